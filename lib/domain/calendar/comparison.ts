import { addDays, type CivilDate, dayDiff, isCivilDate } from "./calendar.ts";
import { type Period, periodOf } from "./period.ts";

/** Which other time a period is held against: 环比 the stretch just before it, 同比 the same days of the year before. */
export const AGAINST = ["before", "yearBefore"] as const;
export type Against = (typeof AGAINST)[number];

/** The other period. The one before has as many days; of 29 February the year before has the 28th. */
export function comparedWith(period: Period, against: Against): Period {
  if (against === "yearBefore") return periodOf(yearBefore(period.from), yearBefore(period.to));
  const to = addDays(period.from, -1);
  return periodOf(addDays(to, -dayDiff(period.from, period.to)), to);
}

function yearBefore(date: CivilDate): CivilDate {
  const same = `${String(Number(date.slice(0, 4)) - 1).padStart(4, "0")}${date.slice(4)}`;
  return isCivilDate(same) ? same : addDays(`${same.slice(0, 8)}01`, 27);
}
