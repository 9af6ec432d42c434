import type { Period } from "#lib/domain/calendar/period.ts";
import { type FigureValue, type MetricId, metricOf } from "#lib/domain/figures/metrics.ts";
import { NO_CATEGORY } from "#lib/domain/ledger/ledgerFilter.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { db } from "../client.ts";
import { placeBelow, type UnitRef, unitCondition } from "../routing/reachUnits.ts";
import { scope } from "../scope.ts";
import {
  cohortCondition,
  FACTS,
  figureColumns,
  figuresOf,
  sharedCondition,
  summedColumns,
} from "./metrics.ts";

/** Whose eyes: somebody's reach, or the public's: what is hidden from no office (OPEN), or all, for sums (ALL). */
export type Eyes = Actor | "OPEN" | "ALL";
export type Asked = {
  readonly actor: Eyes;
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
const figureIn = (row: Row, id: MetricId): FigureValue => ({
  n: row[`${id}_n`] as number,
  counted: row[`${id}_counted`] as number,
  points: row[`${id}_points`] as number,
});

/** What the actor's reach and the asked unit leave of `issues i`. */
const within = ({ actor, unit }: Asked): Prisma.Sql =>
  unit ? Prisma.sql`${seenBy(actor)} AND ${unitCondition(unit)}` : seenBy(actor);
function seenBy(eyes: Eyes): Prisma.Sql {
  if (eyes === "ALL") return Prisma.sql`true`;
  return eyes === "OPEN" ? Prisma.sql`i.hidden_from IS NULL` : scope(eyes);
}

/** Months begin at midnight in Shanghai, whatever the zone of the server. */
const month = (at: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`date_trunc('month', ${at} AT TIME ZONE interval '8 hours')`;

/**
 * Counts the figures of one kind and cohort, whole and by each cut. The facts are read once and counted into cells,
 * one per combination of the cuts; what is small is then summed up by every cut.
 */
async function count(
  of: Asked,
  like: MetricId,
  cuts: Partial<Record<Exclude<Cut, "total">, Prisma.Sql>>,
): Promise<Pass> {
  const metric = metricOf(like);
  const ids = figuresOf(metric.over, metric.cohort);
  const names = Object.keys(cuts).map((name) => Prisma.raw(`cut_${name}`));
  const cells = Object.values(cuts).map((cut, at) => Prisma.sql`${cut} AS ${names[at]}`);
  const cutName = Object.keys(cuts).map(
    (name, at) => Prisma.sql`WHEN GROUPING(${names[at]}) = 0 THEN ${name}`,
  );
  const rows = await db.$queryRaw<Row[]>`
    SELECT CASE ${Prisma.join(cutName, " ")} ELSE 'total' END AS cut,
      COALESCE(${Prisma.join(names.map((name) => Prisma.sql`CASE WHEN GROUPING(${name}) = 0 THEN ${name}::text END`))}) AS key,
      ${summedColumns(ids)}
    FROM (
      SELECT ${Prisma.join(cells)}, ${figureColumns(ids, of.now)}
      FROM ${FACTS[metric.over]} WHERE ${within(of)} AND ${cohortCondition(metric, of.period)} AND ${sharedCondition(ids, of.now)}
      GROUP BY ${Prisma.join(names)}
    ) cells
    GROUP BY GROUPING SETS ((), ${Prisma.join(names.map((name) => Prisma.sql`(${name})`))})`;
  return passOf(rows, ids);
}

/** What was registered in the period, by everything one may ask of it. */
export const countIssues = (of: Asked): Promise<Pass> =>
  count(of, "intake", {
    unit: placeBelow(of.unit),
    month: Prisma.sql`to_char(${month(Prisma.sql`i.registered_at`)}, 'YYYY-MM')`,
    category: Prisma.sql`COALESCE(split_part(i.category, '.', 1), ${NO_CATEGORY})`,
    tier: Prisma.sql`i.tier`,
  });

export const countReplyClocks = (of: Asked): Promise<Pass> =>
  count(of, "onTimeReplyRate", { unit: placeBelow(of.unit) });

export const countRatings = (of: Asked): Promise<Pass> =>
  count(of, "satisfactionRate", { unit: placeBelow(of.unit) });

/** What is open now. */
export const countStock = (of: Asked): Promise<Pass> =>
  count(of, "backlogOpen", { unit: placeBelow(of.unit), level: Prisma.sql`i.level` });

/** What ended in the period, by the month it ended in. */
export const countEnded = (of: Asked): Promise<Pass> =>
  count(of, "ended", { month: Prisma.sql`to_char(${month(Prisma.sql`i.resolved_at`)}, 'YYYY-MM')` });
