import type { Place } from "../casework/issue.ts";
import { isRecused, type UnitPosition } from "../casework/recusal.ts";
import type { Level } from "../vocabulary.ts";

/** One line of the directory (派单目录): what of a category, told in a place, goes to which unit at a level. */
export type RoutingRule = {
  readonly id: string;
  /** a subject (L1) or a leaf (L1.L2) */
  readonly category: string;
  readonly placeUnitId: string;
  readonly level: Level;
  readonly unit: UnitPosition;
};

/** Whom it may go to and why: by a rule of the directory, or because the office itself is always left. */
export type Route = { readonly unitId: string; readonly rule: RoutingRule | null };

export type RouteAsked = {
  readonly category: string | null;
  readonly place: Place;
  readonly level: Level;
  readonly office: UnitPosition;
  readonly complained: UnitPosition | null;
};

/** From the spot outwards: the nearer a rule's place, the better it knows. */
export const placeChain = ({ gridId, communityId, townId, countyId, cityId }: Place): string[] =>
  [gridId, communityId, townId, countyId, cityId].filter((id) => id !== null);

/** Whether a unit may take what is told in a place: its office is that of the place, or above it. */
export const servesPlace = (unit: UnitPosition, place: Place): boolean =>
  unit.level !== "GRID" && placeChain(place).includes(unit[OFFICE[unit.level]] ?? "");
const OFFICE = {
  CITY: "cityId",
  COUNTY: "countyId",
  TOWN: "townId",
  COMMUNITY: "communityId",
} as const satisfies Record<Level, keyof UnitPosition>;

/** The codes a rule for this category can have, the more specific first. */
export const categoryChain = (category: string | null): string[] =>
  category === null
    ? []
    : [category, ...(category.includes(".") ? [category.split(".", 1)[0] as string] : [])];

/**
 * Whom an issue goes to at a level, best first (domain.md C2 dispatch: "unit in dispatch directory for (category, place)"):
 * the most specific category, then the nearest place, then the office itself. The unit complained of, and what stands
 * below it, is passed over and the next one stands in (信访工作条例 §28).
 */
export function routes(rules: readonly RoutingRule[], asked: RouteAsked): Route[] {
  const places = placeChain(asked.place);
  const categories = categoryChain(asked.category);
  const fitting = rules
    .filter(
      (rule) =>
        rule.level === asked.level &&
        categories.includes(rule.category) &&
        places.includes(rule.placeUnitId) &&
        !isRecused(rule.unit, asked.complained),
    )
    .sort(
      (a, b) =>
        categories.indexOf(a.category) - categories.indexOf(b.category) ||
        places.indexOf(a.placeUnitId) - places.indexOf(b.placeUnitId) ||
        (a.id < b.id ? -1 : 1),
    );
  const found = new Map<string, Route>();
  for (const rule of fitting)
    if (!found.has(rule.unit.id)) found.set(rule.unit.id, { unitId: rule.unit.id, rule });
  if (!found.has(asked.office.id) && !isRecused(asked.office, asked.complained))
    found.set(asked.office.id, { unitId: asked.office.id, rule: null });
  return [...found.values()];
}
