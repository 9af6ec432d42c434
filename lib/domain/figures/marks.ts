import type { Period } from "../calendar/period.ts";
import { type LedgerFilter, ledgerHref } from "../ledger/ledgerFilter.ts";
import { type MetricId, metricOf, type Part } from "./metrics.ts";

/** What the numbers of a page were counted over. */
export type CountedOver = { readonly period: Pick<Period, "from" | "to">; readonly unitId: string | null };

/** A number or a piece of a drawing that stands for some facts of a figure, and how the ledger is narrowed to just those. */
export type Mark = {
  readonly count: number;
  readonly figure: MetricId;
  readonly part: Part;
  readonly more?: Partial<LedgerFilter>;
};

/** Address of the ledger with exactly what a number counts. */
export const figureHref = (
  { period, unitId }: CountedOver,
  figure: MetricId,
  part: Part,
  more: Partial<LedgerFilter> = {},
): string =>
  ledgerHref({
    ...(unitId && { unit: unitId }),
    ...(metricOf(figure).cohort !== "NOW" && { from: period.from, to: period.to }),
    figure,
    part,
    ...more,
  });

/** Address of a mark; null where it stands for nothing, which leads nowhere. */
export const markHref = (over: CountedOver, { count, figure, part, more }: Mark): string | null =>
  count === 0 ? null : figureHref(over, figure, part, more);
