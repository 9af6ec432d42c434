import {
  addDays,
  type CivilDate,
  endOfDay,
  shanghaiDate,
  startOfDay,
} from "#lib/domain/calendar/calendar.ts";
import { monthsOf, type Period } from "#lib/domain/calendar/period.ts";
import { CLOCK_FACTS } from "#lib/domain/figures/facts.ts";
import { type MetricId, metricOf } from "#lib/domain/figures/metrics.ts";
import { type Actor, placeKey, reach } from "#lib/domain/permissions.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "../client.ts";
import { PLACE_COLUMN } from "../placeColumn.ts";
import { placeBelow, type UnitRef, unitCondition } from "../routing/reachUnits.ts";
import { something, TIMELESS } from "./cells.ts";
import { both } from "./cuts.ts";
import { type Also, type Asked, byEachCut, type Cut, cutBy, liveCells } from "./live.ts";
import {
  dueBy,
  type Grain,
  grainsKept,
  type Kind,
  ROLLED_CUT_NAMES,
  ROLLED_LEVELS,
  type RolledLevel,
  STOCK,
  slotOf,
  unitDaysKept,
} from "./rolled.ts";

/**
 * Figures read from what is kept summed up. Exact at every instant: one statement, and so one snapshot, adds the cells, what
 * changed issues weighed before, and these issues as they stand; with what no cell holds (docs/decisions/
 * 2026-11-28-figures-kept-summed-up.md).
 */

type Stretch = { readonly grain: Grain; readonly start: Date; readonly end: Date };
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

