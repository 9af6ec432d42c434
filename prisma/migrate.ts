import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaPg } from "@prisma/adapter-pg";
import type { MigrationList, SchemaContainer, SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";

const here = import.meta.dirname;
const migrationsFolder = path.join(here, "migrations");
const schemaFile = path.join(here, "schema.prisma");
const nothingExternal = { externalTables: [], externalEnums: [] };
/** Any constant will do, so long as every copy of this program uses the same one. */
const migrationLock = 20_261_122;

/**
 * Brings a database up to the newest migration and returns the names applied now (none when it already was).
 * Two copies that start at once wait for each other. Throws with PostgreSQL's own message when a script fails.
 *
 * Prisma's engine in WebAssembly does the work, because its native one must be downloaded from a host that many
 * networks do not reach. What it records is what `prisma migrate deploy` records: either may follow the other.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    if ((await pendingMigrations(client)).length === 0) return [];
    const engine = await schemaEngine(databaseUrl);
    const migrationsList = await readMigrations();
    await forgetInterrupted(engine, migrationsList);
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: nothingExternal });
    return appliedMigrationNames;
  } finally {
    await client.end();
  }
}

/**
 * What schema.prisma says that the migrated database does not, as SQL; "" when they agree.
 * Checks, triggers and partial indexes are not drift: Prisma's schema language does not know them.
 */
export async function schemaDrift(databaseUrl: string): Promise<string> {
  const schema = await readSchema();
  const engine = await schemaEngine(databaseUrl, schema);
  const { stdout } = await engine.diff({
    from: { tag: "schemaDatasource", files: [schema], configDir: here },
    to: { tag: "schemaDatamodel", files: [schema] },
    script: true,
    exitCode: null,
    filters: nothingExternal,
  });
  const sql = (stdout ?? "").trim();
  return sql === "-- This is an empty migration." ? "" : sql;
}

/** The SQL that makes an empty database into schema.prisma: what a new first migration would start from. */
export async function schemaSql(databaseUrl: string): Promise<string> {
  const schema = await readSchema();
  const engine = await schemaEngine(databaseUrl, schema);
  const { stdout } = await engine.diff({
    from: { tag: "empty" },
    to: { tag: "schemaDatamodel", files: [schema] },
    script: true,
    exitCode: null,
    filters: nothingExternal,
  });
  return stdout ?? "";
}

async function pendingMigrations(client: pg.Client): Promise<string[]> {
  const names = await migrationNames();
  const table = await client.query("SELECT to_regclass('_prisma_migrations') AS name");
  if (table.rows[0].name === null) return names;
  const done = await client.query(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const applied = new Set(done.rows.map((row) => row.migration_name));
  return names.filter((name) => !applied.has(name));
}

/**
 * A script that was cut short (power, kill -9) left nothing behind, as PostgreSQL runs it as one transaction, but
 * the engine refuses to go on until someone says so. This says so; a script that is really wrong fails again.
 */
async function forgetInterrupted(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: nothingExternal,
  });
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
}

async function schemaEngine(databaseUrl: string, schema?: SchemaContainer): Promise<SchemaEngine> {
  const { resolve } = createRequire(import.meta.url);
  const code = resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = await import(code);
  const wasm = await readFile(path.join(path.dirname(code), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const silent = () => {};
  return bindings.SchemaEngine.new(
    { datamodels: schema ? [[schema.path, schema.content]] : undefined },
    silent,
    bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: databaseUrl })),
  );
}

async function readMigrations(): Promise<MigrationList> {
  const migrationDirectories: MigrationList["migrationDirectories"] = [];
  for (const name of await migrationNames()) {
    const value = await readFile(path.join(migrationsFolder, name, "migration.sql"), "utf8");
    migrationDirectories.push({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value } },
    });
  }
  const lock = path.join(migrationsFolder, "migration_lock.toml");
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: await readFile(lock, "utf8") },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}

async function migrationNames(): Promise<string[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function readSchema(): Promise<SchemaContainer> {
  return { path: schemaFile, content: await readFile(schemaFile, "utf8") };
}

if (import.meta.main) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set");
  const applied = await applyMigrations(url);
  process.stdout.write(`${applied.length} applied ${applied.join(" ")}\n`);
}
