import { type FigureValue, fractionOf, type MetricId, metricOf } from "../figures/metrics.ts";
import { percent, showNumber } from "../labels.ts";
import type { Lang } from "../vocabulary.ts";

export type OpenValue = FigureValue | null;

/** Figures that are a number of issues and no rate. */
export const COUNTS: readonly MetricId[] = ["intake", "masters", "ended", "backlogOpen"];

/** What the public reads: a count or a rate; `small` where it is not shown. */
export function shownValue(id: MetricId, value: OpenValue, small: string, lang: Lang): string {
  if (!value) return small;
  return COUNTS.includes(id) ? showNumber(value.counted, lang) : percent(...fractionOf(id, value), lang);
}

/** The share for a drawing; null where there is none, or where it is not shown. */
export function shownShare(id: MetricId, value: OpenValue): number | null {
  if (!value || value.n === 0) return null;
  const [numerator, denominator] = fractionOf(id, value);
  return numerator / denominator;
}

/** Weighted figures count in tenths. */
export const numeratorOf = (id: MetricId, value: FigureValue): number =>
  metricOf(id).weight ? value.points / 10 : value.counted;
