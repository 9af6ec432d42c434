import { db } from "#lib/db/client.ts";
import { dispatchChoices } from "#lib/db/routing/routing.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { type UnitOption, unitNames } from "../routing/units.ts";

/** A unit to dispatch to; `by` is the line of the directory that names it. */
export type DispatchOption = UnitOption & {
  readonly by: { readonly category: string; readonly place: string } | null;
};

/** Whom an issue may be dispatched to: what the directory suggests first, then the office, then the departments beside it. */
export async function dispatchSuggestions(issue: Issue, now: Date): Promise<DispatchOption[]> {
  const { routes, others } = await dispatchChoices(db, issue, shanghaiDate(now));
  const names = await unitNames([
    ...routes.flatMap(({ unitId, rule }) => [unitId, rule?.placeUnitId]),
    ...others,
  ]);
  return [...routes, ...others.map((unitId) => ({ unitId, rule: null }))].map(({ unitId, rule }) => ({
    id: unitId,
    name: names[unitId] ?? "",
    by: rule && { category: rule.category, place: names[rule.placeUnitId] ?? "" },
  }));
}
