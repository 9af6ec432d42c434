import Link from "next/link";
import { EmptyState, Notice, Page } from "#components/ui/page.tsx";
import { PlacePath } from "#components/ui/placePath.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { say, showDateTime } from "#lib/domain/labels.ts";
import type { ShownNotice } from "#lib/domain/open/publicNotices.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { LateMark, sessionFacts } from "./noticeFacts.tsx";
import { type Reading, Subscribe } from "./reading.tsx";

type NoticeListProps = {
  path: readonly { readonly id: string; readonly name: string; readonly level: string }[];
  counties: readonly { readonly id: string; readonly name: string }[];
  notices: readonly ShownNotice[];
  older: string | null;
  unknown: boolean;
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

/** What is told to everybody, by place, newest first. */
export function NoticeList({ path, counties, notices, older, unknown, reading, lang }: NoticeListProps) {
  const words = say(messages, lang);
  const here = path.at(-1);
  const county = path.find(({ level }) => level === "COUNTY");
  return (
    <Page title={words.title} lead={words.lead}>
      {unknown && <Notice tone="warn">{words.unknown}</Notice>}
      <PlacePath label={words.here} steps={path} href={(id) => hrefOf("/notices", { place: id })} />
      <nav aria-label={words.place} className="no-print">
        <ul className="flex flex-wrap gap-x-4">
          {[{ id: "", name: words.all }, ...counties].map(({ id, name }) => (
            <li key={id}>
              <Link
                href={hrefOf("/notices", { place: id })}
                prefetch={false}
                aria-current={id === (county?.id ?? "") ? "true" : undefined}
                className={`${LINK} ${id === (county?.id ?? "") ? "font-bold" : ""}`}
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {notices.length === 0 && (
        <EmptyState title={words.empty}>
          <p>{words.emptyText}</p>
          <p>
            <Link href="/rooms" prefetch={false} className={LINK}>
              {words.toRooms}
            </Link>
          </p>
        </EmptyState>
      )}
      <ul className="grid gap-4">
        {notices.map((notice) => (
          <li key={notice.id}>
            <article
              aria-label={notice.title}
              className="grid break-inside-avoid gap-2 rounded-md border border-line bg-paper-strong p-4"
            >
              <h2 className="text-lg font-bold">
                <Link href={`/notices/${notice.id}`} prefetch={false} className="underline">
                  {notice.title}
                </Link>
              </h2>
              <p className="flex flex-wrap items-center gap-x-3 text-ink-soft">
                <span>{notice.unit}</span>
                {notice.publishedAt && (
                  <span>{words.publishedAt(showDateTime(notice.publishedAt, lang))}</span>
                )}
                {notice.inTime === false && <LateMark lang={lang} />}
                {notice.corrections.length > 0 && <span className="text-amber">{words.hasCorrection}</span>}
              </p>
              <DefinitionList items={sessionFacts(notice, lang)} />
            </article>
          </li>
        ))}
      </ul>
      {older && (
        <p className="no-print">
          <Link
            href={hrefOf("/notices", { place: here?.id, before: older })}
            rel="next"
            prefetch={false}
            className={LINK}
          >
            {words.olderPage}
          </Link>
        </p>
      )}
      {here && <Subscribe place={here} reading={reading} lang={lang} />}
      <section aria-label={words.feed} className="no-print grid gap-1 border-t border-line pt-4">
        <p className="text-ink-soft">{words.feedLead}</p>
        <p className="flex flex-wrap gap-x-6">
          <a href={hrefOf("/notices/feed", { place: here?.id })} className={LINK}>
            {words.feed}
          </a>
          <a href={hrefOf("/notices/calendar", { place: here?.id })} className={LINK}>
            {words.calendar}
          </a>
        </p>
      </section>
    </Page>
  );
}
