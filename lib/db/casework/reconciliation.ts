import {
  ACTED_ON,
  LAPSING,
  SOLVED_BY_DATE,
  SWEEP_MINUTES,
  WATCHED,
  WATCHED_STATES,
} from "#lib/domain/casework/reconciliation.ts";
import { OPEN_STATES } from "#lib/domain/vocabulary.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "../client.ts";

export type Proof = {
  readonly open: number;
  readonly overdue: number;
  readonly moved: number;
  readonly supervised: number;
  readonly waiting: number;
};

const list = (words: readonly string[]) => Prisma.join([...words]);

/** The SQL reader of `verdictOf`, over every running clock that is past its end. */
const verdicts = (now: Date) => {
  const patience = new Date(now.getTime() - SWEEP_MINUTES * 60_000);
  return Prisma.sql`
    SELECT i.id AS issue_id, c.id AS clock_id, c.due_at, c.kind IN (${list(LAPSING)}) AS lapses,
      CASE
        WHEN c.kind IN (${list(LAPSING)}) THEN CASE WHEN c.due_at > ${patience} THEN 'WAITING' ELSE 'NOT_ACTED_ON' END
        WHEN c.breached_at IS NULL THEN CASE WHEN c.due_at > ${patience} THEN 'WAITING' ELSE 'NOT_RECORDED' END
        WHEN done.actions > 1 THEN 'TWICE'
        WHEN done.actions = 1 OR c.kind NOT IN (${list(ACTED_ON)}) THEN 'SUPERVISED'
        WHEN c.sweep_at > ${patience} THEN 'WAITING'
        ELSE 'NOT_ACTED_ON'
      END AS verdict
    FROM clocks c JOIN issues i ON i.id = c.issue_id
      CROSS JOIN LATERAL (SELECT count(*) AS actions FROM issue_events e
        WHERE e.clock_id = c.id AND e.verb IN ('autoEscalate', 'supervise')) done
    WHERE c.stopped_at IS NULL AND c.paused_on IS NULL AND c.due_at <= ${now}
      AND (c.kind IN (${list(LAPSING)}) OR (c.kind IN (${list(WATCHED)}) AND i.state IN (${list(WATCHED_STATES)})))`;
};

/** How many there are of each; moved are the overdue replies of issues that are open now, each at its old level. */
export async function countProof(tx: Db, now: Date): Promise<Proof> {
  const [row] = await tx.$queryRaw<Record<keyof Proof, bigint>[]>`
    WITH v AS (${verdicts(now)})
    SELECT (SELECT count(*) FROM issues i WHERE i.state IN (${list(OPEN_STATES)})) AS open,
      (SELECT count(DISTINCT issue_id) FROM v WHERE NOT lapses) AS overdue,
      (SELECT count(*) FROM issues i JOIN issue_events e ON e.issue_id = i.id AND e.verb = 'autoEscalate'
        WHERE i.state IN (${list(OPEN_STATES)})) AS moved,
      (SELECT count(*) FROM v WHERE verdict = 'SUPERVISED') AS supervised,
      (SELECT count(*) FROM v WHERE verdict = 'WAITING') AS waiting`;
  const { open = 0n, overdue = 0n, moved = 0n, supervised = 0n, waiting = 0n } = row ?? {};
  return {
    open: Number(open),
    overdue: Number(overdue),
    moved: Number(moved),
    supervised: Number(supervised),
    waiting: Number(waiting),
  };
}

const running = (which: Prisma.Sql) =>
  Prisma.sql`SELECT FROM clocks c WHERE c.issue_id = i.id AND c.stopped_at IS NULL AND ${which}`;

/**
 * Everything left behind: overdue and not dealt with exactly once; open with no promise running, or none to solve it
 * where one is due, or one that stands still with no day to go on, so that no sweep would ever find it; and held by an
 * office where nobody has a post any more.
 */
const leftBehind = (now: Date) => Prisma.sql`
  SELECT issue_id, clock_id, verdict AS reason, due_at AS since FROM (${verdicts(now)}) v
  WHERE verdict NOT IN ('SUPERVISED', 'WAITING')
  UNION ALL
  SELECT i.id, NULL, 'NO_CLOCK', i.updated_at FROM issues i
  WHERE i.state IN (${list(OPEN_STATES)}) AND (
    NOT EXISTS (${running(Prisma.sql`c.kind IN ('REPLY', 'PROGRESS', 'RESOLVE')`)})
    OR (i.state IN (${list(SOLVED_BY_DATE)}) AND NOT EXISTS (${running(Prisma.sql`c.kind = 'RESOLVE'`)}))
    OR (EXISTS (${running(Prisma.sql`c.kind = 'RESOLVE' AND c.paused_on IS NOT NULL`)})
      AND NOT EXISTS (${running(Prisma.sql`c.kind = 'WAIT'`)})))
  UNION ALL
  SELECT i.id, NULL, 'NOBODY_THERE', i.updated_at FROM issues i
  WHERE i.state IN (${list(OPEN_STATES)}) AND i.holder_unit_id IN (
    SELECT u.id FROM org_units u WHERE u.kind = 'AREA' AND u.level <> 'GRID' AND (u.valid_to <= ${now}::date OR NOT EXISTS (
      SELECT FROM posts p JOIN people s ON s.id = p.person_id
      WHERE p.unit_id = u.id AND (p.valid_to IS NULL OR p.valid_to > ${now}::date) AND s.disabled_at IS NULL)))`;

/** Keeps one proof with everything it found, and gives how many: after days of standstill there may be very many. */
export async function saveProof(tx: Db, run: { id: string; at: Date; proof: Proof }): Promise<number> {
  await tx.reconciliation.create({ data: { id: run.id, at: run.at, ...run.proof, leftBehind: 0 } });
  const found = await tx.$executeRaw`
    INSERT INTO reconciliation_findings (id, run_id, issue_id, clock_id, reason, since)
    SELECT gen_random_uuid(), ${run.id}::uuid, issue_id, clock_id, reason, since FROM (${leftBehind(run.at)}) f`;
  await tx.reconciliation.update({ where: { id: run.id }, data: { leftBehind: found } });
  return found;
}
