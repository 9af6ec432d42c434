import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/layout/messages.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { say } from "#lib/domain/labels.ts";

/** Not found and not yours look the same (house rule 8). */
export default async function OfficeNotFound() {
  const words = say(messages, await currentLang());
  return (
    <Page title={words.notFoundTitle} lead={words.notFoundText}>
      <div>
        <LinkButton href="/desk">{words.toDesk}</LinkButton>
      </div>
    </Page>
  );
}
