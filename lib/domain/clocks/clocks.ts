import {
  addWorkingDays,
  addWorkingHours,
  type CivilDate,
  endOfDay,
  type HolidayCalendar,
  shanghaiDate,
} from "../calendar/calendar.ts";
import { addShift, dueAfter, type Shift } from "../calendar/deadlines.ts";
import type { Clock, ClockBasis } from "../casework/issue.ts";
import type { ClockKind, ClockStop, DeadlineMode, Level, Tier, Verb } from "../vocabulary.ts";
import type { ClockRule, ClockSettings, RuledClock } from "./clockSettings.ts";
import { firstWarning } from "./warnings.ts";

/** Limits that are no clocks (domain.md C2, C5). */
export const RESOLVE_DAYS_AGAIN = 15;
/** After a REPLY breach the unit has this long before the issue climbs by itself. */
export const GRACE_WORKING_DAYS = 1;
export const SUPERVISION_WORKING_DAYS = 3;
export const RETURN_WORKING_DAYS = 1;
/** A petition item sent to the wrong organ may be objected to for longer (信访工作条例 §23). */
export const RETURN_WORKING_DAYS_PETITION = 5;
export const SEND_BACK_WORKING_DAYS = 2;
export const SENT_BACK_EXTRA_WORKING_DAYS = 3;
export const REOPEN_DAYS = 30;
export const REVIEW_ASK_DAYS = 30;
export const MAX_RETURNS = 2;
export const MAX_EXTENSIONS = 2;
export const MAX_EXTENSION_DAYS = 30;
export const MAX_HOLDS = 4;
export const MAX_HOLD_DAYS = 90;
export const MAX_PAUSE_DAYS = 90;
export const INFO_DAYS = 15;
export const MEDIATION_DAYS = 30;
/** 吹哨 where there is danger: the department must be there within two hours. */
export const HAZARD_REPORT_IN: ClockRule = { unit: "HOURS", amount: 2 };

/**
 * What passing its end means. `breach`: somebody failed the resident, and it is recorded for ever. `next`: what the
 * system does by itself, once; a REPLY after its grace. Everything overdue and open is moved or supervised exactly once.
 */
const AT_END = {
  CONTACT: { breach: true, next: "supervise" },
  ACCEPT: { breach: true, next: "supervise" },
  SIGN: { breach: false, next: "sign" },
  REPLY: { breach: true, next: "autoEscalate" },
  PROGRESS: { breach: true, next: "supervise" },
  RESOLVE: { breach: true, next: "supervise" },
  RATING: { breach: false, next: "close" },
  CO_TASK: { breach: true, next: "supervise" },
  REPORT_IN: { breach: true, next: "supervise" },
  RULING: { breach: true, next: "supervise" },
  REVIEW: { breach: true, next: "supervise" },
  HOLD_REVIEW: { breach: true, next: "supervise" },
  WAIT: { breach: false, next: "resume" },
  CALLBACK: { breach: true, next: "supervise" },
  ARCHIVE: { breach: false, next: "archive" },
} as const satisfies Record<ClockKind, { breach: boolean; next: Verb | null }>;
export const canBreach = (kind: ClockKind): boolean => AT_END[kind].breach;
export const atEnd = (kind: ClockKind): (typeof AT_END)[ClockKind]["next"] => AT_END[kind].next;

/** Promises to the resident and to each other that lists sort by: what an office owes next. */
export const OWED: readonly ClockKind[] = ["REPLY", "PROGRESS", "RESOLVE", "HOLD_REVIEW"];

type Owner = {
  readonly id: string;
  readonly level: Level;
  readonly tier: Tier;
  readonly unitId: string;
  readonly round: number;
  readonly startedAt: Date;
};
type Given = { readonly calendar: HolidayCalendar; readonly settings: ClockSettings };

function running(owner: Owner, kind: ClockKind, dueInstant: Date, basis: ClockBasis): Clock {
  const clock: Clock = {
    ...owner,
    kind,
    basis,
    dueAt: dueInstant < owner.startedAt ? owner.startedAt : dueInstant, // a late entry may be due before it is known
    stoppedAt: null,
    stop: null,
    breachedAt: null,
    pausedOn: null,
    chargedUnitId: null,
    sweepAt: dueInstant < owner.startedAt ? owner.startedAt : dueInstant,
    warnAt: null,
  };
  return { ...clock, warnAt: firstWarning(clock) };
}

/** How long a clock of this kind runs for this tier, at most `most` days when something shortens it. */
export function ruleOf(kind: RuledClock, tier: Tier, settings: ClockSettings, most = Infinity): ClockRule {
  const rule = settings.rules[kind][tier];
  return rule.unit === "DAYS" && rule.amount > most ? { ...rule, amount: most } : rule;
}

