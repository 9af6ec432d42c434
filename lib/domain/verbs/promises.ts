import { type CivilDate, dayDiff, type HolidayCalendar, shanghaiDate } from "../calendar.ts";
import { ruleOf, shiftClock, startClock, startUntil } from "../clocks.ts";
import { dueAt } from "../deadlines.ts";
import { type Context, change, type Draft, owner, set, start, stop } from "../draft.ts";
import { type Issue, runningClock } from "../issue.ts";

/** REPLY and RESOLVE of the tier from today; where RESOLVE is shortened, no answer is promised later than the solution. */
export function startPromises(draft: Draft, ctx: Context, today: CivilDate, most?: number): void {
  for (const kind of ["REPLY", "RESOLVE"] as const) {
    const rule = ruleOf(kind, draft.issue.tier, ctx.settings, most);
    const clock = startClock(kind, owner(draft, ctx), today, ctx, rule);
    const last = kind === "RESOLVE" ? petitionEnd(draft.issue, ctx.calendar, PETITION_DAYS) : null;
    const capped = last !== null && last < clock.basis.due;
    start(draft, capped ? startUntil(kind, owner(draft, ctx), today, last, ctx) : clock);
  }
}

/** A petition item is solved within 60日 in all, whatever the levels, and 30日 more at most (信访工作条例 §34). */
const PETITION_DAYS = 60;
export const PETITION_DAYS_EXTENDED = 90;
export const petitionEnd = (
  { isPetitionItem, spokenOn }: Issue,
  cal: HolidayCalendar,
  days: number,
): CivilDate | null => (isPetitionItem ? dueAt(spokenOn, days, "CALENDAR_ROLLOVER", cal).due : null);

/** After each answer the next one is owed, as long as the matter is open: 15日, for 难/盼 and 挂账 30日 (domain.md C3 PROGRESS). */
export function startProgress(draft: Draft, ctx: Context): void {
  const tier = draft.issue.state === "ON_HOLD" ? "HOPE" : draft.issue.tier;
  const rule = ctx.settings.rules.PROGRESS[tier];
  start(draft, startClock("PROGRESS", owner(draft, ctx), shanghaiDate(ctx.now), ctx, rule));
}

/** RESOLVE goes on, later by the days it stood still. */
export function goOn(draft: Draft, ctx: Context, how: "MET" | "LAPSED" | "MOVED" = "MET"): void {
  const resolve = runningClock(draft.issue, "RESOLVE");
  if (resolve?.pausedOn) {
    const days = dayDiff(resolve.pausedOn, shanghaiDate(ctx.now));
    change(draft, shiftClock(resolve, { rule: "PAUSED", days }, ctx.calendar));
  }
  stop(draft, ctx, how, ["WAIT"]);
  set(draft, { waiting: null });
}
