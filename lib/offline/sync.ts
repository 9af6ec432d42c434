import { type FieldItem, type ItemAnswer, MOST_ITEMS } from "#lib/domain/field/items.ts";
import { nextBatch, stateAfter } from "#lib/domain/field/outbox.ts";
import { type FieldPage, keyOf } from "#lib/domain/field/round.ts";
import { type ProblemCode, problem } from "#lib/domain/problems.ts";
import { claim, photoBytes, release, setAnswers, setState, valuesOf } from "./outbox.ts";
import { forgetEnded, forgetRound, headNow, type OutboxRow, setHead, store } from "./store.ts";
import type { Vault } from "./vault.ts";

/** How an exchange with the office ended. */
export type SyncEnd = "DONE" | "NO_LINE" | "SIGNED_OUT" | "OTHER_PERSON" | "FORGOTTEN" | "BUSY";
/** Sends one photo and answers with its id at the office. @throws PhotoRefused; anything else means that the line broke */
export type SendPhoto = (file: File) => Promise<string>;
/** The office does not take this photo, however often it comes. */
export class PhotoRefused extends Error {
  readonly code: ProblemCode;
  constructor(code: ProblemCode) {
    super(code);
    this.code = code;
  }
}

/** One page of the site does it at a time, however many are open. */
export const sync = (vault: Vault, sendPhoto: SendPhoto): Promise<SyncEnd> =>
  navigator.locks.request("minqing-field-sync", { ifAvailable: true }, async (lock) =>
    lock ? exchange(vault, sendPhoto) : "BUSY",
  );

/** Asked while it is locked: a phone that was lost forgets without being opened, as soon as it has a line. */
export async function forgetIfEnded(): Promise<void> {
  const head = await headNow();
  if (!head) return;
  const answer = await fetch(`/api/sync?device=${head.device}`, { method: "HEAD", cache: "no-store" }).catch(
    () => null,
  );
  if (answer?.status === 410) await forgetEnded();
}

class Ended extends Error {
  readonly how: SyncEnd;
  constructor(how: SyncEnd) {
    super(how);
    this.how = how;
  }
}

async function exchange(vault: Vault, sendPhoto: SendPhoto): Promise<SyncEnd> {
  try {
    // Asked first: where there is no line nothing was sent, and everything can still be altered.
    await fetchAll(vault);
    if (await sendAll(vault, sendPhoto)) await fetchAll(vault);
    await setHead({ syncedAt: Date.now() });
    return "DONE";
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    if (error.how === "FORGOTTEN") await forgetEnded();
    if (error.how === "OTHER_PERSON") await forgetRound();
    return error.how;
  }
}

/** In the order it was written, until nothing waits. True if something was sent. */
async function sendAll(vault: Vault, sendPhoto: SendPhoto): Promise<boolean> {
  for (let sent = false; ; sent = true) {
    const rows = await store.outbox.where("state").notEqual("DONE").toArray();
    const { batch, items } = await packed(vault, nextBatch(rows, MOST_ITEMS), sendPhoto);
    if (batch.length === 0) return sent;
    const answers = await sendItems(items).catch(async (error: unknown) => {
      await setState(batch, "UNSURE");
      throw error;
    });
    const answered = batch.map((row) => {
      const answer = answers.find(({ id }) => id === row.id);
      return { row, answer, state: stateAfter(answer) };
    });
    await setAnswers(vault, answered);
    if (answered.every(({ state }) => state === "UNSURE")) return true;
  }
}

/** As many as fit into one request; the door takes a megabyte, and a character is at most three bytes. */
const MOST_CHARACTERS = 250_000;
/** Photos of one request: they wait at the office until their item comes, and only so many may. */
const MOST_PHOTOS_SENT = 9;
type Packed = { readonly batch: OutboxRow[]; readonly items: FieldItem[] };
async function packed(vault: Vault, waiting: readonly OutboxRow[], sendPhoto: SendPhoto): Promise<Packed> {
  const [batch, items]: [OutboxRow[], FieldItem[]] = [[], []];
  const claimed = new Set(await claim(waiting.map(({ id }) => id)));
  const withPhotos = new Set(await store.photos.orderBy("itemId").uniqueKeys());
  let [length, pictures] = [0, 0];
  let broken: unknown = null;
  for (const row of claimed) {
    if (length > MOST_CHARACTERS || pictures >= MOST_PHOTOS_SENT) break;
    const { id, kind, madeAt } = row;
    // What needs no photo does not wait for one.
    if (broken && withPhotos.has(id)) continue;
    const photos = withPhotos.has(id) ? await photosOf(vault, row, sendPhoto) : {};
    if (photos instanceof PhotoRefused) claimed.delete(row);
    else if (photos instanceof Error) broken = photos;
    else {
      const values = await valuesOf(vault, row);
      length += JSON.stringify(values).length;
      pictures += Object.keys(photos).length;
      batch.push(row);
      items.push({ id, kind, madeAt, values: { ...values, ...photos } });
      claimed.delete(row);
    }
  }
  await release([...claimed]);
  if (broken && items.length === 0) throw broken;
  return { batch, items };
}

