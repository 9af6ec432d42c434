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
  const met = stood.filter((order) => isMet(draft, order, verb));
  if (draft.issue.answered !== draft.before?.answered) set(draft, { answeredOrders: met });
  if (met.length === 0) return;
  draft.metOrders.push(...met.map(({ id }) => id));
  stand(
    draft,
    draft.issue.openOrders.filter((order) => !met.includes(order)),
  );
}

/** The answer that met them never reached the resident: what was ordered is still to be done (domain.md C3). */
export function standAgain(draft: Draft): void {
  const { openOrders, answeredOrders } = draft.issue;
  if (answeredOrders.length === 0) return;
  draft.unmetOrders.push(...answeredOrders.map(({ id }) => id));
  set(draft, { answeredOrders: [] });
  stand(draft, [...answeredOrders, ...openOrders]);
}

/** How high the matter is supervised is how high the highest order is that nobody has answered. */
function stand(draft: Draft, openOrders: readonly OpenOrder[]): void {
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
