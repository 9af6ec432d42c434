import { aboutOf, type FieldItem, type ItemAnswer } from "#lib/domain/field/items.ts";
import { isOurs, type OutboxState, rebased } from "#lib/domain/field/outbox.ts";
import { type OutboxRow, store } from "./store.ts";
import type { Vault } from "./vault.ts";

/** An item with its words. */
export type OutboxItem = Omit<OutboxRow, "sealed" | "answer"> &
  FieldItem & { readonly answer: ItemAnswer | null; readonly photos: number };

const about = (id: string, part: "item" | "answer" | "photo") => `${part}:${id}`;

/**
 * Puts something into the outbox, with its photos, all or nothing. Sent again from the form it replaces itself. Throws where
 * the device has no room: QuotaExceededError.
 */
export async function put(
  vault: Vault,
  item: FieldItem,
  photos: readonly { readonly id: string; readonly bytes: ArrayBuffer }[] = [],
): Promise<void> {
  const sealed = await vault.seal(about(item.id, "item"), item.values);
  const pictures = await Promise.all(
    photos.map(async ({ id, bytes }) => ({
      id,
      itemId: item.id,
      sealed: await vault.sealBytes(about(id, "photo"), bytes),
      uploadId: null,
    })),
  );
  const { id, kind, madeAt } = item;
  const row = { id, kind, madeAt, about: aboutOf(item), state: "QUEUED" as const, sealed, answer: null };
  await store.transaction("rw", store.outbox, store.photos, async () => {
    const before = await store.outbox.where("id").equals(id).first();
    if (before && !isOurs(before)) return;
    if (before) await store.outbox.update(before.seq, row);
    else await store.outbox.add(row);
    await store.photos.bulkPut(pictures);
  });
}

/** Everything in the outbox, oldest first. */
export async function readOutbox(vault: Vault): Promise<OutboxItem[]> {
  const rows = await store.outbox.orderBy("seq").toArray();
  return Promise.all(
    rows.map(async ({ sealed, answer, ...row }) => ({
      ...row,
      values: JSON.parse(await vault.open(about(row.id, "item"), sealed)) as FieldItem["values"],
      answer: answer ? (JSON.parse(await vault.open(about(row.id, "answer"), answer)) as ItemAnswer) : null,
      photos: await store.photos.where("itemId").equals(row.id).count(),
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

/** A refused one is tried again as it is. */
export const tryAgain = (id: string) =>
  store.outbox.where({ id }).modify((row) => {
    if (row.state === "REFUSED") Object.assign(row, { state: "QUEUED", answer: null });
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
  const later = await Promise.all(
    answers.map(({ row, answer }) => (answer?.version ? rebase(vault, row, answer.version) : [])),
  );
  await store.transaction("rw", store.outbox, store.photos, async () => {
    await store.outbox.bulkUpdate([...changes, ...later.flat()]);
    await store.photos.where("itemId").anyOf(done).delete();
  });
}

/** What was written on top of a step that is done now is for the version that this step left. */
async function rebase(vault: Vault, sent: OutboxRow, after: number) {
  const { version } = await valuesOf(vault, sent);
  const later = await store.outbox
    .filter(({ about, seq }) => about === sent.about && seq > sent.seq)
    .toArray();
  return Promise.all(
    later.map(async (row) => {
      const values = await valuesOf(vault, row);
      const next = { ...values, version: rebased(values.version, version, after) };
      return { key: row.seq, changes: { sealed: await vault.seal(about(row.id, "item"), next) } };
    }),
  );
}

export const valuesOf = async (vault: Vault, row: OutboxRow): Promise<FieldItem["values"]> =>
  JSON.parse(await vault.open(about(row.id, "item"), row.sealed));
export const photoBytes = (vault: Vault, id: string, sealed: OutboxRow["sealed"]) =>
  vault.openBytes(about(id, "photo"), sealed);
