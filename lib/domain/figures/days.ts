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

/** How many ended after so many days, by the number of days. */
export type Lasting = ReadonlyMap<number, number>;

/** The value of the nearest rank: of n values in order the one at ⌈n × hundredths ÷ 100⌉. */
function nearestRank(ordered: readonly (readonly [days: number, n: number])[], rank: number): number | null {
  let passed = 0;
  for (const [days, n] of ordered) {
    passed += n;
    if (passed >= rank) return days;
  }
  return null;
}

/** 办理天数 of so many that ended after so many days each. */
export function daysIn(lasting: Lasting): DaysValue {
  const ordered = [...lasting].filter(([, n]) => n > 0).sort(([a], [b]) => a - b);
  const n = ordered.reduce((sum, [, more]) => sum + more, 0);
  const at = (hundredths: number) => (n > 0 ? nearestRank(ordered, Math.ceil((n * hundredths) / 100)) : null);
  return { n, median: at(DAYS.hundredths.median), most: at(DAYS.hundredths.most) };
}

/** The reader in memory. */
export function daysOf(facts: readonly IssueFact[], period: Period, asOf: Date): DaysValue {
  const metric = metricOf(DAYS.of);
  const lasting = new Map<number, number>();
  for (const fact of facts) {
    if (!inCohort(metric, fact, period) || !holds(metric.of, fact, asOf)) continue;
    const days = dayDiff(shanghaiDate(fact.registeredAt), shanghaiDate(fact.resolvedAt as Date));
    lasting.set(days, (lasting.get(days) ?? 0) + 1);
  }
  return daysIn(lasting);
}
