import { ALL } from "#lib/domain/figures/clauses.ts";
import { CLOCK_FACTS, COHORT_DATE, type Cohort, type Over } from "#lib/domain/figures/facts.ts";
import { METRIC_IDS, type MetricId, metricOf } from "#lib/domain/figures/metrics.ts";
import { NO_CATEGORY } from "#lib/domain/ledger/ledgerFilter.ts";
import type { UnitLevel } from "#lib/domain/vocabulary.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { days, daysToEnd, KIND, tierDays } from "./cuts.ts";
import { column } from "./facts.ts";

/**
 * What of the figures is kept summed up, as data: read when cells are written and when they are read
 * (docs/decisions/2026-11-28-figures-kept-summed-up.md).
 */

/** Facts that belong to an issue. Sessions, which are few, are counted live. */
const DECOMPOSED: readonly Over[] = ["ISSUE", ...CLOCK_FACTS, "RATING", "HANDOVER", "AT_PLACE"];

/** Figures whose facts fall on the same days, so that one cell holds them all: those of one cohort. */
export type Kind = {
  readonly name: Cohort;
  readonly ids: readonly MetricId[];
  /** where in a cell the numbers of each figure stand, from 1 on */
  readonly slots: readonly Slot[];
  readonly cuts: readonly RolledCut[];
};
export type Slot = { readonly id: MetricId; readonly part: "n" | "counted" | "points" };

/** By what each cohort is asked for. */
const CUTS: Readonly<Record<Cohort, readonly RolledCut[]>> = {
  REGISTERED: ["category", "tier", "channel", "categoryL2"],
  RESOLVED: ["category", "tier", "channel", "daysToEnd", "tierDays", "days"],
  NOW: ["level"],
  HANDED: [],
  SESSION_DAY: [],
};

/** What is open now falls on the instant at which it is due; everything else on its cohort's day. */
export const STOCK = "NOW" satisfies Cohort;
const STOCK_DATE = "nextDueAt";

/** 超期: what was due by now is not stored but seen from where its cells lie. */
export const dueBy = (id: MetricId): boolean => {
  const { cohort, counts } = metricOf(id);
  return cohort === STOCK && "notAfter" in counts && counts.field === STOCK_DATE;
};

/** Figures that share a denominator share its place, and one whose numerator is everything needs none. */
function slotsOf(ids: readonly MetricId[]): Slot[] {
  return ids.flatMap((id, at): Slot[] => {
    const { counts, weight } = metricOf(id);
    const known = ids.slice(0, at).some((earlier) => sameDenominator(earlier, id));
    return [
      ...(known ? [] : [{ id, part: "n" } as const]),
      ...(counts === ALL || dueBy(id) ? [] : [{ id, part: "counted" } as const]),
      ...(weight ? [{ id, part: "points" } as const] : []),
    ];
  });
}
const sameDenominator = (a: MetricId, b: MetricId): boolean =>
  metricOf(a).over === metricOf(b).over && metricOf(a).of === metricOf(b).of;

/** Where in a cell a number of a figure stands, from 1 on. */
export function slotOf({ slots }: Pick<Kind, "slots">, id: MetricId, part: Slot["part"]): number {
  const own = slots.findIndex((slot) => slot.id === id && slot.part === part);
  if (own >= 0) return own + 1;
  if (part === "points") return slotOf({ slots }, id, "counted");
  return 1 + slots.findIndex((slot) => slot.part === "n" && sameDenominator(slot.id, id));
}

/** Of each figure what stands in a cell, in the order of `figureColumns`, or with the points of all. */
export function numbersIn(
  kind: Kind,
  ids: readonly MetricId[],
  now: Date,
  cell: { readonly at: string; readonly slot: (n: number) => string; readonly allPoints: boolean },
): Prisma.Sql {
  const slot = (id: MetricId, part: "n" | "counted" | "points") =>
    Prisma.raw(cell.slot(slotOf(kind, id, part)));
  const number = (id: MetricId, part: "n" | "counted" | "points") =>
    dueBy(id) && part !== "n"
      ? Prisma.sql`CASE WHEN ${Prisma.raw(cell.at)} <= ${now} THEN ${slot(id, "n")} END`
      : slot(id, part);
  return Prisma.join(
    ids.flatMap((id) =>
      (["n", "counted", "points"] as const)
        .filter((part) => part !== "points" || cell.allPoints || metricOf(id).weight)
        .map((part) => Prisma.sql`${number(id, part)} AS ${Prisma.raw(`"${id}_${part}"`)}`),
    ),
  );
}

