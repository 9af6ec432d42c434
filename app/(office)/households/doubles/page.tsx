import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { Doubles } from "#components/household/merge.tsx";
import { mergeMessages } from "#components/household/messages-merge.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readDoubles } from "#lib/queries/rounds/doubles.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(mergeMessages, await currentLang()).doubles,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** ?place= the community whose addresses may stand twice. */
export default async function DoublesPage({ searchParams }: Props) {
  const actor = await requireActor("/households");
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const doubles = await readDoubles(actor, String(asked.place ?? ""), at);
  if (!doubles) notFound();
  const words = say(mergeMessages, lang);
  return (
    <Page
      title={words.doublesTitle(doubles.place)}
      lead={words.doublesLead}
      actions={
        <LinkButton href={`/households?place=${doubles.placeId}`} tone="quiet">
          {words.back}
        </LinkButton>
      }
    >
      <Doubles pairs={doubles.pairs} total={doubles.total} lang={lang} />
    </Page>
  );
}
