import type { Params } from "#lib/domain/ledger/ledgerFilter.ts";
import { LEDGER_CHANNEL } from "#lib/domain/ledger/ledgerJob.ts";
import type { Problem } from "#lib/domain/problems.ts";
import type { Lang, LedgerFormat, LedgerJobState, LedgerTask, Role } from "#lib/domain/vocabulary.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { type Db, db } from "../client.ts";

export type LedgerJob = {
  readonly id: string;
  readonly task: LedgerTask;
  readonly state: LedgerJobState;
  readonly personId: string;
  readonly unitId: string;
  readonly role: Role;
  readonly lang: Lang;
  readonly params: Params;
  readonly format: LedgerFormat;
  readonly unmasked: boolean;
  readonly reason: string;
  readonly fileName: string;
  readonly fileBytes: number | null;
  readonly total: number | null;
  readonly done: number;
  readonly good: number;
  readonly bad: number;
  readonly sameNumber: number;
  readonly sameWords: number;
  readonly overdue: number;
  readonly imported: number;
  readonly withSameWords: boolean;
  readonly cursor: number;
  readonly failure: Problem | null;
  readonly claim: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly expiresAt: Date;
};
/** A job somebody works on: whatever is written for it holds only while the claim is theirs. */
export type ClaimedJob = LedgerJob & { readonly claim: string };

/** Whoever gives no sign of life this long has been killed; a batch takes a second or two. */
const STALE_SECONDS = 60;

const COLUMNS = Prisma.sql`id, task, state, person_id AS "personId", unit_id AS "unitId", role, lang, params, format, unmasked, reason,
  file_name AS "fileName", file_bytes AS "fileBytes", total, done, good, bad, same_number AS "sameNumber", same_words AS "sameWords",
  overdue, imported, with_same_words AS "withSameWords", cursor, failure, claim, created_at AS "createdAt", ended_at AS "endedAt",
  expires_at AS "expiresAt"`;

type NewJob = Pick<
  LedgerJob,
  "id" | "task" | "personId" | "unitId" | "role" | "lang" | "createdAt" | "expiresAt"
> &
  Partial<Pick<LedgerJob, "params" | "format" | "unmasked" | "reason" | "fileName" | "fileBytes">>;

export async function insertJob(tx: Db, job: NewJob): Promise<void> {
  await tx.ledgerJob.create({ data: { ...job, params: { ...job.params }, state: "WAITING" } });
  await callWorker(tx);
}

