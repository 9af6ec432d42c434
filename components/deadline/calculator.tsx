import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/errorSummary.tsx";
import { Select, TextField } from "#components/ui/field.tsx";
import { type FormState, FormStateProvider } from "#components/ui/formState.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import type { Deadline } from "#lib/domain/calendar/deadlines.ts";
import { deadlineSentence, deadlineWords } from "#lib/domain/labels/deadline.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { DEADLINE_MODES, type Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type CalculatorProps = {
  lang: Lang;
  state: FormState;
  deadline: Deadline | null;
  /** the limits in force, below the rules they are counted by */
  children?: ReactNode;
};

/** The calculator behind every promised date, for anybody to try. A plain GET form: its answer has an address. */
export function Calculator({ lang, state, deadline, children }: CalculatorProps) {
  const words = say(messages, lang);
  const fields = (
    <>
      <TextField name="from" label={words.from} type="date" required />
      <TextField name="days" label={words.days} inputMode="numeric" required autoComplete="off" />
      <Select
        name="mode"
        label={words.mode}
        placeholder={false}
        options={DEADLINE_MODES.map((value) => ({ value, label: label("deadlineMode", value, lang) }))}
      />
    </>
  );
  return (
    <Page title={words.title} lead={words.lead}>
      <form method="get" noValidate>
        <FormStateProvider state={state} lang={lang}>
          <div className="grid max-w-md gap-5">
            <ErrorSummary state={state} lang={lang} fields={fields} />
            {fields}
            <div>
              <Button type="submit">{words.count}</Button>
            </div>
          </div>
        </FormStateProvider>
      </form>
      {deadline && <Answer deadline={deadline} lang={lang} />}
      <Section title={words.rulesTitle}>
        <ul className="list-disc pl-6">
          {words.rules.split("\n").map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </Section>
      {children}
    </Page>
  );
}

function Answer({ deadline, lang }: { deadline: Deadline; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <div role="status" className="grid gap-4 rounded-md border-2 border-celadon bg-paper-strong p-5">
      <p>
        <span className="text-ink-soft">{words.due} </span>
        <strong className="text-2xl">{showDate(deadline.due, lang)}</strong>
        {deadline.provisional && <span className="text-amber"> {words.provisional}</span>}
      </p>
      <p>{deadlineSentence(deadline.steps, lang)}</p>
      <Section title={words.stepsTitle}>
        <ol className="list-decimal pl-6">
          {deadlineWords(deadline.steps, lang).map(({ date, rule }) => (
            <li key={`${date} ${rule}`}>{rule}</li>
          ))}
        </ol>
      </Section>
    </div>
  );
}
