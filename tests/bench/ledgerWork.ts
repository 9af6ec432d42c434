import { db } from "#lib/db/client.ts";
import { doLedgerJob } from "#lib/usecases/ledger/ledgerJobs.ts";

/** Milliseconds of one job, and the resident memory in MB before it and at its highest. */
export type LedgerDone = { ms: number; before: number; most: number };

const MB = 1e6;
// What any worker has in memory before it does anything: the client and its query compiler.
await db.ledgerJob.count();
await db.$transaction((tx) => tx.issue.findFirst());
const before = process.memoryUsage.rss() / MB;
let most = before;
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss() / MB);
}, 20);
const startedAt = performance.now();
const done = await doLedgerJob(new Date());
const ms = performance.now() - startedAt;
clearInterval(watch);
if (done?.error) throw done.error;
process.stdout.write(JSON.stringify({ ms, before, most } satisfies LedgerDone));
process.exit(0);
