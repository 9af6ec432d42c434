import { Checkbox, Hidden, RadioGroup, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { say } from "#lib/domain/labels.ts";
import { daysPromised, MOST_STAGES, WHOLE } from "#lib/domain/open/hotIssues.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import type { Hot } from "./hotIssue.tsx";
import { messages } from "./messages.ts";

type Option = { readonly id: string; readonly name: string };
const options = (units: readonly Option[]) => units.map(({ id, name }) => ({ value: id, label: name }));

type PromiseProps = {
  hotId: string;
  places: readonly Option[];
  units: readonly Option[];
  matters: readonly Option[];
  today: CivilDate;
  action: FormAction;
  lang: Lang;
};
export function PromiseForm({ hotId, places, units, matters, today, action, lang }: PromiseProps) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name="promise"
      submit={words.save}
      fold={{ summary: words.promise }}
      className="max-w-3xl"
    >
      <Hidden name="hotId" value={hotId} />
      <TextField name="title" label={words.name} hint={words.nameHint} required autoComplete="off" />
      <TextArea name="text" label={words.text} required rows={3} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Select name="unitId" label={words.place} required placeholder={false} options={options(places)} />
        <Select name="responsibleId" label={words.whom} required options={options(units)} />
      </div>
      <TextField name="dueOn" label={words.dueOn} type="date" required min={today} />
      <fieldset className="grid gap-3">
        <legend className="font-medium">{words.stages}</legend>
        {Array.from({ length: MOST_STAGES }, (_, at) => (
          <div key={words.stage(at + 1)} className="grid gap-3 sm:grid-cols-[1fr_14rem]">
            <TextField name={`stage.${at}.name`} label={words.stageName(at + 1)} autoComplete="off" />
            <TextField name={`stage.${at}.dueOn`} label={words.stageDue(at + 1)} type="date" min={today} />
          </div>
        ))}
      </fieldset>
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          name="matterId"
          label={words.matter}
          placeholder={words.matterNone}
          options={options(matters)}
        />
        <TextField name="receiptNo" label={words.receipt} hint={words.receiptHint} inputMode="numeric" />
      </div>
      <Checkbox name="looked" label={words.looked} />
    </ActionForm>
  );
}

type KeepProps = {
  hot: Hot;
  ids: { dateId: string; endId: string };
  today: CivilDate;
  move: FormAction;
  end: FormAction;
  lang: Lang;
};
/** What can still be said of a promise that stands. */
export function KeepForms({ hot, ids, today, move, end, lang }: KeepProps) {
  const words = say(messages, lang);
  const parts = [
    { value: String(WHOLE), label: words.whole },
    ...hot.stages
      .filter((stage) => !stage.end)
      .map(({ no, name }) => ({ value: String(no), label: `${words.stage(no)}：${name}` })),
  ];
  return (
    <>
      <ActionForm
        action={move}
        lang={lang}
        name={`move-${hot.id}`}
        submit={words.save}
        fold={{ summary: words.move }}
      >
        <Hidden name="dateId" value={ids.dateId} />
        <Hidden name="hotId" value={hot.id} />
        <Hidden name="seen" value={daysPromised(hot)} />
        <Select name="stage" label={words.which} required placeholder={false} options={parts} />
        <TextField name="dueOn" label={words.newDay} type="date" required min={today} />
        <TextArea name="reason" label={words.why} hint={words.whyHint} required rows={2} />
        <Checkbox name="looked" label={words.looked} />
      </ActionForm>
      <ActionForm
        action={end}
        lang={lang}
        name={`end-${hot.id}`}
        submit={words.save}
        fold={{ summary: words.end }}
      >
        <Hidden name="endId" value={ids.endId} />
        <Hidden name="hotId" value={hot.id} />
        <Select name="stage" label={words.endOf} required placeholder={false} options={parts} />
        <RadioGroup
          name="kind"
          label={words.kind}
          required
          options={[
            { value: "DONE", label: words.kindDone },
            { value: "TAKEN_DOWN", label: words.kindDown },
          ]}
        />
        <TextArea name="words" label={words.words} hint={words.whyHint} required rows={2} />
        <Checkbox name="looked" label={words.looked} />
      </ActionForm>
    </>
  );
}
