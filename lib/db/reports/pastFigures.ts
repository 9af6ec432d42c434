import type { Cells } from "#lib/domain/figures/counted.ts";
import type { DaysValue } from "#lib/domain/figures/days.ts";
import {
  HEADLINE_IDS,
  type HeadlineId,
  type MetricId,
  metricOf,
  PROCESS_IDS,
} from "#lib/domain/figures/metrics.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "../client.ts";
import { recount } from "../figures/count.ts";
import { HEADLINE_PASSES } from "../figures/figures.ts";
import type { AnyCut, Asked } from "../figures/live.ts";
import { alongside } from "../figures/metrics.ts";
import { type KeyCount, keyCounts } from "../figures/pictures.ts";
import { countDays, PROCESS_PASSES } from "../figures/process.ts";
import { excludedByReason, excludedOf } from "../review/exclusions.ts";
import { PAST } from "./past.ts";

/**
 * The figures as they stood at `of.now`, whenever they are asked for: the definitions of the present, counted from the facts
 * over the tables of the past. tests/db/pastFigures.test.ts freezes them while histories are played, and finds them again
 * afterwards.
 */
export const countPastHeadline = (tx: Db, of: Asked): Promise<Cells[]> =>
  inTurn(
    HEADLINE_PASSES.map(
      ({ like, cuts }) =>
        () =>
          recount(of, alongside(like, HEADLINE_IDS), cuts, seenAt(tx, of.now)),
    ),
  );

/** Sessions are left out: of when a notice was changed the record keeps no more than the last. */
export const KEPT_PASSES = PROCESS_PASSES.filter((like) => metricOf(like).over !== "SESSION");
export const countPastProcess = (tx: Db, of: Asked): Promise<Cells[]> =>
  inTurn(
    KEPT_PASSES.map((like) => () => recount(of, alongside(like, PROCESS_IDS), ["unit"], seenAt(tx, of.now))),
  );
export const countPastDays = (tx: Db, of: Asked): Promise<Map<string, DaysValue>> =>
  countDays(of, (ids, cuts) => recount(of, ids, cuts, seenAt(tx, of.now)));
/** 剔除 as it had been decided by then. */
export const countPastExcluded = async (tx: Db, of: Asked, ids: readonly MetricId[]) => ({
  values: await excludedOf(of, ids, seenAt(tx, of.now)),
  reasons: await excludedByReason(of, seenAt(tx, of.now)),
});
export const countPastBy = async (tx: Db, of: Asked, figure: HeadlineId, cut: AnyCut): Promise<KeyCount[]> =>
  keyCounts(await recount(of, [figure], [cut], seenAt(tx, of.now)), figure, cut);

/**
 * The database as whoever counts would have seen it at that instant: every question is asked of the tables of the past. Of
 * counting only: it answers nothing else.
 */
const seenAt = (tx: Db, asOf: Date): Db => {
  const past: Pick<Db, "$queryRaw"> = {
    $queryRaw: <T>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
      const asked = "raw" in query ? Prisma.sql(query, ...values) : query;
      return tx.$queryRaw<T>(Prisma.sql`${PAST(asOf)} ${asked}`);
    },
  };
  return past as Db;
};

/** One transaction has one connection: its questions stand in line. */
async function inTurn<T>(questions: readonly (() => Promise<T>)[]): Promise<T[]> {
  const answers: T[] = [];
  for (const ask of questions) answers.push(await ask());
  return answers;
}
