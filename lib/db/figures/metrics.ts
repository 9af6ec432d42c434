import type { Period } from "#lib/domain/calendar/period.ts";
import {
  type Clause,
  COHORT_DATE,
  type Facts,
  METRIC_IDS,
  type Metric,
  type MetricId,
  metricOf,
  type Over,
  type Part,
  partClause,
} from "#lib/domain/figures/metrics.ts";
import { Prisma } from "#prisma/generated/client.ts";

/**
 * The SQL reader of the figures (house rule 6): clauses become conditions over `issues i`, `clocks c` and `ratings r`.
 * tests/db/metrics.test.ts holds it against the reader in memory.
 */

/** State an issue was withdrawn from. Asked only of withdrawn ones, because AND stops at the first no. */
const WITHDRAWN_FROM = Prisma.sql`(SELECT e.from_state FROM issue_events e WHERE e.issue_id = i.id AND e.verb = 'withdraw' ORDER BY e.seq DESC LIMIT 1)`;

const COLUMNS = {
  ISSUE: {
    registeredAt: Prisma.sql`i.registered_at`,
    resolvedAt: Prisma.sql`i.resolved_at`,
    state: Prisma.sql`i.state`,
    withdrawnFrom: WITHDRAWN_FROM,
    firstReplyAt: Prisma.sql`i.first_reply_at`,
    nextDueAt: Prisma.sql`i.next_due_at`,
    ratedLevel: Prisma.sql`i.rated_level`,
  },
  REPLY_CLOCK: {
    registeredAt: Prisma.sql`i.registered_at`,
    state: Prisma.sql`i.state`,
    withdrawnFrom: WITHDRAWN_FROM,
    stop: Prisma.sql`c.stop`,
    stoppedAt: Prisma.sql`c.stopped_at`,
    dueAt: Prisma.sql`c.due_at`,
    breachedAt: Prisma.sql`c.breached_at`,
  },
  RATING: {
    resolvedAt: Prisma.sql`c.started_at`,
    superseded: Prisma.sql`(i.round > c.round + 1 OR (i.round = c.round + 1 AND i.state IN ('RESOLVED', 'CLOSED', 'ARCHIVED')))`,
    confidentiality: Prisma.sql`i.confidentiality`,
    category: Prisma.sql`i.category`,
    outcome: Prisma.sql`i.outcome`,
    solved: Prisma.sql`r.solved`,
    level: Prisma.sql`r.level`,
    contacted: Prisma.sql`r.contacted`,
  },
} as const satisfies { [O in Over]: Record<keyof Facts[O], Prisma.Sql> };

const column = (over: Over, field: string): Prisma.Sql => {
  const found = (COLUMNS[over] as Readonly<Record<string, Prisma.Sql>>)[field];
  if (!found) throw new Error(`no column for ${over}.${field}`);
  return found;
};

/** Columns that are never null: conditions on them stay plain, so that a partial index may serve them. */
const ALWAYS: Readonly<Record<Over, readonly string[]>> = {
  ISSUE: ["registeredAt", "state"],
  REPLY_CLOCK: ["registeredAt", "state", "dueAt"],
  RATING: ["resolvedAt", "superseded", "confidentiality"],
};
const decided = (over: Over, field: string, asked: Prisma.Sql): Prisma.Sql =>
  ALWAYS[over].includes(field) ? asked : Prisma.sql`COALESCE(${asked}, false)`;

/** The facts, one row each. A round asked for a rating is its RATING clock; its last answer counts. */
const LAST_ANSWER = Prisma.sql`LEFT JOIN ratings r ON r.issue_id = c.issue_id AND r.round = c.round
  AND NOT EXISTS (SELECT 1 FROM ratings l WHERE l.issue_id = r.issue_id AND l.round = r.round AND (l.at, l.id) > (r.at, r.id))`;
export const FACTS = {
  ISSUE: Prisma.sql`issues i`,
  REPLY_CLOCK: Prisma.sql`issues i JOIN clocks c ON c.issue_id = i.id AND c.kind = 'REPLY'`,
  RATING: Prisma.sql`issues i JOIN clocks c ON c.issue_id = i.id AND c.kind = 'RATING' ${LAST_ANSWER}`,
} as const satisfies Record<Over, Prisma.Sql>;
/** The same facts of an issue `i` that is already there. */
const FACTS_OF_ISSUE = {
  REPLY_CLOCK: Prisma.sql`clocks c WHERE c.issue_id = i.id AND c.kind = 'REPLY'`,
  RATING: Prisma.sql`clocks c ${LAST_ANSWER} WHERE c.issue_id = i.id AND c.kind = 'RATING'`,
} as const;

