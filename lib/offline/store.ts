import Dexie, { type EntityTable, type Table } from "dexie";
import type { FieldKind } from "#lib/domain/field/items.ts";
import { afterRestart, type OutboxState } from "#lib/domain/field/outbox.ts";

/** Encrypted under the key of this device (vault.ts): 12 bytes for the start, then the words. */
export type Sealed = Uint8Array<ArrayBuffer>;

/** What lies open beside the sealed words is what order and sending need: ids made by chance, kinds, states, times. */
export type OutboxRow = {
  seq: number;
  id: string;
  kind: FieldKind;
  about: string | null;
  state: OutboxState;
  madeAt: string;
  /** the values of the form */
  sealed: Sealed;
  /** what the office answered */
  answer: Sealed | null;
};
export type PhotoRow = { id: string; itemId: string; sealed: Sealed; uploadId: string | null };
type RecordRow = { key: string; sealed: Sealed };
type DraftRow = { name: string; sealed: Sealed };
/** The wrapped key and how far it is; nothing of anybody. */
export type Head = {
  name: "head";
  device: string;
  salt: Uint8Array<ArrayBuffer>;
  rounds: number;
  wrapped: Uint8Array<ArrayBuffer>;
  wrongPins: number;
  /** the next try waits so long, counted while the page is open: a clock can be put forward */
  waitMs: number;
  cursor: number;
  syncedAt: number | null;
  /** milliseconds by which the office's time is ahead of this device's; a demonstration has a time of its own */
  skew: number;
  /** and by which this device's clock is behind the true time */
  clockOff: number;
};

export class FieldStore extends Dexie {
  declare head: EntityTable<Head, "name">;
  declare records: EntityTable<RecordRow, "key">;
  declare outbox: Table<OutboxRow, number, Omit<OutboxRow, "seq">>;
  declare photos: EntityTable<PhotoRow, "id">;
  declare drafts: EntityTable<DraftRow, "name">;
  constructor() {
    super("minqing-field");
    this.version(1).stores({
      head: "name",
      records: "key",
      outbox: "++seq,&id,state",
      photos: "id,itemId",
      drafts: "name",
    });
  }
}

export const store = new FieldStore();
export const headNow = (): Promise<Head | undefined> => store.head.get("head");
export const setHead = (more: Partial<Omit<Head, "name">>) => store.head.update("head", more);

/** Everything goes, what was not sent yet too. Emptied and not deleted: of a deletion the pages that show it are not told. */
export async function forgetAll(): Promise<void> {
  await store.transaction("rw", store.tables, () => Promise.all(store.tables.map((table) => table.clear())));
}
const ENDED = "minqing.field.ended";
/** It was told to from elsewhere: whoever opens it next is told. */
export async function forgetEnded(): Promise<void> {
  localStorage.setItem(ENDED, "1");
  await forgetAll();
}
export const wasEnded = (): boolean => localStorage.getItem(ENDED) !== null;
export const endedWasRead = (): void => localStorage.removeItem(ENDED);
/** What was carried goes; what was not sent yet stays, sealed, for whoever it belongs to. */
export async function forgetRound(): Promise<void> {
  await store.transaction("rw", store.records, store.head, async () => {
    await store.records.clear();
    await setHead({ cursor: 0 });
  });
}
/** A round that nobody renewed for so long is not carried any longer. */
const KEPT_MS = 7 * 24 * 3_600_000;
export async function forgetOld(): Promise<void> {
  const head = await headNow();
  if (head?.syncedAt && Date.now() - head.syncedAt > KEPT_MS) await forgetRound();
  const old = new Date(Date.now() - KEPT_MS).toISOString();
  await store.outbox.filter(({ state, madeAt }) => state === "DONE" && madeAt < old).delete();
}

/** After a crash or a reload: what was on its way may have arrived. */
export async function restart(): Promise<void> {
  await store.outbox
    .where("state")
    .equals("SENDING")
    .modify((row) => {
      row.state = afterRestart(row.state);
    });
}
