import {
  type Level,
  type Role,
  type State,
  UNIT_LEVELS,
  type UnitKind,
  type UnitLevel,
} from "../vocabulary.ts";
import { entryLevel, levelAbove, type Place } from "./issue.ts";

/** Where a unit stands in the tree: the offices at and above it. */
export type UnitPosition = {
  readonly id: string;
  readonly level: UnitLevel;
  readonly kind: UnitKind;
  readonly cityId: string;
  readonly countyId: string | null;
  readonly townId: string | null;
  readonly communityId: string | null;
};

/** Conduct of officials: goes to the superior or the discipline office, never to whom it is about (信访工作条例 §22, §30). */
export const CONDUCT_CATEGORY = "GOVERNANCE_SERVICE.STAFF_CONDUCT";

/** Whoever says that it is about somebody on duty is believed, whatever else they chose: else those would read it first. */
export const isAboutConduct = (told: {
  readonly category: string | null;
  readonly aboutStaff?: boolean | null | undefined;
}): boolean => told.aboutStaff === true || told.category === CONDUCT_CATEGORY;

/** How high a unit stands: the city's office 0, its departments 1, a county's office 2 … a grid 8. */
export const rankOf = ({ level, kind }: Pick<UnitPosition, "level" | "kind">): number =>
  UNIT_LEVELS.indexOf(level) * 2 + (kind === "DEPARTMENT" ? 1 : 0);

const OWN = {
  CITY: "cityId",
  COUNTY: "countyId",
  TOWN: "townId",
  COMMUNITY: "communityId",
} as const satisfies Record<Level, keyof UnitPosition>;

/** The unit itself, or one below it: a department stands below the office it belongs to. */
export function isOrBelow(unit: UnitPosition, above: UnitPosition): boolean {
  if (unit.id === above.id) return true;
  return above.kind === "AREA" && above.level !== "GRID" && unit[OWN[above.level]] === above.id;
}

/** The office of the level above, which has what is asked of it on its desk first; above the city's there is none but itself. */
export const officeAbove = ({ level, countyId, townId, cityId }: UnitPosition): string =>
  (level === "COMMUNITY" || level === "GRID" ? townId : level === "TOWN" ? countyId : null) ?? cityId;

/**
 * 回避: neither the unit complained of nor anything below it handles an issue, decides on it or helps with it
 * (信访工作条例 §28).
 */
export const isRecused = (unit: UnitPosition, complained: UnitPosition | null): boolean =>
  complained !== null && isOrBelow(unit, complained);

/**
 * The level of the lowest office of this place that stands above the unit complained of; a department answers to the
 * office beside it. Null when there is none: about the city's own office only somebody above the city may decide.
 */
export function superiorLevel(
  place: Pick<UnitPosition, "cityId" | "countyId" | "townId" | "communityId">,
  complained: UnitPosition,
): Level | null {
  const above = (level: Level) => {
    const office = place[OWN[level]];
    return office !== null && office !== complained.id && complained[OWN[level]] === office;
  };
  return (["COMMUNITY", "TOWN", "COUNTY", "CITY"] as const).find(above) ?? null;
}

/**
 * Where a complaint about conduct begins when nobody has said yet whom it is about: it is taken to be about the office of
 * the place, and the office above takes it in (信访工作条例 §22). In a place known only as the city, the city itself does.
 */
export function conductEntry(place: Place): { level: Level; hiddenFrom: number } {
  const level = entryLevel(place);
  const above = levelAbove(level, place);
  return above
    ? { level: above, hiddenFrom: rankOf({ level, kind: "AREA" }) }
    : { level, hiddenFrom: rankOf({ level, kind: "DEPARTMENT" }) };
}

/** The offices of its place that must keep out of an issue: the unit complained of, and from whom it is hidden. */
export function keepOut(issue: Veil & { readonly place: Place }): (string | null)[] {
  const { place, hiddenFrom } = issue;
  const chain = {
    CITY: place.cityId,
    COUNTY: place.countyId,
    TOWN: place.townId,
    COMMUNITY: place.communityId,
    GRID: place.gridId,
  } as const satisfies Record<UnitLevel, string | null>;
  const below = UNIT_LEVELS.filter(
    (level) => hiddenFrom != null && rankOf({ level, kind: "AREA" }) >= hiddenFrom,
  );
  return [issue.complainedUnitId ?? null, ...below.map((level) => chain[level])];
}

/** What hides an issue. `hiddenFrom` is the rank of the unit complained of: from there on down nobody sees it. */
export type Veil = {
  readonly state?: State;
  readonly hiddenFrom?: number | null;
  readonly complainedUnitId?: string | null;
  readonly complainedPersonId?: string | null;
};

/**
 * The posts by which a complaint about conduct is read at an office above: those who take in, decide, watch or check. Not who
 * visits, records or walks the grid there, though they see what else happens in the place (信访工作条例 §30: kept from whom it
 * does not concern).
 */
const READS_HIDDEN: readonly Role[] = [
  "INTAKE_CLERK",
  "DISPATCHER",
  "UNIT_LEAD",
  "COUNCIL_CLERK",
  "SUPERVISOR",
  "CALLBACK_OFFICER",
  "REVIEWER",
  "AUDITOR",
];
/** Who works on it reads it where it was given to their own unit. */
const WORKS_ON_HIDDEN: readonly Role[] = [...READS_HIDDEN, "HANDLER"];

/** The post's part of a {@link Key}: several posts at one unit open what any of them opens. */
export function openedBy(
  posts: readonly (Pick<UnitPosition, "level" | "kind"> & { readonly role: Role; readonly unitId: string })[],
  unitId: string | null,
): Pick<Key, "rank" | "givenTo"> {
  const here = posts.filter((post) => post.unitId === unitId);
  const above = here.find(({ role }) => READS_HIDDEN.includes(role));
  return {
    rank: above ? rankOf(above) : null,
    givenTo: here.some(({ role }) => WORKS_ON_HIDDEN.includes(role)) ? unitId : null,
  };
}

/** The right by which somebody looks at a hidden issue, as data with two readers: {@link opens} and lib/db/scope. */
export type Key = {
  /** of the unit from where they look down on the case; null for whose post does not */
  readonly rank: number | null;
  /** the unit that may have been given it; null for whose post does not work on cases */
  readonly givenTo: string | null;
  readonly personId: string;
  /** colleagues whose posts they hold while standing in: what those must not see, they must not see either */
  readonly insteadOf: readonly string[];
  readonly ownUnitIds: readonly string[];
};

/**
 * A hidden issue is seen from above the unit complained of by who has to do with it, and by the unit it was given to (a discipline office may stand
 * beside it); never from within, nor by the person complained of or whoever stands in for them. Whoever entered it sees it until it is accepted: first
 * contact must be possible anywhere (首问责任, domain.md L5).
 */
export function opens(
  key: Key,
  issue: Veil & { readonly leadUnitId: string | null; readonly firstContactId: string | null },
): boolean {
  if (issue.hiddenFrom === null || issue.hiddenFrom === undefined) return true;
  const person = issue.complainedPersonId;
  if (person && (person === key.personId || key.insteadOf.includes(person))) return false;
  if (issue.state === "REGISTERED" && issue.firstContactId === key.personId) return true;
  if (issue.complainedUnitId && key.ownUnitIds.includes(issue.complainedUnitId)) return false;
  const above = key.rank !== null && issue.hiddenFrom > key.rank;
  return above || (key.givenTo !== null && issue.leadUnitId === key.givenTo);
}
