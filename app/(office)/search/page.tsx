import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { MATCH_WORDS, messages } from "#components/search/messages.ts";
import { Results } from "#components/search/results.tsx";
import { SearchForm } from "#components/search/searchForm.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Notice, Page } from "#components/ui/page.tsx";
import { Pager } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { pick } from "#lib/domain/labels/figures.ts";
import { FIELD_WORDS } from "#lib/domain/labels/filter.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import type { Params } from "#lib/domain/ledger/ledgerFilter.ts";
import { LONGEST_QUERY, parseSearch, searchHref } from "#lib/domain/search/searchQuery.ts";
import { now } from "#lib/now.ts";
import { readSearch } from "#lib/queries/search/search.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function SearchPage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams;
  const typed = parseSearch(params);
  const actor = await requireActor(searchHref(typed.query.text, typed.filter));
  const [lang, at] = await Promise.all([currentLang(), now()]);
  const { query, filter, ignored, units, byContact, hits, next, unfinished } = await readSearch(
    actor,
    params,
    at,
  );
  const words = say(messages, lang);
  const ignoredWords = ignored
    .map((field) => pick(FIELD_WORDS[field], lang))
    .join(lang === "zh" ? "、" : ", ");
  return (
    <Page title={words.title} lead={hits.length > 0 && words.found(hits.length)}>
      <SearchForm text={query.text} filter={filter} units={units} byContact={byContact} lang={lang} />
      {ignored.length > 0 && <Notice tone="warn">{words.ignored(ignoredWords)}</Notice>}
      {query.wrongReceiptNo && <Notice tone="warn">{words.wrongReceiptNo}</Notice>}
      {query.refused === "TOO_LONG" && <Notice tone="warn">{words.tooLong(LONGEST_QUERY)}</Notice>}
      {query.refused === "EMPTY" && query.text !== "" && <Notice tone="warn">{words.nothingToFind}</Notice>}
      <Results hits={hits} lang={lang} />
      {hits.length === 0 && unfinished.length === 0 && (
        <EmptyState title={query.text === "" ? words.empty : words.noneTitle}>
          {query.text !== "" && words.noneText}
        </EmptyState>
      )}
      {unfinished.map((cursor) => (
        <Notice key={cursor.match} tone="info">
          {words.unfinished(pick(MATCH_WORDS[cursor.match], lang), showDate(shanghaiDate(cursor.at), lang))}{" "}
          <Link href={searchHref(query.text, filter, cursor)} className="underline">
            {words.goOn}
          </Link>
        </Notice>
      ))}
      <Pager older={next ? searchHref(query.text, filter, next) : undefined} lang={lang} />
    </Page>
  );
}
