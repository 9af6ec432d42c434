import { atEnd, canBreach } from "../clocks/clocks.ts";
import { CLOCK_KINDS, type ClockKind, type LeftBehind, OPEN_STATES, type State } from "../vocabulary.ts";
import { TRANSITIONS } from "./transitions.ts";

/** Clocks whose end must be written down, and those of them on which the system must act, once each. */
export const WATCHED: readonly ClockKind[] = CLOCK_KINDS.filter(canBreach);
export const ACTED_ON: readonly ClockKind[] = WATCHED.filter((kind) => atEnd(kind) !== null);
/** Clocks that end without anybody's fault, where the system goes on by itself: their end stops them, whatever the state. */
export const LAPSING: readonly ClockKind[] = CLOCK_KINDS.filter((kind) => !canBreach(kind));

/**
 * States with broken promises to look for: a refusal and a referral have one while they are looked at again, what was
 * solved or withdrawn while the resident is to be called back.
 */
export const WATCHED_STATES: readonly State[] = TRANSITIONS.supervise.from;
/** Open states in which a solution is promised: 挂账 is solved later, and what was merged is solved with its master. */
export const SOLVED_BY_DATE: readonly State[] = OPEN_STATES.filter(
  (state) => state !== "ON_HOLD" && state !== "MERGED",
);

/** A running clock that is past its end, as the record has it. */
export type Overdue = {
  readonly kind: ClockKind;
  readonly dueAt: Date;
  readonly breachedAt: Date | null;
  /** when the sweep is to act; null once it has */
  readonly sweepAt: Date | null;
  /** autoEscalate and supervise events of this very clock */
  readonly actions: number;
};
export type Verdict = "SUPERVISED" | "WAITING" | Exclude<LeftBehind, "NO_CLOCK" | "NOBODY_THERE">;

/** The sweep runs every minute; what it has not done after this long it will not do by itself. */
export const SWEEP_MINUTES = 15;

/**
 * Whether an overdue clock was dealt with exactly once (domain.md C5: "no next level → supervision"). The SQL reader is in
 * lib/db/casework/reconciliation; tests/db/reconciliationGaps.test.ts holds the two together.
 */
export function verdictOf(clock: Overdue, now: Date): Verdict {
  const patience = new Date(now.getTime() - SWEEP_MINUTES * 60_000);
  if (LAPSING.includes(clock.kind)) return clock.dueAt > patience ? "WAITING" : "NOT_ACTED_ON";
  if (clock.breachedAt === null) return clock.dueAt > patience ? "WAITING" : "NOT_RECORDED";
  if (clock.actions > 1) return "TWICE";
  if (clock.actions === 1 || !ACTED_ON.includes(clock.kind)) return "SUPERVISED";
  return clock.sweepAt !== null && clock.sweepAt > patience ? "WAITING" : "NOT_ACTED_ON";
}
