import { keysOf } from "#lib/db/figures/count.ts";
import {
  countEnded,
  countIssues,
  countRatings,
  countReplyClocks,
  countStock,
} from "#lib/db/figures/figures.ts";
import type { Asked, Cut } from "#lib/db/figures/live.ts";
import {
  homeUnitId,
  namedUnits,
  type UnitOption,
  type UnitRef,
  unitInReach,
  unitsInReach,
} from "#lib/db/routing/reachUnits.ts";
import { monthsOf, type Period } from "#lib/domain/calendar/period.ts";
import { type FigureValue, HEADLINE_IDS, type HeadlineId, NOTHING } from "#lib/domain/figures/metrics.ts";
import { NO_CATEGORY } from "#lib/domain/ledger/ledgerFilter.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { CATEGORIES_L1, LEVELS, type Level, TIERS, type Tier } from "#lib/domain/vocabulary.ts";

export type FigureValues = Readonly<Record<HeadlineId, FigureValue>>;
export type UnitFigures = {
  readonly unitId: string;
  readonly name: string;
  /** the asked unit itself: what is placed no lower */
  readonly here: boolean;
  readonly values: FigureValues;
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
export type Figures = Counted & {
  readonly period: Period;
  readonly unit: UnitRef | null;
  readonly units: readonly UnitOption[];
  /** the unit that was asked for is unknown or out of reach */
  readonly unknownUnit: boolean;
};

const BLANK = Object.fromEntries(HEADLINE_IDS.map((id) => [id, NOTHING])) as FigureValues;

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
  const [registered, clocks, ratings, stock, ended] = await Promise.all([
    countIssues(of),
    countReplyClocks(of),
    countRatings(of),
    countStock(of),
    countEnded(of),
  ]);
  const { unit, period } = of;
  const passes = [registered, clocks, ratings, stock, ended];
  const values = (cut: Cut | "total", key: string): FigureValues =>
    Object.assign({}, BLANK, ...passes.map((pass) => pass.get(`${cut}:${key}`)));
  const unitIds = [...new Set(passes.flatMap((pass) => keysOf(pass, "unit")))];
  const intake = (category: string) => values("category", category).intake.n;
  return {
    total: values("total", ""),
    byUnit: (await namedUnits(unitIds)).map(({ id, name, level }) => ({
      unitId: id,
      name,
      here: id === unit?.id || (unit === null && level === "CITY"),
      values: values("unit", id),
    })),
    byMonth: monthsOf(period).map(({ month, from, to }) => ({
      month,
      from,
      to,
      intake: values("month", month).intake.n,
      ended: values("month", month).ended.n,
    })),
    byCategory: [...CATEGORIES_L1, NO_CATEGORY]
      .filter((category) => intake(category) > 0)
      .sort((a, b) => intake(b) - intake(a))
      .map((category) => ({ category, values: values("category", category) })),
    byTier: TIERS.map((tier) => ({ tier, values: values("tier", tier) })),
    byLevel: [...LEVELS].reverse().map((level) => ({ level, values: values("level", level) })),
  };
}
