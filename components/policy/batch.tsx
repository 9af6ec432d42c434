import { Checkbox, Hidden, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { categoryPath, say, showDate } from "#lib/domain/labels.ts";
import type { Batch } from "#lib/domain/policy/questions.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { type Question, QuestionText } from "./ask.tsx";
import { messages } from "./messages.ts";

type WaitingBatch = Batch & {
  readonly officeId: string;
  readonly office: string;
  readonly closed: boolean;
  readonly questions: readonly Question[];
  readonly older: readonly { readonly id: string; readonly question: string; readonly category: string }[];
};
type BatchProps = { batch: WaitingBatch; batchId: string; today: CivilDate; action: FormAction; lang: Lang };

/** A week's questions to one office; once it is closed, one form answers all of them. */
export function BatchToAnswer({ batch, batchId, today, action, lang }: BatchProps) {
  const words = say(messages, lang);
  const { questions, closed, answerBy } = batch;
  const on = showDate(batch.on, lang);
  const by = showDate(answerBy, lang);
  const late = closed && today > answerBy;
  return (
    <Section title={words.officeBatch(batch.office, on, questions.length)}>
      <p className={late ? "font-medium text-vermilion" : "text-ink-soft"}>
        {late ? words.overdue(by) : closed ? words.due(by) : words.open(on)}
      </p>
      {batch.rest && <p className="text-amber">{words.holiday(on, by)}</p>}
      {closed ? (
        <ActionForm
          action={action}
          lang={lang}
          name={`batch-${batch.on}`}
          submit={words.sign}
          confirm={words.signSure}
          className="grid max-w-3xl gap-4"
        >
          <Hidden name="batchId" value={batchId} />
          <Hidden name="officeId" value={batch.officeId} />
          <Hidden name="batchOn" value={batch.on} />
          {questions.map((question, at) => (
            <fieldset
              key={question.id}
              className="grid gap-3 rounded-md border border-line bg-paper-strong p-4"
            >
              <legend className="px-1 font-bold">
                {question.unit} · {categoryPath(question.category, lang)}
              </legend>
              <QuestionText question={question} lang={lang} />
              <Hidden name={`answer.${at}.questionId`} value={question.id} />
              <TextArea name={`answer.${at}.text`} label={words.answerText} required rows={3} />
              <TextArea
                name={`answer.${at}.basis`}
                label={words.basisText}
                hint={words.basisHint}
                required
                rows={2}
              />
              <div className="grid gap-3 sm:grid-cols-2">
                <TextField
                  name={`answer.${at}.validUntil`}
                  label={words.validUntil}
                  hint={words.validHint}
                  type="date"
                  min={today}
                />
                <Select
                  name={`answer.${at}.insteadId`}
                  label={words.instead}
                  placeholder={words.insteadNone}
                  options={batch.older
                    .filter(({ category }) => category === question.category)
                    .map((older) => ({ value: older.id, label: older.question.slice(0, 40) }))}
                />
              </div>
            </fieldset>
          ))}
          <Checkbox name="looked" label={words.looked} />
        </ActionForm>
      ) : (
        <ul className="grid list-disc gap-2 pl-6">
          {questions.map((question) => (
            <li key={question.id}>
              <QuestionText question={question} lang={lang} />
              <span className="text-ink-soft">
                {question.unit} · {categoryPath(question.category, lang)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
