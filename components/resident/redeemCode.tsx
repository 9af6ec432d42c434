import { LinkButton } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages-mine.ts";
import { ResidentForm } from "./residentForm.tsx";

type RedeemCodeProps = { lang: Lang; phone: string; demoCode: string | null; action: FormAction };

/** The code that was sent; the browser offers it from the message where it can. */
export function RedeemCode({ lang, phone, demoCode, action }: RedeemCodeProps) {
  const words = say(messages, lang);
  return (
    <Page title={words.title} lead={words.codeLead(phone)}>
      {demoCode && <Notice tone="info">{words.demo(demoCode)}</Notice>}
      <div className="max-w-md">
        <ResidentForm action={action} lang={lang} submit={words.use}>
          <TextField
            name="code"
            label={words.code}
            required
            inputMode="numeric"
            autoComplete="one-time-code"
          />
        </ResidentForm>
      </div>
      <p>
        <LinkButton href="/mine" tone="quiet">
          {words.again}
        </LinkButton>
      </p>
    </Page>
  );
}
