import { PrivacyCard } from "#components/privacy/card.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Hidden } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { EmptyState, Page } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import type { PrivacySettings } from "#lib/domain/rights/privacy.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages-rating.ts";
import { messages as trackMessages } from "./messages-track.ts";
import { rateFields } from "./rateForm.tsx";
import { ResidentForm } from "./residentForm.tsx";

type RateByLinkProps = {
  lang: Lang;
  /** null when there is nothing to rate by this link any more */
  toRate: { registeredAt: Date; area: string; answer: { done: string; state: string } | null } | null;
  thanks: boolean;
  word: string;
  privacy: PrivacySettings;
  commandId: string;
  action: FormAction;
};

/** The question after a matter was solved, for whoever came by the link of a message. */
export function RateByLink({ lang, toRate, thanks, word, privacy, commandId, action }: RateByLinkProps) {
  const words = say(messages, lang);
  if (!toRate)
    return (
      <Page title={words.title}>
        <EmptyState title={thanks ? words.thanks : words.over}>
          <p>{thanks ? words.thanksText : words.overText}</p>
          <LinkButton href="/track">{words.track}</LinkButton>
        </EmptyState>
      </Page>
    );
  const { registeredAt, area, answer } = toRate;
  return (
    <Page title={words.title} lead={words.lead(showDate(shanghaiDate(registeredAt), lang), area)}>
      {answer ? (
        <DefinitionList
          items={[
            [words.answer, answer.done],
            [words.state, answer.state],
          ]}
        />
      ) : (
        <p className="text-ink-soft">{words.noAnswer}</p>
      )}
      <ResidentForm action={action} lang={lang} submit={say(trackMessages, lang).rate}>
        <Hidden name="word" value={word} />
        <Hidden name="commandId" value={commandId} />
        {rateFields(lang, true)}
        <PrivacyCard form="RATE" privacy={privacy} lang={lang} folded />
      </ResidentForm>
    </Page>
  );
}
