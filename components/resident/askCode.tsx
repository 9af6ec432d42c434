import { PrivacyCard } from "#components/privacy/card.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Page } from "#components/ui/page.tsx";
import type { PrivacySettings } from "#lib/domain/rights/privacy.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages-mine.ts";
import { ResidentForm } from "./residentForm.tsx";

type AskCodeProps = { lang: Lang; privacy: PrivacySettings; action: FormAction };

/** A mobile first; whoever has none is told the other ways. */
export function AskCode({ lang, privacy, action }: AskCodeProps) {
  const words = say(messages, lang);
  return (
    <Page title={words.title} lead={words.lead}>
      <div className="max-w-md">
        <ResidentForm action={action} lang={lang} submit={words.ask}>
          <TextField
            name="phone"
            label={words.phone}
            hint={words.phoneHint}
            required
            type="tel"
            inputMode="tel"
            autoComplete="tel"
          />
          <PrivacyCard form="TRACK" privacy={privacy} lang={lang} folded />
        </ResidentForm>
      </div>
      <p className="max-w-prose text-ink-soft">{words.noMobile}</p>
      <p>
        <LinkButton href="/track" tone="quiet">
          {words.track}
        </LinkButton>
      </p>
    </Page>
  );
}
