import {
  anythingToDo,
  insertJob,
  jobOwner,
  type LedgerJob,
  unfinishedJobs,
} from "#lib/db/ledger/ledgerJobs.ts";
import { DESK_GRANTS, type DeskDuty, deskPost } from "#lib/domain/desk/deskGrants.ts";
import { MOST_JOBS } from "#lib/domain/ledger/ledgerJob.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { refusable } from "../outcome.ts";

type NewJob = Pick<LedgerJob, "id" | "task" | "lang" | "expiresAt"> &
  Partial<Pick<LedgerJob, "params" | "format" | "unmasked" | "reason" | "fileName" | "fileBytes">>;

export const notAllowed = (duty: DeskDuty): Problem =>
  problem("NOT_ALLOWED", { who: [...new Set(DESK_GRANTS[duty].map(([role]) => role))].join(",") });

/** Whether there is a job to be done, or one whose time is over: asked every minute, so it loads nothing that does them. */
export const ledgerWaits = anythingToDo;

/**
 * Puts work on the ledger into the queue, for one person who may do it. The same id again is the same job.
 * Errors: NOT_ALLOWED, LEDGER_BUSY, NOT_FOUND (the id of somebody else's job).
 */
export async function queueJob(
  actor: Staff,
  duty: DeskDuty,
  job: NewJob,
  now: Date,
): Promise<{ id: string } | Problem> {
  const post = deskPost(actor, duty);
  if (!post) return notAllowed(duty);
  return refusable(async (tx) => {
    const owner = await jobOwner(tx, job.id);
    if (owner !== null) return owner === actor.personId ? { id: job.id } : problem("NOT_FOUND");
    if ((await unfinishedJobs(tx, actor.personId)) >= MOST_JOBS)
      return problem("LEDGER_BUSY", { most: MOST_JOBS });
    const by = { personId: actor.personId, unitId: post.unitId, role: post.role };
    await insertJob(tx, { ...job, ...by, createdAt: now });
    return { id: job.id };
  });
}
