import { NO_CATEGORY } from "#lib/domain/ledgerFilter.ts";
import { type FigureValue, type MetricId, metricOf } from "#lib/domain/metrics.ts";
import type { Period } from "#lib/domain/period.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { db } from "./client.ts";
import { cohortCondition, condition, FACTS, figureColumns, figuresOf } from "./metrics.ts";
import { placeBelow, type UnitRef, unitCondition } from "./reachUnits.ts";
import { scope } from "./scope.ts";

export type Asked = {
  readonly actor: Actor;
  readonly unit: UnitRef | null;
  readonly period: Period;
  readonly now: Date;
};
export type Cut = "total" | "unit" | "month" | "category" | "tier" | "level";
/** Values of some figures by "cut:key". */
export type Pass = Map<string, Partial<Record<MetricId, FigureValue>>>;
type Row = Readonly<Record<string, unknown>> & { readonly cut: Cut; readonly key: string | null };

export const keysOf = (pass: Pass, cut: Cut): string[] =>
  [...pass.keys()].filter((key) => key.startsWith(`${cut}:`)).map((key) => key.slice(cut.length + 1));

const passOf = (rows: readonly Row[], ids: readonly MetricId[]): Pass =>
  new Map(
    rows.map((row) => [
      `${row.cut}:${row.key ?? ""}`,
      Object.fromEntries(ids.map((id) => [id, figureIn(row, id)])),
    ]),
  );
function figureIn(row: Row, id: MetricId): FigureValue {
  const counted = row[`${id}_counted`] as number;
  return {
    n: row[`${id}_n`] as number,
    counted,
    points: metricOf(id).weight ? (row[`${id}_points`] as number) : counted,
  };
}

/** What the actor's reach and the asked unit leave of `issues i`. */
const within = ({ actor, unit }: Asked): Prisma.Sql =>
  unit ? Prisma.sql`${scope(actor)} AND ${unitCondition(unit)}` : scope(actor);

/** Months begin at midnight in Shanghai, whatever the zone of the server. */
const month = (at: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`date_trunc('month', ${at} AT TIME ZONE interval '8 hours')`;

/** The cohort of the period by every cut at once: one scan, five groupings. */
export async function countIssues(of: Asked): Promise<Pass> {
  const ids = figuresOf("ISSUE", "REGISTERED");
  const cuts = Prisma.sql`GROUPING(i.unit_below, i.month, i.category_l1, i.tier)`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT CASE ${cuts} WHEN 7 THEN 'unit' WHEN 11 THEN 'month' WHEN 13 THEN 'category' WHEN 14 THEN 'tier' ELSE 'total' END AS cut,
      CASE ${cuts} WHEN 7 THEN i.unit_below::text WHEN 11 THEN to_char(i.month, 'YYYY-MM') WHEN 13 THEN i.category_l1 WHEN 14 THEN i.tier END AS key,
      ${figureColumns(ids, of.now)}
    FROM (
      SELECT i.id, i.state, i.tier, i.first_reply_at, i.rated_level, ${placeBelow(of.unit)} AS unit_below, ${month(Prisma.sql`i.registered_at`)} AS month,
        COALESCE(split_part(i.category, '.', 1), ${NO_CATEGORY}) AS category_l1
      FROM issues i WHERE ${within(of)} AND ${cohortCondition(metricOf("intake"), of.period)}
    ) i
    GROUP BY GROUPING SETS ((), (i.unit_below), (i.month), (i.category_l1), (i.tier))`;
  return passOf(rows, ids);
}

/** Figures over clocks or ratings, whole and by the places below. */
export async function countByUnit(of: Asked, like: MetricId): Promise<Pass> {
  const metric = metricOf(like);
  const ids = figuresOf(metric.over, metric.cohort);
  const rows = await db.$queryRaw<Row[]>`
    SELECT CASE GROUPING(${placeBelow(of.unit)}) WHEN 0 THEN 'unit' ELSE 'total' END AS cut, ${placeBelow(of.unit)}::text AS key, ${figureColumns(ids, of.now)}
    FROM ${FACTS[metric.over]} WHERE ${within(of)} AND ${cohortCondition(metric, of.period)}
    GROUP BY GROUPING SETS ((), (${placeBelow(of.unit)}))`;
  return passOf(rows, ids);
}

/** What is open now, whole, by level and by the places below. */
export async function countStock(of: Asked): Promise<Pass> {
  const ids = figuresOf("ISSUE", "NOW");
  const cuts = Prisma.sql`GROUPING(i.level, ${placeBelow(of.unit)})`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT CASE ${cuts} WHEN 1 THEN 'level' WHEN 2 THEN 'unit' ELSE 'total' END AS cut,
      CASE ${cuts} WHEN 1 THEN i.level WHEN 2 THEN ${placeBelow(of.unit)}::text END AS key, ${figureColumns(ids, of.now)}
    FROM issues i WHERE ${within(of)} AND ${condition("ISSUE", metricOf("backlogOpen").of, of.now)}
    GROUP BY GROUPING SETS ((), (i.level), (${placeBelow(of.unit)}))`;
  return passOf(rows, ids);
}

/** What ended in the period, whole and by the month it ended in. */
export async function countEnded(of: Asked): Promise<Pass> {
  const ids = figuresOf("ISSUE", "RESOLVED");
  const metric = metricOf("ended");
  const ended = month(Prisma.sql`i.resolved_at`);
  const rows = await db.$queryRaw<Row[]>`
    SELECT CASE GROUPING(${ended}) WHEN 0 THEN 'month' ELSE 'total' END AS cut, to_char(${ended}, 'YYYY-MM') AS key, ${figureColumns(ids, of.now)}
    FROM issues i WHERE ${within(of)} AND ${cohortCondition(metric, of.period)} AND ${condition("ISSUE", metric.of, of.now)}
    GROUP BY GROUPING SETS ((), (${ended}))`;
  return passOf(rows, ids);
}
