import type { ReactNode } from "react";
import { Checkbox, Hidden, RadioGroup, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { type Issue, TIERS_OF_LEVEL } from "#lib/domain/issue.ts";
import { label, say } from "#lib/domain/labels.ts";
import {
  ESCALATE_REASONS,
  type Lang,
  OUTCOMES,
  REFUSAL_REASONS,
  SUPERVISE_REASONS,
  type Tier,
} from "#lib/domain/vocabulary.ts";
import { categoryOptions } from "./categoryOptions.ts";
import { actionMessages } from "./messages-actions.ts";
import { ReplyFields } from "./replyFields.tsx";

/** What the forms of an issue need besides the verb. */
export type FormFacts = {
  readonly issue: Issue;
  readonly dispatchTo: readonly { id: string; name: string }[];
  /** units for which this person may sign */
  readonly signsFor: readonly string[];
  readonly today: string;
  readonly contact: { name: string; phone: string };
  readonly lang: Lang;
};

const options = <W extends string>(words: readonly W[], read: (word: W) => string) =>
  words.map((value) => ({ value, label: read(value) }));

/** The fields of each verb, what is done most often first; functions, not components, so that the summary of errors finds the labels. */
export const VERB_FIELDS = {
  acceptAndDispatch: (facts) => (
    <>
      {acceptFields(facts)}
      {unitFields(facts, facts.issue.holderUnitId)}
    </>
  ),
  accept: acceptFields,
  dispatch: (facts) => (
    <>
      {unitFields(facts)}
      {note(facts.lang, say(actionMessages, facts.lang).dispatchWords)}
    </>
  ),
  sign: () => null,
  reply: ({ issue, today, contact, lang }) => (
    <ReplyFields
      given={{ confidentiality: issue.confidentiality, reachable: issue.reachable, today }}
      contact={contact}
      lang={lang}
    />
  ),
  resolve: ({ lang }) => {
    const words = say(actionMessages, lang);
    return (
      <>
        <RadioGroup
          name="outcome"
          label={words.outcome}
          required
          options={options(OUTCOMES, (outcome) => label("outcome", outcome, lang))}
        />
        <TextArea name="evidence" label={words.evidence} hint={words.evidenceHint} required rows={2} />
      </>
    );
  },
  escalate: ({ lang }) => {
    const words = say(actionMessages, lang);
    return (
      <>
        <RadioGroup
          name="reason"
          label={words.escalateReason}
          required
          options={options(ESCALATE_REASONS, (reason) => label("escalateReason", reason, lang))}
        />
        <TextArea name="done" label={words.escalateDone} required rows={3} maxLength={TEXT_LIMITS.words} />
        <TextArea name="whyNot" label={words.whyNot} required rows={3} maxLength={TEXT_LIMITS.words} />
        <TextArea name="asked" label={words.asked} required rows={2} maxLength={TEXT_LIMITS.words} />
      </>
    );
  },
  sendBack: ({ lang }) => reason(say(actionMessages, lang).sendBackReason),
  return: ({ lang }) => {
    const words = say(actionMessages, lang);
    return (
      <>
        <TextArea name="reason" label={words.returnReason} required rows={3} maxLength={TEXT_LIMITS.words} />
        <TextField name="suggestedUnit" label={words.suggestedUnit} />
        <TextField name="legalBasis" label={words.legalBasis} />
      </>
    );
  },
  refuse: ({ lang }) => {
    const words = say(actionMessages, lang);
    return (
      <>
        <Select
          name="reason"
          label={words.refusal}
          required
          options={options(REFUSAL_REASONS, (reason) => label("refusalReason", reason, lang))}
        />
        <TextArea name="words" label={words.refuseWords} required rows={3} maxLength={TEXT_LIMITS.words} />
        <TextArea name="whereToGo" label={words.whereToGo} hint={words.whereHint} required rows={2} />
      </>
    );
  },
  reopen: ({ lang }) => reason(say(actionMessages, lang).reopenReason),
  close: ({ lang }) => note(lang),
  urge: ({ lang }) => note(lang),
  supervise: ({ issue, lang }) => {
    const words = say(actionMessages, lang);
    const levels = ["1", "2", "3"].filter((level) => Number(level) > issue.supervisionLevel);
    return (
      <>
        <Select
          name="reason"
          label={words.superviseReason}
          required
          options={options(SUPERVISE_REASONS, (reason) => label("superviseReason", reason, lang))}
        />
        <Select
          name="level"
          label={words.level}
          required
          placeholder={false}
          options={options(levels, (level) => words.levelName(Number(level)))}
        />
        <TextArea name="words" label={words.superviseWords} required rows={2} maxLength={TEXT_LIMITS.words} />
      </>
    );
  },
} as const satisfies Record<string, (facts: FormFacts) => ReactNode>;
export type FormVerb = keyof typeof VERB_FIELDS;

function acceptFields({ issue, lang }: FormFacts) {
  const words = say(actionMessages, lang);
  const tiers: readonly Tier[] = TIERS_OF_LEVEL[issue.level];
  const only = tiers.length === 1 ? tiers[0] : undefined;
  return (
    <>
      <Select
        name="category"
        label={words.category}
        required
        defaultValue={issue.category ?? ""}
        options={categoryOptions(lang)}
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
          options={options(tiers, (tier) => label("tier", tier, lang))}
        />
      )}
      <Checkbox name="hazard" label={words.hazard} defaultChecked={issue.hazard} />
    </>
  );
}
/** Whom it goes to; with the own office chosen beforehand, signing for it is too, where one may. */
function unitFields({ issue, dispatchTo, signsFor, lang }: FormFacts, chosen?: string) {
  const words = say(actionMessages, lang);
  return (
    <>
      <Select
        name="unitId"
        label={words.unit}
        required
        defaultValue={chosen}
        options={dispatchTo.map(({ id, name }) => ({
          value: id,
          label: id === issue.holderUnitId ? words.ownUnit(name) : name,
        }))}
      />
      {dispatchTo.some(({ id }) => signsFor.includes(id)) && (
        <Checkbox
          name="signToo"
          label={words.signToo}
          defaultChecked={!!chosen && signsFor.includes(chosen)}
        />
      )}
    </>
  );
}
const reason = (text: string) => (
  <TextArea name="reason" label={text} required rows={3} maxLength={TEXT_LIMITS.words} />
);
const note = (lang: Lang, text = say(actionMessages, lang).words) => (
  <TextArea name="words" label={text} rows={2} maxLength={TEXT_LIMITS.words} />
);
