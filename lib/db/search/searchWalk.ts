import { contactReach } from "#lib/domain/casework/contact.ts";
import { placeKey, type Reach, reach, type Staff } from "#lib/domain/permissions.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { contactPath } from "../casework/contactScope.ts";
import { db } from "../client.ts";
import { PLACE_COLUMN } from "../placeColumn.ts";

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
        Prisma.sql`i.callback_unit_id = ${r.unitId}::uuid`,
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

export type Ways = {
  readonly walk: Omit<Walk, "steps" | "range" | "limit">;
  /** on `issues i`: the dates asked for */
  readonly dates: Prisma.Sql;
  /** issues looked at in a short walk, and in the long one that follows where it did not fill the page */
  readonly steps: readonly [short: number, long: number];
  /** the index over keys; null where no key narrows */
  readonly keyed: Keyed | null;
};
export type Keyed = {
  /** more rows than this are not read */
  readonly most: number;
  /** how many there may be, where that is known beforehand */
  readonly expected: () => Promise<number>;
  /** rows of the index as `keyed`, which are read no further than `most` */
  readonly rows: Prisma.Sql;
  /** from `few`, the rows of `keyed` when they are not too many: id and registered_at AS at, in the order of results */
  readonly hits: (range: Prisma.Sql, limit: number) => Prisma.Sql;
};

/** `issues i` within the dates and behind the mark. */
export const rangeOf = (dates: Prisma.Sql, mark: Mark | null): Prisma.Sql =>
  mark ? Prisma.sql`${dates} AND (i.registered_at, i.id) < (${mark.at}, ${mark.id}::uuid)` : dates;

/**
 * Goes the way that is soon done: few keys by their index, many by walking. Where a key is frequent and what is asked for
 * beside it is rare, the long walk ends it, and `upTo` tells how far it came.
 */
export async function find(ways: Ways, after: Mark | null, limit: number): Promise<Found> {
  const range = rangeOf(ways.dates, after);
  const all = ways.keyed && (await byKeys(ways.keyed, range, limit));
  if (all) return { hits: all, upTo: null };
  const [short, long] = ways.steps;
  const near = await walk({ ...ways.walk, range, steps: short, limit });
  if (near.hits.length >= limit || near.upTo === null) return near;
  const beyond = rangeOf(ways.dates, near.upTo);
  const far = await walk({ ...ways.walk, range: beyond, steps: long, limit: limit - near.hits.length });
  return { hits: [...near.hits, ...far.hits], upTo: far.upTo };
}

/**
 * By the index, or null when it gives too many. That is known beforehand only of keys that are each frequent; of several that
 * come together more often than chance would have it, only when they have been counted. Materialised, as a LIMIT would
 * make the planner shun the index.
 */
async function byKeys(keyed: Keyed, range: Prisma.Sql, limit: number): Promise<Mark[] | null> {
  if ((await keyed.expected()) > keyed.most) return null;
  const rows = await db.$queryRaw<(Mark & { many: boolean })[]>`
    WITH keyed AS MATERIALIZED (${keyed.rows}), taken AS MATERIALIZED (SELECT * FROM keyed LIMIT ${keyed.most + 1}),
    few AS MATERIALIZED (SELECT * FROM taken WHERE (SELECT count(*) FROM taken) <= ${keyed.most})
    (SELECT id, at, false AS many FROM (${keyed.hits(range, limit)}) hits)
    UNION ALL (SELECT NULL, NULL, true WHERE (SELECT count(*) FROM taken) > ${keyed.most})`;
  return rows.some(({ many }) => many) ? null : rows.map(({ id, at }) => ({ id, at }));
}
