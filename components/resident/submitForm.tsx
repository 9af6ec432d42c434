import { PrivacyCard } from "#components/privacy/card.tsx";
import { Hidden, RadioGroup, Select, TextField } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import type { CityMap } from "#lib/domain/casework/mapPoint.ts";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { PrivacySettings } from "#lib/domain/rights/privacy.ts";
import { CATEGORIES, CATEGORIES_L1, type Lang, type Utility } from "#lib/domain/vocabulary.ts";
import { behalfFields } from "./behalf.tsx";
import { Draft } from "./draft.tsx";
import { LeaveEmpty } from "./leaveEmpty.tsx";
import { MapPin } from "./mapPin.tsx";
import { messages } from "./messages.ts";
import { sayMessages } from "./messages-say.ts";
import type { ShownSame } from "./meToo.tsx";
import { Photos } from "./photos.tsx";
import { PlacePicker } from "./placePicker.tsx";
import { PlaceSearch } from "./placeSearch.tsx";
import { ResidentForm } from "./residentForm.tsx";
import { SimilarNearby } from "./similarNearby.tsx";
import { Statement } from "./statement.tsx";
import { Step } from "./step.tsx";
import { SuggestedKinds } from "./suggestedKinds.tsx";
import { WhoSees } from "./whoSees.tsx";

type PlaceGroup = {
  name: string;
  options: readonly { id: string; name: string; level: "TOWN" | "COMMUNITY" }[];
};
type SubmitFormProps = {
  lang: Lang;
  commandId: string;
  /** `whole`: every place there is; otherwise towns, and communities are searched for */
  places: { readonly whole: boolean; readonly groups: readonly PlaceGroup[] };
  /** what a search without script found; null when there was none */
  found: readonly { readonly id: string; readonly path: string }[] | null;
  privacy: PrivacySettings;
  /** all on one page, as without script */
  whole: boolean;
  /** to call for repairs, of the city's own companies */
  numbers: Partial<Record<Utility, string>>;
  /** the post on the wall that somebody came from to say that it is their problem too */
  meToo: ShownSame | null;
  /** the city's own, to mark the spot on beside the words; null where there is none */
  map: CityMap | null;
  action: FormAction;
};

const STEPS = 4;

/** What happened, where, of which kind, and if wished how to reach whoever says so: four short screens, or one page. */
export function SubmitForm({
  lang,
  commandId,
  places,
  found,
  privacy,
  whole,
  numbers,
  meToo,
  map,
  action,
}: SubmitFormProps) {
  const words = say(messages, lang);
  const own = say(sayMessages, lang);
  const groups = places.groups.map(({ name, options }) => ({
    label: name,
    options: options.map(({ id, name: unit, level }) => ({
      value: id,
      label: level === "TOWN" ? words.townOption(unit) : unit,
    })),
  }));
  const step = (at: number, title: string) => ({ at, of: STEPS, title, lang });
  return (
    <ResidentForm action={action} lang={lang} submit={words.send}>
      <Hidden name="commandId" value={commandId} />
      <Hidden name="residentLang" value={lang} />
      <Draft slot={commandId} lang={lang} />
      <div className="grid grid-cols-1 gap-10" {...(!whole && { "data-enhance": "steps" })}>
        <Step {...step(1, own.what)}>
          <Statement
            name="statement"
            label={words.statement}
            hint={words.statementHint}
            hazard={words.hazard}
            numbers={numbers}
            lang={lang}
            dangerAfter={words.dangerAfter}
            limit={TEXT_LIMITS.statement}
          />
          <Photos lang={lang} />
        </Step>
        <Step {...step(2, own.where)}>
          {places.whole ? (
            <PlacePicker
              name="unitId"
              label={words.place}
              hint={words.placeHint}
              filter={words.placeFilter}
              groups={groups}
            />
          ) : (
            <PlaceSearch
              name="unitId"
              groups={groups}
              found={found?.map(({ id, path }) => ({ value: id, label: path })) ?? null}
            />
          )}
          <TextField name="placeText" label={words.placeText} hint={words.placeTextHint} />
          {map && <MapPin name="mapPoint" map={map} lang={lang} />}
        </Step>
        <Step {...step(3, own.kind)}>
          <div className="grid gap-5">
            <RadioGroup
              name="aboutStaff"
              label={own.aboutStaff}
              hint={own.aboutStaffHint}
              inline
              options={[
                { value: "yes", label: own.isAbout },
                { value: "no", label: own.isNotAbout },
              ]}
            />
            <SuggestedKinds lang={lang} />
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
            <p className="when-conduct rounded-md border-l-4 border-celadon bg-celadon-wash px-4 py-3">
              {own.conduct}
            </p>
          </div>
          <SimilarNearby lang={lang} post={meToo} />
        </Step>
        <Step {...step(4, own.reach)}>
          <div data-private className="grid gap-5">
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
          </div>
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
          <WhoSees lang={lang} />
          <LeaveEmpty name="website" lang={lang} />
          <PrivacyCard form="SUBMIT" privacy={privacy} lang={lang} />
        </Step>
      </div>
    </ResidentForm>
  );
}
