import { Hidden, Select, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { MAX_ABSENCE_DAYS } from "#lib/domain/desk/absence.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Named = { readonly personId: string; readonly name: string };
type AbsenceFormProps = {
  /** whose absence can be set; oneself comes first */
  choices: readonly (Named & { readonly standIns: readonly Named[] })[];
  absenceId: string;
  today: string;
  action: FormAction;
  lang: Lang;
};
const STAND_INS = [1, 2, 3] as const;

/** From, to, and up to three colleagues who stand in; heads choose also for whom. */
export function AbsenceForm({ choices, absenceId, today, action, lang }: AbsenceFormProps) {
  const words = say(messages, lang);
  const [me] = choices;
  const colleagues = [
    ...new Map(choices.flatMap(({ standIns }) => standIns).map((one) => [one.personId, one])).values(),
  ];
  const options = colleagues.map(({ personId, name }) => ({ value: personId, label: name }));
  return (
    <ActionForm action={action} lang={lang} name="absence" submit={words.submit} className="max-w-xl">
      <Hidden name="absenceId" value={absenceId} />
      {choices.length > 1 ? (
        <Select
          name="personId"
          label={words.who}
          required
          placeholder={false}
          defaultValue={me?.personId}
          options={choices.map(({ personId, name }, at) => ({
            value: personId,
            label: at === 0 ? words.me(name) : name,
          }))}
        />
      ) : (
        <Hidden name="personId" value={me?.personId ?? ""} />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="fromOn" label={words.from} type="date" min={today} defaultValue={today} required />
        <TextField name="toOn" label={words.to} type="date" min={today} required />
      </div>
      <p className="text-sm text-ink-soft">{words.days(MAX_ABSENCE_DAYS)}</p>
      {options.length === 0 ? (
        <p className="text-ink-soft">{words.noColleagues}</p>
      ) : (
        STAND_INS.filter((n) => n <= options.length).map((n) => (
          <Select
            key={n}
            name={`standIn${n}`}
            label={words.standIn(n)}
            {...(n === 1 && { hint: words.standInHint })}
            placeholder={words.nobody}
            options={options}
          />
        ))
      )}
    </ActionForm>
  );
}