/** A clause as a condition that is true or false, never unknown, so that NOT means in SQL what it means in memory. */
export function condition(over: Over, clause: Clause, asOf: Date): Prisma.Sql {
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

/** The period as a condition on the figure's facts. Plain comparisons, so that an index may serve them. */
export function cohortCondition({ over, cohort }: Metric, period: Partial<Period>): Prisma.Sql {
  const field = COHORT_DATE[cohort];
  if (field === null) return Prisma.sql`true`;
  const at = column(over, field);
  const from = period.start ? Prisma.sql`${at} >= ${period.start}` : Prisma.sql`${at} IS NOT NULL`;
  return period.end ? Prisma.sql`(${from} AND ${at} < ${period.end})` : Prisma.sql`(${from})`;
}

/** What a number stands for, as a condition on its facts. */
export const partCondition = (metric: Metric, part: Part, period: Partial<Period>, asOf: Date): Prisma.Sql =>
  Prisma.sql`(${cohortCondition(metric, period)} AND ${condition(metric.over, partClause(metric, part), asOf)})`;

/** The issues behind a number: those that are one of its facts, or have one. */
export function issuesOfPart(metric: Metric, part: Part, period: Partial<Period>, asOf: Date): Prisma.Sql {
  const wanted = partCondition(metric, part, period, asOf);
  return metric.over === "ISSUE"
    ? wanted
    : Prisma.sql`EXISTS (SELECT 1 FROM ${FACTS_OF_ISSUE[metric.over]} AND ${wanted})`;
}

const named = (id: MetricId, part: string) => Prisma.raw(`"${id}_${part}"`);
const PARTS_COUNTED = ["n", "counted", "points"] as const;

/** The denominator that all of these figures share, as a condition; true when they differ. */
export function sharedCondition(ids: readonly MetricId[], asOf: Date): Prisma.Sql {
  const of = sharedOf(ids);
  return of ? condition(metricOf(ids[0] as MetricId).over, of, asOf) : Prisma.sql`true`;
}
const sharedOf = (ids: readonly MetricId[]): Clause | null => {
  const [first, ...others] = ids.map((id) => metricOf(id).of);
  return first && others.every((of) => of === first) ? first : null;
};

/**
 * Every figure of one kind and cohort, counted in one pass over its facts: columns `<id>_n`, `_counted`, `_points`.
 * Belongs to a query that asks for {@link sharedCondition}.
 */
export function figureColumns(ids: readonly MetricId[], asOf: Date): Prisma.Sql {
  const shared = sharedOf(ids) !== null;
  return Prisma.join(
    ids.map((id) => {
      const metric = metricOf(id);
      const of = shared ? Prisma.sql`true` : condition(metric.over, metric.of, asOf);
      const counts = condition(metric.over, metric.counts, asOf);
      return Prisma.sql`count(*) FILTER (WHERE ${of}) AS ${named(id, "n")},
        count(*) FILTER (WHERE ${of} AND ${counts}) AS ${named(id, "counted")},
        sum(${weightOf(metric)}) FILTER (WHERE ${of} AND ${counts}) AS ${named(id, "points")}`;
    }),
  );
}

/** The same columns, summed over groups of what was counted. */
export const summedColumns = (ids: readonly MetricId[]): Prisma.Sql =>
  Prisma.join(
    ids.flatMap((id) =>
      PARTS_COUNTED.map(
        (part) => Prisma.sql`COALESCE(sum(${named(id, part)}), 0)::int AS ${named(id, part)}`,
      ),
    ),
  );

function weightOf({ over, weight }: Metric): Prisma.Sql {
  if (!weight) return Prisma.sql`1::int`;
  const cases = Object.entries(weight.tenths).map(
    ([value, tenths]) => Prisma.sql`WHEN ${value} THEN ${tenths}::int`,
  );
  return Prisma.sql`CASE ${column(over, weight.field)}::text ${Prisma.join(cases, " ")} ELSE 0 END`;
}

/** The figures that one pass can count together. */
export const figuresOf = (over: Over, cohort: Metric["cohort"]): MetricId[] =>
  METRIC_IDS.filter((id) => metricOf(id).over === over && metricOf(id).cohort === cohort);
