import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folderStore } from "#lib/files/folderStore.ts";
import { s3Store } from "#lib/files/s3Store.ts";
import type { Store } from "#lib/files/store.ts";
import { S3_KEY, S3_REGION, S3_SECRET, type S3Server, startS3 } from "#tests/support/s3.ts";

let folder: string;
let s3: S3Server;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "minqing-store-"));
  s3 = await startS3();
});
afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

const bucket = (secretAccessKey = S3_SECRET) =>
  s3Store({ endpoint: s3.endpoint, region: S3_REGION, accessKeyId: S3_KEY, secretAccessKey });
const STORES: readonly [string, () => Store][] = [
  ["a folder", () => folderStore(folder)],
  ["an S3-compatible store", () => bucket()],
];
const key = (content: string) => createHash("sha256").update(content).digest("hex");
const read = async (stream: ReadableStream<Uint8Array> | null) => stream && (await buffer(stream)).toString();

describe.each(STORES)("%s", (_name, make) => {
  test("gives back what was put, whole or a part of it, and forgets it when told", async () => {
    const store = make();
    const content = "三楼漏水 0123456789";
    const at = key(content);
    expect(await store.has(at)).toBe(false);
    expect(await store.open(at)).toBeNull();
    await store.put(at, Buffer.from(content));
    await store.put(at, Buffer.from(content));
    expect(await store.has(at)).toBe(true);
    expect(await read(await store.open(at))).toBe(content);
    expect(await read(await store.open(at, { first: 13, last: 15 }))).toBe("012");
    await store.put(`${at}.thumb`, Buffer.from("small"));
    await store.remove(at);
    await store.remove(at);
    expect(await store.has(at)).toBe(false);
    expect(await read(await store.open(`${at}.thumb`))).toBe("small");
  });
});

test("a folder keeps files to its owner, leaves nothing half-written, and takes no paths for keys", async () => {
  const store = folderStore(folder);
  const at = key("x");
  await Promise.all(Array.from({ length: 8 }, () => store.put(at, Buffer.from("x"))));
  const shelf = path.join(folder, "store", at.slice(0, 2));
  expect(await readdir(shelf)).toEqual([at]);
  expect((await stat(path.join(shelf, at))).mode & 0o777).toBe(0o600);
  for (const bad of ["../../etc/passwd", "", "a", `${at}/../x`, `${at}.json`])
    await expect((async () => store.put(bad, Buffer.from("x")))()).rejects.toThrow("not a key");
});

test("every request to S3 is signed; with the wrong secret nothing is stored and the caller hears of it", async () => {
  expect(s3.asked.length).toBeGreaterThan(5);
  expect(s3.unsigned).toEqual([]);
  const before = s3.objects.size;
  await expect(bucket("another secret").put(key("y"), Buffer.from("y"))).rejects.toThrow();
  expect(s3.unsigned).toEqual([`PUT ${key("y")}`]);
  expect(s3.objects.size).toBe(before);
});
