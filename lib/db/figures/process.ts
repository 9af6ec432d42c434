import { DAYS, type DaysValue } from "#lib/domain/figures/days.ts";
import { metricOf, PROCESS_IDS, type ProcessId } from "#lib/domain/figures/metrics.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { type Db, db } from "../client.ts";
import { placeBelow } from "../routing/reachUnits.ts";
import { count, type Pass } from "./count.ts";
import { FACTS } from "./facts.ts";
import { type Asked, within } from "./live.ts";
import { alongside, cohortCondition, condition } from "./metrics.ts";

/** One figure of each pass; what can be counted with it comes along. */
export const PROCESS_PASSES = [
  "firstSolvedRate",
  "reopenRate",
  "repeatRate",
  "returnRate",
  "onTimeNoticeRate",
] as const satisfies readonly ProcessId[];

/** The figures of the process, whole and by place, one pass for each kind of fact. */
export const countProcess = (of: Asked): Promise<Pass[]> =>
  Promise.all(PROCESS_PASSES.map((like) => count(of, alongside(like, PROCESS_IDS), ["unit"])));

type DaysRow = DaysValue & {
  readonly cut: "total" | "unit" | "tier";
  readonly key: string | null;
};

/**
 * 办理天数 in SQL: whole days between two dates on a wall calendar in Shanghai, and the value of the nearest rank, which is
 * what percentile_disc gives. Whole, by tier and by place; "cut:key" as in {@link Pass}.
 */
export async function countDays(
  of: Asked,
  from: Pick<Db, "$queryRaw"> = db,
): Promise<Map<string, DaysValue>> {
  const metric = metricOf(DAYS.of);
  const rank = (hundredths: number) =>
    Prisma.sql`percentile_disc(${hundredths}::float8 / 100) WITHIN GROUP (ORDER BY days)`;
  const rows = await from.$queryRaw<DaysRow[]>`
    SELECT CASE WHEN GROUPING(unit) = 0 THEN 'unit' WHEN GROUPING(tier) = 0 THEN 'tier' ELSE 'total' END AS cut,
      CASE WHEN GROUPING(unit) = 0 THEN unit::text WHEN GROUPING(tier) = 0 THEN tier END AS key, count(*)::int AS n,
      ${rank(DAYS.hundredths.median)} AS median, ${rank(DAYS.hundredths.most)} AS most
    FROM (SELECT ${placeBelow(of.unit)} AS unit, i.tier, ${dayOf(Prisma.sql`i.resolved_at`)} - ${dayOf(Prisma.sql`i.registered_at`)} AS days
      FROM ${FACTS[metric.over]} WHERE ${within(of)} AND ${cohortCondition(metric, of.period)} AND ${condition(metric.over, metric.of, of.now)}) ended
    GROUP BY GROUPING SETS ((), (unit), (tier))`;
  return new Map(rows.map(({ cut, key, n, median, most }) => [`${cut}:${key ?? ""}`, { n, median, most }]));
}
const dayOf = (at: Prisma.Sql): Prisma.Sql => Prisma.sql`(${at} AT TIME ZONE interval '8 hours')::date`;
