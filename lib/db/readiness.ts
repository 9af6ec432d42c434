import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "#lib/env.ts";

/** Why the database cannot serve yet. */
export type Unready = "database-away" | "migrations-missing";

type Pool = ReturnType<Awaited<ReturnType<PrismaPg["connect"]>>["underlyingDriver"]>;

let pool: Pool | undefined;
let asking: Promise<Unready | undefined> | undefined;

/**
 * Asks the database itself, within two seconds and on a connection of its own, so that neither a hanging server nor
 * a full pool can hold the answer back. However many ask at once, the database is asked once.
 */
export function findUnready(): Promise<Unready | undefined> {
  asking ??= ask().finally(() => {
    asking = undefined;
  });
  return asking;
}

async function ask(): Promise<Unready | undefined> {
  try {
    pool ??= await openPool();
    const { rows } = await pool.query(
      `SELECT bool_and(finished_at IS NOT NULL) AND ($1::text IS NULL OR bool_or(migration_name = $1)) AS whole
         FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
      [env.migration ?? null],
    );
    return rows[0]?.whole ? undefined : "migrations-missing";
  } catch (error) {
    const noSuchTable = (error as { code?: string }).code === "42P01";
    return noSuchTable ? "migrations-missing" : "database-away";
  }
}

async function openPool(): Promise<Pool> {
  const limits = { max: 1, connectionTimeoutMillis: 1000, query_timeout: 1000 };
  const opened = await new PrismaPg({ connectionString: env.databaseUrl, ...limits }).connect();
  return opened.underlyingDriver();
}
