import { CallFirst } from "#components/danger/callFirst.tsx";
import { RadioGroup, TextArea } from "#components/ui/field.tsx";
import { Section } from "#components/ui/page.tsx";
import type { Clock } from "#lib/domain/casework/issue.ts";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { HAZARDS } from "#lib/domain/vocabulary.ts";
import { turnMessages } from "./messages-turns.ts";
import { type Own, OwnForm } from "./ownForm.tsx";

/** Danger now: the numbers to call first, then the form (domain.md C2 hazard). */
export function DangerForm({ own }: { own: Own }) {
  const { lang } = own;
  const words = say(turnMessages, lang);
  return (
    <OwnForm
      own={own}
      verb="handOff"
      submit={words.dangerSend}
      tone="danger"
      fold={{ summary: words.dangerTitle, urgent: true }}
    >
      <CallFirst lang={lang} />
      <p className="text-ink-soft">{words.dangerLead}</p>
      <RadioGroup
        name="hazard"
        label={words.dangerKind}
        required
        options={HAZARDS.map((value) => ({ value, label: label("hazard", value, lang) }))}
      />
      <TextArea name="words" label={words.dangerWords} rows={2} required maxLength={TEXT_LIMITS.words} />
    </OwnForm>
  );
}

type InfoFormProps = { own: Own; waiting: { list: string | null; until: string } };
/** 请补充: the one list, until when, and what happens if nothing comes. */
export function InfoForm({ own, waiting: { list, until } }: InfoFormProps) {
  const { lang } = own;
  const words = say(turnMessages, lang);
  return (
    <Section title={words.infoTitle} id="info">
      <blockquote className="border-l-4 border-amber pl-4 text-lg whitespace-pre-line">{list}</blockquote>
      <p className="text-ink-soft">{words.infoUntil(showDate(until, lang))}</p>
      <OwnForm own={own} verb="giveInfo" submit={words.infoSend}>
        <TextArea name="words" label={words.infoField} required maxLength={TEXT_LIMITS.words} />
      </OwnForm>
    </Section>
  );
}

/** The office above looks at a refusal again. */
export function ReviewForm({ own, above }: { own: Own; above: boolean }) {
  const words = say(turnMessages, own.lang);
  return (
    <Section title={words.reviewTitle(above)} id="review">
      <p className="text-ink-soft">{words.reviewLead(above)}</p>
      <OwnForm own={own} verb="askReview" submit={words.reviewSend(above)}>
        <TextArea name="words" label={words.reviewWords} required maxLength={TEXT_LIMITS.words} />
      </OwnForm>
    </Section>
  );
}

/** The resident's word counts, and nobody asks back. */
export function DenyForm({ own }: { own: Own }) {
  const words = say(turnMessages, own.lang);
  return (
    <OwnForm
      own={own}
      verb="denyContact"
      submit={words.denySend}
      tone="quiet"
      fold={{ summary: words.denyTitle }}
    >
      <p>{words.denyLead}</p>
      <TextArea name="words" label={words.denyWords} rows={2} maxLength={TEXT_LIMITS.words} />
    </OwnForm>
  );
}

export type Promised = readonly Pick<Clock, "kind" | "basis">[];
/** With the day by which the next answer is promised, where one is. */
export function nextAnswer(
  promises: Promised,
  by: (day: string) => string,
  without: string,
  lang: Own["lang"],
): string {
  const next = promises.find(({ kind }) => kind === "REPLY" || kind === "PROGRESS");
  return next ? by(showDate(next.basis.due, lang)) : without;
}

/** 追问: an answer that is not understood, or is not all one wanted to know. */
export function AskBackForm({ own, promises }: { own: Own; promises: Promised }) {
  const words = say(turnMessages, own.lang);
  return (
    <OwnForm
      own={own}
      verb="askBack"
      submit={words.askBackSend}
      tone="quiet"
      fold={{ summary: words.askBackTitle }}
    >
      <p className="text-ink-soft">{nextAnswer(promises, words.askBackBy, words.askBackLead, own.lang)}</p>
      <TextArea name="words" label={words.askBackWords} rows={3} required maxLength={TEXT_LIMITS.words} />
    </OwnForm>
  );
}
