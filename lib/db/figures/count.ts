import type { FigureValue, MetricId } from "#lib/domain/figures/metrics.ts";
import { type Db, db } from "../client.ts";
import type { Sql } from "../sql.ts";
import { type AnyCut, type Asked, areKept, byEachCut, liveCells } from "./live.ts";
import { kindOf } from "./rolled.ts";
import { servedBySums } from "./served.ts";
import { summedUp } from "./sums.ts";

/** Values of some figures by "cut:key", and whole by "total:". */
export type Pass = Map<string, Partial<Record<MetricId, FigureValue>>>;
type Row = Readonly<Record<string, unknown>> & { readonly cut: string; readonly key: string | null };

export const keysOf = (pass: ReadonlyMap<string, unknown>, cut: AnyCut): string[] =>
  [...pass.keys()].filter((key) => key.startsWith(`${cut}:`)).map((key) => key.slice(cut.length + 1));

const passOf = (rows: readonly Row[], ids: readonly MetricId[]): Pass =>
  new Map(
    rows.map((row) => [
      `${row.cut}:${row.key ?? ""}`,
      Object.fromEntries(ids.map((id) => [id, figureIn(row, id)])),
    ]),
  );
const figureIn = (row: Row, id: MetricId): FigureValue => ({
  n: row[`${id}_n`] as number,
  counted: row[`${id}_counted`] as number,
  points: row[`${id}_points`] as number,
});

/**
 * Counts these figures, all of one kind and cohort, whole and by each cut: from what is kept summed up where that can tell it,
 * else from the facts. Both give the same numbers (tests/db/sums.test.ts).
 */
export async function count(
  of: Asked,
  ids: readonly MetricId[],
  cuts: readonly AnyCut[],
  from: Db = db,
): Promise<Pass> {
  const kind = kindOf(ids[0] as MetricId);
  const served = kind && areKept(cuts) && (await servedBySums(of, kind, cuts, from));
  if (!served || !areKept(cuts)) return recount(of, ids, cuts, from);
  return passOf(await from.$queryRaw<Row[]>(summedUp(of, served, ids, cuts)), ids);
}

/** The same from the facts alone, whatever is kept summed up; of some issues only where `also` narrows them. */
export async function recount(
  of: Asked,
  ids: readonly MetricId[],
  cuts: readonly AnyCut[],
  from: Db = db,
  also?: Sql,
): Promise<Pass> {
  return passOf(await from.$queryRaw<Row[]>(byEachCut(liveCells(of, ids, cuts, { also }), cuts, ids)), ids);
}
