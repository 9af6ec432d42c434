import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
} from "@prisma/driver-adapter-utils";
import type { DiffTarget, MigrationList, SchemaContainer, SchemaEngine } from "@prisma/schema-engine-wasm";
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
    const { pending, newer } = await whereItStands(client);
    const applied = pending.length === 0 ? [] : await migrate(databaseUrl);
    // A newer program's functions sum up into tables that this one does not know.
    if (!newer) await putInFigures(client);
    return applied;
  } finally {
    await client.end();
  }
}

async function migrate(databaseUrl: string): Promise<string[]> {
  const migrationsList = await readMigrations();
  return withEngine(databaseUrl, undefined, async (engine) => {
    await forgetInterrupted(engine, migrationsList);
    const applied = await engine.applyMigrations({ migrationsList, filters: nothingExternal });
    return applied.appliedMigrationNames;
  });
}

/** What sums up the figures, where the figures are not the ones the database sums up already. */
async function putInFigures(client: pg.Client): Promise<void> {
  const { FIGURE_FUNCTIONS, SAME_PLACE, START_OVER } = await import("#lib/db/figures/cells.ts");
  // The index by itself: it is long in the making, and seldom another one.
  await putIn(client, "INDEX issues_same_place", "to_regclass('issues_same_place')", SAME_PLACE);
  const found = "to_regprocedure('figure_cells(uuid[])')";
  await putIn(client, "FUNCTION figure_cells(uuid[])", found, [...FIGURE_FUNCTIONS, START_OVER], SAME_PLACE);
}

/** Runs the statements as one, unless what they make bears the mark of these already, and of what they rest on. */
async function putIn(
  client: pg.Client,
  made: string,
  found: string,
  statements: readonly string[],
  restsOn: readonly string[] = [],
): Promise<void> {
  const mark = createHash("sha256")
    .update([...restsOn, ...statements].join("\n"))
    .digest("hex");
  const { rows } = await client.query(`SELECT obj_description(${found}) AS mark`);
  if (rows[0].mark === mark) return;
  await client.query(["BEGIN", ...statements, `COMMENT ON ${made} IS '${mark}'`, "COMMIT"].join(";\n"));
}

/**
 * What schema.prisma says that the migrated database does not, as SQL; "" when they agree.
 * Checks, triggers and further indexes are not drift: they are the SQL's own, and Prisma's language lacks most.
 */
export async function schemaDrift(databaseUrl: string): Promise<string> {
  const schema = await readSchema();
  const sql = await diff(databaseUrl, schema, { tag: "schemaDatasource", files: [schema], configDir: here });
  return sql.replaceAll(/-- DropIndex\nDROP INDEX [^;]+;\s*/g, "").trim();
}

/** The SQL that makes an empty database into schema.prisma: the draft of a first migration. */
export async function schemaSql(databaseUrl: string): Promise<string> {
  return diff(databaseUrl, await readSchema(), { tag: "empty" });
}

async function diff(databaseUrl: string, schema: SchemaContainer, from: DiffTarget): Promise<string> {
  const to: DiffTarget = { tag: "schemaDatamodel", files: [schema] };
  const { stdout } = await withEngine(databaseUrl, schema, (engine) =>
    engine.diff({ from, to, script: true, exitCode: null, filters: nothingExternal }),
  );
  const sql = (stdout ?? "").trim();
  return sql === "-- This is an empty migration." ? "" : sql;
}

/** Migrations that are still to come, and whether a newer program has applied some that this one does not know. */
async function whereItStands(client: pg.Client): Promise<{ pending: string[]; newer: boolean }> {
  const names = await migrationNames();
  const table = await client.query("SELECT to_regclass('_prisma_migrations') AS name");
  if (table.rows[0].name === null) return { pending: names, newer: false };
  const done = await client.query(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const applied = new Set<string>(done.rows.map((row) => row.migration_name));
  const known = new Set(names);
  return {
    pending: names.filter((name) => !applied.has(name)),
    newer: [...applied].some((name) => !known.has(name)),
  };
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

async function withEngine<T>(
  databaseUrl: string,
  schema: SchemaContainer | undefined,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  engineCode ??= loadEngine();
  const { SchemaEngine: Engine } = await engineCode;
  const pool = new CatalogPool({ connectionString: databaseUrl });
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
  const silent = () => {};
  try {
    const datamodels: [string, string][] | undefined = schema && [[schema.path, schema.content]];
    return await work(await Engine.new({ datamodels }, silent, adapter));
  } finally {
    await pool.end(); // or its idle connections keep this process alive for ten seconds
  }
}

let engineCode: ReturnType<typeof loadEngine> | undefined;

/** Once per process: the bindings remember the memory of the first instance. */
async function loadEngine(): Promise<typeof import("@prisma/schema-engine-wasm")> {
  const { resolve } = createRequire(import.meta.url);
  const code = resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = await import(code);
  const wasm = await readFile(path.join(path.dirname(code), "schema_engine_bg.wasm"));
  const imports = { ...bindings };
  for (const name of Object.keys(imports).filter((key) => key.startsWith("__wbg_setTimeout"))) {
    // It guards its lock with a timer of ten seconds and forgets it: that must not keep a finished program alive.
    imports[name] = (then: () => void, ms: number) => setTimeout(then, ms).unref();
  }
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": imports });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings;
}

/**
 * Prisma's adapter cuts a script at every semicolon, also inside a function's body or a comment, and runs the pieces
 * one by one. This hands PostgreSQL the script whole, which also makes it one transaction: all or nothing.
 */
class WholeScripts extends PrismaPg {
  private readonly pool: CatalogPool;

  constructor(pool: CatalogPool) {
    super(pool);
    this.pool = pool;
  }

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script).catch(refuse);
    };
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const index of this.pool.charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  }
}

/** PostgreSQL's one-byte "char", which its catalogue uses, is unknown to the adapter but awaited by the engine. */
class CatalogPool extends pg.Pool {
  /** which columns of the last answer were of that type (the engine asks one question at a time) */
  charColumns: number[] = [];

  // biome-ignore lint/suspicious/noExplicitAny: pg declares query() in ten forms; this passes all of them on
  override async query(...question: any[]): Promise<any> {
    const answer = await super.query(...(question as [pg.QueryArrayConfig]));
    this.charColumns = [];
    for (const [index, field] of (answer.fields ?? []).entries()) {
      if (field.dataTypeID !== 18) continue;
      field.dataTypeID = pg.types.builtins.TEXT;
      this.charColumns.push(index);
    }
    return answer;
  }
}

function refuse(error: pg.DatabaseError): never {
  const { code = "", severity = "ERROR", message, detail, column, hint } = error;
  throw new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
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

/** Names of the migrations of this program, oldest first. */
export async function migrationNames(): Promise<string[]> {
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
