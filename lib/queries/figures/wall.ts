import {
  countByPlace,
  countOverPeriod,
  countStock,
  type Headline,
  valueIn,
} from "#lib/db/figures/pictures.ts";
import { namedUnits } from "#lib/db/routing/reachUnits.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { namedPeriod } from "#lib/domain/calendar/period.ts";
import { type FigureValue, type HeadlineId, NOTHING } from "#lib/domain/figures/metrics.ts";
import { openCells, SMALLEST_SHOWN } from "#lib/domain/figures/smallCells.ts";
import type { Of } from "./pictures.ts";

/** The rates of a wall screen; the first also by place. */
export const WALL_RATES = [
  "feedbackRate",
  "resolvedRate",
  "onTimeReplyRate",
] as const satisfies readonly HeadlineId[];
/** So many places can be read from five metres. */
const MOST_PLACES = 12;

export type Wall = {
  readonly month: number | null;
  readonly open: number | null;
  readonly overdue: number | null;
  readonly rates: readonly { readonly id: (typeof WALL_RATES)[number]; readonly value: FigureValue | null }[];
  /** null where too few stand behind the rate */
  readonly places: readonly { readonly name: string; readonly value: FigureValue | null }[];
};

/**
 * A few figures for everybody who passes by: what would stand for fewer than five is not shown, nor what would give it away
 * (lib/domain/figures/smallCells).
 */
export async function readWall(of: Of): Promise<Wall> {
  const thisMonth = { ...of, period: namedPeriod("month", shanghaiDate(of.now)) };
  const [headline, stock, came] = await Promise.all([
    countOverPeriod(of),
    countStock(of),
    countByPlace(thisMonth, "intake"),
  ]);
  const total = headline.get("");
  const shown = (n: number) => (n > 0 && n < SMALLEST_SHOWN ? null : n);
  return {
    month: shown(came.get("total:")?.intake?.n ?? 0),
    open: shown(stock.get("total:")?.backlogOpen?.n ?? 0),
    overdue: shown(stock.get("total:")?.overdueOpen?.counted ?? 0),
    rates: WALL_RATES.map((id) => ({ id, value: openValue(valueIn(total, id)) })),
    places: await placesOf(headline, of.unit?.id),
  };
}

const openValue = (value: FigureValue): FigureValue | null =>
  value.n > 0 && value.n < SMALLEST_SHOWN ? null : value;

async function placesOf(
  headline: ReadonlyMap<string, Headline>,
  own: string | undefined,
): Promise<Wall["places"]> {
  const [first] = WALL_RATES;
  const named = await namedUnits([...headline.keys()].filter((key) => key !== ""));
  const below = named.filter(({ id, level }) => id !== own && level !== "CITY");
  const values = openCells(
    below.map(({ id }) => headline.get(id)?.[first] ?? NOTHING),
    ({ n }) => n,
  );
  return below.slice(0, MOST_PLACES).map(({ name }, at) => ({ name, value: values[at] ?? null }));
}
