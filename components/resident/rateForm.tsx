import { PrivacyCard } from "#components/privacy/card.tsx";
import { RadioGroup, TextArea } from "#components/ui/field.tsx";
import { Section } from "#components/ui/page.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { RATED_SOLVED, RATING_LEVELS } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages-track.ts";
import { type Own, OwnForm } from "./ownForm.tsx";

/** 一事一评: the resident has the word; nothing is chosen beforehand. */
export function RateForm({ own, hasPhone }: { own: Own; hasPhone: boolean }) {
  const { lang } = own;
  const words = say(messages, lang);
  return (
    <Section title={words.rateTitle} id="rate">
      <p className="text-ink-soft">{words.rateLead}</p>
      <OwnForm own={own} verb="rate" submit={words.rate}>
        {rateFields(lang, hasPhone)}
        <PrivacyCard form="RATE" privacy={own.privacy} lang={lang} folded />
      </OwnForm>
    </Section>
  );
}

/**
 * Three questions and, if wished, words; nothing is chosen beforehand. Who left no phone cannot have been called: they are asked
 * whether they saw the answer, so that an honest "no" does not take back one that was rightly made public.
 */
export function rateFields(lang: Lang, hasPhone: boolean) {
  const words = say(messages, lang);
  return (
    <>
      <RadioGroup
        name="solved"
        label={words.solved}
        required
        options={RATED_SOLVED.map((value) => ({ value, label: label("ratedSolved", value, lang) }))}
      />
      <RadioGroup
        name="level"
        label={words.level}
        required
        options={RATING_LEVELS.map((value) => ({
          value: String(value),
          label: label("ratingLevel", value, lang),
        }))}
      />
      <RadioGroup
        name="contacted"
        label={hasPhone ? words.contacted : words.answerSeen}
        required
        inline
        options={[
          { value: "yes", label: hasPhone ? words.yes : words.seen },
          { value: "no", label: hasPhone ? words.no : words.notSeen },
        ]}
      />
      <TextArea name="words" label={words.rateWords} rows={2} maxLength={TEXT_LIMITS.words} />
    </>
  );
}
