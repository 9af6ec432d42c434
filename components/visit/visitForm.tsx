import type { ReactNode } from "react";
import { FilePicker } from "#components/attachment/filePicker.tsx";
import { categoryOptions } from "#components/issue/categoryOptions.ts";
import { PrivacyCard } from "#components/privacy/card.tsx";
import { behalfFields } from "#components/resident/behalf.tsx";
import { Checkbox, Hidden, RadioGroup, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { Fold } from "#components/ui/fold.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction, FormState } from "#components/ui/formState.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { PrivacySettings } from "#lib/domain/rights/privacy.ts";
import { CONFIDENTIALITIES, LANGS, type Lang, VISIT_RESULTS, VISIT_TYPES } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type VisitFormProps = {
  action: FormAction;
  lang: Lang;
  /** made when the page was, so that sending the form twice makes nothing twice */
  visitId: string;
  problemIds: readonly string[];
  promiseIds: readonly string[];
  places: readonly { name: string; units: readonly { id: string; name: string }[] }[];
  today: string;
  privacy: PrivacySettings;
  /** where the form has its own way with photos */
  files?: ReactNode;
  /** what was typed before */
  begun?: FormState;
  /** the door somebody came from, or nothing */
  door?: { readonly unitId: string; readonly building: string; readonly unit: string; readonly room: string };
};

/** A visit in one form: three required fields first, then the problems, then what may be left out. */
export function VisitForm({
  action,
  lang,
  visitId,
  problemIds,
  promiseIds,
  places,
  today,
  privacy,
  files = <FilePicker lang={lang} as="staff" optional />,
  begun,
  door,
}: VisitFormProps) {
  const words = say(messages, lang);
  const only = places.length === 1 && places[0]?.units.length === 1 ? places[0].units[0]?.id : undefined;
  return (
    <ActionForm
      action={action}
      lang={lang}
      submit={words.submit}
      className="max-w-2xl"
      {...(begun && { begun })}
    >
      <Hidden name="id" value={visitId} />
      <Select
        name="unitId"
        label={words.where}
        hint={words.whereHint}
        required
        defaultValue={door?.unitId ?? only}
        options={places.map(({ name, units }) => ({
          label: name,
          options: units.map(({ id, name }) => ({ value: id, label: name })),
        }))}
      />
      <Fold summary={words.address} fields={["building", "unit", "room"]} open={door !== undefined}>
        <div className="grid grid-cols-3 gap-2">
          <TextField
            name="building"
            label={words.building}
            defaultValue={door?.building}
            autoComplete="off"
          />
          <TextField name="unit" label={words.unit} defaultValue={door?.unit} autoComplete="off" />
          <TextField name="room" label={words.room} defaultValue={door?.room} autoComplete="off" />
        </div>
      </Fold>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="visitedOn"
          label={words.when}
          type="date"
          required
          defaultValue={today}
          max={today}
        />
        <TextField name="visitedTime" label={words.time} type="time" />
      </div>
      <Select
        name="type"
        label={words.type}
        required
        placeholder={false}
        defaultValue="HOUSEHOLD_VISIT"
        options={VISIT_TYPES.map((type) => ({ value: type, label: label("visitType", type, lang) }))}
      />
      <RadioGroup
        name="result"
        label={words.result}
        required
        options={VISIT_RESULTS.map((result) => ({
          value: result,
          label: label("visitResult", result, lang),
          ...(result === "RAISED" && { hint: words.raisedHint }),
        }))}
      />
      <section id="field-problems" aria-label={words.problems} className="grid gap-4">
        <h2 className="text-xl font-bold">{words.problems}</h2>
        {problemBlock(0, problemIds, lang)}
      </section>
      <Fold summary={words.promises} fields={promiseIds.map((_, at) => `promises.${at}.`)} ignore={["id"]}>
        <p className="text-sm text-ink-soft">{words.promisesHint}</p>
        {promiseIds.map((id, at) => promiseBlock(at, id, lang))}
      </Fold>
      <Fold summary={words.contact} fields={["residentName", "residentPhone"]}>
        <p className="text-sm text-ink-soft">{words.contactHint}</p>
        <TextField name="residentName" label={words.name} autoComplete="off" />
        <TextField name="residentPhone" label={words.phone} type="tel" inputMode="tel" autoComplete="off" />
        <Select
          name="residentLang"
          label={words.messageLang}
          hint={words.messageLangHint}
          required
          placeholder={false}
          defaultValue="zh"
          options={LANGS.map((value) => ({ value, label: words[value] }))}
        />
      </Fold>
      {behalfFields(lang)}
      <PrivacyCard form="VISIT" privacy={privacy} lang={lang} folded />
      {files}
      <Fold summary={words.more} fields={["note", "companions", "lateReason"]}>
        <TextArea name="note" label={words.note} maxLength={TEXT_LIMITS.statement} />
        <TextField name="companions" label={words.companions} />
        <TextField name="lateReason" label={words.lateReason} hint={words.lateHint} />
      </Fold>
    </ActionForm>
  );
}

/** Not a component, like the blocks of the problems. */
function promiseBlock(at: number, id: string, lang: Lang) {
  const words = say(messages, lang);
  const name = (field: string) => `promises.${at}.${field}`;
  return (
    <div key={id} className="grid gap-3 sm:grid-cols-[1fr_max-content]">
      <Hidden name={name("id")} value={id} />
      <TextField name={name("words")} label={words.promiseNo(at + 1)} autoComplete="off" />
      <TextField name={name("on")} label={words.promisedOn} type="date" />
    </div>
  );
}

/** Not a component, so that the summary of errors finds the labels. The next one waits folded at the end of each. */
function problemBlock(at: number, ids: readonly string[], lang: Lang) {
  const words = say(messages, lang);
  const number = at + 1;
  const name = (field: string) => `problems.${at}.${field}`;
  const later = ids.map((_, index) => `problems.${index}.`).slice(number);
  return (
    <div className="grid gap-4">
      <div className="group grid gap-4 rounded-md border border-line p-3 sm:p-4">
        <Hidden name={name("id")} value={ids[at] ?? ""} />
        <TextArea
          name={name("statement")}
          label={words.statement(number)}
          hint={words.statementHint}
          maxLength={TEXT_LIMITS.statement}
          rows={3}
        />
        <Checkbox name={name("hazard")} label={words.hazard} hint={words.hazardHint} />
        <p className="hidden rounded-md border-2 border-vermilion bg-vermilion-wash p-3 font-bold text-vermilion-strong group-has-[input[type=checkbox]:checked]:block">
          {words.hazardCall}
        </p>
        <Select
          name={name("category")}
          label={words.category(number)}
          placeholder={words.categoryNone}
          options={categoryOptions(lang)}
        />
        <Select
          name={name("confidentiality")}
          label={words.confidentiality(number)}
          placeholder={false}
          defaultValue="NORMAL"
          options={CONFIDENTIALITIES.map((value) => ({
            value,
            label: label("confidentiality", value, lang),
          }))}
        />
      </div>
      {later.length > 0 && (
        <Fold summary={`+ ${words.another}`} fields={later} ignore={["id", "confidentiality"]}>
          {problemBlock(number, ids, lang)}
        </Fold>
      )}
    </div>
  );
}
