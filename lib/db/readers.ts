import pg from "pg";
import { env } from "#lib/env.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { type Db, SESSION } from "./client.ts";

/** Answers a question with rows as texts, column by column; every column must be asked for as text. */
export type Reader = (sql: Prisma.Sql) => Promise<(string | null)[][]>;

/**
 * Connections of their own that see the very state of the database that `tx` sees, which must be a snapshot and stay open
 * meanwhile: for whoever reads a million rows. Several read at once, and rows without names and types cost half of what the
 * client's own rows do (docs/benchmarks.md, the ledger at a million issues). They can only read.
 */
export async function withReaders<T>(
  tx: Db,
  count: number,
  work: (readers: readonly Reader[]) => Promise<T>,
): Promise<T> {
  const [seen] = await tx.$queryRaw<{ id: string }[]>`SELECT pg_export_snapshot() AS id`;
  const clients = Array.from(
    { length: count },
    () => new pg.Client({ connectionString: env.databaseUrl, options: SESSION }),
  );
  try {
    await Promise.all(
      clients.map(async (client) => {
        client.on("error", () => {}); // the next question tells
        await client.connect();
        await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        await client.query(`SET TRANSACTION SNAPSHOT ${client.escapeLiteral(seen?.id ?? "")}`);
      }),
    );
    return await work(
      clients.map(
        (client) => async (sql) =>
          (await client.query<(string | null)[]>({ text: sql.text, values: sql.values, rowMode: "array" }))
            .rows,
      ),
    );
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}
