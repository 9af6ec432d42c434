import type { Issue } from "#lib/domain/casework/issue.ts";
import { searchable } from "#lib/domain/search/searchable.ts";
import { nameKeys } from "#lib/search/names.ts";
import { db } from "../client.ts";
import type { Row } from "../rows.ts";

/** What an issue is found by: written once with it and never again, as words and place of an issue never change. */
export const searchColumns = ({ id, registeredAt, place, statement, placeText }: Issue): Row => ({
  issue_id: id,
  registered_at: registeredAt,
  county_id: place.countyId,
  town_id: place.townId,
  community_id: place.communityId,
  words: searchable(`${statement}\n${placeText}`),
});

const FIRST = "00000000-0000-0000-0000-000000000000";

type Words = { id: string; statement: string; place_text: string };
/** Writes what the next `limit` issues after `after` are found by, where it is missing; null when there are no more. */
export async function indexIssuesAfter(
  after: string | null,
  limit: number,
): Promise<{ last: string; done: number } | null> {
  const missing = await db.$queryRaw<Words[]>`
    SELECT i.id, i.statement, i.place_text FROM issues i
    WHERE i.id > ${after ?? FIRST}::uuid AND NOT EXISTS (SELECT FROM issue_search s WHERE s.issue_id = i.id) ORDER BY i.id LIMIT ${limit}`;
  const last = missing.at(-1);
  if (!last) return null;
  const rows = missing.map(({ id, statement, place_text }) => ({
    id,
    words: searchable(`${statement}\n${place_text}`),
  }));
  const done = await db.$executeRaw`
    INSERT INTO issue_search (issue_id, registered_at, county_id, town_id, community_id, words)
    SELECT i.id, i.registered_at, i.county_id, i.town_id, i.community_id, n.words
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n(id uuid, words text) JOIN issues i ON i.id = n.id
    ON CONFLICT DO NOTHING`;
  return { last: last.id, done };
}

/** From now on every issue has its words: none was missing, and whoever registers writes them. */
export const wordsAreWhole = (): Promise<number> =>
  db.$executeRaw`INSERT INTO search_whole DEFAULT VALUES ON CONFLICT DO NOTHING`;

/** The same for the names of residents. A name without letters has no keys, so the mark moves past it. */
export async function indexResidentsAfter(
  after: string | null,
  limit: number,
): Promise<{ last: string; done: number } | null> {
  const missing = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM residents WHERE id > ${after ?? FIRST}::uuid AND name IS NOT NULL AND name_keys IS NULL ORDER BY id LIMIT ${limit}`;
  const last = missing.at(-1);
  if (!last) return null;
  const rows = missing
    .map(({ id, name }) => ({ id, name, keys: nameKeys(name) }))
    .filter(({ keys }) => keys !== null);
  // Forgotten in the meantime stays forgotten.
  const done = await db.$executeRaw`
    UPDATE residents r SET name_keys = n.keys FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n(id uuid, name text, keys text)
    WHERE r.id = n.id AND r.name = n.name`;
  return { last: last.id, done };
}