/** Its photos as the office knows them, or what was wrong; one that the office does not take is told with its item. */
async function photosOf(vault: Vault, row: OutboxRow, sendPhoto: SendPhoto) {
  try {
    return await photosSent(vault, row.id, sendPhoto);
  } catch (error) {
    if (error instanceof PhotoRefused) {
      const answer = { id: row.id, outcome: "REFUSED" as const, problem: problem(error.code) };
      await setAnswers(vault, [{ row, answer, state: "REFUSED" }]);
    }
    return error as Error;
  }
}

async function sendItems(items: readonly FieldItem[]): Promise<ItemAnswer[]> {
  const head = await headNow();
  const { answers, now } = (await call("/api/sync", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ device: head?.device, items }),
  })) as { answers: ItemAnswer[]; now: string };
  await setHead({ skew: Date.parse(now) - Date.now() });
  return answers;
}

/** Photos go first and are remembered one by one, so that a broken line costs one of them. */
async function photosSent(
  vault: Vault,
  itemId: string,
  sendPhoto: SendPhoto,
): Promise<Record<string, string>> {
  const sent: Record<string, string> = {};
  for (const [at, photo] of (await store.photos.where("itemId").equals(itemId).toArray()).entries()) {
    const uploadId = photo.uploadId ?? (await uploaded(vault, photo.id, photo.sealed, sendPhoto));
    sent[`attachments.${at}.id`] = uploadId;
  }
  return sent;
}
async function uploaded(vault: Vault, id: string, sealed: OutboxRow["sealed"], sendPhoto: SendPhoto) {
  const file = new File([await photoBytes(vault, id, sealed)], `${id}.jpg`, {
    type: "image/jpeg",
    lastModified: 0, // the same file each time: it goes on where it stopped
  });
  const uploadId = await sendPhoto(file).catch((error: unknown) => {
    throw error instanceof PhotoRefused ? error : new Ended("NO_LINE");
  });
  await store.photos.update(id, { uploadId });
  return uploadId;
}

/** What changed since, a page at a time: a page and its cursor are kept together or not at all. */
async function fetchAll(vault: Vault): Promise<void> {
  for (;;) {
    const head = await headNow();
    if (!head) return;
    const page = (await call(`/api/sync?device=${head.device}&cursor=${head.cursor}`)) as FieldPage;
    const rows = await Promise.all(
      page.changed.map(async (record) => {
        const key = keyOf(record);
        return { key, sealed: await vault.seal(key, record) };
      }),
    );
    await store.transaction("rw", store.records, store.head, async () => {
      if (page.reset) await store.records.clear();
      await store.records.bulkDelete([...page.gone]);
      await store.records.bulkPut(rows);
      await setHead({ cursor: page.cursor, skew: Date.parse(page.now) - Date.now() });
    });
    if (!page.more) return;
  }
}

const MOST_MS = 60_000;
/** An answer of the office, or how it ended. What is no answer of ours (a hotel's sign-in page) counts as no line. */
async function call(path: string, init: RequestInit = {}): Promise<unknown> {
  let response: Response;
  let body: { problem?: { code: string }; forget?: boolean };
  try {
    response = await fetch(path, { ...init, cache: "no-store", signal: AbortSignal.timeout(MOST_MS) });
    body = await response.json();
  } catch {
    throw new Ended("NO_LINE");
  }
  const said = Date.parse(response.headers.get("date") ?? "");
  if (!Number.isNaN(said)) await setHead({ clockOff: said - Date.now() });
  if (response.ok) return body;
  if (response.status === 401) throw new Ended(body.forget ? "FORGOTTEN" : "SIGNED_OUT");
  throw new Ended(body.problem?.code === "OTHER_PERSON_DEVICE" ? "OTHER_PERSON" : "NO_LINE");
}
