import type { Level, State } from "#lib/domain/vocabulary.ts";
import type { Road } from "./roads.ts";

export type Showpiece = {
  /** where it was told */
  readonly level: Level;
  /** IN_GRACE = overdue since yesterday, so it has not climbed yet */
  readonly daysAgo: number | "IN_GRACE";
  /** goes no further from here; without a level, in that state wherever it is carried */
  readonly stop: {
    readonly state: State;
    readonly level?: Level;
    readonly replied?: boolean;
    readonly road?: Road;
  };
};

const at = (level: Level, daysAgo: Showpiece["daysAgo"], state: State, replied?: boolean): Showpiece => ({
  level,
  daysAgo,
  stop: { state, level, ...(replied && { replied }) },
});

const onRoad = (level: Level, daysAgo: number, road: Road, state: State = "IN_PROGRESS"): Showpiece => ({
  level,
  daysAgo,
  stop: { state, level, road },
});

/**
 * What is open today in every state and level, whatever else the draw leaves open: fresh, answered, overdue, and on
 * its way up by itself. Ages are chosen against the clocks: 急 5/15, 愁 15/30, 难 30/60 日.
 */
export const SHOWCASE: readonly Showpiece[] = [
  // nobody has touched these: the first two climbed to the county by themselves, the third to the city
  { level: "COMMUNITY", daysAgo: 11, stop: { state: "REGISTERED" } },
  { level: "COMMUNITY", daysAgo: 34, stop: { state: "REGISTERED" } },
  { level: "COMMUNITY", daysAgo: 13, stop: { state: "ACCEPTED", level: "COUNTY" } },
  at("COMMUNITY", "IN_GRACE", "IN_PROGRESS"),
  at("TOWN", "IN_GRACE", "DISPATCHED"),
  at("COMMUNITY", 0, "REGISTERED"),
  at("COMMUNITY", 1, "REGISTERED"),
  at("COMMUNITY", 4, "ACCEPTED"),
  at("COMMUNITY", 4, "DISPATCHED"),
  at("COMMUNITY", 5, "IN_PROGRESS"),
  at("COMMUNITY", 4, "IN_PROGRESS"),
  at("COMMUNITY", 9, "IN_PROGRESS", true),
  at("COMMUNITY", 19, "IN_PROGRESS", true), // RESOLVE overdue
  at("TOWN", 1, "REGISTERED"),
  at("TOWN", 4, "ACCEPTED"),
  at("TOWN", 4, "DISPATCHED"),
  at("TOWN", 5, "IN_PROGRESS"),
  at("TOWN", 20, "IN_PROGRESS", true), // RESOLVE overdue
  at("COUNTY", 2, "REGISTERED"),
  at("COUNTY", 5, "ACCEPTED"),
  at("COUNTY", 6, "DISPATCHED"),
  at("COUNTY", 9, "IN_PROGRESS"),
  at("COUNTY", 18, "IN_PROGRESS", true),
  at("COUNTY", 36, "IN_PROGRESS", true), // RESOLVE overdue
  at("CITY", 2, "REGISTERED"),
  at("CITY", 6, "ACCEPTED"),
  at("CITY", 7, "DISPATCHED"),
  at("CITY", 14, "IN_PROGRESS"),
  at("CITY", 36, "IN_PROGRESS"), // REPLY overdue: no level above, so it is supervised
  at("CITY", 25, "IN_PROGRESS", true),
  // on their side roads, each waiting for somebody
  onRoad("COMMUNITY", 8, "EXTENSION"),
  onRoad("COMMUNITY", 7, "INFO"),
  onRoad("COMMUNITY", 2, "UNREACHED"),
  onRoad("TOWN", 1, "WHISTLE"),
  onRoad("COUNTY", 6, "JOINT"),
  onRoad("COMMUNITY", 25, "HOLD", "ON_HOLD"),
];
