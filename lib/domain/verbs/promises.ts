import { type CivilDate, dayDiff, type HolidayCalendar, shanghaiDate } from "../calendar/calendar.ts";
import { dueAt } from "../calendar/deadlines.ts";
import {
  type Context,
  change,
  type Draft,
  owner,
  recordBreaches,
  set,
  start,
  stop,
} from "../casework/draft.ts";
import { type Clock, type Issue, runningClock } from "../casework/issue.ts";
import { goesOn, ruleOf, runOn, shiftClock, startClock, startUntil } from "../clocks/clocks.ts";
import { firstWarning } from "../clocks/warnings.ts";
import type { ClockKind, State } from "../vocabulary.ts";

/** REPLY and RESOLVE of the tier from today; where RESOLVE is shortened, no answer is promised later than the solution. */
export function startPromises(draft: Draft, ctx: Context, today: CivilDate, most?: number): void {
  startReply(draft, ctx, today, most);
  startResolve(draft, ctx, today, most);
}

export function startReply(draft: Draft, ctx: Context, today: CivilDate, most?: number): void {
  const rule = ruleOf("REPLY", draft.issue.tier, ctx.settings, most);
  start(draft, startClock("REPLY", owner(draft, ctx), today, ctx, rule));
}

const RUN_ON: readonly ClockKind[] = ["CONTACT", "REPLY", "PROGRESS", "RESOLVE"];
/**
 * What was promised before an end that was none runs on as if it had never stopped, so that whoever hurried a resident into
 * withdrawing gains no day by it; a promise broken meanwhile is dated back (domain.md C3).
 */
export function promisesRunOn(draft: Draft, ctx: Context, promised: readonly Clock[], to: State): void {
  for (const clock of promised) {
    if (!RUN_ON.includes(clock.kind) && !(to === "REGISTERED" && clock.kind === "ACCEPT")) continue;
    const stopped = shanghaiDate(clock.stoppedAt ?? ctx.now);
    const on = runOn(
      clock.pausedOn ? afterStanding(draft.issue, clock, clock.pausedOn, stopped, ctx) : clock,
    );
    const over = on.dueAt <= ctx.now;
    const unitId = over ? on.unitId : draft.issue.holderUnitId;
    change(draft, { ...on, unitId, warnAt: over ? null : firstWarning(on) });
  }
  recordBreaches(draft, ctx);
}

/** What an open matter owes and nothing runs for is promised from today. */
export function promiseWhatIsMissing(draft: Draft, ctx: Context): void {
  const today = shanghaiDate(ctx.now);
  const runs = (kind: ClockKind) => runningClock(draft.issue, kind) !== undefined;
  if (draft.issue.state === "REGISTERED" && !runs("ACCEPT"))
    start(draft, startClock("ACCEPT", owner(draft, ctx), today, ctx));
  if (!runs("REPLY") && !runs("PROGRESS")) startReply(draft, ctx, today);
  if (!runs("RESOLVE")) startResolve(draft, ctx, today);
}

/** RESOLVE from today, never beyond what the petition regulation allows. */
export function startResolve(draft: Draft, ctx: Context, today: CivilDate, most?: number): void {
  const rule = ruleOf("RESOLVE", draft.issue.tier, ctx.settings, most);
  const clock = startClock("RESOLVE", owner(draft, ctx), today, ctx, rule);
  const last = petitionEnd(draft.issue, ctx.calendar, PETITION_DAYS);
  const capped = last !== null && last < clock.basis.due;
  start(draft, capped ? startUntil("RESOLVE", owner(draft, ctx), today, last, ctx) : clock);
}

/**
 * After a change of tier or kind of matter: the solution is promised for the earlier of the two days, never for a later
 * one (domain.md C2 reclassify "upward-protective"). Whether the date moved.
 */
