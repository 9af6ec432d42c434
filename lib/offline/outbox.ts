import { aboutOf, type FieldItem, type ItemAnswer } from "#lib/domain/field/items.ts";
import { isOurs, type OutboxState, rebased, waits } from "#lib/domain/field/outbox.ts";
import { type OutboxRow, type PhotoRow, store } from "./store.ts";
import type { Vault } from "./vault.ts";

/** An item with its words. */
export type OutboxItem = Omit<OutboxRow, "sealed" | "answer"> &
  FieldItem & { readonly answer: ItemAnswer | null; readonly photos: number };

const about = (id: string, part: "item" | "answer" | "photo") => `${part}:${id}`;

/** A photo as it lies open: made on this device, or written before. */
export type Photo = { readonly id: string; readonly bytes: ArrayBuffer };
type Put = {
  /** all of them: what is not among them is not wanted any more; as before where nothing is said */
  readonly photos?: readonly Photo[];
  /** when the one that is written anew was made: another page may have altered it since */
  readonly seen?: string | undefined;
};

/**
 * Puts something into the outbox, with its photos, all or nothing; written anew it replaces itself. False where it was sent
 * or altered meanwhile and is kept as it is. Throws where the device has no room: QuotaExceededError.
 */
export async function put(vault: Vault, item: FieldItem, { photos, seen }: Put = {}): Promise<boolean> {
  const { id, kind, madeAt } = item;
  const before = await store.outbox.where("id").equals(id).first();
  const values = await onTopOfOwn(vault, item);
  const sealed = await vault.seal(about(id, "item"), values);
  const pictures = photos && (await sealedPhotos(vault, id, photos));
  const later = before ? await rebase(vault, before, values.version) : [];
  const row = { id, kind, madeAt, about: aboutOf(item), state: "QUEUED" as const, sealed, answer: null };
  return store.transaction("rw", store.outbox, store.photos, async () => {
    const now = await store.outbox.where("id").equals(id).first();
    if (now && (!isOurs(now) || (seen && now.madeAt !== seen))) return false;
    if (now) await store.outbox.update(now.seq, row);
    else await store.outbox.add(row);
    await store.outbox.bulkUpdate(later);
    if (pictures) await replacePhotos(id, pictures);
    return true;
  });
}

async function sealedPhotos(vault: Vault, itemId: string, photos: readonly Photo[]): Promise<PhotoRow[]> {
  return Promise.all(
    photos.map(async ({ id, bytes }) => {
      const sent = await store.photos.get(id);
      const sealed = sent?.sealed ?? (await vault.sealBytes(about(id, "photo"), bytes));
      return { id, itemId, sealed, uploadId: sent?.uploadId ?? null };
    }),
  );
}
async function replacePhotos(itemId: string, rows: readonly PhotoRow[]): Promise<void> {
  await store.photos.where("itemId").equals(itemId).delete();
  await store.photos.bulkPut([...rows]);
}
/** Photos of an item, or of what is only being written, opened. */
export const readPhotos = async (vault: Vault, itemId: string): Promise<Photo[]> =>
  Promise.all(
    (await store.photos.where("itemId").equals(itemId).toArray()).map(async ({ id, sealed }) => ({
      id,
      bytes: await photoBytes(vault, id, sealed),
    })),
  );
/** Photos of what is only being written. */
export async function keepPhotos(vault: Vault, itemId: string, photos: readonly Photo[]): Promise<void> {
  const rows = await sealedPhotos(vault, itemId, photos);
  await store.transaction("rw", store.photos, () => replacePhotos(itemId, rows));
}

/** Own steps that were carried out since the matter was last fetched are known to whoever took them. */
async function onTopOfOwn(vault: Vault, item: FieldItem): Promise<FieldItem["values"]> {
  const matter = aboutOf(item);
  if (matter === null) return item.values;
  const own = await store.outbox.filter((row) => row.about === matter && row.state === "DONE").sortBy("seq");
  let { version } = item.values;
  for (const row of own) {
    const [sent, answer] = [await valuesOf(vault, row), await answerOf(vault, row)];
    if (answer?.version) version = rebased(version, sent.version, String(answer.version));
  }
  return { ...item.values, ...(version !== undefined && { version }) };
}

/**
 * Takes those that wait to be sent: from here on nobody alters them or throws them away. What was read before may have been altered
 * since, so they are read from what this gives, as they were before.
 */
