import type { Period } from "#lib/domain/calendar/period.ts";
import { HEADLINE_IDS, type HeadlineId, metricOf } from "#lib/domain/figures/metrics.ts";
import { figureFormula, figureName } from "#lib/domain/labels/figures.ts";
import { numeratorOf, type OpenValue, shownValue } from "#lib/domain/labels/shown.ts";
import { label, say } from "#lib/domain/labels.ts";
import { NO_CATEGORY } from "#lib/domain/ledger/ledgerFilter.ts";
import type { CategoryL1, Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Values = Readonly<Partial<Record<HeadlineId, OpenValue>>>;
type Counted = {
  readonly period: Period;
  readonly county: { readonly name: string } | null;
  readonly total: Values;
  readonly byCounty: readonly { readonly name: string; readonly here: boolean; readonly values: Values }[];
  readonly byCategory: readonly { readonly category: string; readonly values: Values }[];
};

/** The figures of the page as one table: a line per figure and place or category, each with its formula. */
export function figureTable({ period, county, total, byCounty, byCategory }: Counted, lang: Lang) {
  const words = say(messages, lang);
  const place = county?.name ?? words.city;
  const lines = (where: string, category: string, values: Values) =>
    HEADLINE_IDS.flatMap((id) => {
      const value = values[id];
      if (value === undefined) return [];
      return [
        [
          where,
          category,
          period.from,
          period.to,
          figureName(id, lang),
          value ? numeratorOf(id, value) : words.small,
          value ? value.n : words.small,
          shownValue(id, value, words.small, lang),
          metricOf(id).version,
          figureFormula(id, lang),
        ],
      ];
    });
  return [
    [
      words.csvPlace,
      words.category,
      words.csvFrom,
      words.csvTo,
      words.csvFigure,
      words.csvNumerator,
      words.csvDenominator,
      words.csvRate,
      words.csvVersion,
      words.csvFormula,
    ],
    ...lines(place, "", total),
    ...byCounty.flatMap(({ name, here, values }) => lines(here ? words.here(name) : name, "", values)),
    ...byCategory.flatMap(({ category, values }) =>
      lines(
        place,
        category === NO_CATEGORY ? words.uncategorised : label("categoryL1", category as CategoryL1, lang),
        values,
      ),
    ),
  ];
}
