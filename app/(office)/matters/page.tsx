import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { MatterList } from "#components/matter/list.tsx";
import { messages } from "#components/matter/messages.ts";
import { OpenOne, Suggested } from "#components/matter/suggested.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Page, Section } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readMatters } from "#lib/queries/alike/matters.ts";
import { open } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MattersPage({ searchParams }: Asked) {
  const actor = await requireActor("/matters");
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const all = asked.all === "1";
  const found = await readMatters(actor, { all }, at);
  if (!found) notFound();
  const { matters, groups, places } = found;
  const words = say(messages, lang);
  return (
    <Page title={words.title} lead={words.lead}>
      <Section title={words.mine}>
        {matters.length === 0 ? (
          <EmptyState title={words.none}>{words.noneText}</EmptyState>
        ) : (
          <MatterList matters={matters} lang={lang} />
        )}
        <p>
          <Link
            href={all ? "/matters" : "/matters?all=1"}
            className="inline-flex min-h-(--target) items-center"
          >
            {all ? words.onlyOpen : words.all}
          </Link>
        </p>
        <OpenOne commandId={uuidv7()} places={places} action={open} lang={lang} />
      </Section>
      <Section title={words.suggested}>
        <p className="max-w-prose text-ink-soft">{words.suggestedLead}</p>
        <Suggested groups={groups} ids={groups.map(() => uuidv7())} action={open} lang={lang} />
      </Section>
    </Page>
  );
}
