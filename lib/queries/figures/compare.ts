import { db } from "#lib/db/client.ts";
import { countOverPeriod, type Headline, valueIn } from "#lib/db/figures/pictures.ts";
import { recordFrom } from "#lib/db/figures/record.ts";
import { namedUnits, unitAbove } from "#lib/db/routing/reachUnits.ts";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import type { FigureValue, HeadlineId } from "#lib/domain/figures/metrics.ts";
import type { Of } from "./pictures.ts";
import { readPublicFigures } from "./publicFigures.ts";

/** The first day on record: before it there is nothing to compare with. */
export const recordBegins = (): Promise<CivilDate | null> => recordFrom(db);

/** The figures that are held against another time or place: the count, and the rates of a period. */
export const COMPARED = [
  "feedbackRate",
  "resolvedRate",
  "onTimeReplyRate",
  "responseRate",
  "resolutionRate",
  "satisfactionRate",
] as const satisfies readonly HeadlineId[];
export type ComparedId = (typeof COMPARED)[number] | "intake";
export type Compared = Readonly<Record<ComparedId, FigureValue>>;

export type Peer = {
  readonly unitId: string;
  readonly name: string;
  /** the unit that was asked for */
  readonly self: boolean;
  /** inside the actor's reach, so that its numbers can be opened */
  readonly open: boolean;
  /** null where too few stand behind it to be shown beyond one's own area */
  readonly values: Readonly<Record<ComparedId, FigureValue | null>>;
};

const pickOf = <V>(value: (id: ComparedId) => V): Readonly<Record<ComparedId, V>> =>
  Object.fromEntries((["intake", ...COMPARED] as const).map((id) => [id, value(id)])) as Record<
    ComparedId,
    V
  >;
const compared = (headline: Headline | undefined): Compared => pickOf((id) => valueIn(headline, id));

/** The same figures of one place in two periods, both as of now. */
export async function readTwoPeriods(
  of: Of,
  other: Period,
): Promise<{ current: Compared; earlier: Compared }> {
  const [current, earlier] = await Promise.all([
    countOverPeriod(of),
    countOverPeriod({ ...of, period: other }),
  ]);
  return { current: compared(current.get("")), earlier: compared(earlier.get("")) };
}

/**
 * The asked place among those beside it. Who may see the area above sees all of them; of counties beyond one's reach there
 * is what the page for everybody shows, and of others nothing.
 */
export async function readPeers(of: Of): Promise<readonly Peer[]> {
  const { actor, unit, period, now } = of;
  if (unit?.kind !== "AREA") return [];
  const above = await unitAbove(actor, unit);
  if (above) {
    const found = await countOverPeriod({ ...of, unit: above });
    const named = await namedUnits([...found.keys()].filter((key) => key !== "" && key !== above.id));
    return named.map(({ id, name }) => ({
      unitId: id,
      name,
      self: id === unit.id,
      open: true,
      values: compared(found.get(id)),
    }));
  }
  if (unit.level !== "COUNTY") return [];
  const [own, open] = await Promise.all([countOverPeriod(of), readPublicFigures("", period, now)]);
  return open.byCounty
    .filter(({ here }) => !here)
    .map(({ unitId, name, values }) => ({
      unitId,
      name,
      self: unitId === unit.id,
      open: unitId === unit.id,
      values: unitId === unit.id ? compared(own.get("")) : pickOf((id) => values[id]),
    }));
}
