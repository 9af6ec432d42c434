import { mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseEnvironment } from "#lib/env.ts";
import { messages } from "../../deploy/messages.mjs";
import { readSettings, type Settings } from "../../deploy/settings.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "minqing-settings-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secret = "0123456789abcdef0123456789abcdef";
const whole = { DATABASE_URL: "postgresql://db/x", AUTH_SECRET: secret, PUBLIC_URL: "https://a.gov.cn" };
const given = (env: Record<string, string>) => env as unknown as NodeJS.ProcessEnv;
const settings = (mode: "start" | "serve", env: Record<string, string>) =>
  readSettings(mode, given(env), folder) as Settings;

test("serve names everything that is missing at once", () => {
  expect(readSettings("serve", given({}), folder)).toEqual([
    messages.needDatabaseUrl,
    messages.needAuthSecret,
    messages.needPublicUrl,
  ]);
});

test("serve never runs a demo, whatever it is told", () => {
  const { demo, env } = settings("serve", { ...whole, MINQING_DEMO: "1" });
  expect(demo).toBe(false);
  expect(env.MINQING_DEMO).toBeUndefined();
  expect(env.MINQING_MODE).toBe("production");
});

test("start on a fresh machine is a demo for this machine only, with a secret made once and kept to its owner", () => {
  const first = settings("start", {});
  expect(first).toMatchObject({ demo: true, host: "127.0.0.1", port: 3000, url: "http://localhost:3000" });
  expect(first.env.NEXTAUTH_SECRET).toBe(first.env.AUTH_SECRET);
  expect(first.env.AUTH_SECRET?.length).toBeGreaterThanOrEqual(32);
  expect(settings("start", {}).env.AUTH_SECRET).toBe(first.env.AUTH_SECRET);
  expect(statSync(path.join(folder, "auth-secret")).mode & 0o777).toBe(0o600);
});

test("start with a database of its own has no demo unless asked", () => {
  expect(settings("start", { DATABASE_URL: whole.DATABASE_URL }).demo).toBe(false);
  expect(settings("start", { DATABASE_URL: whole.DATABASE_URL, MINQING_DEMO: "1" }).demo).toBe(true);
});

test.each(["0", "65536", "http", "30.5", "-1"])("the port %s is refused", (port) => {
  expect(readSettings("start", given({ PORT: port }), folder)).toEqual([messages.badPort(port)]);
});

test("the program itself refuses demo and production together, and a short secret, without repeating it", () => {
  expect(() => parseEnvironment({ MINQING_DEMO: "1", MINQING_MODE: "production" })).toThrow(
    "no demo in production",
  );
  expect(() => parseEnvironment({ AUTH_SECRET: "hunter2" })).toThrow(/^(?!.*hunter2).*AUTH_SECRET: shorter/);
  expect(parseEnvironment({ MINQING_DEMO: "" }).MINQING_DEMO).toBeUndefined();
});

test("attachments lie beside the database unless told otherwise; a bucket wants its key", () => {
  expect(settings("start", {}).env.MINQING_FILES).toBe(path.join(folder, "files"));
  expect(settings("serve", { ...whole, MINQING_FILES: "/srv/files" }).env.MINQING_FILES).toBe("/srv/files");
  const bucket = { MINQING_S3_BUCKET: "https://s3.example.cn/minqing" };
  expect(() => parseEnvironment(bucket)).toThrow("MINQING_S3_KEY and MINQING_S3_SECRET");
  expect(() => parseEnvironment({ MINQING_S3_BUCKET: "minqing" })).toThrow("not an http address");
  parseEnvironment({ ...bucket, MINQING_S3_KEY: "k", MINQING_S3_SECRET: "s" });
});
