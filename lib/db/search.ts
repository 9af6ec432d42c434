import { endOfDay, startOfDay } from "#lib/domain/calendar.ts";
import type { LedgerRow } from "#lib/domain/ledgerRow.ts";
import { reach, type Staff } from "#lib/domain/permissions.ts";
import type { NameReading, SearchQuery } from "#lib/domain/searchQuery.ts";
import type { UnitLevel } from "#lib/domain/vocabulary.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { db } from "./client.ts";
import { contactScope } from "./contactScope.ts";
import { type LedgerScope, narrowed } from "./ledger.ts";
import { unitCondition } from "./reachUnits.ts";
import { scope } from "./scope.ts";
import {
  contactPathsOf,
  counted,
  expected,
  type Found,
  find,
  type Mark,
  pathsOf,
  rangeOf,
} from "./searchWalk.ts";

/** Who looks, and through which filters of the ledger. */
export type SearchScope = Omit<LedgerScope, "actor"> & { readonly actor: Staff };
/** A word of which it is enough that it stands in the issue, or that it names the place. */
export type Term = { readonly word: string; readonly places: readonly string[] };

const and = (parts: readonly Prisma.Sql[]): Prisma.Sql =>
  parts.length === 0 ? Prisma.sql`true` : Prisma.join([...parts], " AND ");
const uuids = (ids: readonly string[]) => Prisma.sql`${[...ids]}::uuid[]`;

const KEYS = Prisma.sql`search_keys(s.words, s.county_id, s.town_id, s.community_id)`;
const JOIN_WORDS = Prisma.sql`JOIN issue_search s ON s.issue_id = i.id`;
const stands = (word: string) => Prisma.sql`position(${word} in s.words) > 0`;

const datesOf = ({ filter: { from, to } }: SearchScope): Prisma.Sql =>
  and([
    ...(from ? [Prisma.sql`i.registered_at >= ${startOfDay(from)}`] : []),
    ...(to ? [Prisma.sql`i.registered_at < ${endOfDay(to)}`] : []),
  ]);

/** A unit that was chosen is the shorter way; what lies outside of reach is kept out by `scope` all the same. */
const pathsIn = ({ actor, unit }: SearchScope): Prisma.Sql[] =>
  unit ? [unitCondition(unit)] : pathsOf(actor);

/** Places whose keys narrow the index: where all the actor may see lies, and the unit chosen. */
function placesOf({ actor, unit }: SearchScope): string[] {
  const keyed: readonly string[] = ["COUNTY", "TOWN", "COMMUNITY"];
  const [only, ...others] = reach(actor);
  return [
    ...(only?.by === "PLACE" && others.length === 0 && keyed.includes(only.level) ? [only.unitId] : []),
    ...(unit?.kind === "AREA" && keyed.includes(unit.level) ? [unit.id] : []),
  ];
}

/** By the whole receipt number. */
export const findReceipt = async (asked: SearchScope, receiptNo: string): Promise<Found> => ({
  hits: await db.$queryRaw<Mark[]>`
    SELECT i.id, i.registered_at AS at FROM issues i WHERE i.receipt_no = ${receiptNo} AND ${narrowed(asked)}`,
  upTo: null,
});

/**
 * What may be found by name or phone: where the actor may be shown the contact, and nobody asked for secrecy. Whoever has
 * no such right anywhere asks the database nothing, so that neither hits nor time tell whether a number is known.
 */
const contactable = (asked: SearchScope): Prisma.Sql =>
  Prisma.sql`(i.confidentiality = 'NORMAL' AND ${contactScope(asked.actor)} AND ${narrowed(asked)})`;
const mayNone = ({ actor }: SearchScope) => contactPathsOf(actor).length === 0;
const NOTHING: Found = { hits: [], upTo: null };

/** By the phone a resident left: the whole number, or its last four digits. */
export async function findPhone(
  asked: SearchScope,
  phone: NonNullable<SearchQuery["phone"]>,
  after: Mark | null,
  limit: number,
): Promise<Found> {
  if (mayNone(asked)) return NOTHING;
  const column = Prisma.raw(phone.by === "TAIL" ? "phone_tail" : "phone");
  const hits = await db.$queryRaw<Mark[]>`
    SELECT i.id, i.registered_at AS at FROM residents r JOIN issues i ON i.resident_id = r.id
    WHERE r.${column} = ${phone.digits} AND ${contactable(asked)} AND ${rangeOf(datesOf(asked), after)}
    ORDER BY i.registered_at DESC, i.id DESC LIMIT ${limit}`;
  return { hits, upTo: null };
}

