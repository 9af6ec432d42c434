import type { UnitLevel } from "#lib/domain/vocabulary.ts";
import type { Division } from "./rows.ts";

/** A unit as the tree needs it: its own id stands at its own level, its ancestors' at theirs. */
export type Unit = {
  id: string;
  code: string;
  name: string;
  level: UnitLevel;
  kind: string;
  parentId: string | null;
  cityId: string;
  countyId: string | null;
  townId: string | null;
  communityId: string | null;
};
export type Plan = { added: Unit[]; renamed: { id: string; name: string }[]; unchanged: number };

/** A grid lies in its community and has no column of its own. */
const OWN_COLUMN = {
  CITY: "cityId",
  COUNTY: "countyId",
  TOWN: "townId",
  COMMUNITY: "communityId",
  GRID: null,
} as const satisfies Record<UnitLevel, keyof Unit | null>;

/** What has to change in the register so that it holds these rows. Rows must be free of errors. */
export function planImport(rows: readonly Division[], register: readonly Unit[], newId: () => string): Plan {
  const units = new Map(register.map((unit) => [unit.code, unit]));
  const plan: Plan = { added: [], renamed: [], unchanged: 0 };
  const topDown = [...rows].sort((a, b) => a.code.length - b.code.length || (a.level === "CITY" ? -1 : 1));
  for (const { code, name, level, parent } of topDown) {
    const unit = units.get(code);
    if (unit) {
      if (unit.name === name) plan.unchanged += 1;
      else plan.renamed.push({ id: unit.id, name });
      continue;
    }
    const added = unitBelow(parent ? units.get(parent) : undefined, {
      id: newId(),
      code,
      name,
      level,
      kind: "AREA",
    });
    units.set(code, added);
    plan.added.push(added);
  }
  return plan;
}

/** A new unit below its parent, or a city. */
export function unitBelow(
  parent: Unit | undefined,
  own: Pick<Unit, "id" | "code" | "name" | "level" | "kind">,
): Unit {
  const unit: Unit = {
    ...own,
    parentId: parent?.id ?? null,
    cityId: parent?.cityId ?? own.id,
    countyId: parent?.countyId ?? null,
    townId: parent?.townId ?? null,
    communityId: parent?.communityId ?? null,
  };
  const column = own.kind === "AREA" ? OWN_COLUMN[own.level] : null;
  return column ? { ...unit, [column]: own.id } : unit;
}
