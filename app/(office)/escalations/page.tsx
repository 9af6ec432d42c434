import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { EscalationCard } from "#components/escalation/escalationCard.tsx";
import { messages } from "#components/escalation/messages.ts";
import { Tabs } from "#components/escalation/tabs.tsx";
import { EmptyState, Notice, Page } from "#components/ui/page.tsx";
import { Pager } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate, shanghaiTime } from "#lib/domain/calendar/calendar.ts";
import { label, say } from "#lib/domain/labels.ts";
import { VERBS } from "#lib/domain/vocabulary.ts";
import { now } from "#lib/now.ts";
import { escalationFilter, readEscalations } from "#lib/queries/casework/escalations.ts";
import { sendBack, supervise, take, takeNew } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

/** One per command a form may send. */
const ids = (count: number) => Array.from({ length: count }, () => uuidv7());

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function EscalationsPage({ searchParams }: Asked) {
  const actor = await requireActor("/escalations");
  const asked = await searchParams;
  const filter = escalationFilter(asked);
  const [lang, at] = await Promise.all([currentLang(), now()]);
  const found = await readEscalations(actor, filter, at);
  if (!found) notFound();
  const words = say(messages, lang);
  const done = VERBS.find((verb) => verb === asked.done);
  const form = {
    today: shanghaiDate(at),
    time: shanghaiTime(at),
    contact: { name: actor.dutyTitle || actor.name, phone: "" },
    signsFor: actor.posts
      .filter(({ role }) => role === "HANDLER" || role === "UNIT_LEAD")
      .map(({ unitId }) => unitId),
  };
  return (
    <Page title={words.title} lead={words.lead}>
      {done && <Notice tone="good">{words.doneText(label("verbDone", done, lang))}</Notice>}
      <Tabs counts={found.counts} chosen={filter.tab} lang={lang} />
      {found.items.length === 0 && <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>}
      {found.items.map((item) => (
        <EscalationCard
          key={item.issue.id}
          item={item}
          form={form}
          actions={{ acceptAndDispatch: takeNew, dispatch: take, sendBack, supervise }}
          ids={{ acceptAndDispatch: ids(3), dispatch: ids(2), sendBack: ids(1), supervise: ids(1) }}
          now={at}
          lang={lang}
        />
      ))}
      <Pager
        newer={filter.after ? `/escalations?tab=${filter.tab}` : undefined}
        older={found.after ? `/escalations?tab=${filter.tab}&after=${found.after}` : undefined}
        lang={lang}
      />
    </Page>
  );
}
