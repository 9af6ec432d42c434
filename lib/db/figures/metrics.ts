import type { Period } from "#lib/domain/calendar/period.ts";
import { type Clause, COHORT_DATE, type Over } from "#lib/domain/figures/facts.ts";
import { type Metric, type MetricId, metricOf, type Part, partClause } from "#lib/domain/figures/metrics.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { UnitRef } from "../routing/reachUnits.ts";
import { ANSWERS_FOR, column, decided, FACTS_OF_ISSUE, factsAt } from "./facts.ts";

/**
 * The SQL reader of the figures (house rule 6): clauses become conditions over the facts. tests/db/metrics.test.ts and
 * tests/db/process.test.ts hold it against the reader in memory.
 */

/** The instant figures are told as of, or what stands for it in a function of the database. */
type AsOf = Date | Prisma.Sql;

/** A clause as a condition that is true or false, never unknown, so that NOT means in SQL what it means in memory. */
export function condition(over: Over, clause: Clause, asOf: AsOf): Prisma.Sql {
  const nested = (clauses: readonly Clause[], joiner: string, none: Prisma.Sql) =>
    clauses.length === 0
      ? none
      : Prisma.sql`(${Prisma.join(
          clauses.map((one) => condition(over, one, asOf)),
          joiner,
        )})`;
  if ("all" in clause) return nested(clause.all, " AND ", Prisma.sql`true`);
  if ("any" in clause) return nested(clause.any, " OR ", Prisma.sql`false`);
  if ("not" in clause) return Prisma.sql`(NOT ${condition(over, clause.not, asOf)})`;
  const value = column(over, clause.field);
  if ("known" in clause) return Prisma.sql`(${value} IS NOT NULL)`;
  if ("in" in clause)
    return decided(over, clause.field, Prisma.sql`${value} IN (${Prisma.join([...clause.in])})`);
  if ("notAfter" in clause) return decided(over, clause.field, Prisma.sql`${value} <= ${asOf}`);
  return Prisma.sql`COALESCE(${value} < ${column(over, clause.before)}, false)`;
}

/** The field whose instant puts a fact into a period, or null where every fact counts now. */
export const cohortField = ({ cohort }: Metric): string | null => COHORT_DATE[cohort];

/** The period as a condition on the figure's facts. Plain comparisons, so that an index may serve them. */
export function cohortCondition(metric: Metric, period: Partial<Period>): Prisma.Sql {
  const field = cohortField(metric);
  if (field === null) return Prisma.sql`true`;
  const at = column(metric.over, field);
  const from = period.start ? Prisma.sql`${at} >= ${period.start}` : Prisma.sql`${at} IS NOT NULL`;
  return period.end ? Prisma.sql`(${from} AND ${at} < ${period.end})` : Prisma.sql`(${from})`;
}

/** What a number stands for, as a condition on its facts. */
export const partCondition = (metric: Metric, part: Part, period: Partial<Period>, asOf: Date): Prisma.Sql =>
  Prisma.sql`(${cohortCondition(metric, period)} AND ${condition(metric.over, partClause(metric, part), asOf)})`;

/** Facts of a part of a figure, and which of them. */
export type Wanted = {
  readonly metric: Metric;
  readonly part: Part;
  readonly period: Partial<Period>;
  /** the place whose ledger is asked for, which nothing need be looked at beyond; null: all there is */
  readonly unit: UnitRef | null;
  /** only clocks for whose delay this unit answers */
  readonly charged: string | undefined;
};
export const wantedCondition = ({ metric, part, period, charged }: Wanted, asOf: Date): Prisma.Sql =>
  charged
    ? Prisma.sql`(${partCondition(metric, part, period, asOf)} AND ${ANSWERS_FOR} = ${charged}::uuid)`
    : partCondition(metric, part, period, asOf);

/** The issues behind a number: those that are one of its facts, or have one. */
export function issuesOfPart(asked: Wanted, asOf: Date): Prisma.Sql {
  const { metric, period, unit } = asked;
  const wanted = wantedCondition(asked, asOf);
  if (metric.over === "ISSUE") return wanted;
  const own = FACTS_OF_ISSUE[metric.over];
  if (own) return Prisma.sql`EXISTS (SELECT 1 FROM ${own} AND ${wanted})`;
  // What stands beside others cannot be looked at alone: all facts are read, and theirs are the issues.
  return Prisma.sql`i.id IN (SELECT i.id FROM ${factsAt(metric.over, unit, period)} WHERE ${wanted})`;
}

const named = (id: MetricId, part: string) => Prisma.raw(`"${id}_${part}"`);
const PARTS_COUNTED = ["n", "counted", "points"] as const;

/** The denominator that all of these figures share, as a condition; true when they differ. */
export function sharedCondition(ids: readonly MetricId[], asOf: AsOf): Prisma.Sql {
  const of = sharedOf(ids);
  return of ? condition(metricOf(ids[0] as MetricId).over, of, asOf) : Prisma.sql`true`;
}
const sharedOf = (ids: readonly MetricId[]): Clause | null => {
  const [first, ...others] = ids.map((id) => metricOf(id).of);
  return first && others.every((of) => of === first) ? first : null;
};

/**
 * Every figure of one kind and cohort, counted in one pass over its facts: columns `<id>_n`, `_counted` and, where it is
 * weighted, `_points`; else the points are what is counted.
 * Belongs to a query that asks for {@link sharedCondition}.
 */
export function figureColumns(ids: readonly MetricId[], asOf: AsOf): Prisma.Sql {
  const shared = sharedOf(ids) !== null;
  return Prisma.join(
    ids.map((id) => {
      const metric = metricOf(id);
      const of = shared ? Prisma.sql`true` : condition(metric.over, metric.of, asOf);
      const counts = condition(metric.over, metric.counts, asOf);
      const both = Prisma.sql`count(*) FILTER (WHERE ${of}) AS ${named(id, "n")},
        count(*) FILTER (WHERE ${of} AND ${counts}) AS ${named(id, "counted")}`;
      const points = metric.weight && weightOf(metric.over, metric.weight);
      return points
        ? Prisma.sql`${both}, sum(${points}) FILTER (WHERE ${of} AND ${counts}) AS ${named(id, "points")}`
        : both;
    }),
  );
}

const countedAs = (id: MetricId, part: (typeof PARTS_COUNTED)[number]) =>
  part === "points" && !metricOf(id).weight ? "counted" : part;
/** All three columns of each, summed over groups of what was counted. */
export const summedColumns = (ids: readonly MetricId[]): Prisma.Sql =>
  Prisma.join(
    ids.flatMap((id) =>
      PARTS_COUNTED.map(
        (part) => Prisma.sql`COALESCE(sum(${named(id, countedAs(id, part))}), 0)::int AS ${named(id, part)}`,
      ),
    ),
  );

function weightOf(over: Over, weight: NonNullable<Metric["weight"]>): Prisma.Sql {
  const cases = Object.entries(weight.tenths).map(
    ([value, tenths]) => Prisma.sql`WHEN ${value} THEN ${tenths}::int`,
  );
  return Prisma.sql`CASE ${column(over, weight.field)}::text ${Prisma.join(cases, " ")} ELSE 0 END`;
}

/** The figures, of these, that one pass can count together with one of them. */
export function alongside<Id extends MetricId>(like: Id, among: readonly Id[]): Id[] {
  const { over, cohort } = metricOf(like);
  return among.filter((id) => metricOf(id).over === over && metricOf(id).cohort === cohort);
}
