import { type UnitOption, type UnitRef, unitInReach, unitsInReach } from "#lib/db/routing/reachUnits.ts";
import { findReceipt, noteFoundByPhone, type ShownIssue, shownIssues } from "#lib/db/search/search.ts";
import { findName, findPhone } from "#lib/db/search/searchContacts.ts";
import type { SearchScope } from "#lib/db/search/searchScope.ts";
import type { Found, Mark } from "#lib/db/search/searchWalk.ts";
import { findWords, placesInside, placesNamed, type Term } from "#lib/db/search/searchWords.ts";
import { contactReach } from "#lib/domain/casework/contact.ts";
import { FOUND_BY_PHONE } from "#lib/domain/labels/search.ts";
import type { LedgerField, LedgerFilter, Params } from "#lib/domain/ledger/ledgerFilter.ts";
import { shownContact } from "#lib/domain/ledger/ledgerRow.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { excerpt, type Segment, segments } from "#lib/domain/search/highlight.ts";
import {
  MATCHES,
  type Match,
  parseSearch,
  type SearchCursor,
  type SearchQuery,
} from "#lib/domain/search/searchQuery.ts";
import { wordsOf } from "#lib/search/tokens.ts";

export const PAGE_HITS = 20;
const LONGEST_STATEMENT = 160;
const MOST_WORDS = 12;

/** One result. The resident stands there, masked, only where the name or phone was what was found. */
export type Hit = Omit<ShownIssue, "statement" | "place" | "placeText" | "resident"> & {
  readonly match: Match;
  readonly statement: readonly Segment[];
  readonly place: readonly Segment[];
  readonly resident: string;
};

export type SearchPage = {
  readonly query: SearchQuery;
  readonly filter: LedgerFilter;
  readonly ignored: readonly LedgerField[];
  readonly unit: UnitRef | null;
  readonly units: readonly UnitOption[];
  /** whether names and phones are looked for at all, for this actor */
  readonly byContact: boolean;
  readonly hits: readonly Hit[];
  readonly next: SearchCursor | null;
  /** ways of finding that looked only so far back, because further would have taken too long; each goes on from there */
  readonly unfinished: readonly SearchCursor[];
};

/**
 * The one box: what the address asks for, inside what the actor may see. First by how it was found, then the newest.
 * Never fails on a bad address, and looks for nothing where the text is empty or too long.
 */
export async function readSearch(actor: Staff, params: Params, now: Date): Promise<SearchPage> {
  const { query, filter, ignored, after } = parseSearch(params);
  const [unit, units] = await Promise.all([
    filter.unit ? unitInReach(actor, filter.unit) : null,
    unitsInReach(actor),
  ]);
  const { unit: _asked, ...others } = filter;
  const known = filter.unit && !unit;
  const asked: SearchScope = { actor, filter: known ? others : filter, unit, now };
  const found = query.refused
    ? { marks: [], next: null, unfinished: [] }
    : await lookFor(asked, query, after);
  return {
    query,
    filter: asked.filter,
    ignored: known ? [...ignored, "unit"] : ignored,
    unit,
    units,
    byContact: contactReach(actor).length > 0,
    hits: await shown(asked, query, found.marks),
    next: found.next,
    unfinished: found.unfinished,
  };
}

type Marked = Mark & { readonly match: Match };
type Page = { marks: Marked[]; next: SearchCursor | null; unfinished: SearchCursor[] };
type Finder = (after: Mark | null, limit: number) => Promise<Found>;

/** One way of finding after the other, until the page is full. */
async function lookFor(asked: SearchScope, query: SearchQuery, from: SearchCursor | null): Promise<Page> {
  const marks: Marked[] = [];
  const unfinished: SearchCursor[] = [];
  for (const match of MATCHES.slice(from ? MATCHES.indexOf(from.match) : 0)) {
    const find = finder(match, asked, query);
    if (!find) continue;
    const wanted = PAGE_HITS + 1 - marks.length;
    const { hits, upTo } = await find(from?.match === match ? from : null, wanted);
    const seen = new Set(marks.map(({ id }) => id));
    marks.push(...hits.filter(({ id }) => !seen.has(id)).map((hit) => ({ ...hit, match })));
    const last = marks[PAGE_HITS - 1];
    if (marks.length > PAGE_HITS && last)
      return { marks: marks.slice(0, PAGE_HITS), next: cursor(last), unfinished };
    if (upTo && hits.length < wanted) unfinished.push(cursor({ ...upTo, match }));
    if (match === "RECEIPT" && hits.length > 0) break;
  }
  return { marks, next: null, unfinished };
}
const cursor = ({ match, at, id }: Marked): SearchCursor => ({ match, at, id });

function finder(match: Match, asked: SearchScope, query: SearchQuery): Finder | null {
  const { receiptNo, phone, names, terms } = query;
  switch (match) {
    case "RECEIPT":
      return receiptNo ? () => findReceipt(asked, receiptNo) : null;
    case "PHONE":
      return phone ? (after, limit) => findPhone(asked, phone, after, limit) : null;
    case "NAME":
      return names.length > 0 ? (after, limit) => findName(asked, names, after, limit) : null;
    case "PHRASE":
      return (after, limit) =>
        findWords(asked, { terms: terms.map((word) => ({ word, places: [] })), but: [] }, after, limit);
    case "WORDS":
      return async (after, limit) => {
        const apart = await termsApart(terms);
        return apart
          ? findWords(asked, { terms: apart, but: terms }, after, limit)
          : { hits: [], upTo: null };
      };
  }
}

/** The text taken apart into words, of which each may also name the place; null when that would find nothing more. */
async function termsApart(terms: readonly string[]): Promise<readonly Term[] | null> {
  const { named, left } = await placesInside(terms);
  const words = wordsApart(left);
  const apart = [...named, ...(await placesNamed(words))];
  const more = apart.some(({ places }) => places.length > 0) || words.some((word) => !terms.includes(word));
  return more && apart.length > 0 ? apart.slice(0, MOST_WORDS) : null;
}
const wordsApart = (terms: readonly string[]): string[] =>
  [...new Set(terms.flatMap(wordsOf))].slice(0, MOST_WORDS);

async function shown(
  { actor, now }: SearchScope,
  query: SearchQuery,
  marks: readonly Marked[],
): Promise<Hit[]> {
  if (marks.length === 0) return [];
  const byPhone = marks.filter(({ match }) => match === "PHONE").map(({ id }) => id);
  const [rows, apart] = await Promise.all([
    shownIssues(
      actor,
      marks.map(({ id }) => id),
    ),
    marks.some(({ match }) => match === "WORDS") ? termsApart(query.terms) : null,
    byPhone.length > 0 && noteFoundByPhone(actor, byPhone, FOUND_BY_PHONE, now),
  ]);
  return marks.flatMap(({ id, match }) => {
    const row = rows.find((one) => one.id === id);
    const words = match === "WORDS" ? (apart ?? []).map(({ word }) => word) : query.terms;
    return row ? [hitOf(row, match, words)] : [];
  });
}

function hitOf(
  { statement, place, placeText, resident, ...row }: ShownIssue,
  match: Match,
  words: readonly string[],
): Hit {
  const named = match === "NAME" || match === "PHONE";
  return {
    ...row,
    match,
    statement: excerpt(segments(statement, words), LONGEST_STATEMENT),
    place: segments([place, placeText].filter(Boolean).join(" · "), words),
    resident: named ? shownContact({ name: resident, phone: null }, row.confidentiality).resident : "",
  };
}