/** Starts a clock by rule: days are counted from `from`, hours from the instant it starts. */
export function startClock(
  kind: RuledClock,
  owner: Owner,
  from: CivilDate,
  { calendar, settings }: Given,
  rule: ClockRule = ruleOf(kind, owner.tier, settings),
): Clock {
  if (rule.unit === "DAYS") {
    const { amount: days, mode } = rule;
    const counted = dueAfter(from, days, mode, [], calendar);
    const basis = {
      from,
      days,
      mode,
      calendarVersion: calendar.version,
      settingsVersion: settings.version,
      ...counted,
    };
    return running(owner, kind, endOfDay(counted.due), basis);
  }
  const due =
    rule.unit === "HOURS"
      ? new Date(owner.startedAt.getTime() + rule.amount * 3_600_000)
      : addWorkingHours(calendar, owner.startedAt, rule.amount);
  return running(owner, kind, due, {
    from: shanghaiDate(owner.startedAt),
    hours: rule.amount,
    due: shanghaiDate(due),
    provisional: false,
    calendarVersion: calendar.version,
    settingsVersion: settings.version,
    steps: [],
  });
}

/** Starts a clock whose last day was chosen by people or by another rule. */
export function startUntil(
  kind: ClockKind,
  owner: Owner,
  from: CivilDate,
  due: CivilDate,
  { calendar }: Pick<Given, "calendar">,
): Clock {
  const basis: ClockBasis = {
    from,
    due,
    provisional: false,
    calendarVersion: calendar.version,
    steps: [
      { date: from, rule: "DAY_ZERO" },
      { date: due, rule: "DUE" },
    ],
  };
  return running(owner, kind, endOfDay(due), basis);
}

/** Stopped, nothing more is due; but a breach on which nobody had acted yet is remembered, should the stop be revoked. */
export const stopClock = (clock: Clock, at: Date, stop: ClockStop): Clock => ({
  ...clock,
  stoppedAt: at,
  stop,
  sweepAt: clock.breachedAt && clock.sweepAt,
  warnAt: null,
});

/** A stop that is taken back: the clock runs on as if it had never stopped, and the sweep looks at it again. */
export const runOn = (clock: Clock): Clock => ({
  ...clock,
  stoppedAt: null,
  stop: null,
  sweepAt: clock.breachedAt ? clock.sweepAt : clock.dueAt,
});

/**
 * Marks a running clock as breached at the instant it was due, and says when the sweep acts on it: REPLY after grace,
 * others at once, or never. `chargedUnitId` is who answers for the delay (domain.md C5 attribution).
 */
export function breachClock(clock: Clock, cal: HolidayCalendar, chargedUnitId = clock.unitId): Clock {
  const graceEnds = endOfDay(
    addWorkingDays(cal, shanghaiDate(new Date(clock.dueAt.getTime() - 1)), GRACE_WORKING_DAYS),
  );
  const acts = atEnd(clock.kind) === null ? null : clock.kind === "REPLY" ? graceEnds : clock.dueAt;
  return { ...clock, breachedAt: clock.dueAt, sweepAt: acts, warnAt: null, chargedUnitId };
}

/** The sweep has done its part for this breach; the clock runs on, breached. */
export const settled = (clock: Clock): Clock => ({ ...clock, sweepAt: null });

/** A clock that stands still: it cannot run out until it goes on. */
export const pauseClock = (clock: Clock, on: CivilDate): Clock => ({
  ...clock,
  pausedOn: on,
  sweepAt: null,
  warnAt: null,
});

/** A clock that stood still goes on as it was. */
export const goesOn = (clock: Clock): Clock => movedTo(clock, clock.basis);

/** Days added to a clock that has not run out: after a standstill, or by an extension. Its arithmetic tells it. */
export function shiftClock(clock: Clock, shift: Shift, cal: HolidayCalendar): Clock {
  const mode: DeadlineMode = clock.basis.mode ?? "CALENDAR_ROLLOVER";
  const shifts = [...(clock.basis.shifts ?? []), shift];
  return movedTo(clock, { ...clock.basis, shifts, ...addShift(clock.basis, shift, mode, cal) });
}

/**
 * The same clock counted again by another calendar, or null when nothing changes. A breach is never taken back, and what
 * people fixed by date or by the hour stays.
 */
export function recountClock(clock: Clock, cal: HolidayCalendar): Clock | null {
  const { from, days, mode, shifts = [] } = clock.basis;
  if (clock.breachedAt || days === undefined || mode === undefined) return null;
  const again = dueAfter(from, days, mode, shifts, cal);
  if (again.due === clock.basis.due) return null;
  const moved = movedTo(clock, { ...clock.basis, ...again, calendarVersion: cal.version });
  // What stands still goes on standing still.
  return clock.pausedOn ? pauseClock(moved, clock.pausedOn) : moved;
}

/** The same at an instant: what has run out by then is a breach, and no date is moved into the past. */
export function recountAt(clock: Clock, cal: HolidayCalendar, now: Date): Clock | null {
  if (clock.dueAt <= now && !clock.pausedOn) return null;
  const again = recountClock(clock, cal);
  return again && (clock.pausedOn || again.dueAt > now) ? again : null;
}

function movedTo(clock: Clock, basis: ClockBasis): Clock {
  const end = endOfDay(basis.due);
  const dueAt = end < clock.startedAt ? clock.startedAt : end;
  const moved: Clock = { ...clock, basis, dueAt, pausedOn: null, sweepAt: dueAt };
  return { ...moved, warnAt: firstWarning(moved) };
}
