import pg from "pg";
import { expect, test } from "vitest";
import { findUnready } from "#lib/db/readiness.ts";

async function change(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(sql);
  await client.end();
}

test("ready when every migration is finished", async () => {
  expect(await findUnready()).toBeUndefined();
});

test("not ready while a migration is under way, or was never begun", async () => {
  await change("UPDATE _prisma_migrations SET finished_at = NULL");
  expect(await findUnready()).toBe("migrations-missing");
  await change("DELETE FROM _prisma_migrations");
  expect(await findUnready()).toBe("migrations-missing");
  await change("DROP TABLE _prisma_migrations");
  expect(await findUnready()).toBe("migrations-missing");
});
