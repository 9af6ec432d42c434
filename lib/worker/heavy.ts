import "server-only";
import { log } from "#lib/log.ts";
import { now } from "#lib/now.ts";
import { learnCategories } from "#lib/usecases/alike/categoryModel.ts";
import { cleanFiles } from "#lib/usecases/files/uploads.ts";
import { doLedgerJob, expireLedgerJobs } from "#lib/usecases/ledger/ledgerJobs.ts";
import { forgetPhoneCodes } from "#lib/usecases/residents/phoneCodes.ts";
import { indexForSearch } from "#lib/usecases/search/searchIndex.ts";
import type { HeavyJob } from "./ownProcess.ts";

/** Jobs that load dictionaries, spreadsheets and pictures: each in a process of its own (ownProcess.ts). */
export const HEAVY: Readonly<Record<HeavyJob, () => Promise<void>>> = {
  "file-cleaning": clean,
  "search-index": index,
  categories: learn,
  ledger: workOnLedger,
};

async function clean(): Promise<void> {
  await forgetPhoneCodes(await now());
  const { uploads, blobs } = await cleanFiles(await now());
  if (uploads + blobs > 0) log.info("files cleaned", { uploads, blobs });
}

/** Fills what no registration wrote: issues from before there was a search, or brought in by other means. */
async function index(): Promise<void> {
  const { issues, residents } = await indexForSearch();
  if (issues + residents > 0) log.info("indexed for search", { issues, residents });
}

async function learn(): Promise<void> {
  log.info("learned which words speak for which category", await learnCategories(await now()));
}

/** All that waits, one after the other; the work itself says who may go on with it when a worker was killed. */
async function workOnLedger(): Promise<void> {
  const expired = await expireLedgerJobs(await now());
  if (expired > 0) log.info("ledger files expired", { expired });
  for (;;) {
    const done = await doLedgerJob(await now());
    if (!done) return;
    const facts = { job: done.id, task: done.task, ...(done.problem && { refused: done.problem.code }) };
    if (done.error) log.error("work on the ledger failed", done.error, facts);
    else log.info("worked on the ledger", facts);
  }
}
