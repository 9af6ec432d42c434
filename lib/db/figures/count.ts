import type { Period } from "#lib/domain/calendar/period.ts";
import { type FigureValue, type MetricId, metricOf } from "#lib/domain/figures/metrics.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { db } from "../client.ts";
import { type UnitRef, unitCondition } from "../routing/reachUnits.ts";
import { scope } from "../scope.ts";
import type { PictureCut } from "./cuts.ts";
import { factsAt } from "./facts.ts";
import { cohortCondition, figureColumns, sharedCondition, summedColumns } from "./metrics.ts";

/** Whose eyes: somebody's reach, or the public's: what is hidden from no office (OPEN), or all, for sums (ALL). */
export type Eyes = Actor | "OPEN" | "ALL";
export type Asked = {
  readonly actor: Eyes;
  readonly unit: UnitRef | null;
  readonly period: Period;
  readonly now: Date;
};
export type Cut = "total" | "unit" | "month" | "category" | "tier" | "level" | PictureCut;
/** Values of some figures by "cut:key". */
export type Pass = Map<string, Partial<Record<MetricId, FigureValue>>>;
type Row = Readonly<Record<string, unknown>> & { readonly cut: Cut; readonly key: string | null };

export const keysOf = (pass: ReadonlyMap<string, unknown>, cut: Cut): string[] =>
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
export const within = ({ actor, unit }: Asked): Prisma.Sql =>
  unit ? Prisma.sql`${seenBy(actor)} AND ${unitCondition(unit)}` : seenBy(actor);
function seenBy(eyes: Eyes): Prisma.Sql {
  if (eyes === "ALL") return Prisma.sql`true`;
  return eyes === "OPEN" ? Prisma.sql`i.hidden_from IS NULL` : scope(eyes);
}

/** A session is told to everybody, so that only its place narrows it; who has none, as a department, has no sessions. */
const withinPlace = ({ unit }: Asked): Prisma.Sql =>
  unit?.kind === "AREA" ? unitCondition(unit) : Prisma.sql`false`;

/** Months begin at midnight in Shanghai, whatever the zone of the server. */
export const month = (at: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`date_trunc('month', ${at} AT TIME ZONE interval '8 hours')`;

/**
 * Counts these figures, all of one kind and cohort, whole and by each cut. The facts are read once and counted into cells,
 * one per combination of the cuts; what is small is then summed up by every cut.
 */
export async function count(
  of: Asked,
  ids: readonly MetricId[],
  cuts: Partial<Record<Exclude<Cut, "total">, Prisma.Sql>>,
): Promise<Pass> {
  const metric = metricOf(ids[0] as MetricId);
  const narrowed = metric.over === "SESSION" ? withinPlace(of) : within(of);
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
      FROM ${factsAt(metric.over, of.unit)} WHERE ${narrowed} AND ${cohortCondition(metric, of.period)} AND ${sharedCondition(ids, of.now)}
      GROUP BY ${Prisma.join(names)}
    ) cells
    GROUP BY GROUPING SETS ((), ${Prisma.join(names.map((name) => Prisma.sql`(${name})`))})`;
  return passOf(rows, ids);
}
