import type { ClockKind, Verb } from "../vocabulary.ts";
import { type Draft, set } from "./draft.ts";
import type { OpenOrder } from "./issue.ts";

/** What an order about the matter as such asks for: a valid reply to the resident, or the end of the matter. */
const ANSWERS_ORDERS: readonly Verb[] = ["reply", "resolve", "refuse", "withdraw", "referOut"];

/** Promises that another unit than the lead answers for: an order about one is answered when that promise ends, by nobody else. */
export const OWN_DUTY: readonly ClockKind[] = [
  "CO_TASK",
  "REPORT_IN",
  "RULING",
  "REVIEW",
  "HOLD_REVIEW",
  "CALLBACK",
];

/** Orders that stood before and are answered by what was just done (督办: own due date, domain.md C2). */
export function meetOrders(draft: Draft, verb: Verb): void {
  const stood = draft.before?.openOrders ?? [];
  const met = stood.filter((order) => isMet(draft, order, verb)).map(({ id }) => id);
  if (met.length === 0) return;
  draft.metOrders.push(...met);
  const openOrders = draft.issue.openOrders.filter(({ id }) => !met.includes(id));
  const highest = openOrders.reduce<OpenOrder | null>(
    (most, order) => (most && most.level > order.level ? most : order),
    null,
  );
  set(draft, {
    openOrders,
    supervisionLevel: highest?.level ?? 0,
    supervisionDueAt: highest?.dueAt ?? null,
  });
}

function isMet(draft: Draft, { clockId, clockKind }: OpenOrder, verb: Verb): boolean {
  if (!clockId || !clockKind || !OWN_DUTY.includes(clockKind)) return ANSWERS_ORDERS.includes(verb);
  return Boolean(draft.clocks.get(clockId)?.stop);
}
