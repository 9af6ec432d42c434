import type { Period } from "#lib/domain/calendar/period.ts";
import { CLOCK_FACTS, type Over } from "#lib/domain/figures/facts.ts";
import { type Metric, type MetricId, metricOf } from "#lib/domain/figures/metrics.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { placeBelow, unitCondition } from "../routing/reachUnits.ts";
import { cellsBy, TIMELESS } from "./cells.ts";
import { both } from "./cuts.ts";
import { FACTS } from "./facts.ts";
import { type Asked, type Cut, cutBy, liveCells, within } from "./live.ts";
import { cohortCondition } from "./metrics.ts";
import { type Kind, numbersIn, ROLLED_CUT_NAMES } from "./rolled.ts";
import type { Served } from "./served.ts";

/** What belongs to a figure and stands in no cell: what waits to be summed up, what never is, and the ends of a period. */

/** All of it, as cells by combination of the cuts. */
export function unsummed(
  of: Asked,
  served: Served,
  ids: readonly MetricId[],
  cuts: readonly Cut[],
): Prisma.Sql[] {
  const live = (few: boolean) => (period: Period) => liveCells({ ...of, period }, ids, cuts, { few });
  return [
    waiting(of, served, ids, cuts),
    ...served.edges.map(live(false)),
    ...served.beyond.map(live(true)).map((cells) => negative(cells, ids, cuts)),
  ];
}

/** What waits to be summed up, or never is. */
function waiting(of: Asked, served: Served, ids: readonly MetricId[], cuts: readonly Cut[]): Prisma.Sql {
  const { kind, stretches } = served;
  const metric = metricOf(ids[0] as MetricId);
  const weighed = [takenBack(kind), changed(of, kind, metric.over), ...ranOut(of, served, metric)];
  const key = (cut: Cut): Prisma.Sql => {
    const rolled = (ROLLED_CUT_NAMES as readonly string[]).indexOf(cut);
    if (cut === "unitDays") return both(Prisma.sql`(${placeBelow(of.unit)})::text`, key("days"));
    return rolled < 0
      ? cutBy(cut, of.unit, Prisma.sql`i.at`)
      : Prisma.sql`i.keys[${Prisma.raw(String(rolled + 1))}]`;
  };
  const cells = cuts.map((cut) => Prisma.sql`${key(cut)} AS ${Prisma.raw(`cut_${cut}`)}`);
  const slot = (n: number) => `i.times * i.v[${n}]`;
  const when = stretches?.map(({ start, end }) => Prisma.sql`(i.at >= ${start} AND i.at < ${end})`);
  return Prisma.sql`SELECT ${Prisma.join(cells)}, ${numbersIn(kind, ids, of.now, { at: "i.at", slot, allPoints: false })}
    FROM (${Prisma.join(weighed, " UNION ALL ")}) i
    WHERE ${of.unit ? unitCondition(of.unit) : Prisma.sql`true`} AND ${when ? Prisma.sql`(${Prisma.join(when, " OR ")})` : Prisma.sql`true`}`;
}

const CELL = Prisma.raw("city_id, county_id, town_id, community_id, at, keys, v");

/** What changed issues weighed before. */
const takenBack = ({ name }: Kind): Prisma.Sql =>
  Prisma.sql`SELECT 1 AS times, ${CELL} FROM figure_deltas WHERE kind = ${name}`;

/** What they weigh now, with what is hidden from some offices and seen by whoever asks. */
function changed(of: Asked, kind: Kind, over: Over): Prisma.Sql {
  const hidden = Prisma.sql`FROM issues i WHERE i.hidden_from IS NOT NULL`;
  const seen = Prisma.sql`UNION ALL SELECT i.id ${hidden} AND ${within(of)}`;
  return Prisma.sql`SELECT 1, ${CELL} FROM ${Prisma.raw(cellsBy(kind, over))}(ARRAY(
    (SELECT issue_id FROM figure_unfolded EXCEPT SELECT i.id ${hidden}) ${of.actor === "OPEN" ? Prisma.empty : seen}), ${TIMELESS})`;
}

/** Clocks that ran out, or never counted again, without a write that tells so: what they weigh now, less what they weigh at any time. */
function ranOut(of: Asked, { kind, stretches }: Served, metric: Metric): Prisma.Sql[] {
  const { over } = metric;
  const [first, last] = [stretches?.[0], stretches?.at(-1)];
  if (!CLOCK_FACTS.includes(over) || !first || !last) return [];
  const period = { start: first.start, end: last.end };
  const issues = Prisma.sql`SELECT DISTINCT i.id FROM ${FACTS[over]}
    WHERE ${within(of)} AND ${cohortCondition(metric, period)}
      AND c.breached_at IS NULL AND (c.stopped_at IS NULL OR c.stop = 'REVOKED') AND c.due_at <= ${of.now}`;
  return [
    Prisma.sql`SELECT asked.times, ${CELL} FROM (VALUES (1, ${of.now}::timestamptz), (-1, ${TIMELESS})) asked(times, as_of)
      CROSS JOIN ${Prisma.raw(cellsBy(kind, over))}(ARRAY(${issues}), asked.as_of)`,
  ];
}

const negative = (cells: Prisma.Sql, ids: readonly MetricId[], cuts: readonly Cut[]): Prisma.Sql => {
  const numbers = ids.flatMap((id) =>
    ["n", "counted", ...(metricOf(id).weight ? ["points"] : [])].map((part) => `-"${id}_${part}"`),
  );
  return Prisma.sql`SELECT ${Prisma.raw([...cuts.map((cut) => `cut_${cut}`), ...numbers].join(", "))} FROM (${cells}) cells`;
};
