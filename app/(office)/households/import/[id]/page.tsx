import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { FoundAddresses } from "#components/household/addressImport.tsx";
import { importMessages } from "#components/household/messages-import.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readAddressImport } from "#lib/queries/rounds/addressImports.ts";
import { confirmImport } from "../../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(importMessages, await currentLang()).title,
});

/** What the dry run of one's own list found. */
export default async function FoundPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/households/import/${encodeURIComponent(id)}`);
  const [lang, at] = await Promise.all([currentLang(), now()]);
  const found = await readAddressImport(actor, id, at);
  if (!found) notFound();
  const words = say(importMessages, lang);
  return (
    <Page
      title={words.found(found.fileName)}
      actions={
        <>
          <LinkButton href="/households" tone="quiet">
            {words.back}
          </LinkButton>
          <LinkButton href="/households/import" tone="quiet">
            {words.another}
          </LinkButton>
        </>
      }
    >
      <FoundAddresses found={found} confirm={confirmImport} lang={lang} />
    </Page>
  );
}