/** A row of names costs a look at the issue, far from the last one; of words, only where it is the newest. Measured. */
const NAMES = { rare: 2_000, notTooMany: 8_000 } as const;
const WORDS = { rare: 5_000, notTooMany: 30_000 } as const;

const nameMatches = (readings: readonly NameReading[]): Prisma.Sql =>
  Prisma.sql`(${Prisma.join(
    readings.map(({ key, rest }) =>
      and([Prisma.sql`position(${` ${key}`} in ' ' || r.name_keys) > 0`, ...rest.map(stands)]),
    ),
    " OR ",
  )})`;

/** By the resident's name, in characters, pinyin or initials; the other words must stand in the issue. */
export async function findName(
  asked: SearchScope,
  readings: readonly NameReading[],
  after: Mark | null,
  limit: number,
): Promise<Found> {
  if (mayNone(asked) || readings.length === 0) return NOTHING;
  const words = readings.some(({ rest }) => rest.length > 0) ? JOIN_WORDS : Prisma.empty;
  // Keys are letters and a mark for the surname (lib/domain/searchQuery), so none of them can end its quotes.
  const query = readings.map(({ key }) => `'${key}':*`).join(" | ");
  const keyed = Prisma.sql`r.name_keys IS NOT NULL AND array_to_tsvector(string_to_array(r.name_keys, ' ')) @@ ${query}::tsquery`;
  const where = contactable(asked);
  return find(
    {
      walk: {
        paths: contactPathsOf(asked.actor),
        where,
        match: Prisma.sql`JOIN residents r ON r.id = i.resident_id ${words} WHERE ${nameMatches(readings)}`,
      },
      dates: datesOf(asked),
      ...NAMES,
      rows: (most) => counted(Prisma.sql`SELECT FROM residents r WHERE ${keyed}`, most),
      byKeys: (range, most) => Prisma.sql`
        WITH r AS MATERIALIZED (SELECT r.id, r.name_keys FROM residents r WHERE ${keyed})
        SELECT i.id, i.registered_at AS at FROM r CROSS JOIN LATERAL (
          SELECT i.id, i.registered_at FROM issues i WHERE i.resident_id = r.id AND ${range} AND ${where} OFFSET 0) i ${words}
        WHERE ${nameMatches(readings)} ORDER BY i.registered_at DESC, i.id DESC LIMIT ${most}`,
    },
    after,
    limit,
  );
}

const inPlaces = (places: readonly string[]): Prisma.Sql =>
  Prisma.sql`s.county_id = ANY(${uuids(places)}) OR s.town_id = ANY(${uuids(places)}) OR s.community_id = ANY(${uuids(places)})`;
const holds = ({ word, places }: Term): Prisma.Sql =>
  places.length === 0 ? stands(word) : Prisma.sql`(${stands(word)} OR ${inPlaces(places)})`;
/** A word that names more places than this is no help to the index: 街道 is in the name of every one. */
const FEW_PLACES = 20;

/**
 * What the index is asked, one condition an operator: an OR between them would have PostgreSQL make the keys of every row
 * anew. So a word that may also name a place is asked for by its first pair or those places, and looked at closer later.
 */
function keysOf(terms: readonly Term[], within: readonly string[]): Prisma.Sql[] {
  const all = [
    ...terms.filter(({ places }) => places.length === 0).map(({ word }) => Prisma.sql`search_asked(${word})`),
    ...within.map((id) => Prisma.sql`ARRAY[search_place(${id}::uuid)]`),
  ];
  const either = terms
    .filter(({ places }) => places.length > 0 && places.length <= FEW_PLACES)
    .map(({ word, places }) => [
      Prisma.sql`(search_asked(${word}))[1]`,
      ...places.map((id) => Prisma.sql`search_place(${id}::uuid)`),
    ]);
  return [
    ...(all.length > 0 ? [Prisma.sql`${KEYS} @> (${Prisma.join(all, " || ")})`] : []),
    ...either.map((keys) => Prisma.sql`${KEYS} && ARRAY[${Prisma.join(keys)}]`),
  ];
}