export const claim = (ids: readonly string[]): Promise<OutboxRow[]> =>
  store.transaction("rw", store.outbox, async () => {
    const rows = (
      await store.outbox
        .where("id")
        .anyOf([...ids])
        .toArray()
    ).filter(waits);
    await setState(rows, "SENDING");
    return rows.sort((a, b) => a.seq - b.seq);
  });
/** What was claimed and did not leave is as it was. */
export const release = (rows: readonly OutboxRow[]) =>
  store.outbox.bulkUpdate(rows.map(({ seq, state }) => ({ key: seq, changes: { state } })));

/** Everything in the outbox, oldest first. */
export async function readOutbox(vault: Vault): Promise<OutboxItem[]> {
  const [rows, owners] = await Promise.all([
    store.outbox.orderBy("seq").toArray(),
    store.photos.orderBy("itemId").keys(),
  ]);
  const photos = Map.groupBy(owners, String);
  return Promise.all(
    rows.map(async ({ sealed, answer, ...row }) => ({
      ...row,
      values: JSON.parse(await vault.open(about(row.id, "item"), sealed)) as FieldItem["values"],
      answer: await answerOf(vault, { id: row.id, answer }),
      photos: photos.get(row.id)?.length ?? 0,
    })),
  );
}

/** Only what cannot have arrived; true if it is gone. */
export const drop = (id: string): Promise<boolean> =>
  store.transaction("rw", store.outbox, store.photos, async () => {
    const row = await store.outbox.where("id").equals(id).first();
    if (!row || !(isOurs(row) || row.state === "DONE")) return false;
    await store.outbox.delete(row.seq);
    await store.photos.where("itemId").equals(id).delete();
    return true;
  });

export const setState = (rows: readonly Pick<OutboxRow, "seq">[], state: OutboxState) =>
  store.outbox.bulkUpdate(rows.map(({ seq }) => ({ key: seq, changes: { state } })));

export async function setAnswers(
  vault: Vault,
  answers: readonly {
    readonly row: OutboxRow;
    readonly state: OutboxState;
    readonly answer: ItemAnswer | undefined;
  }[],
): Promise<void> {
  const changes = await Promise.all(
    answers.map(async ({ row, state, answer }) => ({
      key: row.seq,
      changes: { state, answer: answer ? await vault.seal(about(row.id, "answer"), answer) : null },
    })),
  );
  const done = answers.filter(({ state }) => state === "DONE").map(({ row }) => row.id);
  // What the office threw away meanwhile is sent anew with the next try.
  const gone = answers.filter(({ answer }) => answer?.problem?.code === "FILE_GONE").map(({ row }) => row.id);
  const later = await Promise.all(
    answers.map(({ row, answer }) => (answer?.version ? rebase(vault, row, String(answer.version)) : [])),
  );
  await store.transaction("rw", store.outbox, store.photos, async () => {
    await store.outbox.bulkUpdate([...changes, ...later.flat()]);
    await store.photos.where("itemId").anyOf(done).delete();
    await store.photos.where("itemId").anyOf(gone).modify({ uploadId: null });
  });
}

/** What was written on top of a step that stands for another version now is for that one, too. */
async function rebase(vault: Vault, row: OutboxRow, after: string | undefined) {
  const { version } = await valuesOf(vault, row);
  if (row.about === null || after === undefined || after === version) return [];
  const later = await store.outbox.filter(({ about, seq }) => about === row.about && seq > row.seq).toArray();
  return Promise.all(
    later.map(async (next) => {
      const values = await valuesOf(vault, next);
      const moved = { ...values, version: rebased(values.version, version, after) };
      return { key: next.seq, changes: { sealed: await vault.seal(about(next.id, "item"), moved) } };
    }),
  );
}

export const valuesOf = async (vault: Vault, row: OutboxRow): Promise<FieldItem["values"]> =>
  JSON.parse(await vault.open(about(row.id, "item"), row.sealed));
const answerOf = async (vault: Vault, { id, answer }: Pick<OutboxRow, "id" | "answer">) =>
  answer ? (JSON.parse(await vault.open(about(id, "answer"), answer)) as ItemAnswer) : null;
export const photoBytes = (vault: Vault, id: string, sealed: OutboxRow["sealed"]) =>
  vault.openBytes(about(id, "photo"), sealed);
