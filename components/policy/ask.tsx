import { categoryOptions } from "#components/issue/categoryOptions.ts";
import { Button } from "#components/ui/button.tsx";
import { CONTROL } from "#components/ui/control.ts";
import { Checkbox, Hidden, Select, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Notice, Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { categoryPath, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Batch } from "#lib/domain/policy/questions.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** The words looked for and a category; an address like any other, so it needs no script. */
export function SearchForm({
  query,
  category,
  lang,
}: {
  query: string;
  category: string | null;
  lang: Lang;
}) {
  const words = say(messages, lang);
  return (
    <search>
      <form action="/policy" className="grid gap-3 sm:grid-cols-[1fr_1fr_max-content] sm:items-end">
        <label className="grid gap-1 font-medium">
          {words.searchWords}
          <input
            type="search"
            name="q"
            defaultValue={query}
            placeholder={words.searchHint}
            maxLength={60}
            className={CONTROL}
          />
        </label>
        <label className="grid gap-1 font-medium">
          {words.category}
          <select name="category" defaultValue={category ?? ""} className={CONTROL}>
            <option value="">{words.anyCategory}</option>
            {categoryOptions(lang).map(({ label, options }) => (
              <optgroup key={label} label={label}>
                {options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <Button type="submit">{words.search}</Button>
      </form>
    </search>
  );
}

/** In which batch a question of now would be, and what a holiday does to it. */
export function NextBatch({ next, before, lang }: { next: Batch; before: Batch; lang: Lang }) {
  const words = say(messages, lang);
  const on = showDate(next.on, lang);
  return (
    <Notice tone="info">
      <p>{words.askLead(on, showDate(next.answerBy, lang))}</p>
      <p className="text-ink-soft">{words.lateNow(showDate(before.on, lang))}</p>
      {next.rest && (
        <p className="font-medium text-amber">{words.holiday(on, showDate(next.answerBy, lang))}</p>
      )}
    </Notice>
  );
}

type Option = { readonly id: string; readonly name: string };
const options = (units: readonly Option[]) => units.map(({ id, name }) => ({ value: id, label: name }));
type AskProps = {
  questionId: string;
  units: readonly Option[];
  offices: readonly Option[];
  issue: { readonly id: string; readonly receiptNo: string; readonly category: string | null } | null;
  action: FormAction;
  lang: Lang;
};
export function AskForm({ questionId, units, offices, issue, action, lang }: AskProps) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name="ask"
      submit={words.send}
      fold={{ summary: words.ask, open: issue !== null }}
      className="max-w-3xl"
    >
      <Hidden name="questionId" value={questionId} />
      {issue && (
        <p>
          <Hidden name="issueId" value={issue.id} />
          {words.fromIssue(formatReceiptNo(issue.receiptNo))}
        </p>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <Select name="unitId" label={words.unit} required placeholder={false} options={options(units)} />
        <Select name="officeId" label={words.office} required options={options(offices)} />
      </div>
      <Select
        name="category"
        label={words.category}
        required
        defaultValue={issue?.category ?? ""}
        options={categoryOptions(lang)}
      />
      <TextArea name="text" label={words.text} hint={words.textHint} required rows={3} />
      <Checkbox name="looked" label={words.looked} />
    </ActionForm>
  );
}

export type Question = {
  readonly id: string;
  readonly unit: string;
  readonly office: string;
  readonly issueId: string | null;
  readonly opens: boolean;
  readonly category: string;
  readonly text: string;
  readonly batchOn: string;
  readonly askedAt: Date;
  readonly answered: boolean;
};
export function OwnQuestions({ own, lang }: { own: readonly Question[]; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <Section title={words.own}>
      {own.length === 0 ? (
        <EmptyState title={words.ownNone} />
      ) : (
        <Table
          caption={words.own}
          captionHidden
          head={[words.question, words.category, words.office, words.when, words.state]}
          rows={own.map((question) => ({
            key: question.id,
            cells: [
              <QuestionText key="text" question={question} lang={lang} />,
              categoryPath(question.category, lang),
              question.office,
              showDateTime(question.askedAt, lang),
              question.answered ? words.answered : words.waits(showDate(question.batchOn, lang)),
            ],
          }))}
        />
      )}
    </Section>
  );
}

/** A question, and the way to what it came from where the reader may open that. */
export function QuestionText({ question, lang }: { question: Question; lang: Lang }) {
  return (
    <span className="grid gap-1">
      <span className="whitespace-pre-line">{question.text}</span>
      {question.opens && (
        <Link
          href={`/issues/${question.issueId}`}
          className="inline-flex min-h-(--target) items-center underline"
        >
          {say(messages, lang).issue}
        </Link>
      )}
    </span>
  );
}
