import { type FigureValue, fractionOf, type MetricId, metricOf } from "../figures/metrics.ts";
import { percent, showNumber } from "../labels.ts";
import type { Lang } from "../vocabulary.ts";
import { type Pair, pick } from "./figures.ts";

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

/** What stands before the line of a weighted figure is no number of matters, and says so (满意 counts 1, 基本满意 0.9). */
const WEIGHTED: Pair = ["折算后", "weighted "];
/** "36" or "折算后36.5": what stands above the line, so that it divided by n is the rate beside it. */
export const aboveText = (id: MetricId, value: FigureValue, lang: Lang): string =>
  `${metricOf(id).weight ? pick(WEIGHTED, lang) : ""}${showNumber(numeratorOf(id, value), lang)}`;
/** Weighted figures count in tenths. */
export const numeratorOf = (id: MetricId, value: FigureValue): number =>
  metricOf(id).weight ? value.points / 10 : value.counted;
