import { createHash, randomBytes } from "node:crypto";
import { insertIssues } from "#lib/db/casework/issues.ts";
import { db, transaction } from "#lib/db/client.ts";
import { loadCounting } from "#lib/db/clocks/clockSettings.ts";
import {
  markDuplicates,
  nextRows,
  receiptSequences,
  recordImported,
  refuseRows,
} from "#lib/db/ledger/ledgerImports.ts";
import { beat, type ClaimedJob, endJob } from "#lib/db/ledger/ledgerJobs.ts";
import { staffOf } from "#lib/db/staff.ts";
import type { Context } from "#lib/domain/casework/draft.ts";
import { newReceiptSecret, receiptNo } from "#lib/domain/casework/receipt.ts";
import { deskPost } from "#lib/domain/desk/deskGrants.ts";
import type { ImportEntry } from "#lib/domain/ledger/ledgerEntry.ts";
import { importedIssue } from "#lib/domain/ledger/ledgerImport.ts";
import { hoursLater, IMPORT_DAYS } from "#lib/domain/ledger/ledgerJob.ts";
import { mayRegister } from "#lib/domain/permissions.ts";
import type { Problem } from "#lib/domain/problems.ts";
import { newResident } from "../casework/issues.ts";
import { OUT_OF_REACH } from "./ledgerChecks.ts";
import { notAllowed } from "./ledgerQueue.ts";

const BATCH = 250;
class ClaimLost extends Error {}

/**
 * Brings in the rows that were confirmed, batch by batch behind the cursor: each batch is one transaction with its
 * issues, their trail, and how far it has come. Killed anywhere, the done batches are done and the next worker goes on
 * behind them; a row becomes one issue whatever happens, since every id is made of the job and the row. Errors: NOT_ALLOWED.
 */
export async function runImport(job: ClaimedJob, now: Date): Promise<Problem | undefined> {
  const actor = await staffOf(db, job.personId, now);
  const post = actor && deskPost(actor, "importLedger");
  if (!actor || !post) return notAllowed("importLedger");
  const by: Context["by"] = { personId: job.personId, role: post.role, post };
  const given = { now, by, ...(await loadCounting()) };
  let { cursor, done, imported } = job;
  try {
    // Days may lie between dry run and confirmation.
    if (cursor === 0) await transaction((tx) => markDuplicates(tx, job.id));
    for (;;) {
      const rows = await transaction(async (tx) => {
        // First of all, the claim: whoever lost it waits for the batch of who has it, and writes nothing.
        if (!(await beat(tx, job, { cursor, done, imported }))) throw new ClaimLost();
        const entries = await nextRows(tx, { ...job, cursor }, BATCH);
        const mine = entries.filter((entry) => mayRegister(actor, entry));
        const refused = entries.filter((entry) => !mine.includes(entry)).map(({ row }) => row);
        if (refused.length > 0) await refuseRows(tx, job.id, refused, OUT_OF_REACH);
        if (mine.length > 0) await bringIn(tx, job.id, mine, given);
        const last = entries.at(-1)?.row ?? cursor;
        const progress = { cursor: last, done: done + entries.length, imported: imported + mine.length };
        if (!(await beat(tx, job, progress))) throw new ClaimLost();
        return { entries: entries.length, ...progress };
      });
      ({ cursor, done, imported } = rows);
      if (rows.entries < BATCH) break;
    }
    const expiresAt = hoursLater(now, IMPORT_DAYS * 24);
    await endJob(db, job, { state: "DONE", now, expiresAt, done, total: done, imported });
    return undefined;
  } catch (error) {
    if (error instanceof ClaimLost) return undefined;
    throw error;
  }
}

async function bringIn(
  tx: Parameters<typeof insertIssues>[0],
  jobId: string,
  entries: readonly ImportEntry[],
  given: Omit<Context, "newId">,
): Promise<void> {
  const sequences = await receiptSequences(tx, entries.length);
  const made = entries.map((entry, at) => {
    const newId = idsOf(jobId, entry.row);
    const id = newId();
    const contact = newResident(entry, given.now);
    const resident = contact && { ...contact, id: newId() };
    const change = importedIssue(entry, {
      id,
      receiptNo: receiptNo(sequences[at] as number),
      residentId: resident?.id ?? null,
      ctx: { ...given, newId },
    });
    const receiptSecret = newReceiptSecret(randomBytes(16));
    return { change, receiptSecret, resident, importedJobId: jobId, entry };
  });
  await insertIssues(tx, made, given.now);
  await recordImported(
    tx,
    jobId,
    made.map(({ change, entry }) => ({ issueId: change.issue.id, entry })),
  );
}

/** Ids that are the same whenever this row of this job is brought in: name-based (RFC 9562, version 5). */
function idsOf(jobId: string, row: number): () => string {
  let count = 0;
  return () => {
    count += 1;
    const hash = createHash("sha1").update(`${jobId}/${row}/${count}`).digest();
    hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
    hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
    const hex = hash.toString("hex", 0, 16);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  };
}
