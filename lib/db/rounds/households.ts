import { type CivilDate, startOfDay } from "#lib/domain/calendar/calendar.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { Address } from "#lib/domain/rounds/addressKey.ts";
import { type Coverage, roundOf, TOOK_PART, VISITED_STATES } from "#lib/domain/rounds/households.ts";
import { type HouseholdState, OPEN_STATES, type Standing, type UnitLevel } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { scope } from "../scope.ts";
import { joinSql, type Sql, sql } from "../sql.ts";

const words = (list: readonly string[]): Sql => joinSql(list.map((word) => sql`${word}`));

/** How an address stands in the round of a year: the best that its visits `v` came to. */
const STANDING = sql`CASE WHEN bool_or(v.result IN (${words(TOOK_PART)})) THEN 'REACHED' WHEN bool_or(v.result = 'DECLINED') THEN 'DECLINED'
  WHEN count(v.id) > 0 THEN 'NOT_MET' ELSE 'NOT_YET' END`;
const inRound = (year: number): Sql => {
  const { from, to } = roundOf(year);
  return sql`v.visited_at >= ${startOfDay(from)} AND v.visited_at < ${startOfDay(to)}`;
};
/** Beside `households h`, for the doors of one community. */
export const standing = (year: number): Sql => sql`CROSS JOIN LATERAL (
  SELECT ${STANDING} AS standing, max(v.visited_at) AS last FROM visits v WHERE v.household_id = h.id AND ${inRound(year)}) s`;
const counted = (which: Standing): Sql => sql`(count(h.id) FILTER (WHERE s.standing = ${which}))::int`;
const COUNTS = sql`count(h.id)::int AS households, ${counted("REACHED")} AS reached, ${counted("DECLINED")} AS declined,
  ${counted("NOT_MET")} AS "notMet", ${counted("NOT_YET")} AS "notYet"`;
/** An address that went into another is counted there. */
export const STANDS = sql`h.merged_into_id IS NULL`;
const LIVED_IN = sql`h.state IN (${words(VISITED_STATES)}) AND ${STANDS}`;

export type PlaceRound = Coverage & { readonly id: string; readonly name: string; readonly level: UnitLevel };
/** Places directly below a unit, each with how far its round has come. */
export const placesInRound = (tx: Db, parentId: string, year: number): Promise<PlaceRound[]> =>
  tx.$queryRaw<PlaceRound[]>`
    WITH s AS (SELECT v.household_id, ${STANDING} AS standing FROM visits v
      WHERE v.household_id IS NOT NULL AND ${inRound(year)} GROUP BY v.household_id)
    SELECT p.id, p.name, p.level, count(h.id)::int AS households,
      ${counted("REACHED")} AS reached, ${counted("DECLINED")} AS declined, ${counted("NOT_MET")} AS "notMet",
      (count(h.id) FILTER (WHERE s.household_id IS NULL))::int AS "notYet"
    FROM org_units p
    LEFT JOIN org_units k ON k.level = 'COMMUNITY' AND k.kind = 'AREA' AND p.id IN (k.id, k.town_id, k.county_id)
    LEFT JOIN households h ON h.community_id = k.id AND ${LIVED_IN}
    LEFT JOIN s ON s.household_id = h.id
    WHERE p.parent_id = ${parentId}::uuid AND p.kind = 'AREA' AND p.valid_to IS NULL AND p.level <> 'GRID'
    GROUP BY p.id ORDER BY p.code`;

export type BuildingRound = Coverage & { readonly building: string; readonly others: number };
/** The buildings of a community; `others` are addresses where nobody lives now. */
export const buildingsInRound = (tx: Db, communityId: string, year: number): Promise<BuildingRound[]> =>
  tx.$queryRaw<BuildingRound[]>`
    SELECT a.building, COALESCE(f.households, 0) AS households, COALESCE(f.reached, 0) AS reached,
      COALESCE(f.declined, 0) AS declined, COALESCE(f."notMet", 0) AS "notMet", COALESCE(f."notYet", 0) AS "notYet",
      a.all - COALESCE(f.households, 0) AS others
    FROM (SELECT building, count(*)::int AS all FROM households h WHERE h.community_id = ${communityId}::uuid AND ${STANDS} GROUP BY building) a
    LEFT JOIN (SELECT h.building, ${COUNTS} FROM households h ${standing(year)}
      WHERE h.community_id = ${communityId}::uuid AND ${LIVED_IN} GROUP BY h.building) f ON f.building = a.building
    ORDER BY length(a.building), a.building`;

export type PlanRow = Coverage & {
  readonly id: string;
  readonly communityId: string;
  readonly building: string;
  readonly unitId: string;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
};
/** Plans of a community that are not over before a day, the next first, each with how its building stands in the round. */
export const plansInRound = (
  tx: Db,
  communityId: string,
  { year, since }: { year: number; since: CivilDate },
): Promise<PlanRow[]> =>
  tx.$queryRaw<PlanRow[]>`
    SELECT p.id, p.community_id AS "communityId", p.building, p.unit_id AS "unitId", p.from_on::text AS "fromOn", p.to_on::text AS "toOn",
      f.households, f.reached, f.declined, f."notMet", f."notYet"
    FROM visit_plans p CROSS JOIN LATERAL (SELECT ${COUNTS} FROM households h ${standing(year)}
      WHERE h.community_id = p.community_id AND h.building = p.building AND ${LIVED_IN}) f
    WHERE p.community_id = ${communityId}::uuid AND p.dropped_at IS NULL AND p.to_on >= ${since}::date
    ORDER BY p.from_on, length(p.building), p.building, p.id`;

