import { db } from "#lib/db/client.ts";
import { type ExportRecord, exportRecords } from "#lib/db/ledger/ledgerExports.ts";
import { exampleRows, rowsNotGood } from "#lib/db/ledger/ledgerImports.ts";
import { type LedgerJob, ownJob, ownJobs } from "#lib/db/ledger/ledgerJobs.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { JobView, RowTold } from "#lib/domain/ledger/ledgerJob.ts";
import type { Staff } from "#lib/domain/permissions.ts";

const MOST_SHOWN = 50;
const ROWS_SHOWN = 100;

/** Time runs out between two runs of the worker too. */
const viewOf = (job: LedgerJob, now: Date): JobView => ({
  id: job.id,
  task: job.task,
  state: job.expiresAt <= now && job.state !== "RUNNING" ? "EXPIRED" : job.state,
  unmasked: job.unmasked,
  reason: job.reason,
  fileName: job.task === "EXPORT" ? "" : job.fileName,
  bytes: job.fileBytes,
  done: job.done,
  total: job.total,
  good: job.good,
  bad: job.bad,
  sameNumber: job.sameNumber,
  sameWords: job.sameWords,
  overdue: job.overdue,
  imported: job.imported,
  failure: job.failure,
  createdAt: job.createdAt,
  endedAt: job.endedAt,
  expiresAt: job.expiresAt,
});

/** One's own work on the ledger, newest first. */
export const readLedgerJobs = async (actor: Staff, now: Date): Promise<JobView[]> =>
  (await ownJobs(actor.personId, MOST_SHOWN)).map((job) => viewOf(job, now));

export type LedgerJobPage = {
  readonly job: JobView;
  /** rows that did not pass, behind `after` */
  readonly rows: readonly RowTold[];
  /** rows in which the example of the template was left: they are not brought in */
  readonly examples: readonly number[];
  /** row after which the next ones come; null when there are no more */
  readonly next: number | null;
};

/** One of one's own jobs with the rows of its dry run that did not pass; null for anybody else's. */
export async function readLedgerJob(
  actor: Staff,
  id: string,
  after: number,
  now: Date,
): Promise<LedgerJobPage | null> {
  const job = await ownJob(db, actor.personId, id);
  if (!job) return null;
  const view = viewOf(job, now);
  const told = view.task !== "EXPORT" && (view.state === "CHECKED" || view.task === "IMPORT");
  const [found, examples] = told
    ? await Promise.all([rowsNotGood(db, id, after, ROWS_SHOWN + 1), exampleRows(db, id)])
    : [[], []];
  const rows = found.slice(0, ROWS_SHOWN);
  return { job: view, rows, examples, next: found.length > ROWS_SHOWN ? (rows.at(-1)?.row ?? null) : null };
}

export type ExportRecords = { readonly records: readonly ExportRecord[]; readonly next: Date | null };

/** Who took the ledger out in one's area, and why, for whoever watches over that; null for everybody else. */
export async function readExports(actor: Staff, before: Date | null): Promise<ExportRecords | null> {
  if (!mayAtDesk(actor, "readExports")) return null;
  const found = await exportRecords(actor, before, MOST_SHOWN + 1);
  const records = found.slice(0, MOST_SHOWN);
  return { records, next: found.length > MOST_SHOWN ? (records.at(-1)?.at ?? null) : null };
}
