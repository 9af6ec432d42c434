import { db } from "#lib/db/client.ts";
import {
  type AreaUnit,
  type DirectoryRow,
  directoryRows,
  handlersOfArea,
  placesOfArea,
  RULES_PER_PAGE,
} from "#lib/db/routing/directory.ts";
import { candidates, positionOf, positionsOf } from "#lib/db/routing/routing.ts";
import { placeOfUnit } from "#lib/db/units.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { entryLevel, officeAt } from "#lib/domain/casework/issue.ts";
import { isOrBelow, type UnitPosition } from "#lib/domain/casework/recusal.ts";
import { deskPost } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { routes } from "#lib/domain/routing/routing.ts";
import { CATEGORIES, CATEGORIES_L1, LEVELS, type Level } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";
import { placeIds, placeName, unitNames } from "./units.ts";

export type Params = Readonly<Record<string, string | string[] | undefined>>;
export type DirectoryFilter = {
  readonly category: string | null;
  readonly place: string | null;
  readonly level: Level | null;
  readonly ended: boolean;
  readonly page: number;
};
export type { AreaUnit, DirectoryRow };

/** One level of the preview: whom it would go to there, and by which rule; no rule = the office itself. */
export type PreviewStep = {
  readonly level: Level;
  readonly unit: string;
  readonly category: string | null;
  readonly rulePlace: string | null;
};
export type Directory = {
  readonly filter: DirectoryFilter;
  readonly area: AreaUnit;
  readonly rows: readonly DirectoryRow[];
  readonly more: boolean;
  readonly places: readonly AreaUnit[];
  readonly handlers: readonly AreaUnit[];
  readonly preview: { readonly place: string; readonly steps: readonly PreviewStep[] } | null;
};

const one = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

/** The filter as it stands in the address; what nobody could have clicked is left out. */
export function directoryFilter(asked: Params): DirectoryFilter {
  const category = one(asked.category);
  return {
    category: [...CATEGORIES_L1, ...CATEGORIES].includes(category) ? category : null,
    place: isUuid(one(asked.place)) ? one(asked.place) : null,
    level: LEVELS.find((level) => level === asked.level) ?? null,
    ended: asked.ended === "1",
    page: /^[1-9]\d{0,3}$/.test(one(asked.page)) ? Number(asked.page) : 1,
  };
}

/** The directory of the area somebody keeps it for; null for everybody else. */
export async function readDirectory(actor: Staff, params: Params, now: Date): Promise<Directory | null> {
  const post = deskPost(actor, "editDirectory");
  const area = post && (await positionOf(db, post.unitId));
  if (!area) return null;
  const filter = directoryFilter(params);
  const today = shanghaiDate(now);
  const asked = filter.place ? await positionOf(db, filter.place) : null;
  const place = asked && asked.kind === "AREA" && isOrBelow(asked, area) ? asked : null;
  const [found, places, handlers, names, preview] = await Promise.all([
    directoryRows(area, { ...filter, place }, today),
    placesOfArea(place && place.level !== "GRID" ? officeOver(place, area) : area),
    handlersOfArea(area),
    unitNames([area.id]),
    previewed(area, params, today),
  ]);
  return {
    filter: { ...filter, place: place?.id ?? null },
    area: { id: area.id, name: names[area.id] ?? "", level: area.level, kind: area.kind },
    rows: found.slice(0, RULES_PER_PAGE),
    more: found.length > RULES_PER_PAGE,
    places,
    handlers,
    preview,
  };
}

/** Choosing a county opens its communities to a city, which has too many to list at once. */
const officeOver = (place: UnitPosition, area: UnitPosition): UnitPosition =>
  area.level === "CITY" && place.countyId
    ? { ...place, id: place.countyId, level: "COUNTY", townId: null, communityId: null }
    : area;

/** What a category told in a place would go to, level by level, as the directory stands today. */
async function previewed(area: UnitPosition, params: Params, today: string): Promise<Directory["preview"]> {
  const category = one(params.of);
  const at = one(params.at);
  if (!CATEGORIES.includes(category) || !isUuid(at)) return null;
  const [spot, found] = await Promise.all([positionOf(db, at), placeOfUnit(db, at)]);
  if (!spot || !found || !isOrBelow(spot, area)) return null;
  const { place } = found;
  const from = LEVELS.indexOf(entryLevel(place));
  const levels = LEVELS.slice(0, from + 1)
    .filter((level) => officeAt(level, place))
    .reverse();
  const [rules, offices] = await Promise.all([
    candidates(db, { category, place }, today),
    positionsOf(
      db,
      levels.map((level) => officeAt(level, place)),
    ),
  ]);
  const best = levels.flatMap((level) => {
    const office = offices.find(({ id }) => id === officeAt(level, place));
    const [route] = office ? routes(rules, { category, place, level, office, complained: null }) : [];
    return route ? [{ level, ...route }] : [];
  });
  const names = await unitNames([
    ...placeIds(place),
    ...best.flatMap(({ unitId, rule }) => [unitId, rule?.placeUnitId]),
  ]);
  return {
    place: placeName(place, names),
    steps: best.map(({ level, unitId, rule }) => ({
      level,
      unit: names[unitId] ?? "",
      category: rule?.category ?? null,
      rulePlace: rule ? (names[rule.placeUnitId] ?? null) : null,
    })),
  };
}
