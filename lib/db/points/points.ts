import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { IN_COMMUNITY, VILLAGE_NAME } from "#lib/domain/labels/points.ts";
import { type Month, nextMonth } from "#lib/domain/points/months.ts";
import { type Point, samePoint } from "#lib/domain/points/points.ts";
import type { VisitSessionState } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { noSql, type Sql, sql } from "../sql.ts";

/**
 * Every contact point: each community and village by itself, and the places named inside one (domain.md P13), with the days
 * between which it is or was one.
 */
export const POINTS = sql`(
  SELECT u.id AS "unitId", NULL::uuid AS "placeId", CASE WHEN u.name ~ ${VILLAGE_NAME} THEN 'VILLAGE' ELSE 'COMMUNITY' END AS kind,
    u.name, u.name AS own, u.code, u.city_id, u.county_id, u.town_id, u.community_id, u.valid_from AS from_on, NULL::date AS to_on
  FROM org_units u WHERE u.level = 'COMMUNITY' AND u.kind = 'AREA' AND u.valid_to IS NULL
  UNION ALL
  SELECT p.unit_id, p.id, p.kind, p.name || ${IN_COMMUNITY[0]} || u.name || ${IN_COMMUNITY[1]}, p.name, u.code, u.city_id, u.county_id, u.town_id, u.community_id,
    (p.made_at AT TIME ZONE 'Asia/Shanghai')::date, p.ended_on
  FROM contact_places p JOIN org_units u ON u.id = p.unit_id AND u.valid_to IS NULL)`;

/** Contact points within an area, in the order of the register. */
const within = (areaId: string): Sql =>
  sql`${areaId}::uuid IN (x.city_id, x.county_id, x.town_id, x.community_id)`;
const at = (alias: "x" | "r", { unitId, placeId }: Pick<Point, "unitId" | "placeId">): Sql => {
  const column = { x: sql`x."unitId"`, r: sql`r.unit_id` }[alias];
  const place = { x: sql`x."placeId"`, r: sql`r.place_id` }[alias];
  return sql`${column} = ${unitId}::uuid AND ${place} IS NOT DISTINCT FROM ${placeId}::uuid`;
};

/** Whether it is a contact point on a day. */
const thereOn = (on: CivilDate): Sql =>
  sql`x.from_on <= ${on}::date AND (x.to_on IS NULL OR x.to_on > ${on}::date)`;

/** Whether a pairing holds on a day. */
export const heldOn = (on: CivilDate): Sql =>
  sql`r.from_on <= ${on}::date AND (r.to_on IS NULL OR r.to_on > ${on}::date)`;

export async function pointAt(
  tx: Db,
  asked: { unitId: string; placeId: string | null },
): Promise<PointFound | null> {
  const rows = await tx.$queryRaw<PointFound[]>`
    SELECT x."unitId", x."placeId", x.kind, x.name, x.own AS "ownName", x.to_on::text AS "endedOn" FROM ${POINTS} x WHERE ${at("x", asked)}`;
  return rows[0] ?? null;
}
export type PointFound = Point & {
  /** without the community it lies in */
  readonly ownName: string;
  readonly endedOn: CivilDate | null;
};
/** As {@link pointAt}, where it is one still. */
export async function openPointAt(
  tx: Db,
  asked: { unitId: string; placeId: string | null },
): Promise<Point | null> {
  const point = await pointAt(tx, asked);
  return point?.endedOn === null ? point : null;
}

export type PointRow = Point & {
  /** who is paired with it on that day, as duty titles */
  readonly paired: readonly { readonly personId: string; readonly who: string }[];
};
const PAIRED = (on: CivilDate) => sql`coalesce((
  SELECT jsonb_agg(jsonb_build_object('personId', r.person_id, 'who', coalesce(nullif(w.duty_title, ''), w.name)) ORDER BY r.from_on, r.id)
  FROM pairings r JOIN people w ON w.id = r.person_id
  WHERE r.unit_id = x."unitId" AND r.place_id IS NOT DISTINCT FROM x."placeId" AND ${heldOn(on)}), '[]'::jsonb) AS paired`;

