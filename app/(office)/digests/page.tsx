import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { DigestList, DraftForm } from "#components/digest/list.tsx";
import { messages } from "#components/digest/messages.ts";
import { RoomLinks } from "#components/instruction/roomLinks.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { readDigests } from "#lib/queries/direct/digests.ts";
import { draft } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function DigestsPage() {
  const actor = await requireActor("/digests");
  const [lang, page] = await Promise.all([currentLang(), readDigests(actor)]);
  if (!page) notFound();
  const words = say(messages, lang);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={<RoomLinks posts={actor.posts} here="digests" lang={lang} />}
    >
      <DigestList digests={page.digests} lang={lang} />
      {page.offices.length > 0 && (
        <DraftForm digestId={uuidv7()} offices={page.offices} action={draft} lang={lang} />
      )}
    </Page>
  );
}
