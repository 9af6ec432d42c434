import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { patrolMessages } from "#components/household/messages-patrols.ts";
import { ChooseFacility, Patrols } from "#components/household/patrols.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say, showNumber } from "#lib/domain/labels.ts";
import { readPatrols } from "#lib/queries/rounds/patrols.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(patrolMessages, await currentLang()).tool,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** ?place= the community, ?facility= one kind of them. */
export default async function PatrolsPage({ searchParams }: Props) {
  const actor = await requireActor("/households");
  const [lang, asked] = await Promise.all([currentLang(), searchParams]);
  const page = await readPatrols(actor, {
    place: String(asked.place ?? ""),
    facility: String(asked.facility ?? ""),
  });
  if (!page) notFound();
  const words = say(patrolMessages, lang);
  const { patrols, facility, more, placeId } = page;
  return (
    <Page
      title={words.title(page.place)}
      lead={words.lead}
      actions={
        <LinkButton href={`/households?place=${placeId}`} tone="quiet">
          {words.back}
        </LinkButton>
      }
    >
      {(patrols.length > 0 || facility) && (
        <ChooseFacility placeId={placeId} facility={facility} lang={lang} />
      )}
      {patrols.length > 0 ? (
        <Patrols caption={words.tool} patrols={patrols} lang={lang} />
      ) : facility ? (
        <p>{words.noneOf}</p>
      ) : (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
          <a href="/field" className="underline">
            {words.goField}
          </a>
        </EmptyState>
      )}
      {more && <p className="text-ink-soft">{words.first(showNumber(patrols.length, lang))}</p>}
    </Page>
  );
}
