import { type FigureValue, fractionOf, type MetricId } from "../figures/metrics.ts";
import { FIGURES } from "../labels/figures.ts";
import { REPORT_WORDS } from "../labels/reports.ts";
import { aboveText, COUNTS, shownValue } from "../labels/shown.ts";
import { percent, showNumber } from "../labels.ts";
import { type Bar, both, inLang, type Text } from "./blocks.ts";

/** What stands in the cells of a report's tables. */

/** Values that a report is formed from; null where a small cell is closed, missing where nothing asks for it. */
export type Values = Readonly<Partial<Record<MetricId, FigureValue | null>>>;
export const shown = (id: MetricId, value: FigureValue | null | undefined): Text =>
  value === undefined
    ? REPORT_WORDS.none
    : both((lang) => shownValue(id, value, inLang(REPORT_WORDS.small, lang), lang));
export const number = (n: number | null): Text =>
  n === null ? REPORT_WORDS.small : both((lang) => showNumber(n, lang));
export const titleOf = (id: MetricId): Text => FIGURES[id].name;
export const isCount = (id: MetricId): boolean => COUNTS.includes(id);
/** A rate with what stands above and below its line. */
export const withN = (id: MetricId, value: FigureValue | null | undefined): Text =>
  !value || isCount(id) || value.n === 0
    ? shown(id, value)
    : both(
        (lang) =>
          `${percent(...fractionOf(id, value), lang)} (${aboveText(id, value, lang)}/${showNumber(value.n, lang)})`,
      );

export const heads = (first: Text, ...others: Text[]) => [
  { text: first, words: true } as const,
  ...others.map((text) => ({ text })),
];

/** Bars of whole numbers. */
export const barsOf = (series: readonly Text[], rows: readonly Bar[]) => ({
  series,
  rate: false,
  longest: Math.max(1, ...rows.flatMap(({ values }) => values.map((n) => n ?? 0))),
  rows,
});
