import { mkdtempSync, rmSync } from "node:fs";
import { chmod } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedDatabase, freePort, startDatabase } from "#prisma/database.ts";
import { type Clone, makeClone } from "./clone.ts";

// Somebody else's database: production, and `npm start` with DATABASE_URL.

let clone: Clone;
let server: EmbeddedDatabase;
let folder: string;

beforeAll(async () => {
  clone = makeClone();
  folder = mkdtempSync(path.join(os.tmpdir(), "minqing-server-"));
  await chmod(folder, 0o755);
  server = await startDatabase({ folder, durable: false });
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  clone.remove();
});

const complete = {
  AUTH_SECRET: "0123456789abcdef0123456789abcdef",
  PUBLIC_URL: "https://minqing.example.gov.cn",
};

test.each(["DATABASE_URL", "AUTH_SECRET", "PUBLIC_URL"])(
  "serve refuses to start without %s",
  async (name) => {
    const env: Record<string, string> = {
      ...complete,
      DATABASE_URL: server.url,
      PORT: String(await freePort()),
    };
    delete env[name];
    const refused = clone.launch(["serve"], { env });
    expect(await refused.exit).not.toBe(0);
    expect(refused.output()).toContain(`${name} is missing`);
    expect(refused.output().trim().split("\n")).toHaveLength(1);
  },
);

test("serve refuses a short secret", async () => {
  const refused = clone.launch(["serve"], {
    env: { ...complete, DATABASE_URL: server.url, AUTH_SECRET: "short" },
  });
  expect(await refused.exit).not.toBe(0);
  expect(refused.output()).toContain("shorter than 32 bytes");
});

test("serve migrates and serves, without a demo even when asked for one", async () => {
  const port = await freePort();
  const env = { ...complete, DATABASE_URL: server.url, PORT: String(port), MINQING_DEMO: "1" };
  const running = clone.launch(["serve"], { env });
  await running.says("Ready: https://minqing.example.gov.cn");
  expect(running.output()).toContain("MINQING_DEMO is ignored");
  expect(await peopleIn(server.url)).toBe(0);
  expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);
  running.interrupt();
  expect(await running.exit).toBe(0);
  expect(clone.processes()).toEqual([]);
});

test("npm start with DATABASE_URL starts no database and makes no demo data", async () => {
  const env = { DATABASE_URL: server.url, PORT: String(await freePort()) };
  const running = clone.launch([], { env });
  await running.says("Ready:");
  expect(running.output()).not.toContain("Starting the database");
  expect(await peopleIn(server.url)).toBe(0);
  running.interrupt();
  expect(await running.exit).toBe(0);
});

test("npm start says when the database at DATABASE_URL is not there", async () => {
  const env = {
    DATABASE_URL: `postgresql://nobody@127.0.0.1:${await freePort()}/none`,
    PORT: String(await freePort()),
  };
  const running = clone.launch([], { env });
  expect(await running.exit).toBe(1);
  expect(running.output()).toContain("ECONNREFUSED");
  expect(clone.processes()).toEqual([]);
});

async function peopleIn(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("SELECT count(*)::int AS count FROM people");
  await client.end();
  return rows[0].count;
}
