import "server-only";
import { PgBoss } from "pg-boss";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { JOBS, type Job } from "./jobs.ts";

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

/** One at a time per job, whatever piles up: the next run finds what the last one left. A missed minute is not made up for. */
async function start({ name, every, run }: Job): Promise<void> {
  await boss.createQueue(name, {
    policy: "exclusive",
    retryLimit: 0,
    expireInSeconds: 600,
    retentionSeconds: 3600,
    deleteAfterSeconds: 3600,
  });
  await boss.work(name, { pollingIntervalSeconds: 5 }, async () => {
    await run().catch((error: unknown) => {
      log.error("job failed", error, { job: name });
      throw error;
    });
  });
  await boss.schedule(name, every);
  // What came due while no worker ran is not left waiting for the next full minute.
  await boss.send(name);
}

let ending = false;
/** A job that has begun is given the time to end; every batch is its own transaction, so killing it loses nothing. */
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
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
