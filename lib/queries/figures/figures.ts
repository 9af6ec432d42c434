import { keysOf } from "#lib/db/figures/count.ts";
import { countHeadline } from "#lib/db/figures/figures.ts";
import type { Asked } from "#lib/db/figures/live.ts";
import {
  homeUnitId,
  namedUnits,
  type UnitOption,
  type UnitRef,
  unitInReach,
  unitsInReach,
} from "#lib/db/routing/reachUnits.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import { type Counted, countedOf } from "#lib/domain/figures/counted.ts";
import type { Actor } from "#lib/domain/permissions.ts";

export type Figures = Counted & {
  readonly period: Period;
  readonly unit: UnitRef | null;
  readonly units: readonly UnitOption[];
  /** the unit that was asked for is unknown or out of reach */
  readonly unknownUnit: boolean;
};

/** Every figure of the dashboard for a unit in the actor's reach. */
export async function readFigures(
  actor: Actor,
  asked: { readonly unitId: string | null; readonly period: Period },
  now: Date,
): Promise<Figures> {
  const { unit, unknownUnit } = await unitAsked(actor, asked.unitId);
  const [counted, units] = await Promise.all([
    countFigures({ actor, unit, period: asked.period, now }),
    unitsInReach(actor),
  ]);
  return { ...counted, period: asked.period, unit, units, unknownUnit };
}

/** The unit by its id, or else the actor's own where there is just one; an id that leads nowhere is told. */
export async function unitAsked(
  actor: Actor,
  unitId: string | null,
): Promise<{ unit: UnitRef | null; unknownUnit: boolean }> {
  const given = unitId ? await unitInReach(actor, unitId) : null;
  const home = homeUnitId(actor);
  const unit = given ?? (home ? await unitInReach(actor, home) : null);
  return { unit, unknownUnit: unitId !== null && given === null };
}

/** Every figure over what is asked, each breakdown in one pass over its facts. */
export async function countFigures(of: Asked): Promise<Counted> {
  const passes = await countHeadline(of);
  const ids = [...new Set(passes.flatMap((pass) => keysOf(pass, "unit")))];
  return countedOf(passes, {
    unitId: of.unit?.id ?? null,
    period: of.period,
    places: await namedUnits(ids),
  });
}
