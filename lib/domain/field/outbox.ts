import type { ItemAnswer } from "./items.ts";

/**
 * QUEUED: to be sent. SENDING: on its way. UNSURE: it was on its way when the line broke; nobody knows whether it arrived, so it
 * is sent again as it was and cannot be altered. DONE, REFUSED: the office said so.
 */
export const OUTBOX_STATES = ["QUEUED", "SENDING", "UNSURE", "DONE", "REFUSED"] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];
/** What order and sending need to know of an item; `seq` grows on the device. */
export type Queued = {
  readonly seq: number;
  readonly id: string;
  readonly about: string | null;
  readonly state: OutboxState;
};

const WAITS: readonly OutboxState[] = ["QUEUED", "UNSURE"];
export const waits = ({ state }: Pick<Queued, "state">): boolean => WAITS.includes(state);
/** May it be written anew or thrown away: not while it may have arrived. */
export const isOurs = ({ state }: Pick<Queued, "state">): boolean =>
  state === "QUEUED" || state === "REFUSED";

/**
 * What goes next, oldest first, and of each matter only the oldest: what follows was written on top of it and needs to know what
 * became of it. Behind one that was refused everything about the same matter waits until somebody has seen to that.
 */
export function nextBatch<T extends Queued>(items: readonly T[], most: number): T[] {
  const before = new Set<string>();
  const batch: T[] = [];
  for (const item of [...items].sort((a, b) => a.seq - b.seq)) {
    const first = item.about === null || !before.has(item.about);
    if (first && waits(item) && batch.length < most) batch.push(item);
    if (item.about !== null && item.state !== "DONE") before.add(item.about);
  }
  return batch;
}

/**
 * The version that what follows about the same matter was written for, after the one before it was carried out: where both
 * were written on the same one, nothing but the own step came between.
 */
export const rebased = (
  version: string | undefined,
  sent: string | undefined,
  after: number,
): string | undefined => (version === sent ? String(after) : version);

/** After the office answered: the new state of each item that was sent. One it said nothing of may have arrived. */
export const stateAfter = (answer: ItemAnswer | undefined): OutboxState => {
  switch (answer?.outcome) {
    case "APPLIED":
    case "ALREADY":
      return "DONE";
    case "REFUSED":
      return "REFUSED";
    default:
      return "UNSURE";
  }
};

/** After a crash or a reload: what was on its way may have arrived. */
export const afterRestart = (state: OutboxState): OutboxState => (state === "SENDING" ? "UNSURE" : state);

/**
 * Seconds until it is tried again by itself after so many failures in a row: 5, 10, 20 … a minute at most. A phone does not
 * always know that it has a line again.
 */
export const waitSeconds = (failures: number): number => Math.min(60, 5 * 2 ** Math.min(failures - 1, 4));
