import { aboutOf, type FieldItem, type ItemAnswer } from "#lib/domain/field/items.ts";
import { isOurs, type OutboxState, rebased } from "#lib/domain/field/outbox.ts";
import { type OutboxRow, store } from "./store.ts";
import type { Vault } from "./vault.ts";

/** An item with its words. */
export type OutboxItem = Omit<OutboxRow, "sealed" | "answer"> &
  FieldItem & { readonly answer: ItemAnswer | null; readonly photos: number };

const about = (id: string, part: "item" | "answer" | "photo") => `${part}:${id}`;

/**
 * Puts something into the outbox, with its photos, all or nothing; written anew it replaces itself. False where it was sent
 * meanwhile and cannot be altered any more. Throws where the device has no room: QuotaExceededError.
 */
export async function put(
  vault: Vault,
  item: FieldItem,
  photos: readonly { readonly id: string; readonly bytes: ArrayBuffer }[] = [],
): Promise<boolean> {
  const sealed = await vault.seal(about(item.id, "item"), await onTopOfOwn(vault, item));
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
  return store.transaction("rw", store.outbox, store.photos, async () => {
    const before = await store.outbox.where("id").equals(id).first();
    if (before && !isOurs(before)) return false;
    if (before) await store.outbox.update(before.seq, row);
    else await store.outbox.add(row);
    await store.photos.bulkPut(pictures);
    return true;
  });
}

/** Own steps that were carried out since the matter was last fetched are known to whoever took them. */
async function onTopOfOwn(vault: Vault, item: FieldItem): Promise<FieldItem["values"]> {
  const matter = aboutOf(item);
  if (matter === null) return item.values;
  const own = await store.outbox.filter((row) => row.about === matter && row.state === "DONE").sortBy("seq");
  let { version } = item.values;
  for (const row of own) {
    const [sent, answer] = [await valuesOf(vault, row), await answerOf(vault, row)];
    if (answer?.version) version = rebased(version, sent.version, answer.version);
  }
  return { ...item.values, ...(version !== undefined && { version }) };
}

/** Everything in the outbox, oldest first. */
export async function readOutbox(vault: Vault): Promise<OutboxItem[]> {
  const rows = await store.outbox.orderBy("seq").toArray();
  return Promise.all(
    rows.map(async ({ sealed, answer, ...row }) => ({
      ...row,
      values: JSON.parse(await vault.open(about(row.id, "item"), sealed)) as FieldItem["values"],
      answer: await answerOf(vault, { id: row.id, answer }),
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
const answerOf = async (vault: Vault, { id, answer }: Pick<OutboxRow, "id" | "answer">) =>
  answer ? (JSON.parse(await vault.open(about(id, "answer"), answer)) as ItemAnswer) : null;
export const photoBytes = (vault: Vault, id: string, sealed: OutboxRow["sealed"]) =>
  vault.openBytes(about(id, "photo"), sealed);
