import type { Counted, FigureValues } from "./counted.ts";
import { type FigureValue, HEADLINE_IDS, type HeadlineId } from "./metrics.ts";
import { openCells, SMALLEST_SHOWN, sumWithHidden } from "./smallCells.ts";

/** Figures as anybody may see them (domain.md C6, k ≥ 5). A cell that is null is not shown, because it could point at somebody. */
export type OpenValues = Readonly<Record<HeadlineId, FigureValue | null>>;
export type OpenCounted = {
  readonly total: OpenValues;
  readonly byUnit: readonly {
    readonly unitId: string;
    readonly name: string;
    readonly here: boolean;
    readonly values: OpenValues;
  }[];
  readonly byMonth: readonly {
    readonly month: string;
    readonly intake: number | null;
    readonly ended: number | null;
  }[];
  readonly byCategory: readonly {
    readonly category: string;
    readonly values: Pick<OpenValues, "intake" | "resolvedRate">;
  }[];
};

/** What may be shown of what was counted over the open issues; `all`, over a whole city, with those hidden from some offices. */
export const openedOf = (open: Counted, all: Counted | null): OpenCounted => ({
  total: openTotal(all ? sums(all.total, open.total) : open.total),
  byUnit: openUnits(open.byUnit),
  byMonth: openMonths(open.byMonth),
  byCategory: openCategories(open.byCategory),
});

/**
 * A county's figures beside those of its city: what the city's table closes for it stays closed, or the one that was closed
 * with it, so that nobody subtracts it from the total, would be told after all.
 */
export function besideCity(opened: OpenCounted, inCity: OpenValues | undefined): OpenCounted {
  if (!inCity) return opened;
  const kept = <T>(id: HeadlineId, value: T): T | null => (inCity[id] === null ? null : value);
  return {
    ...opened,
    total: eachMetric((id) => kept(id, opened.total[id])),
    byMonth: opened.byMonth.map(({ month, intake, ended }) => ({
      month,
      intake: kept("intake", intake),
      ended: kept("ended", ended),
    })),
    byCategory: opened.byCategory.map(({ category, values }) => ({
      category,
      values: {
        intake: kept("intake", values.intake),
        resolvedRate: kept("resolvedRate", values.resolvedRate),
      },
    })),
  };
}

const eachMetric = (value: (id: HeadlineId) => FigureValue | null): OpenValues =>
  Object.fromEntries(HEADLINE_IDS.map((id) => [id, value(id)])) as OpenValues;

const sums = (all: FigureValues, open: FigureValues): FigureValues =>
  eachMetric((id) => sumWithHidden(all[id], open[id])) as FigureValues;

/** A rate over one to four would tell what each of them said. */
const openTotal = (values: FigureValues): OpenValues =>
  eachMetric((id) => (values[id].n > 0 && values[id].n < SMALLEST_SHOWN ? null : values[id]));

function openUnits(units: Counted["byUnit"]): OpenCounted["byUnit"] {
  const columns = Object.fromEntries(
    HEADLINE_IDS.map((id) => [
      id,
      openCells(
        units.map(({ values }) => values[id]),
        ({ n }) => n,
      ),
    ]),
  );
  return units.map(({ unitId, name, here }, at) => ({
    unitId,
    name,
    here,
    values: eachMetric((id) => columns[id]?.[at] ?? null),
  }));
}

function openMonths(months: Counted["byMonth"]): OpenCounted["byMonth"] {
  const itself = (n: number) => n;
  const intake = openCells(
    months.map((one) => one.intake),
    itself,
  );
  const ended = openCells(
    months.map((one) => one.ended),
    itself,
  );
  return months.map(({ month }, at) => ({ month, intake: intake[at] ?? null, ended: ended[at] ?? null }));
}

function openCategories(categories: Counted["byCategory"]): OpenCounted["byCategory"] {
  const shown = openCells(categories, ({ values }) => values.intake.n);
  return categories.map(({ category }, at) => ({
    category,
    values: {
      intake: shown[at]?.values.intake ?? null,
      resolvedRate: shown[at]?.values.resolvedRate ?? null,
    },
  }));
}
