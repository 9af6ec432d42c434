import { DAYS, type DaysValue, daysIn } from "#lib/domain/figures/days.ts";
import {
  CHARGED,
  type MetricId,
  metricOf,
  type Part,
  PROCESS_IDS,
  type ProcessId,
} from "#lib/domain/figures/metrics.ts";
import { db } from "../client.ts";
import { count, keysOf, type Pass } from "./count.ts";
import { KEY_SIGN } from "./cuts.ts";
import { ANSWERS_FOR, FACTS } from "./facts.ts";
import { type Asked, type Cut, within } from "./live.ts";
import { alongside, partCondition } from "./metrics.ts";

/** One figure of each pass; what can be counted with it comes along. */
export const PROCESS_PASSES = [
  "firstSolvedRate",
  "reopenRate",
  "repeatRate",
  "promptContactRate",
  "returnRate",
  "onTimeNoticeRate",
] as const satisfies readonly ProcessId[];

/** The figures of the process, whole and by place, one pass for each kind of fact. */
export const countProcess = (of: Asked): Promise<Pass[]> =>
  Promise.all(PROCESS_PASSES.map((like) => count(of, alongside(like, PROCESS_IDS), ["unit"])));

/** Replies due of a unit, and how many of them were late or did not come. */
export type Charge = { readonly unitId: string; readonly n: number; readonly late: number };
/** 超期 by attribution (domain.md C6, C5): late replies by the unit that answers for them, most first, beside all it answers for. */
export const countCharges = (of: Asked): Promise<Charge[]> => {
  const metric = metricOf(CHARGED);
  const part = (name: Part) => partCondition(metric, name, of.period, of.now);
  return db.$queryRaw`
    SELECT ${ANSWERS_FOR} AS "unitId", count(*)::int AS n, (count(*) FILTER (WHERE ${part("missing")}))::int AS late
    FROM ${FACTS[metric.over]} WHERE ${within(of)} AND ${part("denominator")}
    GROUP BY 1 HAVING count(*) FILTER (WHERE ${part("missing")}) > 0 ORDER BY 3 DESC, 1`;
};

/** How the cells of a figure are counted: as it stands now, or as it stood (lib/db/reports). */
type Counting = (ids: readonly MetricId[], cuts: readonly Cut[]) => Promise<Pass>;

/** 办理天数, whole, by tier and by place below: "cut:key" as in {@link Pass}. */
export async function countDays(
  of: Asked,
  counting: Counting = (ids, cuts) => count(of, ids, cuts),
): Promise<Map<string, DaysValue>> {
  const lasting = new Map<string, Map<number, number>>();
  const add = (key: string, days: number, n: number) => {
    const known = lasting.get(key) ?? new Map<number, number>();
    lasting.set(key, known.set(days, (known.get(days) ?? 0) + n));
  };
  const byTier = await counting([DAYS.of], ["tierDays"]);
  for (const [tier, days, n] of parted(byTier, "tierDays")) {
    add("total:", days, n);
    add(`tier:${tier}`, days, n);
  }
  const byUnit = await counting([DAYS.of], ["unitDays"]);
  for (const [unit, days, n] of parted(byUnit, "unitDays")) add(`unit:${unit}`, days, n);
  return new Map([...lasting].map(([key, days]) => [key, daysIn(days)]));
}
/** The first part of each key, the days that are its last, and how many there are. */
const parted = (pass: Pass, cut: Cut): [first: string, days: number, n: number][] =>
  keysOf(pass, cut).map((key) => {
    const parts = key.split(KEY_SIGN);
    return [parts[0] ?? "", Number(parts.at(-1)), pass.get(`${cut}:${key}`)?.[DAYS.of]?.counted ?? 0];
  });
