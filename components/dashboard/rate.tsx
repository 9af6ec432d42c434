import { type FigureValue, fractionOf, type HeadlineId } from "#lib/domain/figures/metrics.ts";
import { percent } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";

export type Values = Readonly<Record<HeadlineId, FigureValue>>;
/** Room for one lying bar, in pixels of the drawing. */
export const BAR = 34;

/** A column of numbers. */
export const numeric = (name: string, id = name) => ({ label: name, numeric: true, id });

export const rateText = (id: HeadlineId, values: Values, lang: Lang): string =>
  percent(...fractionOf(id, values[id]), lang);

/** The rate for a drawing: null where there is nothing to divide. */
export function shareOf(id: HeadlineId, values: Values): number | null {
  const [numerator, denominator] = fractionOf(id, values[id]);
  return denominator === 0 ? null : numerator / denominator;
}
