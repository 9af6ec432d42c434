import { db } from "#lib/db/client.ts";

const LONGEST_MS = 30_000;
/** Resolves once it holds; throws after half a minute, so that a test that cannot go on says so. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  const latest = Date.now() + LONGEST_MS;
  while (!(await holds())) {
    if (Date.now() > latest) throw new Error("it did not come true");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Resolves when some other connection waits for a lock. */
export const somebodyWaits = (): Promise<void> =>
  until(async () => {
    const [row] = await db.$queryRaw<{ n: bigint }[]>`
      SELECT count(*) AS n FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND state = 'active'`;
    return row !== undefined && row.n > 0n;
  });

/** Resolves when some other connection is at a statement with these words. */
export const somebodyRuns = (words: string): Promise<void> =>
  until(async () => {
    const [row] = await db.$queryRaw<{ n: bigint }[]>`
      SELECT count(*) AS n FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'active' AND strpos(query, ${words}) > 0 AND pid <> pg_backend_pid()`;
    return row !== undefined && row.n > 0n;
  });
