import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { claimJob } from "#lib/db/ledger/ledgerJobs.ts";
import { confirmImport } from "#lib/usecases/ledger/ledgerChecks.ts";
import { doLedgerJob } from "#lib/usecases/ledger/ledgerJobs.ts";
import { employed, ledgerProcess, workAll } from "#tests/support/ledgerFiles.ts";
import {
  broughtIn,
  checked,
  clerk,
  job,
  type Line,
  line,
  makeClerk,
  NOW,
} from "#tests/support/ledgerImports.ts";
import { until } from "#tests/support/waiting.ts";

/** A ledger comes in whole and once, whatever happens to the worker on the way. */
beforeAll(makeClerk);

const ENDED_SHORT: Line = { resolvedOn: "2025-03-20", outcome: "已解决" };

describe("nothing half-done", () => {
  test("a lost worker's batches stay, the next goes on behind them, and no row is doubled", async () => {
    const id = await checked(Array.from({ length: 600 }, () => line()));
    await confirmImport(clerk, { jobId: id, sameWords: false }, NOW);
    const lost = await claimJob(uuidv7());
    expect(lost?.id).toBe(id);
    expect(await doLedgerJob(NOW)).toBeNull();
    await db.$executeRaw`UPDATE ledger_jobs SET beat_at = beat_at - interval '2 minutes'`;
    // Both go at it: one of them has lost the claim and writes nothing.
    const { runImport } = await import("#lib/usecases/ledger/ledgerImports.ts");
    await Promise.all([workAll(NOW), runImport(lost as never, NOW)]);
    expect(await job(id)).toMatchObject({ state: "DONE", done: 600, imported: 600 });
    expect(await db.issue.count({ where: { importedJobId: id } })).toBe(600);
    const rows = await db.importedRow.findMany({ where: { jobId: id } });
    expect(new Set(rows.map(({ row }) => row)).size).toBe(600);
    expect(await db.ledgerImportRow.count({ where: { jobId: id } })).toBe(0);
  });

  test("killed with its process in the midst, every issue is whole, and the rest comes in once", async () => {
    const id = await checked(Array.from({ length: 2500 }, () => line(ENDED_SHORT)));
    await confirmImport(clerk, { jobId: id, sameWords: false }, NOW);
    const worker = ledgerProcess(NOW);
    await until(async () => (await job(id)).imported > 0);
    worker.kill("SIGKILL");
    await worker.ended;
    const killed = await job(id);
    expect(killed.state).toBe("RUNNING");
    const issues = await db.issue.findMany({
      where: { importedJobId: id },
      select: { state: true, _count: { select: { events: true } } },
    });
    expect(issues.length).toBe(killed.imported);
    expect(issues.length).toBeLessThan(2500);
    expect(issues.every(({ state, _count }) => state === "ARCHIVED" && _count.events === 4)).toBe(true);
    await db.$executeRaw`UPDATE ledger_jobs SET beat_at = beat_at - interval '2 minutes'`;
    await workAll(NOW);
    expect(await job(id)).toMatchObject({ state: "DONE", done: 2500, imported: 2500 });
    expect(await db.issue.count({ where: { importedJobId: id } })).toBe(2500);
    expect(await db.importedRow.count({ where: { jobId: id } })).toBe(2500);
  }, 60_000);

  test("confirmed twice is confirmed once; the rows that look the same come in only when they are wanted", async () => {
    const one = line();
    const { id } = await broughtIn([one]);
    expect(await confirmImport(clerk, { jobId: id, sameWords: false }, NOW)).toEqual({ id });
    await workAll(NOW);
    expect(await db.issue.count({ where: { importedJobId: id } })).toBe(1);
    const again = await checked([{ ...one, number: "" }]);
    expect(await confirmImport(clerk, { jobId: again, sameWords: false }, NOW)).toMatchObject({
      code: "LEDGER_NOTHING_TO_IMPORT",
    });
    await confirmImport(clerk, { jobId: again, sameWords: true }, NOW);
    await workAll(NOW);
    expect(await db.issue.count({ where: { importedJobId: again } })).toBe(1);
  });

  test("a person whose post was taken away meanwhile brings nothing in", async () => {
    const gone = await employed({ ...clerk, personId: uuidv7() });
    const id = await checked([line()], gone);
    await confirmImport(gone, { jobId: id, sameWords: false }, NOW);
    await db.post.updateMany({
      where: { personId: gone.personId },
      data: { validTo: new Date("2026-03-10") },
    });
    await workAll(NOW);
    expect(await job(id)).toMatchObject({ state: "FAILED", failure: { code: "NOT_ALLOWED" } });
    expect(await db.issue.count({ where: { importedJobId: id } })).toBe(0);
  });
});
