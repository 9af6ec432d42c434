import { RadioGroup, Select, TextArea } from "#components/ui/field.tsx";
import { FieldsWhen } from "#components/ui/formState.tsx";
import { label, say } from "#lib/domain/labels.ts";
import { CALLBACK_RESULTS, OUTCOMES, RATED_SOLVED, RATING_LEVELS } from "#lib/domain/vocabulary.ts";
import { endingMessages } from "./messages-ending.ts";
import { type Fields, mustSay, note, options, when } from "./parts.tsx";

/** Towards the end and back: 办结 · 回访 · 重办 · 结案 · 撤回. */
export const ENDING_FIELDS = {
  resolve: ({ lang }) => {
    const words = say(endingMessages, lang);
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
  callback: (facts) => {
    const { issue, lang } = facts;
    const words = say(endingMessages, lang);
    return (
      <>
        <RadioGroup
          name="result"
          label={words.callbackResult}
          required
          options={options(CALLBACK_RESULTS, (result) => label("callbackResult", result, lang))}
        />
        {when(facts)}
        <FieldsWhen legend={words.whenAnswered}>
          {issue.state === "WITHDRAWN"
            ? yesNo("ofFreeWill", words.ofFreeWill, words.ownWish, words.notOwnWish)
            : answers(facts)}
        </FieldsWhen>
        {note(lang)}
      </>
    );
  },
  reopen: ({ lang }) => mustSay("reason", say(endingMessages, lang).reopenReason),
  close: ({ lang }) => note(lang),
  withdraw: ({ papers = [], lang }) => {
    const words = say(endingMessages, lang);
    return (
      <>
        {mustSay("reason", words.withdrawReason, { rows: 2 })}
        {papers.length > 0 && (
          <Select
            name="paperId"
            label={words.paper}
            hint={words.paperHint}
            required
            options={papers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <p>
          {papers.length === 0 && `${words.noPaper} `}
          <a href="#files" className="font-medium underline">
            {words.addPaper}
          </a>
        </p>
      </>
    );
  },
} as const satisfies Record<string, Fields>;

/** What the resident says, in their words; nothing is chosen beforehand. */
function answers({ lang }: Parameters<Fields>[0]) {
  const words = say(endingMessages, lang);
  return (
    <>
      <RadioGroup
        name="solved"
        label={words.solved}
        options={options(RATED_SOLVED, (solved) => label("ratedSolved", solved, lang))}
      />
      <RadioGroup
        name="level"
        label={words.level}
        options={RATING_LEVELS.map((level) => ({
          value: String(level),
          label: label("ratingLevel", level, lang),
        }))}
      />
      {yesNo("contacted", words.contacted, words.wasContacted, words.wasNotContacted)}
    </>
  );
}

/** Asked on the phone: the answers are what people say, not 是 and 不是, which leave open to what. */
const yesNo = (name: string, text: string, yes: string, no: string) => (
  <RadioGroup
    name={name}
    label={text}
    inline
    options={[
      { value: "yes", label: yes },
      { value: "no", label: no },
    ]}
  />
);
