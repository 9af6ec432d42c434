import { Hidden, RadioGroup, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { Section } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { label, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import { DECIDING } from "#lib/domain/review/accountability.ts";
import { CASE_OUTCOMES, type CaseOutcome, type CaseVerb, type Lang } from "#lib/domain/vocabulary.ts";
import { type Case, StateWords } from "./cases.tsx";
import { messages } from "./messages.ts";

type Found = Case & {
  readonly issueId: string | null;
  readonly receiptNo: string | null;
  readonly opens: boolean;
  readonly facts: number;
  readonly words: string;
};
export function CaseFacts({
  found,
  outcome,
  lang,
}: {
  found: Found;
  outcome: CaseOutcome | null;
  lang: Lang;
}) {
  const words = say(messages, lang);
  return (
    <DefinitionList
      items={[
        [words.kind, label("conductKind", found.kind, lang)],
        [words.state, <StateWords key="state" found={found} lang={lang} />],
        ...(outcome ? [[words.outcome, label("caseOutcome", outcome, lang)] as const] : []),
        [words.source, found.byRule ? words.byRuleOf(found.facts) : words.byPerson],
        [words.opened, showDateTime(found.openedAt, lang)],
        ...(found.issueId && found.receiptNo
          ? [
              [
                words.issue,
                <Link key="issue" href={`/issues/${found.issueId}`} className="underline">
                  {words.see(formatReceiptNo(found.receiptNo))}
                </Link>,
              ] as const,
            ]
          : []),
        ...(found.words ? [[words.facts, found.words] as const] : []),
      ]}
    />
  );
}

type Step = {
  readonly verb: CaseVerb;
  readonly words: string;
  readonly outcome: CaseOutcome | null;
  readonly dueOn: CivilDate | null;
  readonly unit: string;
  readonly at: Date;
};
/** What was done, in order, by which office; names of people do not stand here. */
export function CaseWay({ steps, lang }: { steps: readonly Step[]; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <Section title={words.way}>
      {steps.length === 0 ? (
        <p className="text-ink-soft">{words.wayNone}</p>
      ) : (
        <ol className="grid gap-3 border-l-2 border-line pl-4">
          {steps.map((step) => (
            <li key={`${step.verb}${step.at.getTime()}`} className="grid gap-1">
              <p className="flex flex-wrap gap-x-3">
                <b>{label("caseVerb", step.verb, lang)}</b>
                {step.outcome && <b>{label("caseOutcome", step.outcome, lang)}</b>}
                <span className="text-ink-soft">
                  {step.unit} · {showDateTime(step.at, lang)}
                  {step.dueOn &&
                    ` · ${words[step.verb === "verify" ? "explainUntil" : "appealUntil"](showDate(step.dueOn, lang))}`}
                </span>
              </p>
              <p className="whitespace-pre-line">{step.words}</p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

type StepsProps = {
  caseId: string;
  possible: readonly CaseVerb[];
  ids: readonly string[];
  /** both sides have an action of their own */
  actions: Readonly<Record<"supervise" | "answer", FormAction>>;
  lang: Lang;
};
const BY_UNIT: readonly CaseVerb[] = ["explain", "appeal"];
export function CaseSteps({ caseId, possible, ids, actions, lang }: StepsProps) {
  const words = say(messages, lang);
  return (
    <Section title={words.next}>
      {possible.length === 0 && <p className="text-ink-soft">{words.nothing}</p>}
      <div className="grid max-w-2xl gap-3">
        {possible.map((verb, at) => (
          <ActionForm
            key={verb}
            action={BY_UNIT.includes(verb) ? actions.answer : actions.supervise}
            lang={lang}
            name={`step-${verb}`}
            submit={words.save}
            confirm={words.sure}
            fold={{ summary: label("caseVerb", verb, lang) }}
          >
            <Hidden name="stepId" value={ids[at] ?? ""} />
            <Hidden name="caseId" value={caseId} />
            <Hidden name="verb" value={verb} />
            {DECIDING.includes(verb) && (
              <RadioGroup
                name="outcome"
                label={words.whatNow}
                required
                options={CASE_OUTCOMES.map((outcome) => ({
                  value: outcome,
                  label: label("caseOutcome", outcome, lang),
                }))}
              />
            )}
            <TextArea name="words" label={words[`${verb}Words`]} required rows={3} />
          </ActionForm>
        ))}
      </div>
      <p className="max-w-prose text-ink-soft">{words.rights}</p>
    </Section>
  );
}
