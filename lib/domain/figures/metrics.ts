import type { Period } from "../calendar/period.ts";
import { type Clause, COHORT_DATE, type Cohort, type Facts, type Over } from "./facts.ts";
import { HEADLINE } from "./headline.ts";
import { PROCESS } from "./process.ts";

/**
 * The figures (domain.md C6) as data with two readers: {@link evaluate} in memory and lib/db/figures/metrics in SQL
 * (house rule 6). Both count whole numbers; a rate is formed once, at the very end, by labels' `percent`.
 */
export const METRICS = { ...HEADLINE, ...PROCESS } as const;
export type HeadlineId = keyof typeof HEADLINE;
export type ProcessId = keyof typeof PROCESS;
export type MetricId = keyof typeof METRICS;
export const METRIC_IDS = Object.keys(METRICS) as MetricId[];
export const HEADLINE_IDS = Object.keys(HEADLINE) as HeadlineId[];
export const PROCESS_IDS = Object.keys(PROCESS) as ProcessId[];
/** A figure whatever it counts, for readers that treat all alike. */
export type Metric = {
  readonly over: Over;
  readonly cohort: Cohort;
  readonly version: number;
  readonly of: Clause;
  readonly counts: Clause;
  readonly weight?: { readonly field: string; readonly tenths: Readonly<Record<string, number>> };
};
export const metricOf = (id: MetricId): Metric => METRICS[id];
/** Figures whose facts are issues or belong to one, so that the ledger can open them; a session is none. */
export const LEDGER_METRIC_IDS = METRIC_IDS.filter((id) => metricOf(id).over !== "SESSION");
/** Kinds of which an issue is at most one fact: there is nothing to tell apart from the number of issues. */
export const ONE_PER_ISSUE: readonly Over[] = ["ISSUE", "AT_PLACE"];

/** What a number on the dashboard stands for, so that each leads to exactly its facts. */
export const PARTS = ["numerator", "denominator", "missing"] as const;
export type Part = (typeof PARTS)[number];
export function partClause({ of, counts }: Metric, part: Part): Clause {
  if (part === "denominator") return of;
  return { all: [of, part === "numerator" ? counts : { not: counts }] };
}

/** 超期 by attribution (domain.md C6): the figure of which it is told whose delay each fact was (C5). Units only. */
export const CHARGED = "onTimeReplyRate" as const satisfies MetricId;

/** Whole numbers only. Values of several units are summed, never averaged. */
export type FigureValue = {
  /** facts in the denominator: n, or V */
  readonly n: number;
  /** facts in the numerator */
  readonly counted: number;
  /** their weight: the same as `counted`, or in tenths for a weighted figure */
  readonly points: number;
};
export const NOTHING: FigureValue = { n: 0, counted: 0, points: 0 };
export const addValues = (a: FigureValue, b: FigureValue): FigureValue => ({
  n: a.n + b.n,
  counted: a.counted + b.counted,
  points: a.points + b.points,
});
/** Numerator and denominator in whole numbers of the same size. */
export const fractionOf = (
  id: MetricId,
  value: FigureValue,
): readonly [numerator: number, denominator: number] => [
  value.points,
  value.n * (metricOf(id).weight ? 10 : 1),
];

/** Fewer than this and a rate is shown with its n, but nobody is ranked by it (domain.md C6). */
export const RANK_MINIMUM = 30;

/**
 * Places 1, 2, 2, 4 … by the exact fraction, the best first; null for units with fewer than {@link RANK_MINIMUM}, and for
 * all where fewer than two could be ranked: the only one is not the best of them.
 * Units only, never persons (domain.md A6).
 */
export function ranks(values: readonly FigureValue[]): (number | null)[] {
  const better = (a: FigureValue, b: FigureValue) => a.points * b.n > b.points * a.n;
  const ranked = values.filter((value) => value.n >= RANK_MINIMUM);
  return values.map((value) =>
    value.n < RANK_MINIMUM || ranked.length < 2
      ? null
      : 1 + ranked.filter((other) => better(other, value)).length,
  );
}

type Fact = Readonly<Record<string, unknown>>;

/** Whether a fact answers yes. `asOf` is the present of the question. */
export function holds(clause: Clause, fact: Fact, asOf: Date): boolean {
  if ("all" in clause) return clause.all.every((one) => holds(one, fact, asOf));
  if ("any" in clause) return clause.any.some((one) => holds(one, fact, asOf));
  if ("not" in clause) return !holds(clause.not, fact, asOf);
  const value = fact[clause.field];
  if (value === null || value === undefined) return false;
  if ("known" in clause) return true;
  if ("in" in clause) return (clause.in as readonly unknown[]).includes(value);
  if ("notAfter" in clause) return (value as Date) <= asOf;
  const other = fact[clause.before];
  return other !== null && other !== undefined && (value as Date) < (other as Date);
}

/** Whether a fact belongs to the figure's cohort in this period. */
export function inCohort({ cohort }: Metric, fact: Fact, period: Period): boolean {
  const field = COHORT_DATE[cohort];
  if (field === null) return true;
  const at = fact[field] as Date | null;
  return at !== null && at >= period.start && at < period.end;
}

/** The reader in memory. `facts` must be of the kind the figure counts. */
export function evaluate<Id extends MetricId>(
  id: Id,
  facts: readonly Facts[(typeof METRICS)[Id]["over"]][],
  period: Period,
  asOf: Date,
): FigureValue {
  const metric = metricOf(id);
  let value = NOTHING;
  for (const fact of facts as readonly Fact[]) {
    if (!inCohort(metric, fact, period) || !holds(metric.of, fact, asOf)) continue;
    const counted = holds(metric.counts, fact, asOf);
    const weight = metric.weight ? (metric.weight.tenths[String(fact[metric.weight.field])] ?? 0) : 1;
    value = addValues(value, { n: 1, counted: counted ? 1 : 0, points: counted ? weight : 0 });
  }
  return value;
}
