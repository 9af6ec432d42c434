import { ALL } from "#lib/domain/figures/clauses.ts";
import type { Over } from "#lib/domain/figures/facts.ts";
import { METRIC_IDS, type MetricId, metricOf } from "#lib/domain/figures/metrics.ts";
import { NO_CATEGORY } from "#lib/domain/ledger/ledgerFilter.ts";
import type { UnitLevel } from "#lib/domain/vocabulary.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { column } from "./facts.ts";
import { cohortField } from "./metrics.ts";

/**
 * What of the figures is kept summed up, as data: read when cells are written and when they are read
 * (docs/decisions/2026-11-28-figures-kept-summed-up.md).
 */

/** Figures of one kind of fact and one cohort: their facts fall on the same days, so that one cell holds them all. */
export type Kind = {
  readonly name: string;
  readonly over: Over;
  readonly ids: readonly MetricId[];
  /** where in a cell the numbers of each figure stand, from 1 on */
  readonly slots: readonly Slot[];
};
export type Slot = { readonly id: MetricId; readonly part: "n" | "counted" | "points" };

/** Facts that belong to one issue alone. What stands beside others (AT_PLACE) and sessions, which are few, are counted live. */
const DECOMPOSED: readonly Over[] = ["ISSUE", "REPLY_CLOCK", "RATING", "HANDOVER"];

/** What is open now falls on the instant at which it is due; everything else on its cohort's day. */
export const STOCK = "ISSUE:NOW";
const STOCK_DATE = "nextDueAt";

export const nameOfKind = (id: MetricId): string => `${metricOf(id).over}:${metricOf(id).cohort}`;
/** 超期: what was due by now is not stored but seen from where its cells lie. */
export const dueBy = (id: MetricId): boolean => {
  const { counts } = metricOf(id);
  return nameOfKind(id) === STOCK && "notAfter" in counts && counts.field === STOCK_DATE;
};

/** Figures that share a denominator share its place, and one whose numerator is everything needs none. */
function slotsOf(ids: readonly MetricId[]): Slot[] {
  return ids.flatMap((id, at): Slot[] => {
    const { of, counts, weight } = metricOf(id);
    const known = ids.slice(0, at).some((earlier) => metricOf(earlier).of === of);
    return [
      ...(known ? [] : [{ id, part: "n" } as const]),
      ...(counts === ALL || dueBy(id) ? [] : [{ id, part: "counted" } as const]),
      ...(weight ? [{ id, part: "points" } as const] : []),
    ];
  });
}
/** Where in a cell a number of a figure stands, from 1 on. */
export function slotOf({ ids, slots }: Kind, id: MetricId, part: Slot["part"]): number {
  const own = slots.findIndex((slot) => slot.id === id && slot.part === part);
  if (own >= 0) return own + 1;
  if (part === "points") return slotOf({ ids, slots } as Kind, id, "counted");
  const { of } = metricOf(id);
  return 1 + slots.findIndex((slot) => slot.part === "n" && metricOf(slot.id).of === of);
}

export const KINDS: readonly Kind[] = [...new Set(METRIC_IDS.map(nameOfKind))].flatMap((name) => {
  const ids = METRIC_IDS.filter((id) => nameOfKind(id) === name);
  const { over } = metricOf(ids[0] as MetricId);
  return DECOMPOSED.includes(over) ? [{ name, over, ids, slots: slotsOf(ids) }] : [];
});
export const kindOf = (id: MetricId): Kind | undefined => KINDS.find(({ name }) => name === nameOfKind(id));
export const MOST_SLOTS = Math.max(...KINDS.map(({ slots }) => slots.length));

/** Cuts that cells are kept by, over `issues i`. */
export const ROLLED_CUTS = {
  category: Prisma.sql`COALESCE(split_part(i.category, '.', 1), ${NO_CATEGORY})`,
  tier: Prisma.sql`i.tier`,
  channel: Prisma.sql`i.channel`,
  level: Prisma.sql`i.level`,
} as const;
export type RolledCut = keyof typeof ROLLED_CUTS;
export const ROLLED_CUT_NAMES = Object.keys(ROLLED_CUTS) as RolledCut[];

/**
 * How finely cells are kept, whole and by each cut: finer would be nearly as many cells as issues. What is open lies on its due
 * instants, at every level.
 */
export type Grain = "DAY" | "MONTH";
export const CELLS = {
  CITY: { total: ["DAY", "MONTH"], cuts: ["DAY", "MONTH"] },
  COUNTY: { total: ["DAY", "MONTH"], cuts: ["DAY", "MONTH"] },
  TOWN: { total: ["DAY", "MONTH"], cuts: ["MONTH"] },
  COMMUNITY: { total: ["MONTH"], cuts: [] },
} as const satisfies Partial<
  Record<UnitLevel, { readonly total: readonly Grain[]; readonly cuts: readonly Grain[] }>
>;
export type RolledLevel = keyof typeof CELLS;
export const ROLLED_LEVELS = Object.keys(CELLS) as RolledLevel[];

const midnight = (at: Prisma.Sql, unit: "day" | "month") =>
  Prisma.sql`(date_trunc(${unit}, ${at} AT TIME ZONE interval '8 hours') AT TIME ZONE interval '8 hours')`;
export const startOfMonth = (at: Prisma.Sql): Prisma.Sql => midnight(at, "month");

/** The instant on which the facts of a kind fall: midnight in Shanghai of the cohort's day, or when an open one is due. */
export function instantOf(kind: Kind): Prisma.Sql {
  if (kind.name === STOCK)
    return Prisma.sql`COALESCE(${column("ISSUE", STOCK_DATE)}, 'infinity'::timestamptz)`;
  const field = cohortField(metricOf(kind.ids[0] as MetricId));
  if (field === null) throw new Error(`${kind.name} falls on no day`);
  return midnight(column(kind.over, field), "day");
}