/** The contact points of an area with who is paired with each; only those nobody is paired with, where asked. */
export const pointsWithin = (
  tx: Db,
  areaId: string,
  on: CivilDate,
  { bare, most }: { bare: boolean; most: number },
): Promise<PointRow[]> => tx.$queryRaw<PointRow[]>`
  SELECT x."unitId", x."placeId", x.kind, x.name, ${PAIRED(on)} FROM ${POINTS} x WHERE ${within(areaId)} AND ${thereOn(on)}
  ${bare ? sql`AND NOT EXISTS (SELECT FROM pairings r WHERE r.unit_id = x."unitId" AND r.place_id IS NOT DISTINCT FROM x."placeId" AND ${heldOn(on)})` : noSql}
  ORDER BY x.code, x."placeId" NULLS FIRST LIMIT ${most}`;

/** Of each place below: how many contact points, and how many of them nobody is paired with. */
export type PlacePairing = {
  readonly id: string;
  readonly name: string;
  readonly points: number;
  readonly bare: number;
};
export const pairingBelow = (tx: Db, parentId: string, on: CivilDate): Promise<PlacePairing[]> =>
  tx.$queryRaw<PlacePairing[]>`
    SELECT c.id, c.name, count(x."unitId")::int AS points,
      count(*) FILTER (WHERE x."unitId" IS NOT NULL AND NOT EXISTS (SELECT FROM pairings r
        WHERE r.unit_id = x."unitId" AND r.place_id IS NOT DISTINCT FROM x."placeId" AND ${heldOn(on)}))::int AS bare
    FROM org_units c LEFT JOIN ${POINTS} x ON c.id IN (x.city_id, x.county_id, x.town_id, x.community_id) AND ${thereOn(on)}
    WHERE c.parent_id = ${parentId}::uuid AND c.kind = 'AREA' AND c.level <> 'GRID' AND c.valid_to IS NULL
    GROUP BY c.id ORDER BY c.code`;

export type PairingRow = {
  readonly id: string;
  readonly personId: string;
  readonly who: string;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate | null;
};
/** Who was and is paired with a point, the newest first. */
export const pairingsOf = (
  tx: Db,
  point: { unitId: string; placeId: string | null },
): Promise<PairingRow[]> => tx.$queryRaw<PairingRow[]>`
  SELECT r.id, r.person_id AS "personId", coalesce(nullif(w.duty_title, ''), w.name) AS who, r.from_on::text AS "fromOn", r.to_on::text AS "toOn"
  FROM pairings r JOIN people w ON w.id = r.person_id WHERE ${at("r", point)} ORDER BY r.to_on DESC NULLS FIRST, r.from_on DESC, r.id`;

/** The points somebody is paired with on a day. */
export const pointsOfPerson = (
  tx: Db,
  personId: string,
  on: CivilDate,
): Promise<(Point & { id: string; fromOn: CivilDate })[]> =>
  tx.$queryRaw<(Point & { id: string; fromOn: CivilDate })[]>`
    SELECT r.id, r.from_on::text AS "fromOn", x."unitId", x."placeId", x.kind, x.name FROM pairings r
    JOIN ${POINTS} x ON x."unitId" = r.unit_id AND x."placeId" IS NOT DISTINCT FROM r.place_id
    WHERE r.person_id = ${personId}::uuid AND ${heldOn(on)} ORDER BY x.code, x."placeId" NULLS FIRST`;

/** Whether somebody is paired with a point on a day, and was already on an earlier one. */
export const isPairedWith = async (
  tx: Db,
  personId: string,
  point: { unitId: string; placeId: string | null },
  { since, on }: { since: CivilDate; on: CivilDate },
): Promise<boolean> => {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM pairings r
    WHERE r.person_id = ${personId}::uuid AND ${at("r", point)} AND ${heldOn(on)} AND r.from_on <= ${since}::date LIMIT 1`;
  return rows.length > 0;
};

/** Whether somebody on duty is paired with a point on a day, or will be. */
export const isOrWillBePairedWith = async (
  tx: Db,
  personId: string,
  point: { unitId: string; placeId: string | null },
  on: CivilDate,
): Promise<boolean> => {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM pairings r JOIN people w ON w.id = r.person_id AND w.disabled_at IS NULL
    WHERE r.person_id = ${personId}::uuid AND ${at("r", point)} AND (r.to_on IS NULL OR r.to_on > ${on}::date)
      AND EXISTS (SELECT FROM posts p WHERE p.person_id = w.id AND p.valid_to IS NULL) LIMIT 1`;
  return rows.length > 0;
};

