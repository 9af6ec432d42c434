import { Hidden, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { MOST_UNITS } from "#lib/domain/direct/instructions.ts";
import { say } from "#lib/domain/labels.ts";
import type { InstructionSubject, Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Named = readonly { readonly id: string; readonly name: string }[];
export type InstructingFacts = {
  readonly offices: Named;
  readonly units: Named;
  readonly places: Named;
  readonly dueOn: CivilDate;
  readonly today: CivilDate;
};
type FormProps = {
  instructionId: string;
  /** what it is on; nothing: a place and a title of one's own */
  on: {
    readonly subject: InstructionSubject;
    readonly subjectId?: string;
    readonly entryNo?: number;
  };
  facts: InstructingFacts;
  /** words to begin with, to be changed */
  draft?: string;
  action: FormAction;
  lang: Lang;
};
const options = (units: Named) => units.map(({ id, name }) => ({ value: id, label: name }));

/** Writes an instruction: what, to whom, by when. */
export function InstructionForm({ instructionId, on, facts, draft, action, lang }: FormProps) {
  const words = say(messages, lang);
  const free = on.subject === "FREE";
  const [only] = facts.offices;
  if (!only || facts.units.length === 0) return null;
  return (
    <ActionForm
      action={action}
      lang={lang}
      name={`instruct-${on.entryNo ?? ""}`}
      submit={words.save}
      fold={{ summary: free ? words.write : words.writeOn }}
      className="no-print max-w-2xl"
    >
      <Hidden name="instructionId" value={instructionId} />
      <Hidden name="subject" value={on.subject} />
      <Hidden name="subjectId" value={on.subjectId ?? ""} />
      <Hidden name="entryNo" value={on.entryNo ?? ""} />
      {facts.offices.length === 1 ? (
        <Hidden name="officeId" value={only.id} />
      ) : (
        <Select name="officeId" label={words.office} required options={options(facts.offices)} />
      )}
      {free && (
        <>
          <Select name="placeId" label={words.place} required options={options(facts.places)} />
          <TextField name="title" label={words.what} hint={words.whatHint} required maxLength={40} />
        </>
      )}
      <TextArea
        name="words"
        label={words.words}
        hint={words.wordsHint}
        required
        rows={3}
        maxLength={TEXT_LIMITS.words}
        {...(draft && { defaultValue: draft })}
      />
      <div className="grid gap-3 sm:grid-cols-3">
        {Array.from({ length: MOST_UNITS }, (_, at) => `units.${at}.unitId`).map((name, at) => (
          <Select
            key={name}
            name={name}
            label={at === 0 ? words.unit : words.unitMore}
            required={at === 0}
            options={options(facts.units)}
          />
        ))}
      </div>
      <TextField
        name="dueOn"
        label={words.dueOn}
        hint={words.dueHint}
        type="date"
        required
        min={facts.today}
        defaultValue={facts.dueOn}
      />
    </ActionForm>
  );
}