/** Whether cells can tell this, and which; null where only the facts can. */
export async function servedBySums(
  { actor, unit, period, now }: Asked,
  kind: Kind,
  cuts: readonly Cut[],
  from: Db,
): Promise<Served | null> {
  const level = unit ? unit.level : "CITY";
  if (unit?.kind === "DEPARTMENT" || level === "COMMUNITY" || level === "GRID") return null;
  if (typeof actor !== "string" && !(unit && (await reaches(actor, unit, from)))) return null;
  const at = { kind, level, unitId: unit?.id ?? null };
  const grains = grainsOf(kind, level, cuts);
  if (kind.name === STOCK && grains.length > 0) return { ...at, stretches: null, edges: [], beyond: [] };
  return grains.length === 0 ? null : { ...at, ...partedPeriod(period, grains, now) };
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
        stretches: [...months, ...left.map((part) => ({ grain: "DAY" as const, ...part }))],
        edges: [],
        beyond: [],
      }
    : { stretches: months, edges: left, beyond: [] };
}
const monthEnds = (day: CivilDate): boolean => addDays(day, 1).endsWith("-01");
const nextMonth = (day: CivilDate): CivilDate => `${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;

/** Reads the figures, whole and by each cut: rows of `cut`, `key` and three columns for each figure. */
export function summedUp(
  of: Asked,
  served: Served,
  ids: readonly MetricId[],
  cuts: readonly Cut[],
): Prisma.Sql {
  const facts = liveParts(of, served, ids, cuts);
  const columns = ids.flatMap((id) =>
    (["n", "counted", "points"] as const).map((part) => {
      const name = Prisma.raw(`"${id}_${part}"`);
      return Prisma.sql`COALESCE(sum(${name}), 0)::int AS ${name}`;
    }),
  );
  return Prisma.sql`SELECT cut, key, ${Prisma.join(columns)} FROM (
      ${Prisma.join([...kept(of, served, ids, cuts), byEachCut(Prisma.join(facts, " UNION ALL "), cuts, ids)], " UNION ALL ")}) summed
    GROUP BY cut, key`;
}

/** Cells of a cut, with what its keys are made of; LESS: to be taken off. */
type Source = readonly [cut: Prisma.Sql, key: Prisma.Sql, where: Prisma.Sql, less?: "LESS"];

/** The cells themselves. */
function kept(of: Asked, served: Served, ids: readonly MetricId[], cuts: readonly Cut[]): Prisma.Sql[] {
  const { kind, level, unitId } = served;
  const numbers = numbersIn(kind, ids, of.now, { at: "r.at", slot: (n) => `r.v${n}`, allPoints: true });
  const below = ROLLED_LEVELS[ROLLED_LEVELS.indexOf(level) + 1] as RolledLevel;
  const areas = (name: RolledLevel) =>
    Prisma.sql`SELECT id FROM org_units WHERE kind = 'AREA' AND level = ${name} ${unitId ? Prisma.sql`AND ${Prisma.raw(`${level.toLowerCase()}_id`)} = ${unitId}::uuid` : Prisma.empty}`;
  const own = unitId ? Prisma.sql`s.unit_id = ${unitId}::uuid` : Prisma.sql`s.unit_id IN (${areas(level)})`;
  const wanted = ["total", ...ROLLED_CUT_NAMES.filter((name) => (cuts as readonly string[]).includes(name))];
  const sources: readonly Source[] = [
    [Prisma.sql`s.cut`, Prisma.sql`s.key`, Prisma.sql`${own} AND s.cut IN (${Prisma.join(wanted)})`],
    ...cuts.flatMap((cut): Source[] => {
      if (cut === "unitDays") {
        const [there, inOwn] = [Prisma.sql`s.unit_id IN (${areas(below)})`, Prisma.sql`s.cut = 'tierDays'`];
        const key = (unit: Prisma.Sql) => both(unit, Prisma.sql`s.key`);
        const above = Prisma.sql`(SELECT ${Prisma.raw(`u.${level.toLowerCase()}_id`)}::text FROM org_units u WHERE u.id = s.unit_id)`;
        // What lies no lower than the place itself is all of it without what lies below.
        return [
          [Prisma.sql`${cut}::text`, key(Prisma.sql`s.unit_id::text`), Prisma.sql`${there} AND ${inOwn}`],
          [Prisma.sql`${cut}::text`, key(Prisma.sql`s.unit_id::text`), Prisma.sql`${own} AND ${inOwn}`],
          [Prisma.sql`${cut}::text`, key(above), Prisma.sql`${there} AND ${inOwn}`, "LESS"],
        ];
      }
      if (cut === "unit" || cut === "unitMonth") {
        const unit = Prisma.sql`s.unit_id::text`;
        const key = cut === "unit" ? unit : both(unit, cutBy("month", of.unit, Prisma.sql`r.at`));
        return [
          [Prisma.sql`${cut}::text`, key, Prisma.sql`s.unit_id IN (${areas(below)}) AND s.cut = 'total'`],
          [Prisma.sql`${cut}::text`, key, Prisma.sql`${own} AND s.cut = 'here'`],
        ];
      }
      if (cut !== "month" && cut !== "day") return [];
      return [
        [
          Prisma.sql`${cut}::text`,
          cutBy(cut, of.unit, Prisma.sql`r.at`),
          Prisma.sql`${own} AND s.cut = 'total'`,
        ],
      ];
    }),
  ];
  const times =
    served.stretches?.map(
      ({ grain, start, end }) => Prisma.sql`s.grain = ${grain} AND r.at >= ${start} AND r.at < ${end}`,
    ) ?? dueTimes(of.now);
  return sources.flatMap(([cut, key, where, less]) =>
    times.map((time) => {
      const cells = Prisma.sql`SELECT ${cut} AS cut, ${key} AS key, ${numbers}
        FROM figure_series s JOIN figure_rollups r ON r.series = s.no WHERE ${where} AND s.kind = ${kind.name} AND ${time}`;
      return less ? lessened(cells, ["cut", "key"], namesOf(ids, true)) : cells;
    }),
  );
}

const monthOf = (now: Date): Date => startOfDay(`${shanghaiDate(now).slice(0, 7)}-01`);
/** What is open, by when it is due: months that are over, all of it overdue, and from the present month on by the instant. */
function dueTimes(now: Date): Prisma.Sql[] {
  const month = monthOf(now);
  return [
    Prisma.sql`s.grain = 'MONTH' AND r.at < ${month}`,
    Prisma.sql`s.grain = 'DAY' AND r.at >= ${month}`,
  ];
}

/** Cells that no look reads any more: of nothing, and instants of months that are over (with a month's grace, and never ahead of the database's own clock). */
export function spent(now: Date): Prisma.Sql {
  const monthBefore = monthOf(new Date(monthOf(now).getTime() - 1));
  return Prisma.sql`(NOT ${Prisma.raw(something("r"))} OR s.kind = ${STOCK} AND s.grain = 'DAY' AND r.at < LEAST(${monthBefore}, now() - interval '1 month'))`;
}

const NOT_HIDDEN = Prisma.sql`i.hidden_from IS NULL`;
const HIDDEN: Also = [Prisma.sql`i.hidden_from IS NOT NULL`, "FEW"];
const ALL_SEEN: Also = [NOT_HIDDEN];
const UNFOLDED: Also = [
  Prisma.sql`(${NOT_HIDDEN} AND i.id = ANY(ARRAY(SELECT issue_id FROM figure_unfolded)))`,
  "FEW",
];
const FOLDED = Prisma.sql`(${NOT_HIDDEN} AND NOT EXISTS (SELECT FROM figure_unfolded u WHERE u.issue_id = i.id))`;
/** Clocks that ran out, or never counted again, without a write that tells so. */
const PENDING = Prisma.sql`c.breached_at IS NULL AND (c.stopped_at IS NULL OR c.stop = 'REVOKED')`;

/** What no cell holds, as cells by combination of the cuts. */
function liveParts(of: Asked, served: Served, ids: readonly MetricId[], cuts: readonly Cut[]): Prisma.Sql[] {
  const { stretches, edges, beyond } = served;
  const covered = stretches?.map(({ start, end }) => ({ ...of.period, start, end })) ?? [of.period];
  const hidden = of.actor === "OPEN" ? [] : [liveCells(of, ids, cuts, HIDDEN)];
  const ranOut: Also = [Prisma.sql`${FOLDED} AND ${PENDING} AND c.due_at <= ${of.now}`];
  return [
    takenBack(of, served, ids, cuts),
    ...hidden,
    ...covered.map((period) => liveCells({ ...of, period }, ids, cuts, UNFOLDED)),
    ...edges.map((period) => liveCells({ ...of, period }, ids, cuts, ALL_SEEN)),
    ...beyond.map((period) => negative(liveCells({ ...of, period }, ids, cuts, ALL_SEEN), ids, cuts)),
    ...(CLOCK_FACTS.includes(metricOf(ids[0] as MetricId).over)
      ? covered.flatMap((period) => [
          liveCells({ ...of, period }, ids, cuts, ranOut),
          negative(liveCells({ ...of, period, now: TIMELESS }, ids, cuts, ranOut), ids, cuts),
        ])
      : []),
  ];
}

/** What changed issues weighed before. */
function takenBack(
  { unit, now }: Asked,
  served: Served,
  ids: readonly MetricId[],
  cuts: readonly Cut[],
): Prisma.Sql {
  const at = Prisma.sql`i.at`;
  const key = (cut: Cut): Prisma.Sql => {
    const rolled = (ROLLED_CUT_NAMES as readonly string[]).indexOf(cut);
    if (cut === "unitDays") return both(Prisma.sql`(${placeBelow(unit)})::text`, key("tierDays"));
    return rolled < 0 ? cutBy(cut, unit, at) : Prisma.sql`i.keys[${Prisma.raw(String(rolled + 1))}]`;
  };
  const cells = cuts.map((cut) => Prisma.sql`${key(cut)} AS ${Prisma.raw(`cut_${cut}`)}`);
  const times = served.stretches?.map(({ start, end }) => Prisma.sql`(${at} >= ${start} AND ${at} < ${end})`);
  const when = times
    ? times.length > 0
      ? Prisma.sql`(${Prisma.join(times, " OR ")})`
      : Prisma.sql`false`
    : Prisma.sql`true`;
  return Prisma.sql`SELECT ${Prisma.join(cells)}, ${numbersIn(served.kind, ids, now, { at: "i.at", slot: (n) => `i.v[${n}]`, allPoints: false })}
    FROM figure_deltas i WHERE i.kind = ${served.kind.name} AND ${unit ? unitCondition(unit) : Prisma.sql`true`} AND ${when}`;
}

/** Of each figure what stands in a cell, in the order of `figureColumns`, or with the points of all. */
function numbersIn(
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

const negative = (cells: Prisma.Sql, ids: readonly MetricId[], cuts: readonly Cut[]): Prisma.Sql =>
  lessened(
    cells,
    cuts.map((cut) => `cut_${cut}`),
    namesOf(ids, false),
  );
/** The columns of numbers, in the order of {@link numbersIn}. */
const namesOf = (ids: readonly MetricId[], allPoints: boolean): string[] =>
  ids.flatMap((id) =>
    ["n", "counted", ...(allPoints || metricOf(id).weight ? ["points"] : [])].map(
      (part) => `"${id}_${part}"`,
    ),
  );
const lessened = (cells: Prisma.Sql, keys: readonly string[], numbers: readonly string[]): Prisma.Sql =>
  Prisma.sql`SELECT ${Prisma.raw([...keys, ...numbers.map((name) => `-${name}`)].join(", "))} FROM (${cells}) cells`;
