import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { HandoverSheet } from "#components/points/handover.tsx";
import { messages } from "#components/points/messages.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { readHandoverList } from "#lib/queries/points/points.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).listTitle,
});

type Props = { params: Promise<{ id: string }> };

/** What went over, on one sheet for both to sign (domain.md P1). */
export default async function HandoverListPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireActor(`/points/handovers/${encodeURIComponent(id)}`);
  const [lang, list] = await Promise.all([currentLang(), readHandoverList(actor, id)]);
  if (!list) notFound();
  const words = say(messages, lang);
  return (
    <Page
      title={words.listTitle}
      actions={
        <LinkButton href="/points" tone="quiet">
          {words.back}
        </LinkButton>
      }
    >
      <HandoverSheet {...list} lang={lang} />
    </Page>
  );
}
