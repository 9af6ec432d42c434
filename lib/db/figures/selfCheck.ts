import { type Period, periodOf } from "#lib/domain/calendar/period.ts";
import { type MetricId, metricOf } from "#lib/domain/figures/metrics.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "../client.ts";
import type { UnitRef } from "../routing/reachUnits.ts";
import { START_OVER } from "./cells.ts";
import { count, type Pass, recount } from "./count.ts";
import type { Cut } from "./live.ts";
import { cutsKept, KINDS, oversOf, type RolledLevel, STOCK, unitDaysKept } from "./rolled.ts";
import { spent } from "./sums.ts";

/** A place and a month whose figures are recounted. */
export type Sample = { readonly unit: UnitRef; readonly period: Period };

/** Places and months drawn by lot: the same lot draws the same ones from the same record. */
export async function drawSamples(tx: Db, lot: string, size: number, now: Date): Promise<Sample[]> {
  const rows = await tx.$queryRaw<(UnitRef & { from: string; to: string })[]>`
    SELECT u.id, u.name, u.level, u.kind, to_char(m, 'YYYY-MM-DD') AS from, to_char(m + interval '1 month' - interval '1 day', 'YYYY-MM-DD') AS to
    FROM org_units u CROSS JOIN generate_series(
      (SELECT date_trunc('month', min(registered_at) AT TIME ZONE interval '8 hours') FROM issues), ${now}::timestamptz AT TIME ZONE interval '8 hours', interval '1 month') m
    WHERE u.kind = 'AREA' AND u.level IN ('CITY', 'COUNTY', 'TOWN')
    ORDER BY md5(${lot} || u.id::text || m::text) LIMIT ${size}`;
  return rows.map(({ from, to, ...unit }) => ({ unit, period: periodOf(from, to) }));
}

/** Figures that one pass counts, with everything their cells are kept by. */
export const keptTogether = (level: RolledLevel): { ids: MetricId[]; cuts: Cut[] }[] =>
  KINDS.flatMap((kind) =>
    oversOf(kind).flatMap((over) => {
      const ids = kind.ids.filter((id) => metricOf(id).over === over);
      const months = kind.name === STOCK ? [] : (["month"] as const);
      const whole = { ids, cuts: ["unit", ...months, ...cutsKept(kind, level)] satisfies Cut[] };
      return unitDaysKept(kind, level).length > 0
        ? [whole, { ids, cuts: ["unitDays"] satisfies Cut[] }]
        : [whole];
    }),
  );

/** How many numbers of this place and month were looked at, and which of them are not what a recount gives. */
export async function checkSample(
  tx: Db,
  { unit, period }: Sample,
  now: Date,
): Promise<{ looked: number; wrong: string[] }> {
  const of = { actor: "ALL", unit, period, now } as const;
  let looked = 0;
  const wrong: string[] = [];
  for (const { ids, cuts } of keptTogether(unit.level as RolledLevel)) {
    const kept = await count(of, ids, cuts, tx);
    const counted = await recount(of, ids, cuts, tx);
    for (const key of new Set([...kept.keys(), ...counted.keys()]))
      for (const id of ids) {
        looked += 1;
        if (!same(kept, counted, key, id)) wrong.push(`${unit.name} ${period.from} ${id} ${key}`);
      }
  }
  return { looked, wrong };
}
const same = (a: Pass, b: Pass, key: string, id: MetricId): boolean => {
  const [one, other] = [a.get(key)?.[id], b.get(key)?.[id]];
  return (["n", "counted", "points"] as const).every((part) => (one?.[part] ?? 0) === (other?.[part] ?? 0));
};

/** Sums up what changed, `most` issues at a time; returns how many. */
export async function foldSome(db: Db, most: number): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`SELECT figure_fold(${most}::int) AS n`;
  return row?.n ?? 0;
}

/** Takes cells away that no look reads any more; returns how many. While nobody sums up, as that takes hold of them in another order. */
export async function clearSums(tx: Db, now: Date): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('figure_fold'))`;
  return tx.$executeRaw`DELETE FROM figure_rollups r USING figure_series s WHERE s.no = r.series AND ${spent(now)}`;
}

/**
 * What waited to be summed up leaves its tables and their indexes as long as they ever were, a tenth of the sums after a formula
 * changed: where nothing waits they begin anew. Where anybody has hold of them, another night.
 */
export const shortenQueues = (db: Db): Promise<number> => db.$executeRaw`DO $$
BEGIN
  LOCK TABLE figure_unfolded, figure_deltas IN ACCESS EXCLUSIVE MODE NOWAIT;
  IF NOT EXISTS (SELECT FROM figure_unfolded) AND NOT EXISTS (SELECT FROM figure_deltas) THEN TRUNCATE figure_unfolded, figure_deltas; END IF;
EXCEPTION WHEN lock_not_available THEN NULL;
END $$`;

/** Nothing is forgotten until the transaction ends: asked before its snapshot is taken, as a TRUNCATE empties older ones too. */
export const holdSums = (tx: Db): Promise<number> =>
  tx.$executeRaw`LOCK TABLE figure_unfolded, figure_deltas, figure_series, figure_rollups IN ACCESS SHARE MODE`;

/** Forgets every sum: all is counted live until it is summed up anew. */
export async function startSumsOver(tx: Db): Promise<void> {
  for (const statement of START_OVER.split(";\n")) await tx.$executeRaw(Prisma.raw(statement));
}
