import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { entryLevel, type Place } from "#lib/domain/casework/issue.ts";
import type { Level } from "#lib/domain/vocabulary.ts";
import type { Db } from "./client.ts";
import type { UnitRef } from "./routing/reachUnits.ts";
import { dispatchChoices } from "./routing/routing.ts";

/** The place a unit stands for, with the offices above it; null for an unknown or abolished unit, or a department. */
export async function placeOfUnit(tx: Db, unitId: string): Promise<{ place: Place; level: Level } | null> {
  const unit = await tx.orgUnit.findFirst({ where: { id: unitId, kind: "AREA", validTo: null } });
  if (!unit) return null;
  const place: Place = {
    cityId: unit.cityId,
    countyId: unit.countyId,
    townId: unit.townId,
    communityId: unit.communityId,
    gridId: unit.level === "GRID" ? unit.id : null,
  };
  return { place, level: entryLevel(place) };
}

/** Held until the transaction ends, for whoever counts or looks before they write something of this unit: the other one waits. */
export const lockUnit = (tx: Db, unitId: string): Promise<unknown> =>
  tx.$queryRaw`SELECT FROM org_units WHERE id = ${unitId}::uuid FOR NO KEY UPDATE`;

/** Units an office may dispatch an issue to: what the directory names, itself, and the departments beside it. */
export async function dispatchUnits(
  tx: Db,
  issue: Parameters<typeof dispatchChoices>[1],
  on: CivilDate,
): Promise<string[]> {
  const { routes, others } = await dispatchChoices(tx, issue, on);
  return [...routes.map(({ unitId }) => unitId), ...others];
}

/** A department with somebody who calls residents back does nothing else: it is neither dispatched to nor asked to help. */
const CALLS_BACK = {
  some: { role: "CALLBACK_OFFICER", validTo: null, person: { disabledAt: null } },
} as const;

/** The city's team that only calls back, or null where it has none. */
export async function callbackTeam(tx: Db, cityId: string): Promise<string | null> {
  const team = await tx.orgUnit.findFirst({
    where: { parentId: cityId, kind: "DEPARTMENT", validTo: null, posts: CALLS_BACK },
    select: { id: true },
    orderBy: { code: "asc" },
  });
  return team?.id ?? null;
}

/** Units that may be asked to help with what happened at a place: its offices at every level and the departments beside them. */
export async function helperUnits(tx: Db, place: Place): Promise<string[]> {
  const offices = [place.cityId, place.countyId, place.townId, place.communityId].filter((id) => id !== null);
  const units = await tx.orgUnit.findMany({
    where: {
      validTo: null,
      OR: [
        { id: { in: offices } },
        { parentId: { in: offices }, kind: "DEPARTMENT", posts: { none: CALLS_BACK.some } },
      ],
    },
    select: { id: true },
  });
  return units.map((unit) => unit.id);
}

/** The counties of the register, in the order of their codes. */
export const openCounties = (tx: Db): Promise<UnitRef[]> =>
  tx.$queryRaw<UnitRef[]>`SELECT u.id, u.name, u.level, u.kind FROM org_units u
    WHERE u.level = 'COUNTY' AND u.kind = 'AREA' AND u.valid_to IS NULL ORDER BY u.code`;
/** Places right below one, as residents know them; a grid is none of these. */
export const placesBelow = (tx: Db, unitId: string): Promise<UnitRef[]> =>
  tx.$queryRaw<UnitRef[]>`SELECT u.id, u.name, u.level, u.kind FROM org_units u
    WHERE u.parent_id = ${unitId}::uuid AND u.kind = 'AREA' AND u.level <> 'GRID' AND u.valid_to IS NULL ORDER BY u.code`;

/** The offices of cities: one, but nothing here counts on it. */
export async function cityOffices(tx: Db): Promise<string[]> {
  const cities = await tx.orgUnit.findMany({
    where: { level: "CITY", kind: "AREA", validTo: null },
    select: { id: true },
  });
  return cities.map(({ id }) => id);
}
