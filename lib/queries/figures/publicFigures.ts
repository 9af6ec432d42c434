import { db } from "#lib/db/client.ts";
import { openCounties } from "#lib/db/units.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import { type FigureValue, HEADLINE_IDS, type HeadlineId } from "#lib/domain/figures/metrics.ts";
import { openCells, SMALLEST_SHOWN, sumWithHidden } from "#lib/domain/figures/smallCells.ts";
import { type Counted, countFigures, type FigureValues } from "./figures.ts";

/** A cell that is null is not shown, because it could point at somebody. */
export type OpenValues = Readonly<Record<HeadlineId, FigureValue | null>>;
export type PublicFigures = {
  readonly period: Period;
  readonly asOf: Date;
  readonly county: { readonly id: string; readonly name: string } | null;
  readonly counties: readonly { readonly id: string; readonly name: string }[];
  readonly unknown: boolean;
  readonly total: OpenValues;
  readonly byCounty: readonly {
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

/** So long a figure is kept in this process: whoever looks, the database counts at most once. */
const KEPT_MS = 5 * 60_000;
/** Counties times periods; far below it in life, and a bound for everything else. */
const KEPT_MOST = 200;
const kept = new Map<string, { at: Date; figures: Promise<PublicFigures> }>();

/** The figures of the whole city or of one county, as anybody may see them. */
export async function readPublicFigures(countyId: string, period: Period, now: Date): Promise<PublicFigures> {
  const key = `${countyId}|${period.from}|${period.to}`;
  const found = kept.get(key);
  const age = found ? now.getTime() - found.at.getTime() : -1;
  if (found && age >= 0 && age < KEPT_MS) return found.figures;
  if (kept.size >= KEPT_MOST) kept.clear();
  const figures = count(countyId, period, now);
  kept.set(key, { at: now, figures });
  figures.catch(() => kept.delete(key));
  return figures;
}

async function count(countyId: string, period: Period, now: Date): Promise<PublicFigures> {
  const counties = await openCounties(db);
  const county = counties.find(({ id }) => id === countyId) ?? null;
  const asked = { unit: county, period, now };
  const [open, all] = await Promise.all([
    countFigures({ ...asked, actor: "OPEN" }),
    county ? null : countFigures({ ...asked, actor: "ALL" }),
  ]);
  return {
    period,
    asOf: now,
    county,
    counties,
    unknown: countyId !== "" && !county,
    total: openTotal(all ? sums(all.total, open.total) : open.total),
    byCounty: county ? [] : openUnits(open.byUnit),
    byMonth: openMonths(open.byMonth),
    byCategory: openCategories(open.byCategory),
  };
}

const eachMetric = (value: (id: HeadlineId) => FigureValue | null): OpenValues =>
  Object.fromEntries(HEADLINE_IDS.map((id) => [id, value(id)])) as OpenValues;

const sums = (all: FigureValues, open: FigureValues): FigureValues =>
  eachMetric((id) => sumWithHidden(all[id], open[id])) as FigureValues;

/** A rate over one to four would tell what each of them said. */
const openTotal = (values: FigureValues): OpenValues =>
  eachMetric((id) => (values[id].n > 0 && values[id].n < SMALLEST_SHOWN ? null : values[id]));

function openUnits(units: Counted["byUnit"]): PublicFigures["byCounty"] {
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

function openMonths(months: Counted["byMonth"]): PublicFigures["byMonth"] {
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

function openCategories(categories: Counted["byCategory"]): PublicFigures["byCategory"] {
  const shown = openCells(categories, ({ values }) => values.intake.n);
  return categories.map(({ category }, at) => ({
    category,
    values: {
      intake: shown[at]?.values.intake ?? null,
      resolvedRate: shown[at]?.values.resolvedRate ?? null,
    },
  }));
}
