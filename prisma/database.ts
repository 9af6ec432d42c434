import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import pg from "pg";
import { type Account, type DatabaseHome, findHome, makeOwned, writeOwned } from "./database-home.ts";
import { stopOrphan } from "./database-orphan.ts";

/** A running embedded PostgreSQL. */
export type EmbeddedDatabase = {
  /** connection string of the application's database */
  url: string;
  /** connection string of any other database of this server */
  urlOf(name: string): string;
  pid: number;
  /** settles when the server process ends, wanted or not */
  ended: Promise<void>;
  /** ends it cleanly: clients are cut, everything acknowledged is on disk */
  stop(): Promise<void>;
};

/** What happened on the way that its owner may want to read. */
export type DatabaseNote = "initialising" | "relocated" | "orphan-stopped";

export type DatabaseOptions = {
  /** where port, password and, when the server's account can reach it, the data are kept */
  folder: string;
  onNote?: (note: DatabaseNote, detail: string) => void;
  /** false for tests only: fast, and lost when the machine stops */
  durable?: boolean;
};

const superuser = "minqing";
const databaseName = "minqing";

/**
 * Starts the PostgreSQL that npm brought, on 127.0.0.1 only, with its data below `folder`; makes both when new.
 * Stops first what a killed predecessor left running on the same data.
 * Throws an Error whose message ends with the server's own last words when it does not come up.
 */
export async function startDatabase(options: DatabaseOptions): Promise<EmbeddedDatabase> {
  const { folder, onNote = () => {}, durable = true } = options;
  await mkdir(path.join(folder, "logs"), { recursive: true });
  const home = await findHome(folder);
  if (home.relocated) onNote("relocated", home.data);
  const orphan = await stopOrphan(home.data);
  if (orphan) onNote("orphan-stopped", String(orphan));

  const kept = await readKept(folder);
  const password = kept?.password ?? randomBytes(24).toString("base64url");
  const port = kept && (await isFree(kept.port)) ? kept.port : await freePort();
  await keep(folder, { port, password });
  if (!(await exists(path.join(home.data, "PG_VERSION")))) {
    onNote("initialising", home.data);
    await initialise(home, password, durable);
  }
  const server = await launch(home, port, path.join(folder, "logs", "postgres.log"), durable);
  const urlOf = (name: string) => addressOf({ port, password }, name);
  try {
    await untilReady(urlOf("postgres"), server);
    await ensureDatabase(urlOf("postgres"));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, url: urlOf(databaseName), urlOf };
}

/** The address of the application's database on a server that another process has started on this folder. */
export async function runningDatabaseUrl(folder: string): Promise<string> {
  const kept = await readKept(folder);
  if (!kept) throw new Error(`no database was started on ${folder}`);
  return addressOf(kept, databaseName);
}

/** Drops and makes anew the application's database: for one that never finished its first start. */
export async function recreateDatabase(database: EmbeddedDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: database.urlOf("postgres") });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${databaseName} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${databaseName}`);
  await client.end();
}

/** A TCP port on loopback that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function isFree(port: number): Promise<boolean> {
  const server = net.createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true));
  });
  if (free) await new Promise((resolve) => server.close(resolve));
  return free;
}

/** initdb into a folder beside, renamed when whole: one that was cut short is never taken for a database. */
async function initialise(home: DatabaseHome, password: string, durable: boolean): Promise<void> {
  const fresh = `${home.data}.new`;
  await rm(fresh, { recursive: true, force: true });
  await makeOwned(fresh, home.account);
  const secret = `${home.data}.secret`;
  await writeOwned(secret, password, home.account);
  const args = ["-D", fresh, "-U", superuser, `--pwfile=${secret}`, "--auth=scram-sha-256"];
  args.push("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
  if (!durable) args.push("--no-sync");
  try {
    await run(path.join(home.programs, "bin", "initdb"), args, home.account);
  } finally {
    await rm(secret, { force: true });
  }
  await rm(home.data, { recursive: true, force: true });
  await rename(fresh, home.data);
}

function run(program: string, args: string[], account: Account): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      cwd: "/",
      env: serverEnv,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${path.basename(program)} ended with ${code}: ${said.trim()}`)),
    );
  });
}

type Server = Pick<EmbeddedDatabase, "pid" | "ended" | "stop"> & { lastWords(): Promise<string> };

/** Messages in English and time in UTC whatever the machine speaks, and none of our own variables. */
const serverEnv = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" } as unknown as NodeJS.ProcessEnv;

async function launch(home: DatabaseHome, port: number, log: string, durable: boolean): Promise<Server> {
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    shared_buffers: "128MB",
    max_connections: "60",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const args = ["-D", home.data];
  for (const [name, value] of Object.entries(settings)) args.push("-c", `${name}=${value}`);
  const output = openSync(log, "w", 0o600);
  // A group of its own: Ctrl-C in the terminal must reach the launcher only, which stops the database last.
  const child = spawn(path.join(home.programs, "bin", "postgres"), args, {
    ...home.account,
    cwd: "/",
    env: serverEnv,
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const stop = async () => {
    child.kill("SIGINT"); // PostgreSQL's "fast" shutdown
    const patience = setTimeout(() => child.kill("SIGQUIT"), 20_000);
    await ended;
    clearTimeout(patience);
  };
  const lastWords = async () => (await readFile(log, "utf8")).trim().split("\n").slice(-5).join("\n");
  return { pid: child.pid ?? 0, ended, stop, lastWords };
}

async function untilReady(url: string, server: Server): Promise<void> {
  let over = false;
  void server.ended.then(() => {
    over = true;
  });
  const until = Date.now() + 60_000; // recovery after a crash replays the log first
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on("error", () => {});
    const problem = await client.connect().then(
      () => null,
      (error: Error) => error,
    );
    await client.end().catch(() => {});
    if (problem === null) return;
    if (over || Date.now() > until || problem.message.includes("password authentication failed")) {
      throw new Error(`PostgreSQL did not come up (${problem.message}):\n${await server.lastWords()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
}

const keptFile = (folder: string) => path.join(folder, "database.json");

type Kept = { port: number; password: string };

const addressOf = ({ port, password }: Kept, name: string) =>
  `postgresql://${superuser}:${password}@127.0.0.1:${port}/${name}`;

async function readKept(folder: string): Promise<Kept | undefined> {
  const text = await readFile(keptFile(folder), "utf8").catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

async function keep(folder: string, kept: Kept): Promise<void> {
  const file = keptFile(folder);
  await rm(`${file}.new`, { force: true });
  await writeFile(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
