import "server-only";
import { readdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { env } from "#lib/env.ts";

/** Why the database cannot serve yet, or undefined when it can. */
export type Unready = "database-away" | "migrations-missing";

let asking: Promise<Unready | undefined> | undefined;

/**
 * Asks the database itself, on a connection of its own, within two seconds: a full pool or a hanging server is an
 * answer too. However many ask at once, the database is asked once.
 */
export function findUnready(): Promise<Unready | undefined> {
  asking ??= ask().finally(() => {
    asking = undefined;
  });
  return asking;
}

async function ask(): Promise<Unready | undefined> {
  const client = new pg.Client({
    connectionString: env.databaseUrl,
    connectionTimeoutMillis: 1000,
    query_timeout: 1000,
  });
  client.on("error", () => {}); // it may go away between two questions
  try {
    await client.connect();
    return (await isMigrated(client)) ? undefined : "migrations-missing";
  } catch {
    return "database-away";
  } finally {
    void client.end().catch(() => {});
  }
}

async function isMigrated(client: pg.Client): Promise<boolean> {
  const wanted = await migrationNames();
  const { rows } = await client
    .query(
      `SELECT count(DISTINCT migration_name)::int AS count FROM _prisma_migrations
      WHERE migration_name = ANY($1) AND finished_at IS NOT NULL AND rolled_back_at IS NULL`,
      [wanted],
    )
    .catch((error: { code?: string }) => {
      if (error.code === "42P01") return { rows: [{ count: 0 }] }; // no such table: nothing was ever applied
      throw error;
    });
  return rows[0].count === wanted.length;
}

async function migrationNames(): Promise<string[]> {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "prisma/migrations");
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
