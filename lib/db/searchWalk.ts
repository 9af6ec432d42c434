import { contactReach } from "#lib/domain/contact.ts";
import { placeKey, type Reach, reach, type Staff } from "#lib/domain/permissions.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { db } from "./client.ts";
import { contactPath } from "./contactScope.ts";
import { PLACE_COLUMN } from "./placeColumn.ts";

/** An issue in the order of results: newest first, the id breaks ties. */
export type Mark = { readonly id: string; readonly at: Date };
/** What was found, and how far was looked: null when nothing older is left, else the last issue looked at. */
export type Found = { readonly hits: readonly Mark[]; readonly upTo: Mark | null };

function reachPaths(r: Reach): Prisma.Sql[] {
  switch (r.by) {
    case "PLACE":
      return [Prisma.sql`i.${Prisma.raw(PLACE_COLUMN[placeKey(r.level)])} = ${r.unitId}::uuid`];
    case "UNIT":
      return [
        Prisma.sql`i.lead_unit_id = ${r.unitId}::uuid`,
        Prisma.sql`i.co_unit_ids @> ARRAY[${r.unitId}::uuid]`,
      ];
    case "FIRST_CONTACT":
      return [Prisma.sql`i.first_contact_id = ${r.personId}::uuid`];
    case "ISSUE":
      return [Prisma.sql`i.id = ${r.issueId}::uuid`];
  }
}

/** The parts of `issues i` that together hold all an actor may see, each read newest first from an index of its own. */
export const pathsOf = (actor: Staff): Prisma.Sql[] => reach(actor).flatMap(reachPaths);
export const contactPathsOf = (actor: Staff): Prisma.Sql[] => contactReach(actor).map(contactPath);

export type Walk = {
  readonly paths: readonly Prisma.Sql[];
  /** on `issues i`: dates and the mark behind which it begins */
  readonly range: Prisma.Sql;
  /** on `issues i`: what may be seen at all, and the filters */
  readonly where: Prisma.Sql;
  /** joins to `walked i`, and after WHERE the condition for what is looked for */
  readonly match: Prisma.Sql;
  /** issues looked at on each path */
  readonly steps: number;
  readonly limit: number;
};

/**
 * Walks the newest issues of each path and keeps those that match. A word that is frequent fills a page after some dozen
 * steps, whatever the number of issues; the steps bound what a rare one costs, and then `upTo` says how far this came.
 * Behind the end of a path that was not walked to its end another one may hold what comes first: so far, and no further.
 */
export async function walk({ paths, range, where, match, steps, limit }: Walk): Promise<Found> {
  if (paths.length === 0) return { hits: [], upTo: null };
  const newest = paths.map(
    (
      path,
      n,
    ) => Prisma.sql`(SELECT ${n}::int AS path, i.id, i.registered_at, i.resident_id, ${where} AS passes FROM issues i
      WHERE ${path} AND ${range} ORDER BY i.registered_at DESC, i.id DESC LIMIT ${steps})`,
  );
  const rows = await db.$queryRaw<(Mark & { hit: boolean })[]>`
    WITH walked AS MATERIALIZED (${Prisma.join(newest, " UNION ALL ")}),
    ends AS (SELECT DISTINCT ON (path) id, registered_at, count(*) OVER (PARTITION BY path) AS n FROM walked ORDER BY path, registered_at, id),
    far AS (SELECT id, registered_at FROM ends WHERE n = ${steps} ORDER BY registered_at DESC, id DESC LIMIT 1)
    (SELECT DISTINCT i.registered_at AS at, i.id, true AS hit FROM walked i ${match} AND i.passes
      AND NOT EXISTS (SELECT FROM far WHERE (i.registered_at, i.id) < (far.registered_at, far.id))
      ORDER BY i.registered_at DESC, i.id DESC LIMIT ${limit})
    UNION ALL (SELECT registered_at, id, false FROM far)`;
  const marks = (wanted: boolean) =>
    rows.filter(({ hit }) => hit === wanted).map(({ id, at }) => ({ id, at }));
  return { hits: marks(true), upTo: marks(false)[0] ?? null };
}

/** How many rows PostgreSQL expects, from what it knows of how common the keys are; nothing is read for it. */
export async function expected(select: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<
    { "QUERY PLAN": { Plan: { "Plan Rows": number } }[] }[]
  >`EXPLAIN (FORMAT JSON) ${select}`;
  return row?.["QUERY PLAN"][0]?.Plan["Plan Rows"] ?? 0;
}

/** How many rows there are, counted no further than `most` + 1. Materialised, as a LIMIT makes the planner shun the index. */
export async function counted(select: Prisma.Sql, most: number): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    WITH keyed AS MATERIALIZED (${select}) SELECT count(*)::int AS n FROM (SELECT FROM keyed LIMIT ${most + 1}) k`;
  return row?.n ?? 0;
}

const FIRST_STEPS = 2_000;
const MORE_STEPS = 20_000;

export type Ways = {
  readonly walk: Omit<Walk, "steps" | "range" | "limit">;
  /** on `issues i`: the dates asked for */
  readonly dates: Prisma.Sql;
  /** how many rows the index over keys gives, exact up to `most` or expected; infinite where no key narrows */
  readonly rows: (most: number) => Promise<number>;
  /** up to so many rows the index is read at once; and up to so many when a short walk did not fill the page */
  readonly rare: number;
  readonly notTooMany: number;
  /** everything by that index: id and registered_at AS at, in the order of results */
  readonly byKeys: (range: Prisma.Sql, limit: number) => Prisma.Sql;
};

/** `issues i` within the dates and behind the mark. */
export const rangeOf = (dates: Prisma.Sql, mark: Mark | null): Prisma.Sql =>
  mark ? Prisma.sql`${dates} AND (i.registered_at, i.id) < (${mark.at}, ${mark.id}::uuid)` : dates;

/**
 * Goes the way that is soon done: a rare key by its index, a frequent one by walking, one between by its index after a short
 * walk. Where a key is frequent and what is asked for beside it is rare, a long walk ends it, and `upTo` tells.
 */
export async function find(ways: Ways, after: Mark | null, limit: number): Promise<Found> {
  const range = rangeOf(ways.dates, after);
  const byKeys = async () => ({ hits: await db.$queryRaw<Mark[]>`${ways.byKeys(range, limit)}`, upTo: null });
  if ((await ways.rows(ways.rare)) <= ways.rare) return byKeys();
  const near = await walk({ ...ways.walk, range, steps: FIRST_STEPS, limit });
  if (near.hits.length >= limit || near.upTo === null) return near;
  if ((await ways.rows(ways.notTooMany)) <= ways.notTooMany) return byKeys();
  const beyond = rangeOf(ways.dates, near.upTo);
  const far = await walk({ ...ways.walk, range: beyond, steps: MORE_STEPS, limit: limit - near.hits.length });
  return { hits: [...near.hits, ...far.hits], upTo: far.upTo };
}
