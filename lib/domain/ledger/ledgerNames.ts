import { nearest } from "../alike/nearest.ts";
import type { Place } from "../casework/issue.ts";
import type { UnitPosition } from "../casework/recusal.ts";
import { normaliseDigits } from "../text.ts";
import type { UnitLevel } from "../vocabulary.ts";
import type { CellProblem, SheetKey, SheetLine } from "./ledgerSheet.ts";

/** A unit of the register as names are looked up in it. */
export type NamedUnit = UnitPosition & { readonly name: string; readonly parentId: string | null };
export type Register = {
  readonly units: readonly NamedUnit[];
  readonly byName: ReadonlyMap<string, readonly NamedUnit[]>;
};

/** What offices are called beside the name of their place: 枫树街道办事处 and 枫树街道 are one. */
const ENDINGS =
  /(人民政府|街道办事处|街道办|街办|街道|乡镇|镇|乡|社区居民委员会|社区居委会|居委会|社区|村民委员会|村委会|村|区|县|市)$/u;
const plain = (name: string): string => normaliseDigits(name).replace(/\s+/g, "");
const stem = (name: string): string => {
  const bare = plain(name).replace(ENDINGS, "");
  return bare.length >= 2 ? bare : plain(name);
};

export function makeRegister(units: readonly NamedUnit[]): Register {
  const byName = new Map<string, NamedUnit[]>();
  for (const unit of units)
    for (const key of new Set([plain(unit.name), `~${stem(unit.name)}`]))
      byName.set(key, [...(byName.get(key) ?? []), unit]);
  return { units, byName };
}

/** Units of this name: those that are called exactly so, else those whose name differs in its ending only. */
function named({ byName }: Register, typed: string, fits: (unit: NamedUnit) => boolean): NamedUnit[] {
  const exact = (byName.get(plain(typed)) ?? []).filter(fits);
  return exact.length > 0 ? exact : (byName.get(`~${stem(typed)}`) ?? []).filter(fits);
}

const COLUMNS = [
  ["county", "COUNTY"],
  ["town", "TOWN"],
  ["community", "COMMUNITY"],
  ["grid", "GRID"],
] as const satisfies readonly (readonly [SheetKey, UnitLevel])[];
const OWN = { CITY: "cityId", COUNTY: "countyId", TOWN: "townId", COMMUNITY: "communityId" } as const;
const lies = (unit: NamedUnit, within: NamedUnit | null): boolean =>
  within === null ||
  (within.level !== "GRID" && unit[OWN[within.level]] === within.id && unit.id !== within.id);

type Found = { readonly place: Place } | CellProblem;

/** The place that the four columns name, each within the one before it. A name that is unknown or not the only one is told. */
export function placeOfLine(line: Pick<SheetLine, (typeof COLUMNS)[number][0]>, register: Register): Found {
  let within: NamedUnit | null = null;
  for (const [key, level] of COLUMNS) {
    const typed = line[key];
    if (!typed) continue;
    const context: NamedUnit | null = within;
    const fits = (unit: NamedUnit) => unit.kind === "AREA" && unit.level === level && lies(unit, context);
    const units = named(register, typed, fits);
    const city = key === "county" && units.length === 0 && register.units.find(isCity(typed));
    if (units.length > 1) return { key, code: "AMBIGUOUS_PLACE", typed, suggestions: above(units, register) };
    within = units[0] ?? (city || null);
    if (within) continue;
    const names = register.units.filter(fits).map(({ name }) => name);
    return { key, code: "UNKNOWN_PLACE", typed, suggestions: nearest(typed, [...new Set(names)], 3) };
  }
  if (!within) return { key: "community", code: "PLACE_MISSING", typed: "" };
  const { cityId, countyId, townId, communityId, level, id } = within;
  return { place: { cityId, countyId, townId, communityId, gridId: level === "GRID" ? id : null } };
}
const isCity = (typed: string) => (unit: NamedUnit) =>
  unit.level === "CITY" && plain(unit.name) === plain(typed);

const above = (units: readonly NamedUnit[], register: Register): string[] =>
  units.slice(0, 3).map(({ parentId, name }) => {
    const parent = register.units.find(({ id }) => id === parentId);
    return [parent?.name, name].filter(Boolean).join(" ");
  });

/**
 * The unit in charge by its name, null when none is named. What is still open can only be with the office that answers
 * for it or a department beside it; what has ended may have been with any unit, the nearest of that name.
 */
export function unitOfLine(
  typed: string,
  at: { holderUnitId: string; place: Place; open: boolean },
  register: Register,
): { readonly unitId: string | null } | CellProblem {
  if (!typed) return { unitId: null };
  const beside = (unit: NamedUnit) =>
    unit.id === at.holderUnitId || (unit.kind === "DEPARTMENT" && unit.parentId === at.holderUnitId);
  const here = named(register, typed, beside);
  if (here[0]) return { unitId: here[0].id };
  const near = [at.place.communityId, at.place.townId, at.place.countyId, at.place.cityId];
  const anywhere = named(register, typed, (unit) => unit.level !== "GRID");
  const nearestOne = near
    .map((id) => anywhere.find((unit) => id !== null && (unit.id === id || unit.parentId === id)))
    .find(Boolean);
  const told = { key: "unit", typed } as const;
  if (at.open && anywhere.length > 0) {
    const names = register.units.filter(beside).map(({ name }) => name);
    return { ...told, code: "UNIT_NOT_HERE", suggestions: names.slice(0, 5) };
  }
  const only = anywhere.length === 1 ? anywhere[0] : undefined;
  if (nearestOne ?? only) return { unitId: (nearestOne ?? only)?.id ?? null };
  const names = register.units.filter(({ level }) => level !== "GRID").map(({ name }) => name);
  return { ...told, code: "UNKNOWN_UNIT", suggestions: nearest(typed, [...new Set(names)], 3) };
}
