import { PrivacyCard } from "#components/privacy/card.tsx";
import { Hidden, RadioGroup, Select, TextField } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { PrivacySettings } from "#lib/domain/rights/privacy.ts";
import { CATEGORIES, CATEGORIES_L1, type Lang } from "#lib/domain/vocabulary.ts";
import { behalfFields } from "./behalf.tsx";
import { messages } from "./messages.ts";
import { PlacePicker } from "./placePicker.tsx";
import { ResidentForm } from "./residentForm.tsx";
import { SimilarNearby } from "./similarNearby.tsx";
import { Statement } from "./statement.tsx";

type PlaceGroup = {
  name: string;
  options: readonly { id: string; name: string; level: "TOWN" | "COMMUNITY" }[];
};
type SubmitFormProps = {
  lang: Lang;
  commandId: string;
  places: readonly PlaceGroup[];
  privacy: PrivacySettings;
  action: FormAction;
};

/** What happened, where, and if wished how to reach whoever says so. */
export function SubmitForm({ lang, commandId, places, privacy, action }: SubmitFormProps) {
  const words = say(messages, lang);
  return (
    <ResidentForm action={action} lang={lang} submit={words.send}>
      <Hidden name="commandId" value={commandId} />
      <Hidden name="residentLang" value={lang} />
      <Statement
        name="statement"
        label={words.statement}
        hint={words.statementHint}
        hazard={words.hazard}
        dangerTitle={words.dangerTitle}
        dangerText={words.dangerText}
        dangerAfter={words.dangerAfter}
        limit={TEXT_LIMITS.statement}
      />
      <PlacePicker
        name="unitId"
        label={words.place}
        hint={words.placeHint}
        filter={words.placeFilter}
        groups={places.map(({ name, options }) => ({
          label: name,
          options: options.map(({ id, name: unit, level }) => ({
            value: id,
            label: level === "TOWN" ? words.townOption(unit) : unit,
          })),
        }))}
      />
      <TextField name="placeText" label={words.placeText} hint={words.placeTextHint} />
      <Select
        name="category"
        label={words.category}
        hint={words.categoryHint}
        options={CATEGORIES_L1.map((l1) => ({
          label: label("categoryL1", l1, lang),
          options: CATEGORIES.filter((code) => code.startsWith(`${l1}.`)).map((code) => ({
            value: code,
            label: label("category", code, lang),
          })),
        }))}
      />
      <fieldset className="grid gap-5">
        <legend className="mb-3 text-xl font-bold text-ink-strong">{words.contactTitle}</legend>
        {behalfFields(lang)}
        <TextField name="residentName" label={words.residentName} autoComplete="name" />
        <TextField
          name="residentPhone"
          label={words.residentPhone}
          hint={words.residentPhoneHint}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
        />
        <RadioGroup
          name="confidentiality"
          label={words.confidentiality}
          required
          defaultValue="NORMAL"
          options={[
            { value: "NORMAL", label: words.normal, hint: words.normalHint },
            { value: "CONFIDENTIAL", label: words.confidential, hint: words.confidentialHint },
            { value: "ANONYMOUS", label: words.anonymous, hint: words.anonymousHint },
          ]}
        />
      </fieldset>
      <SimilarNearby lang={lang} />
      <PrivacyCard form="SUBMIT" privacy={privacy} lang={lang} />
    </ResidentForm>
  );
}
