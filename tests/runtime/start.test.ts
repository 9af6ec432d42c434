import { readFileSync, readlinkSync, realpathSync, statSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import pg from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort, runningDatabaseUrl } from "#prisma/database.ts";
import { sessionOf } from "#tests/support/signedIn.ts";
import { type Clone, type Launched, makeClone } from "./clone.ts";

// One clone, one day in its life: started, doubled, stopped, killed, started again. Each test goes on from the last.

let clone: Clone;
let port: number;
let env: Record<string, string>;
let running: Launched;

beforeAll(async () => {
  clone = makeClone();
  port = await freePort();
  env = { PORT: String(port) };
});

afterAll(async () => {
  if (running && running.process.exitCode === null) {
    running.interrupt();
    await running.exit;
  }
  for (const pid of clone.processes()) process.kill(pid, "SIGKILL");
  clone.remove();
});

test("from nothing to a printed address that is healthy", async () => {
  running = clone.launch([], { env });
  await running.says(`Ready: http://localhost:${port}`);
  const health = await fetch(`http://localhost:${port}/api/health`);
  expect(health.status).toBe(200);
  expect(await health.json()).toEqual({ status: "ok", version: expect.any(String) });
});

test("what is secret is for its owner only, and the database listens on this machine only", async () => {
  for (const file of ["database.json", "auth-secret"]) {
    expect(statSync(path.join(clone.data, file)).mode & 0o777).toBe(0o600);
  }
  const wrong = new URL(await runningDatabaseUrl(clone.data));
  wrong.password = "guess";
  const client = new pg.Client({ connectionString: wrong.href });
  await expect(client.connect()).rejects.toThrow("password authentication failed");
});

test("a second copy says so and ends", async () => {
  const second = clone.launch([], { env: { PORT: String(await freePort()) } });
  expect(await second.exit).not.toBe(0);
  expect(second.output()).toContain(`already running in this folder (process ${launcherPid()})`);
});

test("health tells when the database hangs, within two seconds, and recovers by itself", async () => {
  const server = databaseProcesses();
  for (const pid of server) process.kill(pid, "SIGSTOP");
  try {
    const askedAt = performance.now();
    const away = await fetch(`http://localhost:${port}/api/health`);
    expect(performance.now() - askedAt).toBeLessThan(2500);
    expect(away.status).toBe(503);
    expect(await away.json()).toEqual({ status: "unavailable", reason: "database-away" });
  } finally {
    for (const pid of server) process.kill(pid, "SIGCONT");
  }
  await expect.poll(() => healthStatus(), { timeout: 10_000 }).toBe(200);
});

test("a worker that dies is started again", async () => {
  const before = children();
  const worker = before.find((pid) => commandOf(pid).includes("lib/worker/main.ts"));
  expect(worker).toBeDefined();
  process.kill(worker ?? 0, "SIGKILL");
  await running.says("The worker stopped unexpectedly");
  await expect
    .poll(() => children().some((pid) => pid !== worker && commandOf(pid).includes("lib/worker/main.ts")), {
      timeout: 10_000,
    })
    .toBe(true);
});

test("Ctrl-C stops everything and leaves no process", async () => {
  running.interrupt();
  expect(await running.exit).toBe(0);
  expect(running.output()).toContain("Everything is stopped");
  expect(clone.processes()).toEqual([]);
});

test("a taken port is said and no other is taken", async () => {
  const other = net.createServer().listen(port, "127.0.0.1");
  const refused = clone.launch([], { env });
  expect(await refused.exit).not.toBe(0);
  expect(refused.output()).toContain(`Port ${port} is taken`);
  expect(clone.processes()).toEqual([]);
  await new Promise((resolve) => other.close(resolve));
});

test("a second start neither builds nor seeds", async () => {
  running = clone.launch([], { env });
  await running.says("Ready:");
  expect(running.output()).not.toMatch(/Building|Preparing|Generating|Installing|Making a new/);
});

