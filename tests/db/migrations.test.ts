import pg from "pg";
import { expect, test } from "vitest";
import { applyMigrations, schemaDrift } from "#prisma/migrate.ts";

const url = process.env.DATABASE_URL ?? "";

test("the migrations make exactly what schema.prisma says", async () => {
  expect(await schemaDrift(url)).toBe("");
});

test("a second run applies nothing", async () => {
  expect(await applyMigrations(url)).toEqual([]);
});

test("two that start at once do not disturb each other", async () => {
  expect(await Promise.all([applyMigrations(url), applyMigrations(url)])).toEqual([[], []]);
});

test("an older program that starts again leaves what a newer one sums up with", async () => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const mark = async () =>
    (await client.query("SELECT obj_description(to_regprocedure('figure_cells(uuid[])')) AS mark")).rows[0]
      .mark;
  const own = await mark();
  await client.query("COMMENT ON FUNCTION figure_cells(uuid[]) IS 'newer'");
  await client.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
    VALUES ('newer', '', '29990101000000_newer', now(), 1)`);
  expect(await applyMigrations(url)).toEqual([]);
  expect(await mark()).toBe("newer");
  await client.query("DELETE FROM _prisma_migrations WHERE id = 'newer'");
  await applyMigrations(url);
  expect(await mark()).toBe(own);
  await client.end();
});

test("a migration that was cut short is applied again", async () => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const emptied = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;";
  // What kill -9 leaves: the engine has noted the start, PostgreSQL has rolled the script back.
  await client.query("CREATE TEMP TABLE noted AS SELECT * FROM _prisma_migrations");
  await client.query(`${emptied} CREATE TABLE _prisma_migrations AS SELECT * FROM noted`);
  const cut = await client.query("UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0");
  expect((await applyMigrations(url)).length).toBe(cut.rowCount);
  expect(await schemaDrift(url)).toBe("");
  await client.end();
});

test("a script that is wrong leaves nothing behind and says what is wrong", async () => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Near its end the first script makes a function of this name: everything before must go again.
  const obstacle = "CREATE FUNCTION refuse_change() RETURNS int LANGUAGE sql AS 'SELECT 1'";
  await client.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${obstacle}`);
  await expect(applyMigrations(url)).rejects.toThrow('function "refuse_change" already exists');
  const tables = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
  expect(tables.rows.map((row) => row.tablename)).toEqual(["_prisma_migrations"]);
  await client.end();
});
