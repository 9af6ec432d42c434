import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Clone, makeClone } from "./clone.ts";

// Who starts it, and in what kind of folder.

const root = process.getuid?.() === 0;
const clones: Clone[] = [];
const made = (mode?: number): Clone => {
  const clone = makeClone(mode);
  clones.push(clone);
  return clone;
};
afterAll(() => {
  for (const clone of clones) clone.remove();
});

async function probe(clone: Clone, options = {}): Promise<Record<string, unknown> & { said: string }> {
  const run = clone.launch(["run", "tests/runtime/probe.ts"], options);
  const code = await run.exit;
  const said = run.output();
  expect(code, said).toBe(0);
  return { ...JSON.parse(said.trim().split("\n").at(-1) ?? ""), said };
}

test("whoever runs these tests gets a database in UTC and UTF-8, which is there again the next time", async () => {
  const clone = made();
  const first = await probe(clone);
  expect(first).toMatchObject({ zone: "UTC", encoding: "UTF8", letters: "É", visits: 1 });
  expect(first.migrations).toBe(first.wanted);
  expect(first.folder).toBe(path.join(clone.data, "postgres"));
  expect(await probe(clone)).toMatchObject({ visits: 2 });
});

// Only root can have another account run the server; for everybody else there is nothing to relocate.
test.runIf(root)(
  "root's clone in a folder that only root may enter: the data go where the server can",
  async () => {
    const clone = made(0o700);
    const first = await probe(clone);
    expect(first.said).toContain("its data are in");
    expect(String(first.folder).startsWith(clone.folder)).toBe(false);
    expect(await probe(clone)).toMatchObject({ visits: 2, folder: first.folder });
    chmodSync(path.dirname(clone.folder), 0o755);
    // now reachable: still the same data, not an empty database
    expect(await probe(clone)).toMatchObject({ visits: 3, folder: first.folder });
    rmSync(readFileSync(path.join(clone.data, "postgres.location"), "utf8"), { recursive: true });
  },
);

test.runIf(root)("a clone that was closed after its first start takes its data along", async () => {
  const clone = made(0o755);
  expect(await probe(clone)).toMatchObject({ visits: 1 });
  chmodSync(path.dirname(clone.folder), 0o700);
  expect(await probe(clone)).toMatchObject({ visits: 2 });
  rmSync(readFileSync(path.join(clone.data, "postgres.location"), "utf8"), { recursive: true });
});

test.runIf(root)("an ordinary user runs the server as himself", async () => {
  const clone = made();
  const nobody = { uid: 65_534, gid: 65_534 };
  mkdirSync(clone.data);
  chownSync(clone.data, nobody.uid, nobody.gid);
  expect(await probe(clone, nobody)).toMatchObject({ visits: 1, folder: path.join(clone.data, "postgres") });
});

test.runIf(root)("an ordinary user in a folder that is not his is told so", async () => {
  const clone = made();
  mkdirSync(clone.data);
  const refused = clone.launch([], { uid: 65_534, gid: 65_534 });
  expect(await refused.exit).toBe(1);
  expect(refused.output()).toContain("it belongs to another user");
});
