import type { CivilDate } from "../calendar/calendar.ts";
import { type ClockKind, OPEN_STATES, type State } from "../vocabulary.ts";
import { type Clock, type Issue, runningClock } from "./issue.ts";

/** Clocks whose end is promised to the resident: the reply first, then the solution, then the time left to rate. */
export const PROMISE_KINDS = [
  "REPLY",
  "PROGRESS",
  "RESOLVE",
  "HOLD_REVIEW",
  "RATING",
] as const satisfies readonly ClockKind[];
type PromiseKind = (typeof PROMISE_KINDS)[number];

/** One promise to the resident: merged, the main issue's about the solution holds (domain.md C2 "RESOLVE follows master"). */
export const promiseOf = (issue: Issue, kind: PromiseKind): Clock | undefined =>
  runningClock(issue, kind) ?? issue.mastersClocks.find((clock) => clock.kind === kind);

/** What is promised now, in that order; what stands still has no day, and a rating that was given is not asked for. */
export const promisesOf = (issue: Issue): Clock[] =>
  PROMISE_KINDS.flatMap((kind) => promiseOf(issue, kind) ?? []).filter(
    ({ kind, pausedOn }) => !pausedOn && !(kind === "RATING" && issue.ratedSolved),
  );

/** A day a resident was promised; NEXT = of the next step, as the last answer gave it. */
export type PromisedDay = { readonly kind: PromiseKind | "NEXT"; readonly on: CivilDate };

/** The promised days of an issue, each kind once; `nextOn` is the day of the last answer that stands, if it named one. */
export function promisedDays(issue: Issue, nextOn: CivilDate | null): PromisedDay[] {
  const days: PromisedDay[] = promisesOf(issue).map(({ kind, basis }) => ({
    kind: kind as PromiseKind,
    on: basis.due,
  }));
  const open = (OPEN_STATES as readonly State[]).includes(issue.state);
  return nextOn && open ? [...days, { kind: "NEXT", on: nextOn }] : days;
}
