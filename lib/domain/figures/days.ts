import { dayDiff, shanghaiDate } from "../calendar/calendar.ts";
import type { Period } from "../calendar/period.ts";
import type { IssueFact } from "./facts.ts";
import { holds, inCohort, metricOf } from "./metrics.ts";

/**
 * 办理天数: whole days from registration to the end (domain.md C6 "median days by tier"), over the same issues as `ended`.
 * The day of registration is day 0, as in every clock (C4). An order statistic by nearest rank: the smallest number of days
 * within which at least so many hundredths of the issues had ended, so it is a number of days that really occurred and
 * nothing is averaged or rounded.
 */
export const DAYS = { of: "ended", version: 1, hundredths: { median: 50, most: 90 } } as const;

export type DaysValue = {
  readonly n: number;
  /** null where nothing ended: "—", never 0 */
  readonly median: number | null;
  /** nine in ten ended within so many days */
  readonly most: number | null;
};
export const NO_DAYS: DaysValue = { n: 0, median: null, most: null };

/** The value of the nearest rank: of n values in order the one at ⌈n × hundredths ÷ 100⌉. */
export const nearestRank = (ordered: readonly number[], hundredths: number): number | null =>
  ordered[Math.ceil((ordered.length * hundredths) / 100) - 1] ?? null;

/** The reader in memory. */
export function daysOf(facts: readonly IssueFact[], period: Period, asOf: Date): DaysValue {
  const metric = metricOf(DAYS.of);
  const days = facts
    .filter((fact) => inCohort(metric, fact, period) && holds(metric.of, fact, asOf))
    .map(({ registeredAt, resolvedAt }) =>
      dayDiff(shanghaiDate(registeredAt), shanghaiDate(resolvedAt as Date)),
    )
    .sort((a, b) => a - b);
  return {
    n: days.length,
    median: nearestRank(days, DAYS.hundredths.median),
    most: nearestRank(days, DAYS.hundredths.most),
  };
}
