import "server-only";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { env } from "#lib/env.ts";

/** Ledgers on their way out or in lie apart from attachments, for a few days, on the machine of web and worker. */
const folder = (): string => path.join(env.files.folder, "ledger");
const NAME = /^[0-9a-f-]{36}(\.[0-9a-f-]{36})?$/;
const PART = ".part";

/** The place of a file of ours. @throws for anything that is not made of our ids */
export function ledgerFile(name: string): string {
  if (!NAME.test(name)) throw new Error("not the name of a ledger file");
  return path.join(folder(), name);
}

export async function makeLedgerFolder(): Promise<void> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
}

/** Where a file grows before it is whole; the folder is made when it is missing. */
export async function growingFile(name: string): Promise<string> {
  await makeLedgerFolder();
  return ledgerFile(name) + PART;
}

/** From now on it is there under its name. Returns its size in bytes. */
export async function finishFile(name: string): Promise<number> {
  const file = ledgerFile(name);
  await rename(file + PART, file);
  return (await stat(file)).size;
}

/** No error when it is gone already. */
export async function removeLedgerFile(name: string): Promise<void> {
  const file = ledgerFile(name);
  await Promise.all([rm(file, { force: true }), rm(file + PART, { force: true })]);
}

/** Everything of one job, also what a killed worker left half written; all but the file named `keep`. */
export async function removeJobFiles(jobId: string, keep?: string): Promise<void> {
  const names = await readdir(folder()).catch(() => []);
  const own = names.filter((name) => name.startsWith(jobId) && name !== keep);
  await Promise.all(own.map((name) => rm(path.join(folder(), name), { force: true })));
}

/** What no job speaks for: an upload that broke off with its process. Nothing that is kept is as old as that. */
export async function removeFilesOlderThan(hours: number): Promise<void> {
  const before = new Date(Date.now() - hours * 3_600_000);
  for (const name of await readdir(folder()).catch(() => [])) {
    const file = path.join(folder(), name);
    const found = await stat(file).catch(() => null);
    if (found && found.mtime < before) await rm(file, { force: true });
  }
}

/** The bytes of a file as they are read, or null when it is gone. */
export async function openLedgerFile(
  name: string,
): Promise<{ bytes: number; body: ReadableStream<Uint8Array> } | null> {
  const size = await stat(ledgerFile(name)).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) return null;
  return {
    bytes: size,
    body: Readable.toWeb(createReadStream(ledgerFile(name))) as ReadableStream<Uint8Array>,
  };
}

/** What a file begins with, to tell what it is by its content. */
export async function firstBytes(file: string, count: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
