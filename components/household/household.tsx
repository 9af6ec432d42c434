import type { ReactNode } from "react";
import { Hidden, RadioGroup, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { label, say } from "#lib/domain/labels.ts";
import { HOUSEHOLD_STATES, type HouseholdState, type Lang } from "#lib/domain/vocabulary.ts";
import { type Change, History } from "./history.tsx";
import { messages } from "./messages.ts";
import { promiseMessages } from "./messages-promises.ts";
import { type Promised, PromiseLines } from "./promises.tsx";

type HouseholdProps = {
  household: {
    readonly id: string;
    readonly version: number;
    readonly state: HouseholdState;
    readonly safety: { readonly words: string; readonly until: CivilDate } | null;
    readonly changes: readonly Change[];
  };
  promised: readonly Promised[];
  now: Date;
  today: CivilDate;
  /** the last day a warning may hold */
  last: CivilDate;
  setState: FormAction;
  warn: FormAction;
  lang: Lang;
  children?: ReactNode;
};

/** One address: how it stands, what to look out for there, and everything that was ever written of it. */
export function Household({
  household,
  promised,
  now,
  today,
  last,
  setState,
  warn,
  lang,
  children,
}: HouseholdProps) {
  const words = say(messages, lang);
  const { id, version, state, safety, changes } = household;
  return (
    <div className="grid max-w-2xl gap-8">
      {promised.length > 0 && (
        <Section title={say(promiseMessages, lang).title}>
          <PromiseLines promises={promised.map((one) => ({ ...one, placeText: "" }))} now={now} lang={lang} />
        </Section>
      )}
      <Section title={words.changeState}>
        <ActionForm action={setState} lang={lang} name="state" submit={words.save}>
          <Hidden name="householdId" value={id} />
          <Hidden name="version" value={String(version)} />
          <RadioGroup
            name="state"
            label={words.state}
            required
            inline
            defaultValue={state}
            options={HOUSEHOLD_STATES.map((value) => ({
              value,
              label: label("householdState", value, lang),
            }))}
          />
          <TextField name="words" label={words.words} hint={words.wordsHint} />
        </ActionForm>
      </Section>
      <Section title={words.safety}>
        <p className="text-ink-soft">{words.safetyLead}</p>
        <ActionForm action={warn} lang={lang} name="safety" submit={words.save}>
          <Hidden name="householdId" value={id} />
          <Hidden name="version" value={String(version)} />
          <TextField
            name="words"
            label={words.safetyWords}
            hint={words.safetyHint}
            defaultValue={safety?.words ?? ""}
          />
          <TextField
            name="until"
            label={words.until}
            type="date"
            min={today}
            max={last}
            defaultValue={safety?.until ?? last}
          />
        </ActionForm>
      </Section>
      {children}
      {changes.length > 0 && (
        <Section title={words.history}>
          <History changes={changes} lang={lang} />
        </Section>
      )}
    </div>
  );
}
