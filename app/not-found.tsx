import { setPreference } from "#app/actions.ts";
import { currentLang, elderMode } from "#app/preferences.ts";
import { messages } from "#components/layout/messages.ts";
import { Preferences } from "#components/layout/preferences.tsx";
import { PublicRoom } from "#components/layout/publicRoom.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { say } from "#lib/domain/labels.ts";
import { demonstration } from "#lib/now.ts";

/** No such page, or an issue that is not theirs: the same words for both. */
export default async function NotFound() {
  const [lang, elder, demo] = await Promise.all([currentLang(), elderMode(), demonstration()]);
  const words = say(messages, lang);
  return (
    <PublicRoom
      lang={lang}
      demo={demo}
      switches={<Preferences lang={lang} elder={elder} action={setPreference} />}
    >
      <Page title={words.notFoundTitle} lead={words.notFoundText}>
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/" prefetch={false}>
            {words.toHome}
          </LinkButton>
          <LinkButton href="/desk" tone="quiet">
            {words.toDesk}
          </LinkButton>
        </div>
      </Page>
    </PublicRoom>
  );
}
