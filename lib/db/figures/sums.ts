import { shanghaiDate, startOfDay } from "#lib/domain/calendar/calendar.ts";
import type { MetricId } from "#lib/domain/figures/metrics.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { something } from "./cells.ts";
import { both } from "./cuts.ts";
import { type Asked, byEachCut, type Cut, cutBy } from "./live.ts";
import { type Grain, HERE_DAYS, numbersIn, ROLLED_LEVELS, type RolledLevel, STOCK } from "./rolled.ts";
import type { Served, Stretch } from "./served.ts";
import { unsummed } from "./waiting.ts";

/**
 * Figures read from what is kept summed up. Exact at every instant: one statement, and so one snapshot, adds the cells, what
 * changed issues weighed before, and these issues as they stand; with what no cell holds (docs/decisions/
 * 2026-11-28-figures-kept-summed-up.md).
 */

/** Reads the figures, whole and by each cut: rows of `cut`, `key` and three columns for each figure. */
export function summedUp(
  of: Asked,
  served: Served,
  ids: readonly MetricId[],
  cuts: readonly Cut[],
): Prisma.Sql {
  const facts = unsummed(of, served, ids, cuts);
  const columns = ids.flatMap((id) =>
    (["n", "counted", "points"] as const).map((part) => {
      const name = Prisma.raw(`"${id}_${part}"`);
      return Prisma.sql`COALESCE(sum(${name}), 0)::int AS ${name}`;
    }),
  );
  return Prisma.sql`SELECT cut, key, ${Prisma.join(columns)} FROM (
      ${kept(of, served, ids, cuts)} UNION ALL ${byEachCut(Prisma.join(facts, " UNION ALL "), cuts, ids)}) summed
    GROUP BY cut, key`;
}

/** Which cells tell a cut: those of the place itself, or of the places below it. */
type Source = readonly [of: "OWN" | "BELOW", cells: string, cut: string];
const sourcesOf = (cut: Cut): readonly Source[] => {
  const byPlace = (below: string, here: string): Source[] => [
    ["BELOW", below, cut],
    ["OWN", here, cut],
  ];
  if (cut === "month" || cut === "day") return [["OWN", "total", cut]];
  if (cut === "unit" || cut === "unitMonth") return byPlace("total", "here");
  return cut === "unitDays" ? byPlace("days", HERE_DAYS) : [["OWN", cut, cut]];
};

/** The cells themselves, in one join: to plan a statement for each source and stretch took longer than to read them. */
function kept(of: Asked, served: Served, ids: readonly MetricId[], cuts: readonly Cut[]): Prisma.Sql {
  const { kind, level, unitId } = served;
  const below = ROLLED_LEVELS[ROLLED_LEVELS.indexOf(level) + 1] as RolledLevel;
  const inside = unitId
    ? Prisma.sql`AND ${Prisma.raw(`${level.toLowerCase()}_id`)} = ${unitId}::uuid`
    : Prisma.empty;
  const all: readonly Source[] = [["OWN", "total", "total"], ...cuts.flatMap(sourcesOf)];
  const sources = all.map(
    ([whose, cells, cut]) => Prisma.sql`(${whose === "OWN" ? level : below}, ${cells}, ${cut})`,
  );
  const stretches = (served.stretches?.map(instantsOf) ?? dueInstants(of.now)).map(
    ([grain, first, last]) => Prisma.sql`(${grain}, ${first}::timestamptz, ${last}::timestamptz)`,
  );
  const slot = (n: number) => `r.v${n}`;
  return Prisma.sql`SELECT source.cut, ${keptKey(of, cuts)} AS key, ${numbersIn(kind, ids, of.now, { at: "r.at", slot, allPoints: true })}
    FROM (VALUES ${Prisma.join(sources)}) source(level, cells, cut)
      CROSS JOIN (VALUES ${Prisma.join(stretches)}) stretch(grain, first, last)
      JOIN (SELECT id, level FROM org_units WHERE kind = 'AREA' AND level IN (${level}, ${below}) ${inside}) place USING (level)
      JOIN figure_series s ON s.unit_id = place.id AND s.kind = ${kind.name} AND s.grain = stretch.grain AND s.cut = source.cells
      JOIN figure_rollups r ON r.series = s.no AND r.at BETWEEN stretch.first AND stretch.last`;
}

function keptKey({ unit }: Asked, cuts: readonly Cut[]): Prisma.Sql {
  const place = Prisma.sql`place.id::text`;
  const by = (cut: Cut) => cutBy(cut, unit, Prisma.sql`r.at`);
  const keys: Partial<Record<Cut, Prisma.Sql>> = {
    day: by("day"),
    month: by("month"),
    unit: place,
    unitMonth: both(place, by("month")),
    unitDays: both(place, Prisma.sql`s.key`),
  };
  const cases = cuts.flatMap((cut) => (keys[cut] ? [Prisma.sql`WHEN ${cut} THEN ${keys[cut]}`] : []));
  return cases.length > 0
    ? Prisma.sql`CASE source.cut ${Prisma.join(cases, " ")} ELSE s.key END`
    : Prisma.sql`s.key`;
}

/** The first and the last instant that a cell of a grain may lie on. */
type Instants = readonly [grain: Grain, first: Date | "-infinity", last: Date | "infinity"];
const justBefore = (at: Date): Date => new Date(at.getTime() - 1);
const instantsOf = ({ grain, start, end }: Stretch): Instants => [grain, start, justBefore(end)];
const monthOf = (now: Date): Date => startOfDay(`${shanghaiDate(now).slice(0, 7)}-01`);
/** What is open, by when it is due: months that are over, all of it overdue, and from the present month on by the instant. */
function dueInstants(now: Date): readonly Instants[] {
  const month = monthOf(now);
  return [
    ["MONTH", "-infinity", justBefore(month)],
    ["DAY", month, "infinity"],
  ];
}

/** Cells that no look reads any more: of nothing, and instants of months that are over (with a month's grace, and never ahead of the database's own clock). */
export function spent(now: Date): Prisma.Sql {
  const monthBefore = monthOf(justBefore(monthOf(now)));
  return Prisma.sql`(NOT ${Prisma.raw(something("r"))} OR s.kind = ${STOCK} AND s.grain = 'DAY' AND r.at < LEAST(${monthBefore}, now() - interval '1 month'))`;
}
