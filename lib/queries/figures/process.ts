import { db } from "#lib/db/client.ts";
import { keysOf } from "#lib/db/figures/count.ts";
import type { Asked } from "#lib/db/figures/live.ts";
import { type Charge, countCharges, countDays, countProcess } from "#lib/db/figures/process.ts";
import { buildingsInRound, placesInRound } from "#lib/db/rounds/households.ts";
import { namedUnits, type UnitOption, type UnitRef, unitsInReach } from "#lib/db/routing/reachUnits.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import { type DaysValue, NO_DAYS } from "#lib/domain/figures/days.ts";
import { type FigureValue, NOTHING, PROCESS_IDS, type ProcessId } from "#lib/domain/figures/metrics.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { TIERS, type Tier } from "#lib/domain/vocabulary.ts";
import { unitNames } from "../routing/units.ts";
import { unitAsked } from "./figures.ts";

export type ProcessValues = Readonly<Record<ProcessId, FigureValue>>;
export type ProcessFigures = {
  readonly period: Period;
  readonly unit: UnitRef | null;
  readonly units: readonly UnitOption[];
  readonly unknownUnit: boolean;
  readonly total: ProcessValues;
  readonly days: DaysValue;
  readonly daysByTier: readonly { readonly tier: Tier; readonly days: DaysValue }[];
  readonly byUnit: readonly {
    readonly unitId: string;
    readonly name: string;
    readonly here: boolean;
    readonly values: ProcessValues;
    readonly days: DaysValue;
  }[];
  /** 走访覆盖 of the round of one year; null where there is no place whose addresses could be counted */
  readonly coverage: { readonly year: number; readonly value: FigureValue } | null;
};

const BLANK = Object.fromEntries(PROCESS_IDS.map((id) => [id, NOTHING])) as ProcessValues;

/** The figures of the process for a unit in the actor's reach, counted when somebody opens their page and not before. */
export async function readProcess(
  actor: Actor,
  asked: { readonly unitId: string | null; readonly period: Period },
  now: Date,
): Promise<ProcessFigures> {
  const { unit, unknownUnit } = await unitAsked(actor, asked.unitId);
  const { period } = asked;
  const of: Asked = { actor, unit, period, now };
  const year = Number(period.to.slice(0, 4));
  const [passes, days, units, coverage] = await Promise.all([
    countProcess(of),
    countDays(of),
    unitsInReach(actor),
    coverageOf(unit, year),
  ]);
  const values = (key: string): ProcessValues =>
    Object.assign({}, BLANK, ...passes.map((pass) => pass.get(key)));
  const unitIds = [...new Set([...passes, days].flatMap((pass) => keysOf(pass, "unit")))];
  const daysAt = (key: string) => days.get(key) ?? NO_DAYS;
  return {
    period,
    unit,
    units,
    unknownUnit,
    total: values("total:"),
    days: daysAt("total:"),
    daysByTier: TIERS.map((tier) => ({ tier, days: daysAt(`tier:${tier}`) })),
    byUnit: (await namedUnits(unitIds)).map(({ id, name, level }) => ({
      unitId: id,
      name,
      here: id === unit?.id || (unit === null && level === "CITY"),
      values: values(`unit:${id}`),
      days: daysAt(`unit:${id}`),
    })),
    coverage,
  };
}

export type Charges = {
  readonly units: readonly UnitOption[];
  /** replies that were late, by the unit that answers for it, most first */
  readonly charges: readonly (Charge & { readonly name: string })[];
};
/** 超期 by attribution, on a page of its own: few replies are late, but each is looked at. */
export async function readCharges(
  actor: Actor,
  { unitId, period }: { readonly unitId: string | null; readonly period: Period },
  now: Date,
): Promise<Charges> {
  const { unit } = await unitAsked(actor, unitId);
  const [charges, units] = await Promise.all([
    countCharges({ actor, unit, period, now }),
    unitsInReach(actor),
  ]);
  const names = await unitNames(charges.map((charge) => charge.unitId));
  return { units, charges: charges.map((charge) => ({ ...charge, name: names[charge.unitId] ?? "" })) };
}

/** How far the round of a year has come in a place: the counts of the register (lib/db/rounds), summed and never averaged. */
async function coverageOf(unit: UnitRef | null, year: number): Promise<ProcessFigures["coverage"]> {
  if (!unit || unit.kind === "DEPARTMENT" || unit.level === "GRID") return null;
  const places =
    unit.level === "COMMUNITY"
      ? await buildingsInRound(db, unit.id, year)
      : await placesInRound(db, unit.id, year);
  const n = places.reduce((sum, { households }) => sum + households, 0);
  const counted = places.reduce((sum, { reached }) => sum + reached, 0);
  return { year, value: { n, counted, points: counted } };
}
