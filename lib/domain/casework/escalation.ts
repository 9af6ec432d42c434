import { atEnd } from "../clocks/clocks.ts";
import type { ClockKind, Level, State, Verb } from "../vocabulary.ts";
import { hasRunOut } from "./draft.ts";
import { type Clock, type Issue, runningClock } from "./issue.ts";

export type Duty = {
  readonly verb: Extract<
    Verb,
    "breach" | "autoEscalate" | "supervise" | "sign" | "close" | "resume" | "archive"
  >;
  readonly clock: Clock | null;
};

/**
 * What the system owes an issue now, one thing at a time (domain.md C5, N8). The sweep asks again until nothing is
 * left, so a clock jumped over by days of standstill is still breached, moved or supervised exactly once.
 */
export const nextDuty = (issue: Issue, now: Date): Duty | null =>
  unrecordedBreach(issue, now) ?? breachDuty(issue, now) ?? lapseDuty(issue, now) ?? closeDuty(issue, now);

/** How high the order is that follows a breach which cannot climb: level 1 of its own level, 2 by a superior, 3 by the city. */
const BREACH_ORDER_LEVEL = {
  COMMUNITY: 1,
  TOWN: 1,
  COUNTY: 2,
  CITY: 3,
} as const satisfies Record<Level, number>;

/** What is owed before anybody has begun, and afterwards, is ordered at the first level only. */
const FIRST_LEVEL: readonly ClockKind[] = ["CONTACT", "ACCEPT", "CALLBACK"];
export const breachOrderLevel = (kind: ClockKind, level: Level): number =>
  FIRST_LEVEL.includes(kind) ? 1 : BREACH_ORDER_LEVEL[level];

const isDue = (clock: Clock | undefined, now: Date): clock is Clock =>
  clock?.sweepAt != null && clock.sweepAt <= now;

function unrecordedBreach(issue: Issue, now: Date): Duty | null {
  const clock = issue.clocks.find((c) => hasRunOut(c, now));
  return clock ? { verb: "breach", clock } : null;
}

/** A breached REPLY below the city climbs after grace; at the city, and for every other broken promise, it is supervised. */
export function breachDuty(issue: Issue, now: Date): Duty | null {
  const reply = runningClock(issue, "REPLY");
  if (isDue(reply, now) && reply.breachedAt)
    return { verb: issue.level === "CITY" ? "supervise" : "autoEscalate", clock: reply };
  const clock = issue.clocks.find((c) => atEnd(c.kind) === "supervise" && c.breachedAt && isDue(c, now));
  return clock ? { verb: "supervise", clock } : null;
}

/** What runs out without anybody's fault is done by the system: signing, going on after a standstill, archiving. */
const LAPSES: Readonly<Record<"sign" | "resume" | "archive", readonly State[]>> = {
  sign: ["DISPATCHED"],
  resume: ["IN_PROGRESS", "MEDIATING"],
  archive: ["CLOSED"],
};
function lapseDuty(issue: Issue, now: Date): Duty | null {
  for (const clock of issue.clocks) {
    const verb = atEnd(clock.kind);
    if (verb === "sign" || verb === "resume" || verb === "archive")
      if (LAPSES[verb].includes(issue.state) && isDue(clock, now)) return { verb, clock: null };
  }
  return null;
}

/** Closes what the resident called solved (3 or better) at once, and what nobody rated when RATING ran out. */
export function closeDuty(issue: Issue, now: Date): Duty | null {
  if (issue.state !== "RESOLVED") return null;
  const content = issue.ratedSolved === "YES" && (issue.ratedLevel ?? 0) >= 3;
  return content || isDue(runningClock(issue, "RATING"), now) ? { verb: "close", clock: null } : null;
}
