import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { EmptyState, Page } from "#components/ui/page.tsx";
import { WallDeskList } from "#components/wall/deskList.tsx";
import { messages } from "#components/wall/messages.ts";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { readWallDesk } from "#lib/queries/open/wall.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).deskTitle,
});

export default async function WallDeskPage() {
  const actor = await requireActor("/wall-desk");
  const lang = await currentLang();
  const lines = await readWallDesk(actor);
  if (!lines) notFound();
  const words = say(messages, lang);
  return (
    <Page title={words.deskTitle} lead={words.deskLead}>
      {lines.length === 0 ? (
        <EmptyState title={words.deskNone}>{words.deskNoneText}</EmptyState>
      ) : (
        <WallDeskList lines={lines} lang={lang} />
      )}
    </Page>
  );
}
