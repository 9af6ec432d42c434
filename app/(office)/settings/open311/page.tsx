import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { KeyForm } from "#components/open311/keyForm.tsx";
import { KeyList } from "#components/open311/keyList.tsx";
import { messages } from "#components/open311/messages.ts";
import { EmptyState, Notice, Page, Section } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { USUAL_RATE } from "#lib/domain/open311/keys.ts";
import { readKeys } from "#lib/queries/open/open311Keys.ts";
import { make, revoke } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Open311KeysPage({ searchParams }: Asked) {
  const actor = await requireActor("/settings/open311");
  const [lang, page, asked] = await Promise.all([currentLang(), readKeys(actor), searchParams]);
  if (!page) notFound();
  const words = say(messages, lang);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={<a href="/open311/discovery.xml">{words.discovery}</a>}
    >
      {asked.done === "revoked" && <Notice tone="good">{words.revoked}</Notice>}
      <Section title={words.newTitle}>
        <KeyForm id={uuidv7()} units={page.units} usualRate={USUAL_RATE} action={make} lang={lang} />
      </Section>
      <Section title={words.listTitle}>
        {page.keys.length === 0 ? (
          <EmptyState title={words.none}>{words.noneText}</EmptyState>
        ) : (
          <KeyList keys={page.keys} action={revoke} lang={lang} />
        )}
      </Section>
    </Page>
  );
}