const KEPT_IDS = METRIC_IDS.filter((id) => DECOMPOSED.includes(metricOf(id).over));
export const KINDS: readonly Kind[] = [...new Set(KEPT_IDS.map((id) => metricOf(id).cohort))].map((name) => {
  const ids = KEPT_IDS.filter((id) => metricOf(id).cohort === name);
  return { name, ids, slots: slotsOf(ids), cuts: CUTS[name] };
});
export const kindOf = (id: MetricId): Kind | undefined => KINDS.find(({ ids }) => ids.includes(id));
/** The kinds of fact that fall on its days. */
export const oversOf = ({ ids }: Kind): Over[] => [...new Set(ids.map((id) => metricOf(id).over))];
export const MOST_SLOTS = Math.max(...KINDS.map(({ slots }) => slots.length));

/** Cuts that cells are kept by, over `issues i`. */
export const ROLLED_CUTS = {
  category: Prisma.sql`COALESCE(split_part(i.category, '.', 1), ${NO_CATEGORY})`,
  tier: Prisma.sql`i.tier`,
  channel: Prisma.sql`i.channel`,
  level: Prisma.sql`i.level`,
  categoryL2: KIND,
  daysToEnd: daysToEnd(),
  tierDays: tierDays(),
  days: days(),
} as const;
export type RolledCut = keyof typeof ROLLED_CUTS;
export const ROLLED_CUT_NAMES = Object.keys(ROLLED_CUTS) as RolledCut[];

/**
 * How finely cells are kept, whole and by each cut: finer would be nearly as many cells as issues. What is open lies on its due
 * instants, at every level.
 */
export type Grain = "DAY" | "MONTH";
type Grains = { readonly total: readonly Grain[]; readonly cuts: readonly Grain[] };
const CELLS = {
  CITY: { total: ["DAY", "MONTH"], cuts: ["DAY", "MONTH"] },
  COUNTY: { total: ["DAY", "MONTH"], cuts: ["MONTH"] },
  TOWN: { total: ["MONTH"], cuts: ["MONTH"] },
  COMMUNITY: { total: ["MONTH"], cuts: [] },
} as const satisfies Partial<Record<UnitLevel, Grains>>;
/** By month too: what is open for years lies on thousands of days. */
const DUE: Grains = { total: ["DAY", "MONTH"], cuts: ["DAY", "MONTH"] };
const LOWEST_DUE: Grains = { total: ["DAY", "MONTH"], cuts: [] };
export type RolledLevel = keyof typeof CELLS;
export const ROLLED_LEVELS = Object.keys(CELLS) as RolledLevel[];
/** Below these a cut has as many keys as there are issues to a month. */
const DEEPEST: Partial<Record<RolledCut, readonly RolledLevel[]>> = {
  categoryL2: ["CITY", "COUNTY"],
  tierDays: ["CITY", "COUNTY"],
  days: ["COUNTY", "TOWN"],
};
/** Asked over months; the days at a period's ends are counted live. */
const BY_MONTH: readonly RolledCut[] = ["tierDays", "days"];

/** How finely the cells of a cut are kept, or of the whole; not at all where there are no grains. */
export function grainsKept(kind: Kind, level: RolledLevel, cut: RolledCut | "total"): readonly Grain[] {
  const { total, cuts }: Grains =
    kind.name !== STOCK ? CELLS[level] : level === "COMMUNITY" ? LOWEST_DUE : DUE;
  if (cut === "total") return total;
  if (!kind.cuts.includes(cut) || DEEPEST[cut]?.includes(level) === false) return [];
  return BY_MONTH.includes(cut) ? cuts.filter((grain) => grain === "MONTH") : cuts;
}
export const cutsKept = (kind: Kind, level: RolledLevel): RolledCut[] =>
  kind.cuts.filter((cut) => grainsKept(kind, level, cut).length > 0);
/** {@link ROLLED_CUTS}.days of what is placed no lower. */
export const HERE_DAYS = "hereDays";
/** What the cells of the places below, and of what is placed no lower, tell of how long each took: 办理天数 by place. */
export function unitDaysKept(kind: Kind, level: RolledLevel): readonly Grain[] {
  const below = ROLLED_LEVELS[ROLLED_LEVELS.indexOf(level) + 1];
  return below ? grainsKept(kind, below, "days") : [];
}

const midnight = (at: Prisma.Sql, unit: "day" | "month") =>
  Prisma.sql`(date_trunc(${unit}, ${at} AT TIME ZONE interval '8 hours') AT TIME ZONE interval '8 hours')`;
export const startOfMonth = (at: Prisma.Sql): Prisma.Sql => midnight(at, "month");

/** The instant on which facts fall: midnight in Shanghai of the cohort's day, or when an open one is due. */
export function instantOf(cohort: Cohort, over: Over): Prisma.Sql {
  const field = COHORT_DATE[cohort];
  return field === null
    ? Prisma.sql`COALESCE(${column(over, STOCK_DATE)}, 'infinity'::timestamptz)`
    : midnight(column(over, field), "day");
}
