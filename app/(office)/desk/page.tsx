import type { Metadata } from "next";
import Link from "next/link";
import { currentLang } from "#app/preferences.ts";
import { DeskFilters } from "#components/desk/deskFilters.tsx";
import { DeskList } from "#components/desk/deskList.tsx";
import { messages } from "#components/desk/messages.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState, Notice, Page, Section } from "#components/ui/page.tsx";
import { Pager } from "#components/ui/table.tsx";
import { MyVisits } from "#components/visit/myVisits.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { label, say } from "#lib/domain/labels.ts";
import { GRANTS, type Staff } from "#lib/domain/permissions.ts";
import { type Lang, VERBS } from "#lib/domain/vocabulary.ts";
import { now } from "#lib/now.ts";
import { type Desk, type DeskFilter, deskFilter, readDesk } from "#lib/queries/desk.ts";
import { myVisits } from "#lib/queries/visits.ts";

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
  const actor = await requireActor("/desk");
  const asked = await searchParams;
  const filter = deskFilter(asked);
  const [lang, at] = await Promise.all([currentLang(), now()]);
  const visits = mayVisit(actor);
  const [desk, mine] = await Promise.all([readDesk(actor, filter, at), visits ? myVisits(actor) : []]);
  const words = say(messages, lang);
  const done = VERBS.find((verb) => verb === asked.done);
  return (
    <Page
      title={words.title}
      lead={desk.total > 0 && words.lead(desk.total, desk.overdue)}
      actions={visits && <LinkButton href="/visits/new">{words.logVisit}</LinkButton>}
    >
      {done && <Notice tone="good">{words.done(label("verbDone", done, lang))}</Notice>}
      {desk.total > 0 && <DeskFilters {...desk} chosen={filter} lang={lang} />}
      {desk.items.length > 0 ? (
        <section aria-label={words.list} className="grid gap-3">
          <DeskList items={desk.items} now={at} lang={lang} />
          <Pager newer={filter.after ? address(filter) : undefined} older={older(filter, desk)} lang={lang} />
        </section>
      ) : (
        <Nothing desk={desk} visits={visits} lang={lang} />
      )}
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

function address({ state, overdue }: DeskFilter, after?: string): string {
  const query = new URLSearchParams();
  if (state) query.set("state", state);
  if (overdue) query.set("due", "overdue");
  if (after) query.set("after", after);
  return query.size > 0 ? `/desk?${query}` : "/desk";
}
const older = (filter: DeskFilter, { after }: Desk) => (after ? address(filter, after) : undefined);

function Nothing({ desk, visits, lang }: { desk: Desk; visits: boolean; lang: Lang }) {
  const words = say(messages, lang);
  if (desk.total > 0)
    return (
      <EmptyState title={words.emptyFilterTitle}>
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