export type Leader = { readonly id: string; readonly who: string; readonly unit: string };
/** Whom one may pair within an area: heads and officers on duty at it, above its communities, or beside it. */
const LEADS = (
  areaId: string,
): Sql => sql`p.valid_to IS NULL AND p.role IN ('UNIT_LEAD', 'COUNCIL_CLERK', 'VISITOR')
  AND u.valid_to IS NULL AND u.level <> 'GRID' AND w.disabled_at IS NULL AND ${areaId}::uuid IN (u.city_id, u.county_id, u.town_id, u.community_id)`;
/** Them by a piece of a name, or all. */
export const leadersWithin = (tx: Db, areaId: string, text: string, most: number): Promise<Leader[]> =>
  tx.$queryRaw<Leader[]>`
    SELECT DISTINCT ON (u.level = 'COMMUNITY', min_code, w.id) w.id, coalesce(nullif(w.duty_title, ''), w.name) AS who, u.name AS unit
    FROM people w JOIN posts p ON p.person_id = w.id JOIN org_units u ON u.id = p.unit_id, LATERAL (SELECT u.code AS min_code) c
    WHERE ${LEADS(areaId)} AND (${text} = '' OR strpos(w.name, ${text}) > 0 OR strpos(w.duty_title, ${text}) > 0)
    ORDER BY u.level = 'COMMUNITY', min_code, w.id LIMIT ${most}`;

export const isLeaderWithin = async (tx: Db, areaId: string, personId: string): Promise<boolean> => {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT w.id FROM people w JOIN posts p ON p.person_id = w.id JOIN org_units u ON u.id = p.unit_id
    WHERE w.id = ${personId}::uuid AND ${LEADS(areaId)} LIMIT 1`;
  return rows.length > 0;
};

export type MonthSession = {
  readonly unitId: string;
  readonly placeId: string | null;
  readonly hostId: string;
  readonly onDay: CivilDate;
  readonly state: VisitSessionState;
};
/** All sessions of a month: of an area, of one host, or everywhere. */
export const sessionsInMonth = (
  tx: Db,
  { areaId, hostId }: { areaId?: string; hostId?: string },
  month: Month,
): Promise<MonthSession[]> => tx.$queryRaw<MonthSession[]>`
  SELECT s.unit_id AS "unitId", s.place_id AS "placeId", s.host_id AS "hostId", s.on_day::text AS "onDay", s.state
  FROM visit_sessions s JOIN org_units u ON u.id = s.unit_id
  WHERE s.on_day >= ${month}::date AND s.on_day < ${nextMonth(month)}::date
  ${hostId ? sql`AND s.host_id = ${hostId}::uuid` : noSql}
  ${areaId ? sql`AND ${areaId}::uuid IN (u.city_id, u.county_id, u.town_id, u.community_id)` : noSql}`;

export type ExcuseRow = {
  readonly unitId: string;
  readonly placeId: string | null;
  readonly words: string;
  readonly who: string;
  readonly at: Date;
};
export const excusesOf = (tx: Db, month: Month): Promise<ExcuseRow[]> => tx.$queryRaw<ExcuseRow[]>`
  SELECT e.unit_id AS "unitId", e.place_id AS "placeId", e.words, coalesce(nullif(w.duty_title, ''), w.name) AS who, e.at
  FROM month_excuses e JOIN people w ON w.id = e.person_id WHERE e.month = ${month}::date ORDER BY e.at, e.id`;

/** What was said of one contact point without a session in a month. */
export const excusesAt = async (
  tx: Db,
  month: Month,
  point: Pick<Point, "unitId" | "placeId">,
): Promise<ExcuseRow[]> => (await excusesOf(tx, month)).filter((excuse) => samePoint(excuse, point));

/** Every pairing that holds on a day. */
export const currentPairings = (tx: Db, on: CivilDate): Promise<{ personId: string }[]> =>
  tx.$queryRaw<{ personId: string }[]>`
    SELECT DISTINCT r.person_id AS "personId" FROM pairings r JOIN people w ON w.id = r.person_id AND w.disabled_at IS NULL WHERE ${heldOn(on)}`;

/** One message per person and month, whoever writes it and how often. Returns how many are new. */
export const writeReminders = (
  tx: Db,
  people: readonly string[],
  { month, due }: { month: Month; due: CivilDate },
  now: Date,
): Promise<number> => tx.$executeRaw`
  INSERT INTO outbox (id, topic, recipient, data, created_at)
  SELECT md5('sessionMissing|' || p || '|' || ${month})::uuid, 'sessionMissing', 'person:' || p, jsonb_build_object('due', ${due}::text), ${now}
  FROM unnest(${[...people]}::text[]) p ON CONFLICT (id) DO NOTHING`;
