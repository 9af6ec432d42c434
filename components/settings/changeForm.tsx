import { Button } from "#components/ui/button.tsx";
import { Checkbox, Hidden, RadioGroup, TextField } from "#components/ui/field.tsx";
import { FormStateProvider } from "#components/ui/formState.tsx";
import { DAY_KINDS } from "#lib/domain/calendar/calendarChange.ts";
import type { FieldProblem } from "#lib/domain/commands.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type ChangeFormProps = {
  /** what was asked before, with what was wrong about it */
  asked?: Readonly<Record<string, string>> | undefined;
  wrong?: Readonly<Record<string, FieldProblem>> | undefined;
  lang: Lang;
};

/** Which days, and what they become: asked by address, since looking changes nothing. */
export function ChangeForm({ asked = {}, wrong = {}, lang }: ChangeFormProps) {
  const words = say(messages, lang);
  const kinds = { OFF: words.offLong, WORK: words.workLong, PLAIN: words.plainLong } as const;
  return (
    <form method="get" action="/settings/calendar/change" className="grid max-w-prose gap-4" noValidate>
      <FormStateProvider state={{ fields: wrong }} prefix="field-change-" lang={lang}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="from" label={words.from} type="date" required defaultValue={asked.from} />
          <TextField name="to" label={words.to} hint={words.toHint} type="date" defaultValue={asked.to} />
        </div>
        <RadioGroup
          name="kind"
          label={words.kind}
          required
          inline
          defaultValue={asked.kind || "OFF"}
          options={DAY_KINDS.map((value) => ({ value, label: kinds[value] }))}
        />
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint}
          maxLength={20}
          defaultValue={asked.name}
        />
        <Checkbox
          name="completes"
          label={words.completes}
          hint={words.completesHint}
          defaultChecked={asked.completes === "on"}
        />
        <div>
          <Button type="submit">{words.look}</Button>
        </div>
      </FormStateProvider>
    </form>
  );
}

/** Takes a year over from the package, after looking. */
export function ImportForm({ year, importable, lang }: { year: number; importable: number; lang: Lang }) {
  const words = say(messages, lang);
  if (importable === 0) return <p className="text-ink-soft">{words.nothingToImport(year)}</p>;
  return (
    <form method="get" action="/settings/calendar/change" className="grid gap-2">
      <Hidden name="import" value={year} />
      <p>{words.importable(importable, year)}</p>
      <div>
        <Button type="submit" tone="quiet">
          {words.importLook}
        </Button>
      </div>
    </form>
  );
}
