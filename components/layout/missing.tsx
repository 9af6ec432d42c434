import { LinkButton } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/**
 * No such page, with ways on. A residents' page shows it in its own place, and deploy/residents.ts answers 404 for the mark it
 * bears: what the framework would send instead is an empty page that only its own script fills.
 */
export function Missing({ lang }: { lang: Lang }) {
  const words = say(messages, lang);
  return (
    <div data-missing>
      <Page title={words.notFoundTitle} lead={words.notFoundText}>
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/">{words.toHome}</LinkButton>
          <LinkButton href="/desk" tone="quiet">
            {words.toDesk}
          </LinkButton>
        </div>
      </Page>
    </div>
  );
}
