import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort } from "#prisma/database.ts";
import { type Clone, makeClone } from "./clone.ts";

// A first start that does not reach its end, with a demo city that takes its time.

let clone: Clone;
let env: Record<string, string>;

beforeEach(async () => {
  clone = makeClone();
  env = { PORT: String(await freePort()) };
});
afterEach(() => {
  for (const pid of clone.processes()) process.kill(pid, "SIGKILL");
  clone.remove();
});

const seedWith = (after: string) =>
  writeFileSync(
    path.join(clone.folder, "prisma/seed/main.ts"),
    `import pg from "pg";
     const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
     await client.connect();
     await client.query("CREATE TABLE seeded AS SELECT 1 AS once"); // fails where it already is
     await client.end();
     ${after}`,
  );

test("Ctrl-C while the first start is under way stops everything", async () => {
  seedWith("await new Promise((resolve) => setTimeout(resolve, 60_000));");
  const running = clone.launch([], { env });
  await running.says("Preparing the demo city");
  running.interrupt();
  expect(await running.exit).toBe(0);
  expect(clone.processes()).toEqual([]);
});

test("kill -9 while the demo city is half made: the next start makes it anew", async () => {
  const mark = path.join(clone.folder, "half-made");
  seedWith(
    `(await import("node:fs")).writeFileSync(${JSON.stringify(mark)}, "");
     await new Promise((resolve) => setTimeout(resolve, 60_000));`,
  );
  const killed = clone.launch([], { env });
  await expect.poll(() => existsSync(mark), { timeout: 60_000 }).toBe(true);
  process.kill(-(killed.process.pid ?? 0), "SIGKILL"); // both of the launcher's processes at once
  await killed.exit;

  seedWith("");
  const running = clone.launch([], { env });
  await running.says("Ready:");
  expect(running.output()).toContain("The first start was not finished");
  running.interrupt();
  expect(await running.exit).toBe(0);
});

test("a demo city that fails is said, with its reason, and nothing stays running", async () => {
  seedWith(`throw new Error("the seed is rotten");`);
  const failed = clone.launch([], { env });
  expect(await failed.exit).toBe(1);
  expect(failed.output()).toContain("the seed is rotten");
  expect(failed.output()).toContain("This step failed: demo city");
  expect(clone.processes()).toEqual([]);
});
