import { receiptNoIn } from "#lib/domain/casework/receipt.ts";
import { likePattern } from "#lib/domain/ledger/ledgerFilter.ts";
import { searchable } from "#lib/domain/search/searchable.ts";
import { fullWidth, normaliseDigits } from "#lib/domain/text.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { db } from "../client.ts";
import { KEYS } from "../search/searchScope.ts";
import { expected } from "../search/searchWalk.ts";

/** Of words that more have, the newest fill a page and a count sooner than the index is read. */
const FEW = 8_000;

const wordsOf = (text: string): string[] => text.split(/\s+/);
/** A word as it was typed, and in plain and in full width: whoever wrote it down chose one of them. */
const written = (word: string): string[] => [
  ...new Set([word, normaliseDigits(word), fullWidth(normaliseDigits(word))]),
];
const stands = (word: string): Prisma.Sql => {
  const stand = written(word)
    .map(likePattern)
    .map((pattern) => Prisma.sql`i.statement ILIKE ${pattern} OR i.place_text ILIKE ${pattern}`);
  return Prisma.sql`(${Prisma.join(stand, " OR ")})`;
};
const keyed = (words: readonly string[]): Prisma.Sql =>
  Prisma.sql`SELECT s.issue_id FROM issue_search s WHERE ${KEYS} @> (${Prisma.join(
    words.map((word) => Prisma.sql`COALESCE(search_asked(${searchable(word)}), '{}')`),
    " || ",
  )})`;

/** A whole receipt number finds that issue; otherwise every word must stand in the statement or the place, of `few` by the index of search. */
export function textCondition(text: string, few: boolean): Prisma.Sql {
  const receipt = receiptNoIn(text);
  if (receipt) return Prisma.sql`i.receipt_no = ${receipt}`;
  const words = wordsOf(text);
  return Prisma.join(
    [...(few ? [Prisma.sql`i.id IN (${keyed(words)})`] : []), ...words.map(stands)],
    " AND ",
  );
}

/**
 * Whether few issues have these words, so that the index of search finds them sooner than a look at every statement. Only once
 * it has the words of all of them: it narrows, and what stands where is looked at all the same.
 */
export async function areFew(text: string): Promise<boolean> {
  if (receiptNoIn(text) || !(await db.searchWhole.count())) return false;
  return (await expected(keyed(wordsOf(text)))) <= FEW;
}
