import type { ReactNode } from "react";
import { LinkButton } from "#components/ui/button.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { noticeText, privacyWords } from "#lib/domain/labels/privacy.ts";
import { NOTICE_FORMS, type PrivacySettings } from "#lib/domain/rights/privacy.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type PosterProps = {
  privacy: PrivacySettings;
  office: { name: string; phone: string | null } | null;
  lang: Lang;
};

/** The notice in full, to be read, printed and hung up: the same words as the cards at the forms. */
export function PrivacyPoster({ privacy, office, lang }: PosterProps) {
  const words = say(messages, lang);
  const shared = say(privacyWords, lang);
  const of = (point: "who" | "rights") => noticeText(point, "SUBMIT", privacy, lang);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <PrintButton text={words.print} />
          <LinkButton href="/track/issue/mine" tone="quiet">
            {words.start}
          </LinkButton>
        </>
      }
    >
      <Section title={shared.who}>
        <p>{of("who")}</p>
        {office && (
          <p>{office.phone ? words.officeCall(office.name, office.phone) : words.office(office.name)}</p>
        )}
      </Section>
      <Section title={words.basisTitle}>
        <p>{words.basis}</p>
      </Section>
      <Section title={words.formsTitle}>
        {NOTICE_FORMS.map((form) => (
          <section key={form} aria-label={words[form]} className="break-inside-avoid">
            <h3 className="font-bold">{words[form]}</h3>
            <DefinitionList
              items={(["purpose", "kinds", "kept"] as const).map((point) => [
                shared[point],
                noticeText(point, form, privacy, lang),
              ])}
            />
          </section>
        ))}
      </Section>
      <Lines title={words.seenTitle} text={words.seen} />
      <Lines title={words.rightsTitle} text={words.rights(privacy.answerDays)} />
      <Section title={words.keepTitle}>
        <p>{words.keep}</p>
      </Section>
      <Section title={words.complainTitle}>
        <p>{words.complain}</p>
      </Section>
      <Lines title={words.notTitle} text={words.not} />
    </Page>
  );
}

function Lines({ title, text }: { title: string; text: string }): ReactNode {
  return (
    <Section title={title}>
      <ul className="list-disc pl-6">
        {text.split("\n").map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}
