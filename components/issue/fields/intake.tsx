import { Checkbox, Hidden, RadioGroup, Select } from "#components/ui/field.tsx";
import { TIERS_OF_LEVEL } from "#lib/domain/casework/issue.ts";
import { label, say } from "#lib/domain/labels.ts";
import { HAZARDS, REFUSAL_REASONS, type Tier } from "#lib/domain/vocabulary.ts";
import { categoryOptions } from "../categoryOptions.ts";
import { complaint } from "./complaint.tsx";
import { intakeMessages } from "./messages-intake.ts";
import { type Fields, mustSay, note, options, unitChoice, unitFields } from "./parts.tsx";

/** From being told to being handed to a unit: 受理 · 不予受理 · 复核 · 派单 · 审定 · 紧急转交 · 调整类别. */
export const INTAKE_FIELDS = {
  acceptAndDispatch: (facts) => (
    <>
      {category(facts)}
      {hazard(facts)}
      {petition(facts)}
      {complaint(facts)}
      {unitFields(facts, facts.issue.holderUnitId)}
    </>
  ),
  accept: (facts) => (
    <>
      {category(facts)}
      {hazard(facts)}
      {petition(facts)}
      {complaint(facts)}
    </>
  ),
  dispatch: (facts) => (
    <>
      {unitFields(facts)}
      {note(facts.lang, say(intakeMessages, facts.lang).dispatchWords)}
    </>
  ),
  rule: (facts) => {
    const words = say(intakeMessages, facts.lang);
    return (
      <>
        <RadioGroup
          name="upheld"
          label={words.returnRight}
          required
          options={[
            { value: "yes", label: words.returnUpheld, hint: words.returnUpheldHint },
            { value: "no", label: words.returnOverruled, hint: words.returnOverruledHint },
          ]}
        />
        {unitChoice(facts)}
        {mustSay("words", words.rulingWords)}
      </>
    );
  },
  handOff: ({ lang }) => {
    const words = say(intakeMessages, lang);
    return (
      <>
        <RadioGroup
          name="hazard"
          label={words.whichHazard}
          required
          options={options(HAZARDS, (kind) => label("hazard", kind, lang))}
        />
        {mustSay("words", words.hazardWords, { rows: 2 })}
      </>
    );
  },
  proposeRefusal: ({ lang }) => refusal({ lang }),
  refuse: ({ issue: { request }, lang }) => (
    <>
      {refusal({ lang, ...(request?.kind === "REFUSAL" && { proposed: request }) })}
      {mustSay("whereToGo", say(intakeMessages, lang).whereToGo, {
        rows: 2,
        hint: say(intakeMessages, lang).whereHint,
      })}
    </>
  ),
  askReview: ({ lang }) => mustSay("words", say(intakeMessages, lang).reviewAsked),
  review: ({ lang }) => {
    const words = say(intakeMessages, lang);
    return (
      <>
        <RadioGroup
          name="upheld"
          label={words.reviewResult}
          required
          options={[
            { value: "yes", label: words.refusalUpheld },
            { value: "no", label: words.refusalOverturned, hint: words.refusalOverturnedHint },
          ]}
        />
        {mustSay("words", words.reviewWords)}
      </>
    );
  },
  reclassify: (facts) => (
    <>
      {category(facts, facts.issue.tier)}
      {petition(facts)}
      {complaint(facts)}
      {mustSay("words", say(intakeMessages, facts.lang).reclassifyWords, { rows: 2 })}
    </>
  ),
} as const satisfies Record<string, Fields>;

function category({ issue, suggested, lang }: Parameters<Fields>[0], chosen?: Tier) {
  const words = say(intakeMessages, lang);
  const tiers: readonly Tier[] = TIERS_OF_LEVEL[issue.level];
  const only = tiers.length === 1 ? tiers[0] : undefined;
  return (
    <>
      <Select
        name="category"
        label={words.category}
        required
        defaultValue={issue.category ?? ""}
        options={categoryOptions(lang, { heading: words.perhaps, codes: suggested ?? [] })}
      />
      {only ? (
        <>
          <Hidden name="tier" value={only} />
          <p>{words.tierFixed(label("tier", only, lang))}</p>
        </>
      ) : (
        <RadioGroup
          name="tier"
          label={words.tier}
          required
          defaultValue={chosen}
          options={options(tiers, (tier) => label("tier", tier, lang))}
        />
      )}
    </>
  );
}

const petition = ({ issue, lang }: Parameters<Fields>[0]) => (
  <Checkbox
    name="petition"
    label={say(intakeMessages, lang).petition}
    hint={say(intakeMessages, lang).petitionHint}
    defaultChecked={issue.isPetitionItem}
  />
);

const hazard = ({ issue, lang }: Parameters<Fields>[0]) => (
  <Checkbox name="hazard" label={say(intakeMessages, lang).hazard} defaultChecked={issue.hazard} />
);

type Proposal = { reason: string; words: string };
/** Which of the eight reasons, and what the resident is told; the head of the office starts from what was proposed. */
function refusal({ lang, proposed }: Pick<Parameters<Fields>[0], "lang"> & { proposed?: Proposal }) {
  const words = say(intakeMessages, lang);
  return (
    <>
      <Select
        name="reason"
        label={words.refusal}
        required
        defaultValue={proposed?.reason}
        options={options(REFUSAL_REASONS, (reason) => label("refusalReason", reason, lang))}
      />
      {mustSay("words", words.refuseWords, { start: proposed?.words })}
    </>
  );
}
