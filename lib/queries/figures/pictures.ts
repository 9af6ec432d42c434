import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { keysOf } from "#lib/db/figures/count.ts";
import type { Asked } from "#lib/db/figures/live.ts";
import { countBy, countByPlace } from "#lib/db/figures/pictures.ts";
import {
  areasBelow,
  namedUnits,
  type UnitOption,
  type UnitRef,
  unitsInReach,
} from "#lib/db/routing/reachUnits.ts";
import type { HolidayCalendar } from "#lib/domain/calendar/calendar.ts";
import { type FigureValue, type HeadlineId, NOTHING } from "#lib/domain/figures/metrics.ts";
import type { Standing } from "#lib/domain/figures/standings.ts";
import { WAITS, type Wait } from "#lib/domain/figures/waits.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { CHANNELS, type Channel, type Level, type Tier } from "#lib/domain/vocabulary.ts";

/** What the pictures of the dashboard show, each counted only for the page that shows it. `of` is in the actor's reach. */
export type { UnitOption };
export type Of = Asked & { readonly actor: Actor };

/** The areas a view can be asked for. */
export const readUnitChoices = (actor: Actor): Promise<UnitOption[]> => unitsInReach(actor);

export type FlowStep = {
  readonly tier: Tier;
  readonly level: Level;
  readonly standing: Standing;
  readonly count: number;
};
type Bins = readonly { readonly wait: Wait; readonly count: number }[];

/** Where what was registered in the period went, how long what is open has waited, and how long what ended took. */
export async function readFlow(of: Of): Promise<{ steps: FlowStep[]; waited: Bins; took: Bins }> {
  const [flow, waited, took] = await Promise.all([
    countBy(of, "intake", "flow"),
    countBy(of, "backlogOpen", "waited"),
    countBy(of, "ended", "daysToEnd"),
  ]);
  const bins = (found: typeof waited): Bins =>
    WAITS.map((wait) => ({ wait, count: found.find(({ key }) => key[0] === wait)?.count ?? 0 }));
  return {
    steps: flow.map(({ key, count }) => ({
      tier: key[0] as Tier,
      level: key[1] as Level,
      standing: key[2] as Standing,
      count,
    })),
    waited: bins(waited),
    took: bins(took),
  };
}

export type Days = {
  readonly intake: ReadonlyMap<string, number>;
  readonly ended: ReadonlyMap<string, number>;
  readonly calendar: HolidayCalendar;
};

/** What came and what ended, day by day, with the calendar of legal holidays. */
export async function readDays(of: Of): Promise<Days> {
  const [intake, ended, calendar] = await Promise.all([
    countBy(of, "intake", "day"),
    countBy(of, "ended", "day"),
    loadCalendar(),
  ]);
  const byDay = (found: typeof intake) => new Map(found.map(({ key, count }) => [key[0] as string, count]));
  return { intake: byDay(intake), ended: byDay(ended), calendar };
}

/** What it was about, down to the second level of categories, and the ways it came in. */
export async function readTopics(of: Of): Promise<{
  categories: readonly { readonly category: string; readonly count: number }[];
  channels: readonly { readonly channel: Channel; readonly count: number }[];
}> {
  const [categories, channels] = await Promise.all([
    countBy(of, "intake", "categoryL2"),
    countBy(of, "intake", "channel"),
  ]);
  return {
    categories: categories.map(({ key, count }) => ({ category: key[0] as string, count })),
    channels: CHANNELS.map((channel) => ({
      channel,
      count: channels.find(({ key }) => key[0] === channel)?.count ?? 0,
    })),
  };
}

export type Place = { readonly unitId: string; readonly name: string; readonly here: boolean };

/** One figure of every place below, also of those where there is nothing to count. */
export async function readPlaces(
  of: Of,
  figure: HeadlineId,
): Promise<readonly (Place & { readonly value: FigureValue })[]> {
  const [below, pass] = await Promise.all([areasBelow(of.actor, of.unit), countByPlace(of, figure)]);
  const places = await withOwn(below, keysOf(pass, "unit"), of.unit);
  return places.map((place) => ({ ...place, value: pass.get(`unit:${place.unitId}`)?.[figure] ?? NOTHING }));
}

/** What came in, by place below and month. */
export async function readPlaceMonths(
  of: Of,
): Promise<readonly (Place & { readonly months: ReadonlyMap<string, number> })[]> {
  const found = await countBy(of, "intake", "unitMonth");
  const places = await withOwn([], [...new Set(found.map(({ key }) => key[0] as string))], of.unit);
  return places.map((place) => ({
    ...place,
    months: new Map(
      found.flatMap(({ key, count }): [string, number][] =>
        key[0] === place.unitId ? [[key[1] as string, count]] : [],
      ),
    ),
  }));
}

/** The places that are there, with any other in which something was counted: the unit itself, or what was abolished since. */
async function withOwn(
  below: readonly { id: string; name: string }[],
  counted: readonly string[],
  unit: UnitRef | null,
): Promise<Place[]> {
  const others = await namedUnits(counted.filter((id) => below.every((one) => one.id !== id)));
  return [
    ...others.map((one) => ({ ...one, own: one.id === unit?.id || (!unit && one.level === "CITY") })),
    ...below,
  ].map((one) => ({ unitId: one.id, name: one.name, here: "own" in one && one.own === true }));
}
