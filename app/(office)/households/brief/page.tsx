import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { Brief } from "#components/household/brief.tsx";
import { messages } from "#components/household/messages.ts";
import { PrintButton } from "#components/issue/printButton.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readBrief } from "#lib/queries/rounds/brief.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).brief,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** ?place= the community, ?building= where one is going. */
export default async function BriefPage({ searchParams }: Props) {
  const actor = await requireActor("/households");
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const where = { place: String(asked.place ?? ""), building: String(asked.building ?? "") };
  const brief = await readBrief(actor, where, at);
  if (!brief) notFound();
  const words = say(messages, lang);
  return (
    <Page
      title={words.briefTitle(`${brief.community} ${brief.building}`)}
      lead={showDate(brief.on, lang)}
      actions={
        <>
          <LinkButton href={`/households?${new URLSearchParams(where)}#doors`} tone="quiet">
            {words.back}
          </LinkButton>
          <PrintButton text={words.print} />
        </>
      }
    >
      <Brief {...brief} now={at} lang={lang} />
    </Page>
  );
}
