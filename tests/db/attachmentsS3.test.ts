import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { waitingFile } from "#lib/files/waiting.ts";
import { findFile, openFile } from "#lib/usecases/files/attachments.ts";
import { beginUpload, cleanFiles, finishUpload } from "#lib/usecases/files/uploads.ts";
import { noise, pdf } from "#tests/support/files.ts";
import { clock } from "#tests/support/offices.ts";
import { S3_KEY, S3_REGION, S3_SECRET, type S3Server, startS3 } from "#tests/support/s3.ts";

let folder: string;
let s3: S3Server;
const somebody: Staff = { kind: "STAFF", personId: uuidv7(), posts: [] };
const now = clock("2026-03-04 10:00");

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "minqing-s3-"));
  s3 = await startS3();
  Object.assign(process.env, {
    MINQING_FILES: folder,
    MINQING_S3_BUCKET: s3.endpoint,
    MINQING_S3_REGION: S3_REGION,
    MINQING_S3_KEY: S3_KEY,
    MINQING_S3_SECRET: S3_SECRET,
  });
});
afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

async function sent(content: Buffer, name: string): Promise<string> {
  const begun = await beginUpload({ personId: somebody.personId }, { name, bytes: content.length }, now);
  if (isProblem(begun)) throw new Error(begun.code);
  await writeFile(waitingFile(begun.id), content);
  expect(await finishUpload(begun.id, now)).toBeUndefined();
  return begun.id;
}

test("with a bucket, whole files lie there and nothing stays in the folder; once each, every request signed", async () => {
  const id = await sent(pdf("in a bucket"), "a.pdf");
  await sent(pdf("in a bucket"), "b.pdf");
  await sent(await noise(50, 50).jpeg().toBuffer(), "c.jpg");
  expect(s3.asked.filter((line) => line.startsWith("PUT")).length).toBe(3);
  expect(s3.unsigned).toEqual([]);
  expect(await readdir(folder)).toEqual(["waiting"]);
  expect(await readdir(path.join(folder, "waiting"))).toEqual([]);

  const file = await findFile([somebody], id);
  if (!file) throw new Error("not found");
  const whole = await openFile(file, { thumb: false });
  expect(whole && (await text(whole))).toBe(pdf("in a bucket").toString());
  const part = await openFile(file, { thumb: false, range: { first: 0, last: 7 } });
  expect(part && (await text(part))).toBe("%PDF-1.7");
});

test("while the bucket is away an upload fails without a trace of success, and arrives when it is tried again", async () => {
  const content = pdf("while it is away");
  const begun = await beginUpload(
    { personId: somebody.personId },
    { name: "d.pdf", bytes: content.length },
    now,
  );
  if (isProblem(begun)) throw new Error(begun.code);
  await writeFile(waitingFile(begun.id), content);
  s3.down = true;
  await expect(finishUpload(begun.id, now)).rejects.toThrow();
  expect(await db.attachment.findUniqueOrThrow({ where: { id: begun.id } })).toMatchObject({ sha256: null });
  s3.down = false;
  expect(await finishUpload(begun.id, now)).toBeUndefined();
  expect(await findFile([somebody], begun.id)).toMatchObject({ kind: "PDF" });
});

test("what is not used is removed from the bucket too", async () => {
  expect(await cleanFiles(clock("2026-03-05 11:00"))).toEqual({ uploads: 4, blobs: 3 });
  expect(s3.objects.size).toBe(0);
  expect(await db.blob.count()).toBe(0);
});
