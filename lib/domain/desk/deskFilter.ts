import type { Params } from "../ledger/ledgerFilter.ts";
import { STATES, type State, TIERS, type Tier } from "../vocabulary.ts";
import { QUEUE_KEYS, type QueueKey } from "./deskQueues.ts";

/** The last row of the page before: its due instant (null = without) and id. */
export type DeskCursor = { readonly due: string | null; readonly id: string };
/** The desk as it is asked for. */
export type DeskFilter = {
  readonly queue: QueueKey;
  readonly state: State | null;
  readonly tier: Tier | null;
  readonly after: DeskCursor | null;
};
export const FIRST_QUEUE: QueueKey = "mine";

const CURSOR = /^(-|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The filter as it stands in the address; what nobody could have clicked is left out. */
export function parseDesk(asked: Params): DeskFilter {
  const cursor = typeof asked.after === "string" ? CURSOR.exec(asked.after) : null;
  const due = cursor?.[1] === "-" ? null : (cursor?.[1] ?? null);
  const real = due === null || !Number.isNaN(Date.parse(due));
  return {
    queue: QUEUE_KEYS.find((key) => key === asked.queue) ?? FIRST_QUEUE,
    state: STATES.find((state) => state === asked.state) ?? null,
    tier: TIERS.find((tier) => tier === asked.tier) ?? null,
    after: cursor?.[2] && real ? { due, id: cursor[2] } : null,
  };
}

export const deskCursor = (due: Date | null, id: string): string => `${due?.toISOString() ?? "-"}_${id}`;

/** The address of the desk that shows exactly this, without what would be the default anyway. */
export function deskHref({ queue, state, tier }: Omit<DeskFilter, "after">, after?: string | null): string {
  const query = new Map<string, string>();
  if (queue !== FIRST_QUEUE) query.set("queue", queue);
  if (state) query.set("state", state);
  if (tier) query.set("tier", tier);
  if (after) query.set("after", after);
  const pairs = [...query].map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return pairs.length > 0 ? `/desk?${pairs.join("&")}` : "/desk";
}
