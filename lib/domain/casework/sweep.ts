import type { Command } from "../commands.ts";
import { isProblem, type Problem } from "../problems.ts";
import { decide } from "./decide.ts";
import type { Context } from "./draft.ts";
import { breachOrderLevel, type Duty, nextDuty } from "./escalation.ts";
import type { Change, Clock, Issue } from "./issue.ts";

/** More duties than this for one issue at one instant would be a bug, not work. */
const MOST_DUTIES = 24;

/** Everything the system owes one issue by `now`, as one change to save; null when nothing. Throws only on a bug. */
export function settle(
  issue: Issue,
  given: Pick<Context, "now" | "calendar" | "settings" | "newId">,
): Change | null {
  let whole: Change | null = null;
  for (let n = 0; n < MOST_DUTIES; n++) {
    const current: Issue = whole ? whole.issue : issue;
    const duty = nextDuty(current, given.now);
    if (!duty) return whole;
    const command = {
      id: given.newId(),
      verb: duty.verb,
      version: null,
      madeAt: given.now,
      payload: PAYLOAD[duty.verb](current, duty),
    } as Command;
    const change: Problem | Change = decide(current, command, {
      ...given,
      by: { personId: null, role: "SYSTEM", post: null },
    });
    if (isProblem(change)) throw new Error(`the system's own ${duty.verb} was refused: ${change.code}`);
    whole = whole ? join(whole, change) : change;
  }
  throw new Error(`issue ${issue.id} never settles`);
}

const PAYLOAD = {
  breach: () => ({}),
  autoEscalate: () => ({}),
  sign: () => ({}),
  close: () => ({ words: "" }),
  resume: () => ({ words: "" }),
  archive: () => ({}),
  supervise: ({ level }: Issue, { clock }: Duty) => ({
    reason: "BREACH",
    level: breachOrderLevel((clock as Clock).kind, level),
    words: "",
  }),
} as const;

/** Two changes in a row as one: the version rises once per save, later states of a clock replace earlier ones. */
const join = (a: Change, b: Change): Change => ({
  before: a.before,
  issue: { ...b.issue, version: a.issue.version },
  clocks: [...new Map([...a.clocks, ...b.clocks].map((clock) => [clock.id, clock])).values()],
  events: [...a.events, ...b.events],
  replies: [...a.replies, ...b.replies],
  ratings: [...a.ratings, ...b.ratings],
  orders: [...a.orders, ...b.orders],
  metOrders: [...a.metOrders, ...b.metOrders],
  unmetOrders: [...a.unmetOrders, ...b.unmetOrders],
  coTasks: [...a.coTasks, ...b.coTasks],
  coTaskReports: [...a.coTaskReports, ...b.coTaskReports],
  links: [...a.links, ...b.links],
  denied: a.denied || b.denied,
  messages: [...a.messages, ...b.messages],
});
