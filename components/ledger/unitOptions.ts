import type { UnitKind, UnitLevel } from "#lib/domain/vocabulary.ts";

export type UnitChoice = {
  readonly kind: UnitKind;
  readonly id: string;
  readonly name: string;
  readonly level: UnitLevel;
  readonly groupId: string | null;
};
type Choice = { value: string; label: string };

/** Units as the choices of a select: each county (or town) with what lies in it; what lies in none of them stands alone. */
export function unitOptions(units: readonly UnitChoice[]): (Choice | { label: string; options: Choice[] })[] {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const groups = new Map<string, Choice[]>();
  const alone: Choice[] = [];
  for (const { id, name, groupId } of units) {
    const choice = { value: id, label: name };
    if (groupId === null || !names.has(groupId)) alone.push(choice);
    else groups.set(groupId, [...(groups.get(groupId) ?? []), choice]);
  }
  return [...alone, ...[...groups].map(([id, options]) => ({ label: names.get(id) ?? "", options }))];
}
