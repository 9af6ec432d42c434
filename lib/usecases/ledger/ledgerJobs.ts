import { randomUUID } from "node:crypto";
import { db } from "#lib/db/client.ts";
import { type ClaimedJob, claimJob, endJob, expiredJobs, expireJob } from "#lib/db/ledger/ledgerJobs.ts";
import { IMPORT_DAYS } from "#lib/domain/ledger/ledgerJob.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import type { LedgerTask } from "#lib/domain/vocabulary.ts";
import { removeFilesOlderThan, removeJobFiles } from "#lib/files/ledgerFiles.ts";
import { runCheck } from "./ledgerChecks.ts";
import { runExport } from "./ledgerExports.ts";
import { runImport } from "./ledgerImports.ts";

const RUN = { EXPORT: runExport, CHECK: runCheck, IMPORT: runImport } as const satisfies Record<
  LedgerTask,
  (job: ClaimedJob, now: Date) => Promise<Problem | undefined>
>;

export type LedgerWork = { id: string; task: LedgerTask; problem: Problem | null; error: unknown };

/**
 * Does the oldest piece of work on the ledger that waits, or that a killed worker left; null when there is none. A refusal
 * is told to whoever asked; so is a bug, in one plain sentence, and given back for the log.
 */
export async function doLedgerJob(now: Date): Promise<LedgerWork | null> {
  const job = await claimJob(randomUUID());
  if (!job) return null;
  const done = { id: job.id, task: job.task };
  try {
    const refused = await RUN[job.task](job, now);
    if (refused) await failed(job, refused, now);
    return { ...done, problem: refused ?? null, error: null };
  } catch (error) {
    const refused = problem("LEDGER_FAILED");
    await failed(job, refused, now);
    return { ...done, problem: refused, error };
  }
}

/** What it may have left on the disk goes; rows of a dry run stay until they expire, so that an import can be tried again. */
async function failed(job: ClaimedJob, failure: Problem, now: Date): Promise<void> {
  const ended = await endJob(db, job, { state: "FAILED", now, expiresAt: job.expiresAt, failure });
  if (ended) await removeJobFiles(job.id);
}

/** Files and rows of jobs whose time is over go; who exported what stays written down. Returns how many. */
export async function expireLedgerJobs(now: Date): Promise<number> {
  const jobs = await expiredJobs(now);
  for (const { id } of jobs) {
    await removeJobFiles(id);
    await expireJob(db, id, now);
  }
  await removeFilesOlderThan((IMPORT_DAYS + 1) * 24);
  return jobs.length;
}
