import type { Period } from "#lib/domain/calendar/period.ts";
import { type Actor, reach } from "#lib/domain/permissions.ts";
import type { UnitKind, UnitLevel } from "#lib/domain/vocabulary.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { type Db, db } from "../client.ts";

/** A unit as a filter: the place it stands for, or the department that handles. */
export type UnitRef = {
  readonly id: string;
  readonly name: string;
  readonly level: UnitLevel;
  readonly kind: UnitKind;
};

const PLACE_COLUMN = {
  CITY: "city_id",
  COUNTY: "county_id",
  TOWN: "town_id",
  COMMUNITY: "community_id",
  GRID: "grid_id",
} as const satisfies Record<UnitLevel, string>;
const LEVEL_BELOW = {
  CITY: "COUNTY",
  COUNTY: "TOWN",
  TOWN: "COMMUNITY",
  COMMUNITY: "GRID",
  GRID: null,
} as const satisfies Record<UnitLevel, UnitLevel | null>;

/** What a unit narrows to; `here` leaves out what belongs to a unit below it. */
export function unitCondition(unit: UnitRef, here = false): Prisma.Sql {
  if (unit.kind === "DEPARTMENT") return Prisma.sql`i.lead_unit_id = ${unit.id}::uuid`;
  const at = Prisma.sql`i.${Prisma.raw(PLACE_COLUMN[unit.level])} = ${unit.id}::uuid`;
  const below = LEVEL_BELOW[unit.level];
  return here && below ? Prisma.sql`(${at} AND i.${Prisma.raw(PLACE_COLUMN[below])} IS NULL)` : at;
}

/** The place one level below a unit (below the city when there is none), or the unit itself where nothing lower is known. */
export function placeBelow(unit: UnitRef | null): Prisma.Sql {
  const level = unit?.kind === "AREA" ? unit.level : "CITY";
  const below = LEVEL_BELOW[level];
  const own = Prisma.sql`i.${Prisma.raw(PLACE_COLUMN[level])}`;
  return below ? Prisma.sql`COALESCE(i.${Prisma.raw(PLACE_COLUMN[below])}, ${own})` : own;
}

/** Units an actor may narrow to: those inside their reach; whoever sees by another right than place may name any. */
const inReach = (actor: Actor): Prisma.Sql => {
  const parts = reach(actor).map((r) => {
    if (r.by !== "PLACE") return Prisma.sql`true`;
    const own = r.level === "GRID" ? "id" : PLACE_COLUMN[r.level];
    return Prisma.sql`u.${Prisma.raw(own)} = ${r.unitId}::uuid`;
  });
  return parts.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(parts, " OR ")})`;
};

/** The unit by this id, or null when it is unknown, abolished or outside the actor's reach. */
export async function unitInReach(actor: Actor, id: string): Promise<UnitRef | null> {
  const [unit] = await db.$queryRaw<UnitRef[]>`
    SELECT u.id, u.name, u.level, u.kind FROM org_units u WHERE u.id = ${id}::uuid AND u.valid_to IS NULL AND ${inReach(actor)}`;
  return unit ?? null;
}

/** The area a unit lies in, where the actor may name it. */
export async function unitAbove(actor: Actor, unit: UnitRef): Promise<UnitRef | null> {
  const [above] = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM org_units u JOIN org_units p ON p.id = u.parent_id WHERE u.id = ${unit.id}::uuid AND p.kind = 'AREA'`;
  return above ? unitInReach(actor, above.id) : null;
}

const MOST_BELOW = 400;
/**
 * The areas one level below a unit (below the city when there is none), also those where nothing was ever registered; none for
 * whoever sees by another right than place, to whom a place without anything of theirs says nothing.
 */
export async function areasBelow(
  actor: Actor,
  unit: UnitRef | null,
): Promise<{ id: string; name: string }[]> {
  const level = unit?.kind === "AREA" ? unit.level : "CITY";
  const below = LEVEL_BELOW[level];
  if (!below || reach(actor).every((r) => r.by !== "PLACE")) return [];
  const inside = unit?.kind === "AREA" ? Prisma.sql`u.parent_id = ${unit.id}::uuid` : Prisma.sql`true`;
  return db.$queryRaw`SELECT u.id, u.name FROM org_units u
    WHERE u.kind = 'AREA' AND u.level = ${below} AND u.valid_to IS NULL AND ${inside} AND ${inReach(actor)} ORDER BY u.code LIMIT ${MOST_BELOW}`;
}

/** `groupId` is the county it lies in, or the town where only towns and communities are offered. */
export type UnitOption = UnitRef & { readonly groupId: string | null };

/** Units to choose from, in the order of their codes: places down to the town, and from the town on also communities. */
export const unitsInReach = (actor: Actor): Promise<UnitOption[]> => {
  const deep = reach(actor).every((r) => r.by === "PLACE" && (r.level === "TOWN" || r.level === "COMMUNITY"));
  const levels = deep ? ["TOWN", "COMMUNITY"] : ["CITY", "COUNTY", "TOWN"];
  return db.$queryRaw<UnitOption[]>`
    SELECT u.id, u.name, u.level, u.kind, u.${Prisma.raw(deep ? "town_id" : "county_id")} AS "groupId" FROM org_units u
    WHERE u.valid_to IS NULL AND u.level IN (${Prisma.join(levels)}) AND ${inReach(actor)} ORDER BY u.code LIMIT 2000`;
};

/** The office whose area the actor sees when there is exactly one; the dashboard begins there. */
export const homeUnitId = (actor: Actor): string | null => {
  const places = reach(actor).flatMap((r) => (r.by === "PLACE" ? [r.unitId] : ["", ""]));
  return places.length === 1 ? (places[0] ?? null) : null;
};

/** The areas right below a unit that there were in a period: where nothing came is told too. A grid is nobody's to report on. */
export async function areasOfPeriod(tx: Db, unitId: string, { from, to }: Period): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM org_units WHERE parent_id = ${unitId}::uuid AND kind = 'AREA' AND level <> 'GRID'
      AND valid_from <= ${to}::date AND (valid_to IS NULL OR valid_to > ${from}::date)`;
  return rows.map(({ id }) => id);
}

/** Names of places by id, in the order of their codes; whoever asks has counted something there, within their reach. */
export const namedUnits = (
  ids: readonly string[],
): Promise<{ id: string; name: string; level: UnitLevel }[]> =>
  db.$queryRaw`SELECT u.id, u.name, u.level FROM org_units u WHERE u.id = ANY(${[...ids]}::uuid[]) ORDER BY u.code`;
