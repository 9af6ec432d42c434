import { db } from "#lib/db/client.ts";
import type { Place } from "#lib/domain/casework/issue.ts";
import { GRANTS, placeKey, type Staff } from "#lib/domain/permissions.ts";
import type { Role, UnitLevel } from "#lib/domain/vocabulary.ts";

export type UnitNames = Readonly<Record<string, string>>;

/** The names of these units; ids that are null, unknown or twice do not matter. */
export async function unitNames(ids: Iterable<string | null | undefined>): Promise<UnitNames> {
  const wanted = [...new Set(ids)].filter((id): id is string => !!id);
  const units = await db.orgUnit.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true },
  });
  return Object.fromEntries(units.map(({ id, name }) => [id, name]));
}

/** 锦溪区 枫树街道 槐树社区 第3网格: the chain of places below the city, as far as it is known. */
export const placeName = (place: Place, names: UnitNames): string =>
  [place.countyId, place.townId, place.communityId, place.gridId]
    .flatMap((id) => (id && names[id]) || [])
    .join(" ") ||
  (names[place.cityId] ?? "");

export const placeIds = (place: Place): (string | null)[] => [
  place.cityId,
  place.countyId,
  place.townId,
  place.communityId,
  place.gridId,
];

/** The city's office, which answers for the whole; null before there is one. */
export const cityOffice = (): Promise<{ name: string; phone: string | null } | null> =>
  db.orgUnit.findFirst({
    where: { level: "CITY", kind: "AREA", validTo: null },
    select: { name: true, phone: true },
    orderBy: { code: "asc" },
  });

export type UnitOption = { readonly id: string; readonly name: string };
export type UnitGroup = { readonly name: string; readonly units: readonly UnitOption[] };

const REGISTERS = new Set<Role>(GRANTS.register.posts.map(([role]) => role));
const COLUMN = {
  cityId: "cityId",
  countyId: "countyId",
  townId: "townId",
  communityId: "communityId",
  gridId: "id",
} as const;
/** Grids are offered to those who know them by heart; a county has thousands. */
const KNOWS_GRIDS: readonly UnitLevel[] = ["TOWN", "COMMUNITY", "GRID"];

/**
 * Where this person may log a visit: communities and grids of their area, grouped by town or community. Empty for
 * whoever may not register anything.
 */
export async function visitPlaces(actor: Staff): Promise<UnitGroup[]> {
  const posts = actor.posts.filter(({ role, kind }) => REGISTERS.has(role) && kind === "AREA");
  if (posts.length === 0) return [];
  const grids = posts.some(({ level }) => KNOWS_GRIDS.includes(level));
  const units = await db.orgUnit.findMany({
    where: {
      validTo: null,
      kind: "AREA",
      level: { in: grids ? ["COMMUNITY", "GRID"] : ["COMMUNITY"] },
      OR: posts.map(({ level, unitId }) => ({ [COLUMN[placeKey(level) as keyof typeof COLUMN]]: unitId })),
    },
    select: { id: true, name: true, level: true, parentId: true, townId: true },
    orderBy: { code: "asc" },
  });
  const byCommunity = units.some(({ level }) => level === "GRID");
  const headOf = (unit: (typeof units)[number]) =>
    byCommunity ? (unit.level === "GRID" ? unit.parentId : unit.id) : unit.townId;
  const names = await unitNames(units.map(headOf));
  const groups = new Map<string, UnitOption[]>();
  for (const unit of units) {
    const name = names[headOf(unit) ?? ""] ?? "";
    groups.set(name, [...(groups.get(name) ?? []), { id: unit.id, name: unit.name }]);
  }
  return [...groups].map(([name, options]) => ({ name, units: options }));
}

/** The office itself and the departments beside it: whom it may dispatch to, the office first. */
export async function dispatchOptions(holderUnitId: string): Promise<UnitOption[]> {
  const units = await db.orgUnit.findMany({
    where: { validTo: null, OR: [{ id: holderUnitId }, { parentId: holderUnitId, kind: "DEPARTMENT" }] },
    select: { id: true, name: true },
    orderBy: { code: "asc" },
  });
  return units.sort((a, b) => Number(b.id === holderUnitId) - Number(a.id === holderUnitId));
}
