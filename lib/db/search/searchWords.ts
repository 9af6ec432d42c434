import { reach } from "#lib/domain/permissions.ts";
import type { UnitLevel } from "#lib/domain/vocabulary.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { db } from "../client.ts";
import { narrowed } from "../ledger/ledger.ts";
import { unitCondition } from "../routing/reachUnits.ts";
import { and, datesOf, JOIN_WORDS, KEYS, type SearchScope, stands } from "./searchScope.ts";
import { expected, type Found, find, type Mark, pathsOf, type Ways } from "./searchWalk.ts";

/** A word of which it is enough that it stands in the issue, or that it names the place. */
export type Term = { readonly word: string; readonly places: readonly string[] };

const uuids = (ids: readonly string[]) => Prisma.sql`${[...ids]}::uuid[]`;

/** Words cost a look at the issue only where they are among the newest. Measured, so that either way ends within 100 ms of processor. */
const MOST_KEYED = 8_000;
const FIRST_STEPS = 2_000;
/** The issues of a large area lie side by side as they came in, those of a department or a community far apart. */
const MORE_STEPS = { dense: 20_000, sparse: 6_000 } as const;

function stepsIn({ actor, unit }: SearchScope): readonly [number, number] {
  const areas = unit
    ? [unit.kind === "AREA" ? unit.level : null]
    : reach(actor).map((r) => (r.by === "PLACE" ? r.level : null));
  const dense = areas.every((level) => level === "CITY" || level === "COUNTY");
  return [FIRST_STEPS, dense ? MORE_STEPS.dense : MORE_STEPS.sparse];
}

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

/** Words that must all hold; `but` are words that must not all stand there, because such issues were shown before. */
export type WordsAsked = { readonly terms: readonly Term[]; readonly but: readonly string[] };

/** By the words of the statement and the address. */
export const findWords = (
  asked: SearchScope,
  words: WordsAsked,
  after: Mark | null,
  limit: number,
): Promise<Found> => find(waysToWords(asked, words), after, limit);

export function waysToWords(asked: SearchScope, { terms, but }: WordsAsked): Ways {
  const matches = and([
    ...terms.map(holds),
    ...(but.length > 0 ? [Prisma.sql`NOT (${and(but.map(stands))})`] : []),
  ]);
  const keys = keysOf(terms, placesOf(asked));
  const where = narrowed(asked);
  return {
    walk: { paths: pathsIn(asked), where, match: Prisma.sql`${JOIN_WORDS} WHERE ${matches}` },
    dates: datesOf(asked),
    steps: stepsIn(asked),
    keyed:
      keys.length === 0
        ? null
        : {
            most: MOST_KEYED,
            expected: () => expected(Prisma.sql`SELECT FROM issue_search s WHERE ${and(keys)}`),
            rows: Prisma.sql`SELECT s.* FROM issue_search s WHERE ${and(keys)}`,
            // Sorted before it is joined, so that the joining ends with the page; each row by its own index.
            hits: (range, most) => Prisma.sql`
        SELECT s.issue_id AS id, s.registered_at AS at FROM (
          SELECT s.issue_id, s.registered_at FROM few s WHERE ${matches} ORDER BY s.registered_at DESC, s.issue_id DESC OFFSET 0) s
        CROSS JOIN LATERAL (SELECT FROM issues i WHERE i.id = s.issue_id AND ${range} AND ${where} OFFSET 0) i
        ORDER BY s.registered_at DESC, s.issue_id DESC LIMIT ${most}`,
          },
  };
}

type Named = { readonly word: string; readonly id: string; readonly name: string; readonly level: UnitLevel };
const areas = (words: readonly string[], condition: Prisma.Sql): Promise<Named[]> => db.$queryRaw<Named[]>`
  SELECT w.word, u.id, lower(u.name) AS name, u.level FROM unnest(${[...words]}::text[]) AS w(word) JOIN org_units u ON ${condition}
  WHERE u.kind = 'AREA' AND u.level <> 'GRID'`;
const termOf = (word: string, named: readonly Named[]): Term[] =>
  // A word that names the city narrows nothing.
  named.some(({ level }) => level === "CITY") ? [] : [{ word, places: named.map(({ id }) => id) }];

/** Places whose whole name stands in what was typed, and what is left of it: 赣平市枫树街道水管 → 枫树街道, 水管. */
export async function placesInside(typed: readonly string[]): Promise<{ named: Term[]; left: string[] }> {
  const found = await areas(typed, Prisma.sql`length(u.name) > 1 AND position(lower(u.name) in w.word) > 0`);
  const names = [...new Set(found.map(({ name }) => name))].sort((a, b) => b.length - a.length);
  const cut = (text: string) => names.reduce((rest, name) => rest.replaceAll(name, " "), text);
  return {
    named: names.flatMap((name) => termOf(name, unique(found.filter((one) => one.name === name)))),
    left: typed.map((text) => cut(text).trim()).filter(Boolean),
  };
}
const unique = (named: readonly Named[]): Named[] => [...new Map(named.map((one) => [one.id, one])).values()];

/** Words with the places that have them in their name: 枫树 stands in that of 枫树街道. */
export async function placesNamed(words: readonly string[]): Promise<Term[]> {
  const found = await areas(words, Prisma.sql`length(w.word) > 1 AND position(w.word in lower(u.name)) > 0`);
  return words.flatMap((word) =>
    termOf(
      word,
      found.filter((one) => one.word === word),
    ),
  );
}