/** By words that must all hold; `but` are words that must not all stand there, because such issues were shown before. */
export function findWords(
  asked: SearchScope,
  { terms, but }: { terms: readonly Term[]; but: readonly string[] },
  after: Mark | null,
  limit: number,
): Promise<Found> {
  const matches = and([
    ...terms.map(holds),
    ...(but.length > 0 ? [Prisma.sql`NOT (${and(but.map(stands))})`] : []),
  ]);
  const keys = keysOf(terms, placesOf(asked));
  const where = narrowed(asked);
  return find(
    {
      walk: { paths: pathsIn(asked), where, match: Prisma.sql`${JOIN_WORDS} WHERE ${matches}` },
      dates: datesOf(asked),
      ...WORDS,
      rows: async () =>
        keys.length > 0
          ? expected(Prisma.sql`SELECT FROM issue_search s WHERE ${and(keys)}`)
          : Number.POSITIVE_INFINITY,
      // Sorted before it is joined, so that the joining ends with the page; each row by its own index.
      byKeys: (range, most) => Prisma.sql`
        WITH s AS MATERIALIZED (SELECT s.issue_id, s.registered_at FROM issue_search s WHERE ${and([...keys, matches])}
          ORDER BY s.registered_at DESC, s.issue_id DESC)
        SELECT s.issue_id AS id, s.registered_at AS at FROM s CROSS JOIN LATERAL (
          SELECT FROM issues i WHERE i.id = s.issue_id AND ${range} AND ${where} OFFSET 0) i
        ORDER BY s.registered_at DESC, s.issue_id DESC LIMIT ${most}`,
    },
    after,
    limit,
  );
}

/** Words with the places that have them in their name. A word that names the city narrows nothing, so it is left out. */
export async function placesNamed(words: readonly string[]): Promise<Term[]> {
  const found = await db.$queryRaw<{ word: string; id: string; level: UnitLevel }[]>`
    SELECT w.word, u.id, u.level FROM unnest(${[...words]}::text[]) AS w(word) JOIN org_units u ON position(w.word in lower(u.name)) > 0
    WHERE u.kind = 'AREA' AND u.level <> 'GRID' AND length(w.word) > 1`;
  return words.flatMap((word) => {
    const named = found.filter((one) => one.word === word);
    return named.some(({ level }) => level === "CITY") ? [] : [{ word, places: named.map(({ id }) => id) }];
  });
}

/** A page of results as it is shown, in any order; what the actor may not see is not among them, whatever was asked for. */
export const shownIssues = (actor: Staff, ids: readonly string[]): Promise<ShownIssue[]> => db.$queryRaw<
  ShownIssue[]
>`
  SELECT i.id, i.receipt_no AS "receiptNo", i.registered_at AS "registeredAt", i.place_text AS "placeText", i.statement, i.category, i.tier,
    i.level, i.state, i.hazard, i.confidentiality, concat_ws(' ', county.name, town.name, community.name) AS place, resident.name AS resident
  FROM issues i LEFT JOIN org_units county ON county.id = i.county_id LEFT JOIN org_units town ON town.id = i.town_id
    LEFT JOIN org_units community ON community.id = i.community_id LEFT JOIN residents resident ON resident.id = i.resident_id
  WHERE i.id = ANY(${[...ids]}::uuid[]) AND ${scope(actor)}`;
export type ShownIssue = Pick<
  LedgerRow,
  | "id"
  | "receiptNo"
  | "registeredAt"
  | "placeText"
  | "statement"
  | "category"
  | "tier"
  | "level"
  | "state"
  | "hazard"
  | "confidentiality"
> & { readonly place: string; readonly resident: string | null };

/**
 * Whoever finds an issue by its phone has learnt something of that phone, so it is written down as looking at the contact
 * is (PIPL §44–45): once a day for each issue and person.
 */
export const noteFoundByPhone = (
  actor: Staff,
  ids: readonly string[],
  reason: string,
  now: Date,
) => db.$executeRaw`
  INSERT INTO contact_views (id, issue_id, person_id, reason, at)
  SELECT gen_random_uuid(), n.id, ${actor.personId}::uuid, ${reason}, ${now} FROM unnest(${[...ids]}::uuid[]) AS n(id)
  WHERE NOT EXISTS (SELECT FROM contact_views v WHERE v.issue_id = n.id AND v.person_id = ${actor.personId}::uuid
    AND v.reason = ${reason} AND v.at > ${now}::timestamptz - interval '1 day')`;
