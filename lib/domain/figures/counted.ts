import { monthsOf, type Period } from "../calendar/period.ts";
import { NO_CATEGORY } from "../ledger/ledgerFilter.ts";
import { CATEGORIES_L1, LEVELS, type Level, TIERS, type Tier, type UnitLevel } from "../vocabulary.ts";
import { type FigureValue, HEADLINE_IDS, type HeadlineId, type MetricId, NOTHING } from "./metrics.ts";

export type FigureValues<Id extends MetricId = HeadlineId> = Readonly<Record<Id, FigureValue>>;
export type UnitFigures<Id extends MetricId = HeadlineId> = {
  readonly unitId: string;
  readonly name: string;
  /** the asked unit itself: what is placed no lower */
  readonly here: boolean;
  readonly values: FigureValues<Id>;
};
/** Figures counted over some issues, whole and by everything one may ask of them. */
export type Counted = {
  readonly total: FigureValues;
  readonly byUnit: readonly UnitFigures[];
  readonly byMonth: readonly {
    readonly month: string;
    readonly from: string;
    readonly to: string;
    readonly intake: number;
    readonly ended: number;
  }[];
  readonly byCategory: readonly { readonly category: string; readonly values: FigureValues }[];
  readonly byTier: readonly { readonly tier: Tier; readonly values: FigureValues }[];
  readonly byLevel: readonly { readonly level: Level; readonly values: FigureValues }[];
};

/** Values of some figures by "cut:key", as one pass over the facts gives them. */
export type Cells = ReadonlyMap<string, Partial<Record<MetricId, FigureValue>>>;
export type NamedPlace = { readonly id: string; readonly name: string; readonly level: UnitLevel };

/** The values of these figures in one cell; what no pass counted there is nothing. */
export const valuesAt = <Id extends MetricId>(
  ids: readonly Id[],
  passes: readonly Cells[],
  key: string,
): FigureValues<Id> =>
  Object.assign(
    Object.fromEntries(ids.map((id) => [id, NOTHING])),
    ...passes.map((pass) => pass.get(key)),
  ) as FigureValues<Id>;

/** Whether a part is the asked unit's own, no lower: of every city there is, the city's. */
export const isHere = ({ id, level }: Pick<NamedPlace, "id" | "level">, unitId: string | null): boolean =>
  id === unitId || (unitId === null && level === "CITY");

/** The values at each place, the asked unit's own among them. */
export const placesOf = <Id extends MetricId>(
  ids: readonly Id[],
  passes: readonly Cells[],
  places: readonly NamedPlace[],
  unitId: string | null,
): UnitFigures<Id>[] =>
  places.map(({ id, name, level }) => ({
    unitId: id,
    name,
    here: isHere({ id, level }, unitId),
    values: valuesAt(ids, passes, `unit:${id}`),
  }));

/** What the passes of the headline counted, in the order in which it is shown. */
export function countedOf(
  passes: readonly Cells[],
  { unitId, period, places }: { unitId: string | null; period: Period; places: readonly NamedPlace[] },
): Counted {
  const values = (key: string) => valuesAt(HEADLINE_IDS, passes, key);
  const intake = (category: string) => values(`category:${category}`).intake.n;
  return {
    total: values("total:"),
    byUnit: placesOf(HEADLINE_IDS, passes, places, unitId),
    byMonth: monthsOf(period).map(({ month, from, to }) => ({
      month,
      from,
      to,
      intake: values(`month:${month}`).intake.n,
      ended: values(`month:${month}`).ended.n,
    })),
    byCategory: [...CATEGORIES_L1, NO_CATEGORY]
      .filter((category) => intake(category) > 0)
      .sort((a, b) => intake(b) - intake(a))
      .map((category) => ({ category, values: values(`category:${category}`) })),
    byTier: TIERS.map((tier) => ({ tier, values: values(`tier:${tier}`) })),
    byLevel: [...LEVELS].reverse().map((level) => ({ level, values: values(`level:${level}`) })),
  };
}
