import type { NameReading, SearchQuery } from "#lib/domain/search/searchQuery.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { contactScope } from "../casework/contactScope.ts";
import { db } from "../client.ts";
import { narrowed } from "../ledger/ledger.ts";
import { and, datesOf, JOIN_WORDS, type SearchScope, stands } from "./searchScope.ts";
import { contactPathsOf, type Found, find, type Mark, rangeOf, type Ways } from "./searchWalk.ts";

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

/** A name costs a look at the issue, far from the last one. Measured, so that either way ends within 60 ms of processor. */
const NAMES = { steps: [2_000, 8_000], most: 3_000 } as const;

const nameMatches = (readings: readonly NameReading[]): Prisma.Sql =>
  Prisma.sql`(${Prisma.join(
    readings.map(({ key, rest }) =>
      and([Prisma.sql`position(${` ${key}`} in ' ' || r.name_keys) > 0`, ...rest.map(stands)]),
    ),
    " OR ",
  )})`;

/** By the resident's name, in characters, pinyin or initials; the other words must stand in the issue. */
export const findName = async (
  asked: SearchScope,
  readings: readonly NameReading[],
  after: Mark | null,
  limit: number,
): Promise<Found> =>
  mayNone(asked) || readings.length === 0 ? NOTHING : find(waysToName(asked, readings), after, limit);

export function waysToName(asked: SearchScope, readings: readonly NameReading[]): Ways {
  const words = readings.some(({ rest }) => rest.length > 0) ? JOIN_WORDS : Prisma.empty;
  // Keys are letters and a mark for the surname (lib/domain/search/searchQuery), so none of them can end its quotes.
  const query = readings.map(({ key }) => `'${key}':*`).join(" | ");
  const where = contactable(asked);
  return {
    walk: {
      paths: contactPathsOf(asked.actor),
      where,
      match: Prisma.sql`JOIN residents r ON r.id = i.resident_id ${words} WHERE ${nameMatches(readings)}`,
    },
    dates: datesOf(asked),
    steps: NAMES.steps,
    keyed: {
      most: NAMES.most,
      expected: async () => 0,
      rows: Prisma.sql`SELECT r.id, r.name_keys FROM residents r
        WHERE r.name_keys IS NOT NULL AND array_to_tsvector(string_to_array(r.name_keys, ' ')) @@ ${query}::tsquery`,
      hits: (range, most) => Prisma.sql`
        SELECT i.id, i.registered_at AS at FROM few r CROSS JOIN LATERAL (
          SELECT i.id, i.registered_at FROM issues i WHERE i.resident_id = r.id AND ${range} AND ${where} OFFSET 0) i ${words}
        WHERE ${nameMatches(readings)} ORDER BY i.registered_at DESC, i.id DESC LIMIT ${most}`,
    },
  };
}
