import { parseReceiptNo } from "#lib/domain/casework/receipt.ts";
import { likePattern } from "#lib/domain/ledger/ledgerFilter.ts";
import { searchable } from "#lib/domain/search/searchable.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { db } from "../client.ts";
import { KEYS } from "../search/searchScope.ts";
import { expected } from "../search/searchWalk.ts";

const MOST_WORDS = 5;
/** Of words that more have, the newest fill a page and a count sooner than the index is read. */
const FEW = 8_000;

const wordsOf = (text: string): string[] => text.split(/\s+/).slice(0, MOST_WORDS);
const keyed = (words: readonly string[]): Prisma.Sql =>
  Prisma.sql`SELECT s.issue_id FROM issue_search s WHERE ${KEYS} @> (${Prisma.join(
    words.map((word) => Prisma.sql`COALESCE(search_asked(${searchable(word)}), '{}')`),
    " || ",
  )})`;

/** A whole receipt number finds that issue; otherwise every word must stand in the statement or the place, of `few` by the index of search. */
export function textCondition(text: string, few: boolean): Prisma.Sql {
  const receipt = parseReceiptNo(text);
  if (receipt) return Prisma.sql`i.receipt_no = ${receipt}`;
  const words = wordsOf(text);
  const stand = words
    .map(likePattern)
    .map((word) => Prisma.sql`(i.statement ILIKE ${word} OR i.place_text ILIKE ${word})`);
  return Prisma.join([...(few ? [Prisma.sql`i.id IN (${keyed(words)})`] : []), ...stand], " AND ");
}

/**
 * Whether few issues have these words, so that the index of search finds them sooner than a look at every statement. Only once
 * it has the words of all of them: it narrows, and what stands where is looked at all the same.
 */
export async function areFew(text: string): Promise<boolean> {
  if (parseReceiptNo(text) || !(await db.searchWhole.count())) return false;
  return (await expected(keyed(wordsOf(text)))) <= FEW;
}
