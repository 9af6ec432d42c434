import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockHolder, takeLock } from "../../deploy/lock.mjs";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "minqing-lock-"));
  file = path.join(folder, "running.lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("one takes it, the next is told who has it, and after the release it is free", () => {
  const first = takeLock(file);
  expect(first).toMatchObject({ taken: true, recovered: false });
  expect(takeLock(file)).toEqual({ taken: false, pid: process.pid });
  if (first.taken) first.release();
  expect(existsSync(file)).toBe(false);
  expect(takeLock(file)).toMatchObject({ taken: true, recovered: false });
});

test("what a killed process left is taken over", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => child.once("exit", resolve));
  writeFileSync(file, JSON.stringify({ pid: child.pid, started: "then" }));
  expect(lockHolder(file)).toBeUndefined();
  expect(takeLock(file)).toMatchObject({ taken: true, recovered: true });
});

test("a process id that was used again does not hold it", () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, started: "another time" }));
  expect(takeLock(file)).toMatchObject({ taken: true, recovered: true });
});

test("a torn file does not hold it", () => {
  writeFileSync(file, '{"pid": 1');
  expect(takeLock(file)).toMatchObject({ taken: true, recovered: true });
});

test("of many that find it stale at once exactly one takes it, and nothing is left lying about", async () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, started: "another time" }));
  const script = `
    const { takeLock } = await import(${JSON.stringify(path.resolve("deploy/lock.mjs"))});
    console.log(takeLock(${JSON.stringify(file)}).taken);
    setTimeout(() => {}, 1500);`;
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
      let said = "";
      child.stdout.on("data", (chunk) => {
        said += chunk;
      });
      return new Promise<string>((resolve) => child.once("close", () => resolve(said.trim())));
    }),
  );
  expect(answers.filter((answer) => answer === "true")).toHaveLength(1);
  expect(readdirSync(folder)).toEqual(["running.lock"]);
}, 20_000);
