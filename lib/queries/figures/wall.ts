import { countOverPeriod, countStock, type Headline, valueIn } from "#lib/db/figures/pictures.ts";
import { namedUnits } from "#lib/db/routing/reachUnits.ts";
import { isHere } from "#lib/domain/figures/counted.ts";
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

type WallPlace = { readonly name: string; readonly here: boolean; readonly value: FigureValue | null };
export type Wall = {
  /** what came in the period of the rates */
  readonly came: number | null;
  readonly open: number | null;
  readonly overdue: number | null;
  readonly rates: readonly { readonly id: (typeof WALL_RATES)[number]; readonly value: FigureValue | null }[];
  /** null where too few stand behind the rate; `here`: what lies at the place itself and no lower */
  readonly places: readonly WallPlace[];
};

/**
 * A few figures for everybody who passes by: what would stand for fewer than five is not shown, nor what would give it away
 * (lib/domain/figures/smallCells).
 */
export async function readWall(of: Of): Promise<Wall> {
  const [headline, stock] = await Promise.all([countOverPeriod(of), countStock(of)]);
  const total = headline.get("");
  const shown = (n: number) => (n > 0 && n < SMALLEST_SHOWN ? null : n);
  return {
    came: shown(valueIn(total, "intake").n),
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
  // The place itself last: what no place below has, and the whole counts all the same.
  const places = named
    .map((place) => ({ ...place, here: isHere(place, own ?? null) }))
    .sort((a, b) => Number(a.here) - Number(b.here));
  const values = openCells(
    places.map(({ id }) => headline.get(id)?.[first] ?? NOTHING),
    ({ n }) => n,
  );
  const shown = places.map(({ name, here }, at) => ({ name, here, value: values[at] ?? null }));
  return [...shown.filter(({ here }) => !here).slice(0, MOST_PLACES), ...shown.filter(({ here }) => here)];
}