export type HouseholdRow = {
  readonly id: string;
  readonly version: number;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
  readonly state: HouseholdState;
  readonly safetyWords: string | null;
  readonly safetyUntil: CivilDate | null;
  readonly standing: Standing;
  readonly last: Date | null;
  readonly openIssues: number;
};
/**
 * The addresses of a building, a warning only as long as it holds; in the order one climbs the stairs. Open matters told there
 * are counted as far as the reader may see them.
 */
export const householdsOf = (
  tx: Db,
  actor: Staff,
  at: { communityId: string; building: string },
  year: number,
  today: CivilDate,
): Promise<HouseholdRow[]> => tx.$queryRaw<HouseholdRow[]>`
  SELECT h.id, h.version, h.building, h.unit, h.room, h.state, s.standing, s.last,
    CASE WHEN h.safety_until >= ${today}::date THEN h.safety_words END AS "safetyWords",
    CASE WHEN h.safety_until >= ${today}::date THEN h.safety_until::text END AS "safetyUntil",
    (SELECT count(*)::int FROM visits v JOIN issues i ON i.visit_id = v.id
      WHERE v.household_id = h.id AND i.state IN (${words(OPEN_STATES)}) AND ${scope(actor)}) AS "openIssues"
  FROM households h ${standing(year)}
  WHERE h.community_id = ${at.communityId}::uuid AND h.building = ${at.building} AND ${STANDS}
  ORDER BY length(h.unit), h.unit, length(h.room), h.room`;

export type HouseholdHead = {
  id: string;
  communityId: string;
  version: number;
  state: HouseholdState;
  mergedIntoId: string | null;
};
/** For whoever writes of it: locked until the transaction ends. */
export const lockHousehold = async (tx: Db, id: string): Promise<HouseholdHead | null> =>
  (await lockHouseholds(tx, [id]))[0] ?? null;
/** Several, always in the same order, so that two who want the same wait for each other and no more. */
export const lockHouseholds = (tx: Db, ids: readonly string[]): Promise<HouseholdHead[]> =>
  tx.$queryRaw<HouseholdHead[]>`
    SELECT id, community_id AS "communityId", version, state, merged_into_id AS "mergedIntoId" FROM households
    WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;

/**
 * The address of a door, found or made; one that went into another is that other, held until the transaction ends so that it
 * does not go on meanwhile. `id` is the new one's.
 */
export async function addressOf(
  tx: Db,
  place: { readonly communityId: string; readonly gridId: string | null },
  { building, unit, room }: Address,
  { id, at }: { id: string; at: Date },
): Promise<{ id: string; made: boolean }> {
  // Most doors are there: they are looked for first.
  let where = sql`community_id = ${place.communityId}::uuid AND building = ${building} AND unit = ${unit} AND room = ${room}`;
  for (;;) {
    const [found] = await tx.$queryRaw<{ id: string; next: string | null }[]>`
      SELECT id, merged_into_id AS next FROM households WHERE ${where} FOR SHARE`;
    if (found?.next === null) return { id: found.id, made: false };
    if (found) {
      where = sql`id = ${found.next}::uuid`;
      continue;
    }
    const made = await tx.$executeRaw`
      INSERT INTO households (id, community_id, grid_id, building, unit, room, created_at)
      VALUES (${id}::uuid, ${place.communityId}::uuid, ${place.gridId}::uuid, ${building}, ${unit}, ${room}, ${at})
      ON CONFLICT DO NOTHING`;
    if (made > 0) return { id, made: true };
  }
}

/** What two addresses are held against each other by; open matters as far as the reader may see them. */
export type Facts = {
  readonly id: string;
  readonly version: number;
  readonly communityId: string;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
  readonly state: HouseholdState;
  readonly since: Date;
  readonly safetyWords: string | null;
  readonly safetyUntil: CivilDate | null;
  readonly visits: number;
  readonly last: Date | null;
  readonly openIssues: number;
};
const facts = (actor: Staff, today: CivilDate): Sql => sql`
  SELECT h.id, h.version, h.community_id AS "communityId", h.building, h.unit, h.room, h.state, h.created_at AS since,
    CASE WHEN h.safety_until >= ${today}::date THEN h.safety_words END AS "safetyWords",
    CASE WHEN h.safety_until >= ${today}::date THEN h.safety_until::text END AS "safetyUntil",
    (SELECT count(*)::int FROM visits v WHERE v.household_id = h.id) AS visits,
    (SELECT max(v.visited_at) FROM visits v WHERE v.household_id = h.id) AS last,
    (SELECT count(*)::int FROM visits v JOIN issues i ON i.visit_id = v.id
      WHERE v.household_id = h.id AND i.state IN (${words(OPEN_STATES)}) AND ${scope(actor)}) AS "openIssues"
  FROM households h`;
/** Those of these that stand; what went into another is left out. */
export const factsOf = (tx: Db, actor: Staff, ids: readonly string[], today: CivilDate): Promise<Facts[]> =>
  tx.$queryRaw<Facts[]>`${facts(actor, today)} WHERE h.id = ANY(${[...ids]}::uuid[]) AND ${STANDS}`;

type Spelt = Address & { readonly id: string };
/** Every address of a community that stands, the oldest in the register first. */
export const addressesOf = (tx: Db, communityId: string): Promise<Spelt[]> =>
  tx.$queryRaw<Spelt[]>`
    SELECT h.id, h.building, h.unit, h.room FROM households h WHERE h.community_id = ${communityId}::uuid AND ${STANDS}
    ORDER BY h.created_at, h.id`;