/** Heard by workers when the transaction is through. */
export async function callWorker(tx: Db): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${LEDGER_CHANNEL}, '')`;
}

/** Whose job it is, null when there is none by this id. */
export const jobOwner = async (tx: Db, id: string): Promise<string | null> =>
  (await tx.ledgerJob.findUnique({ where: { id }, select: { personId: true } }))?.personId ?? null;

/** The job as this person may see it: their own only. */
export async function ownJob(
  tx: Db,
  personId: string,
  id: string,
  { lock = false } = {},
): Promise<LedgerJob | null> {
  const [job] = await tx.$queryRaw<LedgerJob[]>`
    SELECT ${COLUMNS} FROM ledger_jobs WHERE id = ${id}::uuid AND person_id = ${personId}::uuid
    ${lock ? Prisma.sql`FOR UPDATE` : Prisma.empty}`;
  return job ?? null;
}

export const ownJobs = (personId: string, most: number): Promise<LedgerJob[]> =>
  db.$queryRaw<LedgerJob[]>`
    SELECT ${COLUMNS} FROM ledger_jobs WHERE person_id = ${personId}::uuid ORDER BY created_at DESC, id DESC LIMIT ${most}`;

/** Jobs of this person that somebody still has to do. */
export const unfinishedJobs = (tx: Db, personId: string): Promise<number> =>
  tx.ledgerJob.count({ where: { personId, state: { in: ["WAITING", "RUNNING"] } } });

const CLAIMABLE = Prisma.sql`(state = 'WAITING'
  OR (state = 'RUNNING' AND beat_at < clock_timestamp() - make_interval(secs => ${STALE_SECONDS})))`;
const expiredBy = (now: Date) => Prisma.sql`(expires_at <= ${now} AND state NOT IN ('EXPIRED', 'RUNNING'))`;

/** Whether there is a job to be done, or one whose time is over. */
export async function anythingToDo(now: Date): Promise<boolean> {
  const [row] = await db.$queryRaw<{ any: boolean }[]>`
    SELECT EXISTS (SELECT FROM ledger_jobs WHERE ${CLAIMABLE} OR ${expiredBy(now)}) AS any`;
  return row?.any ?? false;
}

/**
 * The oldest job that waits, or whose worker was killed; null when there is none. Two workers never get the same one.
 * Signs of life are counted by the clock of the database: they are no dates of the casework.
 */
export async function claimJob(claim: string): Promise<ClaimedJob | null> {
  const [job] = await db.$queryRaw<ClaimedJob[]>`
    UPDATE ledger_jobs SET state = 'RUNNING', claim = ${claim}::uuid, beat_at = clock_timestamp()
    WHERE id = (
      SELECT id FROM ledger_jobs
      WHERE ${CLAIMABLE}
      ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING ${COLUMNS}`;
  return job ?? null;
}

type Progress = Partial<
  Record<"total" | "done" | "good" | "bad" | "imported" | "cursor" | "overdue", number>
>;

/** A sign of life with how far it has come. False when the claim was lost: whoever hears that stops and writes nothing more. */
export async function beat(tx: Db, { id, claim }: ClaimedJob, progress: Progress = {}): Promise<boolean> {
  const sets = Object.entries(progress).map(([key, value]) => Prisma.sql`${Prisma.raw(key)} = ${value}`);
  const beats = [Prisma.sql`beat_at = clock_timestamp()`, ...sets];
  const held = await tx.$executeRaw`
    UPDATE ledger_jobs SET ${Prisma.join(beats)} WHERE id = ${id}::uuid AND claim = ${claim}::uuid`;
  return held === 1;
}

type Ending = {
  readonly state: "DONE" | "CHECKED" | "FAILED";
  readonly now: Date;
  readonly expiresAt: Date;
} & Partial<
  Pick<
    LedgerJob,
    | "failure"
    | "fileName"
    | "fileBytes"
    | "done"
    | "total"
    | "good"
    | "bad"
    | "sameNumber"
    | "sameWords"
    | "overdue"
    | "imported"
  >
>;

/** The end of the work, or of its first half. False when the claim was lost. */
export async function endJob(
  tx: Db,
  job: ClaimedJob,
  { state, now, expiresAt, failure, ...facts }: Ending,
): Promise<boolean> {
  const { count } = await tx.ledgerJob.updateMany({
    where: { id: job.id, claim: job.claim },
    data: {
      state,
      expiresAt,
      claim: null,
      beatAt: null,
      endedAt: state === "CHECKED" ? null : now,
      ...(failure && { failure: { ...failure } }),
      ...facts,
    },
  });
  return count === 1;
}

/** The dry run was looked at and its rows are wanted: the second half waits for a worker. */
export async function confirmJob(
  tx: Db,
  id: string,
  wanted: Pick<LedgerJob, "withSameWords" | "expiresAt"> & { readonly total: number },
): Promise<void> {
  await tx.ledgerJob.update({
    where: { id },
    data: { ...wanted, task: "IMPORT", state: "WAITING", done: 0, cursor: 0 },
  });
  await callWorker(tx);
}

/** An import that broke off waits for a worker again, with everything that is in already. */
export async function resumeJob(tx: Db, id: string, expiresAt: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE ledger_jobs SET state = 'WAITING', failure = NULL, ended_at = NULL, expires_at = ${expiresAt} WHERE id = ${id}::uuid`;
  await callWorker(tx);
}

/** Jobs whose time is over, with nobody working on them. */
export const expiredJobs = (now: Date): Promise<{ id: string }[]> =>
  db.$queryRaw<{ id: string }[]>`
    SELECT id FROM ledger_jobs WHERE ${expiredBy(now)} LIMIT 500`;

/** What was uploaded or made is gone; what was done stays told. */
export async function expireJob(tx: Db, id: string, now: Date): Promise<void> {
  await tx.$executeRaw`DELETE FROM ledger_import_rows WHERE job_id = ${id}::uuid`;
  await tx.$executeRaw`
    UPDATE ledger_jobs SET state = 'EXPIRED', ended_at = COALESCE(ended_at, ${now})
    WHERE id = ${id}::uuid AND state NOT IN ('EXPIRED', 'RUNNING')`;
}
