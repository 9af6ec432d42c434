import { Link } from "#components/ui/link.tsx";
import { EmptyState, Notice, Page, Section } from "#components/ui/page.tsx";
import { PlacePath } from "#components/ui/placePath.tsx";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { NoticeCard, type NoticeLine } from "./noticeCard.tsx";
import { type Reading, Subscribe } from "./reading.tsx";

type NoticeListProps = {
  path: readonly { readonly id: string; readonly name: string }[];
  below: readonly { readonly id: string; readonly name: string }[];
  coming: readonly NoticeLine[];
  /** there are more of them than are listed */
  comingMore: boolean;
  notices: readonly NoticeLine[];
  older: string | null;
  unknown: boolean;
  /** this is no first page, on which sessions to come would stand */
  later: boolean;
  reading: Reading;
  lang: Lang;
};
const LINK = "inline-flex min-h-(--target) items-center underline";
const hrefOf = (path: string, pairs: Record<string, string | undefined>): string => {
  const query = new URLSearchParams(
    Object.entries(pairs).filter((pair): pair is [string, string] => !!pair[1]),
  ).toString();
  return query ? `${path}?${query}` : path;
};

/** What is told to everybody, by place: the sessions to come by their day, then everything else, the newest first. */
export function NoticeList(props: NoticeListProps) {
  const { path, below, coming, comingMore, notices, older, unknown, later, reading, lang } = props;
  const words = say(messages, lang);
  const here = path.at(-1);
  return (
    <Page title={words.title} lead={words.lead}>
      {unknown && <Notice tone="warn">{words.unknown}</Notice>}
      <div className="grid gap-1">
        <PlacePath
          label={words.here}
          steps={here ? [{ id: "", name: words.all }, ...path.slice(1)] : []}
          href={(id) => hrefOf("/notices", { place: id })}
        />
        {below.length > 0 && (
          <nav aria-label={words.place} className="no-print">
            <p className="text-ink-soft">{here ? words.chooseBelow : words.choose}</p>
            <ul className="flex flex-wrap gap-x-4">
              {below.map(({ id, name }) => (
                <li key={id}>
                  <Link href={hrefOf("/notices", { place: id })} className={LINK}>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
      {!later && <Subscribe place={here ?? null} reading={reading} lang={lang} />}
      {coming.length === 0 && notices.length === 0 && (
        <EmptyState title={words.empty}>
          <p>{words.emptyText}</p>
          <p>
            <Link href="/rooms" className={LINK}>
              {words.toRooms}
            </Link>
          </p>
        </EmptyState>
      )}
      <Cards title={words.coming} notices={coming} lang={lang} />
      {comingMore && <p className="text-ink-soft">{words.comingMore}</p>}
      <Cards title={words.earlier} notices={notices} lang={lang} />
      {older && (
        <p className="no-print">
          <Link href={hrefOf("/notices", { place: here?.id, before: older })} rel="next" className={LINK}>
            {words.olderPage}
          </Link>
        </p>
      )}
      <section aria-label={words.feedTitle} className="no-print grid gap-1 border-t border-line pt-4">
        <p className="text-ink-soft">{words.feedLead}</p>
        <p className="flex flex-wrap gap-x-6">
          <a href={hrefOf("/notices/calendar", { place: here?.id })} className={LINK}>
            {words.calendar}
          </a>
          <a href={hrefOf("/notices/feed", { place: here?.id })} className={LINK}>
            {words.feed}
          </a>
        </p>
      </section>
    </Page>
  );
}

function Cards({ title, notices, lang }: { title: string; notices: readonly NoticeLine[]; lang: Lang }) {
  if (notices.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="grid gap-4">
        {notices.map((notice) => (
          <li key={notice.id}>
            <NoticeCard notice={notice} lang={lang} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
