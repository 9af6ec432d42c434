import { uuidv7 } from "uuidv7";
import { db, transaction } from "#lib/db/client.ts";
import { cleanName } from "#lib/domain/files/attachments.ts";
import { MOST_BYTES, MOST_WAITING, WAITING_HOURS } from "#lib/domain/files/fileLimits.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { examine } from "#lib/files/examine.ts";
import { store } from "#lib/files/store.ts";
import { arrived, listWaiting, makeWaitingFolder, removeWaiting, waitingFile } from "#lib/files/waiting.ts";

/** Whose upload it is: a person on duty, or whoever holds a receipt. Nobody else sends files. */
export type Giver = { readonly personId: string } | { readonly receiptId: string };

export function giverOf(actor: Actor | null): Giver | null {
  if (actor?.kind === "STAFF") return { personId: actor.personId };
  return actor?.kind === "RESIDENT" && actor.issueId ? { receiptId: actor.issueId } : null;
}

const HOUR_MS = 3_600_000;
const waitsSince = (now: Date) => new Date(now.getTime() - WAITING_HOURS * HOUR_MS);

/**
 * Notes that a file is on its way, under the id it will keep. Errors: FILE_TOO_LARGE, FILE_BROKEN (nothing in it),
 * FILES_WAITING (too many sent and never used).
 */
export async function beginUpload(
  giver: Giver,
  { id = uuidv7(), ...told }: { id?: string; name: string; bytes: number },
  now: Date,
): Promise<{ id: string } | Problem> {
  if (told.bytes > MOST_BYTES) return problem("FILE_TOO_LARGE");
  if (!Number.isInteger(told.bytes) || told.bytes < 1) return problem("FILE_BROKEN");
  const waiting = await db.attachment.count({
    where: { ...giver, entry: null, uploadedAt: { gt: waitsSince(now) } },
  });
  if (waiting >= MOST_WAITING) return problem("FILES_WAITING");
  await makeWaitingFolder();
  await db.attachment.create({
    data: { id, ...giver, name: cleanName(told.name), bytes: told.bytes, uploadedAt: now },
  });
  return { id };
}

/** How an upload stands, to its giver only; null for what is not there, not theirs or attached already. */
export async function uploadOf(
  givers: readonly Giver[],
  id: string,
): Promise<{ bytes: number; whole: boolean } | null> {
  if (givers.length === 0) return null;
  const row = await db.attachment.findFirst({
    where: { id, entry: null, OR: [...givers] },
    select: { bytes: true, sha256: true },
  });
  return row && { bytes: row.bytes, whole: row.sha256 !== null };
}

/** One at a time per upload: the end of it may be asked for by two connections at once. */
const finishing = new Map<string, Promise<Problem | undefined>>();

/**
 * Looks at what has arrived, stores it under its hash (once, however often it is sent) and notes that it is whole. What
 * is refused is gone at once. Errors: FILE_TYPE, FILE_BROKEN, FILE_GONE.
 */
export function finishUpload(id: string, now: Date): Promise<Problem | undefined> {
  const running = finishing.get(id);
  if (running) return running;
  const work = finish(id, now).finally(() => finishing.delete(id));
  finishing.set(id, work);
  return work;
}

async function finish(id: string, now: Date): Promise<Problem | undefined> {
  const row = await db.attachment.findUnique({ where: { id } });
  if (row?.sha256) return;
  if (!row || (await arrived(id)) !== row.bytes) return problem("FILE_GONE");
  const found = await examine(waitingFile(id));
  if (isProblem(found)) {
    await giveUp(id);
    return found;
  }
  const { sha256, kind, content, thumb } = found;
  // Named in the record before it lies in the store, so that nothing can lie there which no record names. The new date
  // keeps the cleaning away from what is just being used again.
  await db.blob.upsert({
    where: { sha256 },
    create: { sha256, kind, bytes: content.length, thumbed: thumb !== null, storedAt: now },
    update: { storedAt: now },
  });
  if (thumb && !(await store().has(`${sha256}.thumb`))) await store().put(`${sha256}.thumb`, thumb);
  if (!(await store().has(sha256))) await store().put(sha256, content);
  await db.attachment.update({ where: { id }, data: { sha256 } });
  await removeWaiting(id);
}

/** What its giver no longer wants, whole or half. Attached files stay. */
export async function dropUpload(givers: readonly Giver[], id: string): Promise<Problem | undefined> {
  if (givers.length === 0) return problem("FILE_GONE");
  const dropped = await db.attachment.deleteMany({ where: { id, entry: null, OR: [...givers] } });
  if (dropped.count === 0) return problem("FILE_GONE");
  await removeWaiting(id);
}

async function giveUp(id: string): Promise<void> {
  await db.attachment.deleteMany({ where: { id, entry: null } });
  await removeWaiting(id);
}

export type Cleaned = { uploads: number; blobs: number };

/**
 * Removes what waited longer than {@link WAITING_HOURS}, whole or half, and then every stored content that nothing names
 * any more. Killed half-way, the rest is found again; run again it finds nothing.
 */
export async function cleanFiles(now: Date, { quietMs = HOUR_MS } = {}): Promise<Cleaned> {
  const old = await db.attachment.deleteMany({
    where: { entry: null, uploadedAt: { lte: waitsSince(now) } },
  });
  await removeStrays(quietMs);
  return { uploads: old.count, blobs: await removeUnused(now) };
}

/** What lies on its way without a record, or is whole already. */
async function removeStrays(quietMs: number): Promise<void> {
  const there = await listWaiting(quietMs);
  const awaited = await db.attachment.findMany({
    where: { id: { in: there }, sha256: null },
    select: { id: true },
  });
  const ids = new Set(awaited.map(({ id }) => id));
  for (const id of there) if (!ids.has(id)) await removeWaiting(id);
}

async function removeUnused(now: Date): Promise<number> {
  const unused = { attachments: { none: {} }, storedAt: { lte: waitsSince(now) } };
  const found = await db.blob.findMany({ where: unused, select: { sha256: true } });
  let removed = 0;
  for (const { sha256 } of found)
    removed += await transaction(async (tx) => {
      // Whoever stores the same content meanwhile waits for this row, finds it gone, and writes it again.
      const { count } = await tx.blob.deleteMany({ where: { sha256, ...unused } });
      if (count === 0) return 0;
      await store().remove(sha256);
      await store().remove(`${sha256}.thumb`);
      return 1;
    });
  return removed;
}
