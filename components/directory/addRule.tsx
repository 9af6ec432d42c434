import { Hidden, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { leastOf } from "#lib/domain/commands.ts";
import { say } from "#lib/domain/labels.ts";
import { ruleForm } from "#lib/domain/routing/routingForm.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { levelOptions, subjectOptions, type UnitChoice, unitChoices } from "./options.ts";

type AddRuleProps = {
  commandId: string;
  places: readonly UnitChoice[];
  handlers: readonly UnitChoice[];
  today: string;
  action: FormAction;
  lang: Lang;
};

/** A new line of the directory: what, where, at which level, to whom, and why. */
export function AddRule({ commandId, places, handlers, today, action, lang }: AddRuleProps) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name="add"
      submit={words.add}
      least={leastOf(ruleForm.shape)}
      fold={{ summary: words.addTitle }}
    >
      <Hidden name="commandId" value={commandId} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select name="category" label={words.category} required options={subjectOptions(lang)} />
        <Select
          name="placeUnitId"
          label={words.place}
          hint={words.placeHint}
          required
          options={unitChoices(places)}
        />
        <Select
          name="level"
          label={words.level}
          hint={words.levelHint}
          required
          options={levelOptions(lang)}
        />
        <Select
          name="unitId"
          label={words.unit}
          hint={words.unitHint}
          required
          options={[
            { label: words.offices, options: unitChoices(handlers.filter(({ kind }) => kind === "AREA")) },
            {
              label: words.unit,
              options: unitChoices(handlers.filter(({ kind }) => kind === "DEPARTMENT")),
            },
          ]}
        />
        <TextField
          name="validFrom"
          label={words.validFrom}
          hint={words.validFromHint}
          type="date"
          min={today}
        />
        <TextField name="validTo" label={words.validTo} type="date" min={today} />
      </div>
      <TextArea name="reason" label={words.reason} required rows={2} />
    </ActionForm>
  );
}
