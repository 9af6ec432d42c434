import { RadioGroup, Select, TextField } from "#components/ui/field.tsx";
import { label, say } from "#lib/domain/labels.ts";
import { addresseeOf } from "#lib/domain/replies/replyRules.ts";
import { CONTACT_CHANNELS, CONTACT_RESULTS } from "#lib/domain/vocabulary.ts";
import { ReplyFields } from "../replyFields.tsx";
import { handlingMessages } from "./messages-handling.ts";
import { type Fields, mustSay, note, options, toldHow, when } from "./parts.tsx";

/** Between the unit and the resident: 签收 · 退单 · 联系 · 答复 · 请补充 · 补充 · 追问 · 否认联系. */
export const HANDLING_FIELDS = {
  sign: () => null,
  return: ({ lang }) => {
    const words = say(handlingMessages, lang);
    return (
      <>
        {mustSay("reason", words.returnReason)}
        <TextField name="suggestedUnit" label={words.suggestedUnit} hint={words.suggestedUnitHint} required />
        <TextField name="legalBasis" label={words.legalBasis} hint={words.legalBasisHint} required />
      </>
    );
  },
  contact: (facts) => {
    const { lang } = facts;
    const words = say(handlingMessages, lang);
    return (
      <>
        <RadioGroup
          name="result"
          label={words.contactResult}
          required
          inline
          options={options(CONTACT_RESULTS, (result) => label("contactResult", result, lang))}
        />
        <Select
          name="channel"
          label={words.contactChannel}
          required
          defaultValue="PHONE"
          options={options(CONTACT_CHANNELS, (channel) => label("contactChannel", channel, lang))}
        />
        {when(facts)}
        {note(lang)}
      </>
    );
  },
  reply: ({ issue, today, contact, replyTemplates, replyDraft, withoutLine, lang }) => (
    <ReplyFields
      templates={replyTemplates ?? null}
      draft={replyDraft ?? null}
      given={addresseeOf(issue, today)}
      contact={contact}
      files={!withoutLine}
      lang={lang}
    />
  ),
  askInfo: ({ lang }) => {
    const words = say(handlingMessages, lang);
    return (
      <>
        {mustSay("words", words.infoList, { hint: words.infoListHint })}
        {toldHow(lang)}
      </>
    );
  },
  giveInfo: ({ lang }) => mustSay("words", say(handlingMessages, lang).infoGiven),
  askBack: ({ lang }) => mustSay("words", say(handlingMessages, lang).asksBack),
  denyContact: ({ lang }) => note(lang, say(handlingMessages, lang).denies),
} as const satisfies Record<string, Fields>;
