import "server-only";
import { PgBoss } from "pg-boss";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { JOBS, type Job } from "./jobs.ts";
import { endOwnProcesses } from "./ownProcess.ts";

/**
 * The worker: `node --conditions=react-server lib/worker/main.ts`. pg-boss keeps schedules and jobs in the schema
 * `pgboss` of the same database, beside ours and outside our migrations, so several workers do each minute once.
 */
const boss = new PgBoss({
  connectionString: env.databaseUrl,
  application_name: "minqing-worker",
  max: 4,
  schema: "pgboss",
  monitorVacuum: false,
});
boss.on("error", (error) => log.error("worker", error));

/** Long enough for the largest file that may come in. */
const LONGEST_WORK_SECONDS = 14_400;

/**
 * One at a time per job, whatever piles up: the next run finds what the last one left. A missed minute is not made up for.
 * Work that people wait for has one call waiting and holds nobody else back: a killed worker's would keep the queue shut.
 */
async function start({ name, every, run, hears }: Job): Promise<void> {
  await boss.createQueue(name, {
    policy: hears ? "short" : "exclusive",
    retryLimit: 0,
    expireInSeconds: hears ? LONGEST_WORK_SECONDS : 600,
    retentionSeconds: 3600,
    deleteAfterSeconds: 3600,
  });
  const worker = await boss.work(name, { pollingIntervalSeconds: 5 }, async () => {
    await run().catch((error: unknown) => {
      log.error("job failed", error, { job: name });
      throw error;
    });
  });
  await boss.schedule(name, every);
  // What came due while no worker ran is not left waiting for the next full minute.
  await boss.send(name);
  if (hears) {
    const called = () =>
      void boss
        .send(name)
        .then(() => boss.notifyWorker(worker))
        .catch((error: unknown) => log.error("worker", error));
    await boss.getDb().listen?.(hears, called, called);
  }
}

let ending = false;
/** A job that has begun is given the time to end; every batch is its own transaction, so killing it loses nothing. */
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  endOwnProcesses();
  await boss
    .stop({ graceful: true, timeout: 8000 })
    .catch((error: unknown) => log.error("worker stop", error));
  await db.$disconnect().catch(() => {});
  log.info("worker stopped");
  process.exit(code);
}
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void end(0));
process.on("disconnect", () => void end(0));

try {
  await boss.start();
  for (const job of JOBS) await start(job);
  log.info("worker started", { jobs: JOBS.length });
} catch (error) {
  log.error("worker could not start", error);
  await end(1);
}