test("kill -9 in the middle of what a phone sends: sent again after the next start, everything is there once", async () => {
  const secret = readFileSync(path.join(clone.data, "auth-secret"), "utf8").trim();
  const client = new pg.Client({ connectionString: await runningDatabaseUrl(clone.data) });
  await client.connect();
  const cookie = await sessionOf(client, "recorder", secret);
  const { rows } = await client.query("SELECT id FROM org_units WHERE name = '梧桐里社区'");
  await client.end();
  const items = Array.from({ length: 50 }, (_, n) => visitMade(rows[0].id, `半路断电 ${n}`));
  const body = JSON.stringify({ device: uuidv7(), items });
  const send = () =>
    fetch(`http://localhost:${port}/api/sync`, {
      method: "POST",
      headers: { cookie, "Content-Type": "application/json", origin: `http://localhost:${port}` },
      body,
    });
  const broken = send().catch(() => "broken");
  const written = "SELECT count(*)::int AS count FROM visits WHERE note LIKE '半路断电%'";
  await expect
    .poll(async () => ((await query(written))[0] as { count: number }).count, {
      interval: 5,
      timeout: 30_000,
    })
    .toBeGreaterThan(4);
  process.kill(launcherPid(), "SIGKILL");
  expect(await broken, "no answer came").toBe("broken");
  expect(await running.exit).not.toBe(0);

  running = clone.launch([], { env });
  await running.says("Ready:");
  const before = (await query(written))[0] as { count: number };
  expect(before.count, "it was the middle").toBeLessThan(50);
  const { answers } = (await (await send()).json()) as { answers: { outcome: string }[] };
  const told = (outcome: string) => answers.filter((answer) => answer.outcome === outcome).length;
  expect([told("ALREADY"), told("APPLIED")]).toEqual([before.count, 50 - before.count]);
  expect(await query(written)).toEqual([{ count: 50 }]);
  expect(await query("SELECT count(*)::int AS count FROM issues WHERE statement LIKE '半路断电%'")).toEqual([
    { count: 50 },
  ]);
});

/** A visit with one problem, as a phone sends it. */
function visitMade(unitId: string, words: string) {
  const [id, madeAt] = [uuidv7(), new Date().toISOString()];
  const visit = {
    id,
    unitId,
    type: "HOUSEHOLD_VISIT",
    result: "RAISED",
    visitedOn: "2026-03-04",
    note: words,
  };
  const problem = {
    "problems.0.id": uuidv7(),
    "problems.0.statement": words,
    "problems.0.confidentiality": "NORMAL",
  };
  return { id, kind: "visit", madeAt, values: { ...visit, ...problem } };
}

test("kill -9 takes web and worker along, and the next start recovers with everything written", async () => {
  await query("CREATE TABLE survivor AS SELECT 7 AS answer");
  process.kill(launcherPid(), "SIGKILL");
  expect(await running.exit).not.toBe(0);
  await expect.poll(() => children().length, { timeout: 5000 }).toBe(0);

  running = clone.launch([], { env });
  await running.says("Ready:");
  expect(running.output()).toContain("recovering");
  expect(running.output()).toContain("Stopped the database left by the last run");
  expect(await query("SELECT answer FROM survivor")).toEqual([{ answer: 7 }]);
});

test("kill -9 of the first process stops the rest in order", async () => {
  running.process.kill("SIGKILL");
  await expect.poll(() => clone.processes().length, { timeout: 15_000 }).toBe(0);
});

test("a web process that dies stops everything, and says why", async () => {
  running = clone.launch([], { env });
  await running.says("Ready:");
  const web = children().find((pid) => !commandOf(pid).includes("lib/worker/main.ts"));
  process.kill(web ?? 0, "SIGKILL");
  expect(await running.exit).toBe(1);
  expect(running.output()).toContain("The web service stopped unexpectedly");
  expect(clone.processes()).toEqual([]);
});

test("SIGTERM to npm, as a service manager sends it, stops everything before npm ends", async () => {
  running = clone.launch(["start"], { env, npm: true });
  await running.says("Ready:");
  running.process.kill("SIGTERM");
  expect(await running.exit).toBe(0);
  expect(clone.processes()).toEqual([]);
});

function launcherPid(): number {
  return JSON.parse(readFileSync(path.join(clone.data, "running.lock"), "utf8")).pid;
}

function databaseProcesses(): number[] {
  const data = realpathSync(path.join(clone.data, "postgres"));
  return clone.processes().filter((pid) => readlinkSync(`/proc/${pid}/cwd`) === data);
}

/** web and worker: what works in the clone itself, but for the launcher's two processes */
function children(): number[] {
  const server = databaseProcesses();
  return clone
    .processes()
    .filter((pid) => !server.includes(pid) && !commandOf(pid).includes("deploy/start."));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

async function healthStatus(): Promise<number> {
  return (await fetch(`http://localhost:${port}/api/health`)).status;
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: await runningDatabaseUrl(clone.data) });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}