export function promiseEarlier(draft: Draft, ctx: Context): boolean {
  const clock = runningClock(draft.issue, "RESOLVE");
  if (!clock || clock.breachedAt || clock.pausedOn) return false;
  const { from, days, due, shifts } = clock.basis;
  const rule = ctx.settings.rules.RESOLVE[draft.issue.tier];
  const byRule =
    days !== undefined && !shifts?.length && rule.unit === "DAYS"
      ? dueAt(from, Math.min(days, rule.amount), rule.mode, ctx.calendar).due
      : due;
  const last = petitionEnd(draft.issue, ctx.calendar, PETITION_DAYS) ?? due;
  const earliest = byRule < last ? byRule : last;
  if (earliest >= due) return false;
  stop(draft, ctx, "MOVED", ["RESOLVE"]);
  start(draft, startUntil("RESOLVE", owner(draft, ctx), shanghaiDate(ctx.now), earliest, ctx));
  return true;
}

/**
 * The first contact is owed by whoever has the matter, by the time that was promised with its first dispatch (domain.md C3):
 * broken later, it is not the former unit's. One that is broken already stays with whose it was.
 */
export function contactGoesAlong(draft: Draft): void {
  const { leadUnitId, holderUnitId } = draft.issue;
  const clock = runningClock(draft.issue, "CONTACT");
  if (clock && !clock.breachedAt) change(draft, { ...clock, unitId: leadUnitId ?? holderUnitId });
}

/** What was waited for, asked of others, held or disputed in the name of a unit that has it no longer. */
export function leaveUnit(draft: Draft, ctx: Context): void {
  goOn(draft, ctx, "MOVED");
  stop(draft, ctx, "MOVED", ["SIGN", "CO_TASK", "REPORT_IN", "RULING", "HOLD_REVIEW"]);
  set(draft, { request: null, ruling: null });
}

/** A petition item is solved within 60日 in all, whatever the levels, and 30日 more at most (信访工作条例 §34). */
const PETITION_DAYS = 60;
export const PETITION_DAYS_EXTENDED = 90;
export const petitionEnd = (
  { isPetitionItem, spokenOn }: Issue,
  cal: HolidayCalendar,
  days: number,
): CivilDate | null => (isPetitionItem ? dueAt(spokenOn, days, "CALENDAR_ROLLOVER", cal).due : null);

/** Beyond 60日 only what was extended, with the resident told (信访工作条例 §34): no standstill does it by itself. */
const petitionLast = (issue: Issue, cal: HolidayCalendar): CivilDate | null =>
  petitionEnd(issue, cal, issue.extensionCount > 0 ? PETITION_DAYS_EXTENDED : PETITION_DAYS);

/** After each answer the next one is owed, as long as the matter is open: 15日, for 难/盼 and 挂账 30日 (domain.md C3 PROGRESS). */
export function startProgress(draft: Draft, ctx: Context): void {
  const tier = draft.issue.state === "ON_HOLD" ? "HOPE" : draft.issue.tier;
  const rule = ctx.settings.rules.PROGRESS[tier];
  start(draft, startClock("PROGRESS", owner(draft, ctx), shanghaiDate(ctx.now), ctx, rule));
}

/** A clock later by the days it stood still, never beyond what a petition item may take. */
function afterStanding(
  issue: Issue,
  clock: Clock,
  since: CivilDate,
  until: CivilDate,
  { calendar }: Pick<Context, "calendar">,
): Clock {
  const stood = dayDiff(since, until);
  const last = petitionLast(issue, calendar);
  const days = last ? Math.max(0, Math.min(stood, dayDiff(clock.basis.due, last))) : stood;
  // Begun and ended on one day it moved nothing, and has nothing to tell.
  if (days === 0) return goesOn(clock);
  return shiftClock(clock, { rule: "PAUSED", days }, calendar);
}

/** RESOLVE goes on, later by the days it stood still. */
export function goOn(draft: Draft, ctx: Context, how: "MET" | "LAPSED" | "MOVED" = "MET"): void {
  const resolve = runningClock(draft.issue, "RESOLVE");
  if (resolve?.pausedOn) {
    // At the longest until the day named, however late somebody or the sweep comes by.
    const today = shanghaiDate(ctx.now);
    const end = draft.issue.waiting?.until ?? today;
    change(draft, afterStanding(draft.issue, resolve, resolve.pausedOn, end < today ? end : today, ctx));
  }
  stop(draft, ctx, how, ["WAIT"]);
  set(draft, { waiting: null });
}
