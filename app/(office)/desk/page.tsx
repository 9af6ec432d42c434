import type { Metadata } from "next";
import { uuidv7 } from "uuidv7";
import { keepView } from "#app/(office)/actions.ts";
import { currentLang } from "#app/preferences.ts";
import { BulkDesk } from "#components/desk/bulk.tsx";
import { DeskFilters } from "#components/desk/deskFilters.tsx";
import { messages } from "#components/desk/messages.ts";
import { QueueTabs } from "#components/desk/queueTabs.tsx";
import { promiseMessages } from "#components/household/messages-promises.ts";
import { messages as pointMessages } from "#components/points/messages.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Notice, Page, Section } from "#components/ui/page.tsx";
import { Pager } from "#components/ui/table.tsx";
import { ViewBar } from "#components/view/viewBar.tsx";
import { MyVisits } from "#components/visit/myVisits.tsx";
import { requireActor, type SignedIn } from "#lib/auth/actor.ts";
import { BULK_VERBS } from "#lib/domain/desk/bulk.ts";
import { deskHref, FIRST_QUEUE, parseDesk } from "#lib/domain/desk/deskFilter.ts";
import type { QueueKey } from "#lib/domain/desk/deskQueues.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { GRANTS, type Staff } from "#lib/domain/permissions.ts";
import { type Lang, VERBS } from "#lib/domain/vocabulary.ts";
import { now } from "#lib/now.ts";
import { myVisits } from "#lib/queries/casework/visits.ts";
import { type DeskItem, readDesk } from "#lib/queries/desk/desk.ts";
import { readViews, sharingUnits } from "#lib/queries/desk/savedViews.ts";
import { sessionsWaiting } from "#lib/queries/points/points.ts";
import { promisesWaiting } from "#lib/queries/rounds/promises.ts";
import { actOnMany } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

const mayVisit = ({ posts }: Staff) =>
  posts.some((post) => GRANTS.register.posts.some(([role]) => role === post.role));

export default async function DeskPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const asked = await searchParams;
  const filter = parseDesk(asked);
  const actor = await requireActor(deskHref(filter));
  const [lang, at] = await Promise.all([currentLang(), now()]);
  const visits = mayVisit(actor);
  const [desk, mine, views, units, promised, sessions] = await Promise.all([
    readDesk(actor, filter, at),
    visits ? myVisits(actor) : [],
    readViews(actor, "DESK"),
    sharingUnits(actor),
    promisesWaiting(actor),
    sessionsWaiting(actor, at),
  ]);
  const words = say(messages, lang);
  const done = VERBS.find((verb) => verb === asked.done);
  return (
    <Page
      title={words.title}
      lead={desk.total > 0 && words.lead(desk.total, desk.overdue)}
      actions={
        <>
          <LinkButton tone="quiet" href="/absences">
            {words.away}
          </LinkButton>
          {visits && <LinkButton href="/visits/new">{words.logVisit}</LinkButton>}
        </>
      }
    >
      {done && <Notice tone="good">{words.done(label("verbDone", done, lang))}</Notice>}
      <StandingIn actor={actor} lang={lang} />
      <QueueTabs
        queues={desk.queues}
        chosen={filter.queue}
        beside={besideOf(promised, sessions, lang)}
        lang={lang}
      />
      <ViewBar
        page="DESK"
        views={views}
        here={deskHref(filter)}
        units={units}
        viewId={uuidv7()}
        action={keepView}
        lang={lang}
      />
      <section aria-label={words[filter.queue]} className="grid gap-3">
        <p className="text-ink-soft">{words[`${filter.queue}Lead`]}</p>
        <DeskFilters counts={desk.counts} tiers={desk.tiers} chosen={filter} lang={lang} />
        <BulkDesk
          key={deskHref(filter, typeof asked.after === "string" ? asked.after : null)}
          items={desk.items.map(tickable)}
          dispatchTo={desk.dispatchTo}
          action={actOnMany}
          empty={<Nothing queue={filter.queue} visits={visits} lang={lang} />}
          now={at}
          lang={lang}
        />
        <Pager
          newer={filter.after ? deskHref(filter) : undefined}
          older={desk.after ? deskHref(filter, desk.after) : undefined}
          lang={lang}
        />
      </section>
      {visits && (
        <Section title={words.visits}>
          {mine.length > 0 ? (
            <MyVisits visits={mine} lang={lang} />
          ) : (
            <p className="text-ink-soft">{words.noVisits}</p>
          )}
        </Section>
      )}
    </Page>
  );
}

const besideOf = (promised: number | null, sessions: number, lang: Lang) => [
  ...(promised === null
    ? []
    : [{ href: "/households/promises", text: say(promiseMessages, lang).tab, count: promised }]),
  ...(sessions === 0 ? [] : [{ href: "/points", text: say(pointMessages, lang).tab, count: sessions }]),
];

const tickable = ({ next, mayUrge, ...item }: DeskItem) => ({
  ...item,
  next,
  commandId: uuidv7(),
  bulk: BULK_VERBS.filter((verb) => (verb === "urge" ? mayUrge : next.includes(verb))),
});

function StandingIn({ actor: { standsInFor }, lang }: { actor: SignedIn; lang: Lang }) {
  if (standsInFor.length === 0) return null;
  const words = say(messages, lang);
  return (
    <Notice tone="info">
      {standsInFor.map(({ personId, name, until }) => (
        <p key={personId}>{words.standingIn(name, showDate(until, lang))}</p>
      ))}
    </Notice>
  );
}

function Nothing({ queue, visits, lang }: { queue: QueueKey; visits: boolean; lang: Lang }) {
  const words = say(messages, lang);
  if (queue !== FIRST_QUEUE)
    return (
      <EmptyState title={words.emptyQueueTitle}>
        <Link href="/desk">{words.emptyFilter}</Link>
      </EmptyState>
    );
  return (
    <EmptyState title={words.emptyTitle}>
      {visits ? (
        <p>{words.emptyVisit}</p>
      ) : (
        <p>
          {words.emptyOther} <Link href="/ledger">{words.ledger}</Link>
        </p>
      )}
    </EmptyState>
  );
}
