import { addDays, type CivilDate, endOfDay, startOfDay } from "#lib/domain/calendar/calendar.ts";
import { monthsOf, type Period } from "#lib/domain/calendar/period.ts";
import { type Actor, placeKey, reach } from "#lib/domain/permissions.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "../client.ts";
import { PLACE_COLUMN } from "../placeColumn.ts";
import type { UnitRef } from "../routing/reachUnits.ts";
import type { Asked, Cut } from "./live.ts";
import {
  type Grain,
  grainsKept,
  type Kind,
  ROLLED_LEVELS,
  type RolledLevel,
  STOCK,
  unitDaysKept,
} from "./rolled.ts";

/** What of the figures that are asked for the kept cells can tell, and what only the facts can. */

export type Stretch = { readonly grain: Grain; readonly start: Date; readonly end: Date };
export type Served = {
  readonly kind: Kind;
  readonly level: RolledLevel;
  /** null: every city there is */
  readonly unitId: string | null;
  /** of the period, what cells tell; null: all there is, as what is open now belongs to no period */
  readonly stretches: readonly Stretch[] | null;
  /** of the period, what they do not */
  readonly edges: readonly Period[];
  /** what they tell beyond the period's end */
  readonly beyond: readonly Period[];
};

/** With more that wait to be summed up, as after a formula changed, the facts themselves are sooner told. */
export const MOST_WAITING = 50_000;
const tooManyWait = async (from: Db): Promise<boolean> => {
  const rows = await from.$queryRaw<
    unknown[]
  >`SELECT FROM figure_unfolded OFFSET ${MOST_WAITING}::int LIMIT 1`;
  return rows.length > 0;
};

/** Whether cells can tell this, and which; null where only the facts can, or sooner. */
export async function servedBySums(
  { actor, unit, period, now }: Asked,
  kind: Kind,
  cuts: readonly Cut[],
  from: Db,
): Promise<Served | null> {
  const level = unit ? unit.level : "CITY";
  if (unit?.kind === "DEPARTMENT" || level === "COMMUNITY" || level === "GRID") return null;
  if (typeof actor !== "string" && !(unit && (await reaches(actor, unit, from)))) return null;
  if (await tooManyWait(from)) return null;
  const at = { kind, level, unitId: unit?.id ?? null };
  const grains = grainsOf(kind, level, cuts);
  if (kind.name === STOCK && grains.length > 0) return { ...at, stretches: null, edges: [], beyond: [] };
  if (grains.length === 0) return null;
  const parted = partedPeriod(period, grains, now);
  return parted.stretches?.length === 0 ? null : { ...at, ...parted };
}

/** Whether somebody sees a whole place, so that its sums are theirs to know. */
async function reaches(actor: Actor, unit: UnitRef, from: Db): Promise<boolean> {
  const places = reach(actor).flatMap((r) => (r.by === "PLACE" ? [r] : []));
  if (places.some(({ unitId }) => unitId === unit.id)) return true;
  if (places.length === 0) return false;
  const inside = places.map(
    ({ level, unitId }) => Prisma.sql`${Prisma.raw(PLACE_COLUMN[placeKey(level)])} = ${unitId}::uuid`,
  );
  const rows = await from.$queryRaw<unknown[]>`
    SELECT FROM org_units WHERE id = ${unit.id}::uuid AND (${Prisma.join(inside, " OR ")})`;
  return rows.length > 0;
}

/** The grains in which cells of all these cuts are kept. */
function grainsOf(kind: Kind, level: RolledLevel, cuts: readonly Cut[]): readonly Grain[] {
  const total = grainsKept(kind, level, "total");
  const below = ROLLED_LEVELS[ROLLED_LEVELS.indexOf(level) + 1];
  const inTime = kind.name !== STOCK;
  const kept = (cut: Cut): readonly Grain[] => {
    if (cut === "unit") return below ? grainsKept(kind, below, "total") : [];
    if (cut === "unitMonth") return below && inTime ? grainsKept(kind, below, "total") : [];
    if (cut === "unitDays") return unitDaysKept(kind, level);
    if (cut === "month" || cut === "day")
      return inTime ? total.filter((grain) => cut === "month" || grain === "DAY") : [];
    return grainsKept(kind, level, cut);
  };
  return total.filter((grain) => cuts.every((cut) => kept(cut).includes(grain)));
}

/**
 * Whole months by months; what is left of others by days, or live where there are no cells of days. A period that runs to the
 * present takes its last month whole, and what lies beyond its end, which is nothing yet, is taken off again.
 */
export function partedPeriod(
  period: Period,
  grains: readonly Grain[],
  now: Date,
): Pick<Served, "stretches" | "edges" | "beyond"> {
  if (!grains.includes("MONTH")) return { stretches: [{ grain: "DAY", ...period }], edges: [], beyond: [] };
  if (!grains.includes("DAY") && now < period.end && !monthEnds(period.to)) {
    const end = startOfDay(nextMonth(period.to));
    const whole = partedPeriod({ ...period, to: addDays(nextMonth(period.to), -1), end }, grains, now);
    return { ...whole, beyond: [{ ...period, start: period.end, end }] };
  }
  const whole = monthsOf(period).filter(({ from, to }) => from.endsWith("-01") && monthEnds(to));
  const [first, last] = [whole[0], whole.at(-1)];
  const months =
    first && last ? [{ grain: "MONTH" as const, start: startOfDay(first.from), end: endOfDay(last.to) }] : [];
  const [start, end] = [months[0]?.start ?? period.end, months[0]?.end ?? period.end];
  const left = [
    { ...period, end: start },
    { ...period, start: end },
  ].filter((part) => part.start < part.end);
  return grains.includes("DAY")
    ? {
        stretches: [...months, ...left.map((part) => ({ grain: "DAY" as const, ...part }))].sort(
          (a, b) => a.start.getTime() - b.start.getTime(),
        ),
        edges: [],
        beyond: [],
      }
    : { stretches: months, edges: left, beyond: [] };
}
const monthEnds = (day: CivilDate): boolean => addDays(day, 1).endsWith("-01");
const nextMonth = (day: CivilDate): CivilDate => `${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
