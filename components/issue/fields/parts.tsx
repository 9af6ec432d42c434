import type { ReactNode } from "react";
import { Checkbox, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say } from "#lib/domain/labels.ts";
import { type Lang, REPLY_CHANNELS } from "#lib/domain/vocabulary.ts";
import { actionMessages } from "../messages-actions.ts";
import { directoryLabel } from "./complaint.tsx";
import type { FormFacts } from "./facts.ts";

/**
 * The fields of a verb: a function, not a component, so that the summary of errors finds the labels.
 */
export type Fields = (facts: FormFacts) => ReactNode;

export const options = <W extends string>(words: readonly W[], read: (word: W) => string) =>
  words.map((value) => ({ value, label: read(value) }));

type Asked = { rows?: number; hint?: string; start?: string | undefined };
/** Words that must be there. */
export const mustSay = (name: string, text: string, { rows = 3, hint, start }: Asked = {}) => (
  <TextArea
    name={name}
    label={text}
    hint={hint}
    required
    rows={rows}
    maxLength={TEXT_LIMITS.words}
    defaultValue={start}
  />
);

/** A word with it, which may be left out. */
export const note = (lang: Lang, text = say(actionMessages, lang).words) => (
  <TextArea name="words" label={text} rows={2} maxLength={TEXT_LIMITS.words} />
);

/** How the resident was told, and that they were: what only takes effect once they know. */
export function toldHow(lang: Lang) {
  const words = say(actionMessages, lang);
  return (
    <>
      <Select
        name="channel"
        label={words.replyChannel}
        required
        options={options(REPLY_CHANNELS, (channel) => label("replyChannel", channel, lang))}
      />
      <Checkbox name="reached" label={words.reached} hint={words.reachedHint} />
    </>
  );
}

/** Day and time of a call or a visit: now, unless it is noted later. */
export function when({ today, time, lang }: FormFacts) {
  const words = say(actionMessages, lang);
  return (
    <div className="grid grid-cols-2 gap-4">
      <TextField name="on" label={words.onDay} type="date" required defaultValue={today} max={today} />
      <TextField name="time" label={words.atTime} type="time" required defaultValue={time} />
    </div>
  );
}

/** Whom it goes to; with the own office chosen beforehand, signing for it is too, where one may. */
export function unitFields({ issue, dispatchTo, signsFor, lang }: FormFacts, chosen?: string) {
  return (
    <>
      {unitChoice({ issue, dispatchTo, lang }, chosen)}
      {dispatchTo.some(({ id }) => signsFor.includes(id)) && (
        <Checkbox
          name="signToo"
          label={say(actionMessages, lang).signToo}
          defaultChecked={!!chosen && !dispatchTo.some(({ by }) => by) && signsFor.includes(chosen)}
        />
      )}
    </>
  );
}
export function unitChoice(
  { issue, dispatchTo, lang }: Pick<FormFacts, "issue" | "dispatchTo" | "lang">,
  chosen?: string,
) {
  const words = say(actionMessages, lang);
  return (
    <Select
      name="unitId"
      label={words.unit}
      required
      defaultValue={dispatchTo.find(({ by }) => by)?.id ?? chosen}
      options={dispatchTo.map((unit) => ({
        value: unit.id,
        label:
          unit.id === issue.holderUnitId && !unit.by ? words.ownUnit(unit.name) : directoryLabel(unit, lang),
      }))}
    />
  );
}
