import {
  addWorkingDays,
  addWorkingHours,
  type CivilDate,
  endOfDay,
  type HolidayCalendar,
  shanghaiDate,
} from "./calendar.ts";
import { dueAt } from "./deadlines.ts";
import type { Clock, ClockBasis } from "./issue.ts";
import type { ClockKind, ClockStop, DeadlineMode, Level, Tier } from "./vocabulary.ts";

/**
 * Lengths and modes of the clocks (domain.md C3). REPLY 急 5日 and 愁 15日 are the source's
 * (「5日内将进展情况答复当事人」「15日内将进展情况告知当事人」); the others are design defaults.
 */
export const REPLY_DAYS = { URGENT: 5, WORRY: 15, HARD: 30, HOPE: 30 } as const satisfies Record<
  Tier,
  number
>;
export const RESOLVE_DAYS = { URGENT: 15, WORRY: 30, HARD: 60, HOPE: 60 } as const satisfies Record<
  Tier,
  number
>;
export const RESOLVE_DAYS_AGAIN = 15;
export const ACCEPT_WORKING_DAYS = 2;
export const SIGN_WORKING_HOURS = 4;
export const CONTACT_HOURS = 24;
export const RATING_DAYS = 15;
/** After a REPLY breach the unit has this long before the issue climbs by itself. */
export const GRACE_WORKING_DAYS = 1;
export const SUPERVISION_WORKING_DAYS = 3;
export const RETURN_WORKING_DAYS = 1;
export const SEND_BACK_WORKING_DAYS = 2;
export const SENT_BACK_EXTRA_WORKING_DAYS = 3;
export const REOPEN_DAYS = 30;
export const MAX_RETURNS = 2;

/** Whether passing its end is a breach by the office. RATING only ends the wait for the resident; SIGN is then signed by itself. */
const BREACHES = {
  CONTACT: true,
  ACCEPT: true,
  SIGN: false,
  REPLY: true,
  RESOLVE: true,
  RATING: false,
} as const satisfies Record<ClockKind, boolean>;
export const canBreach = (kind: ClockKind): boolean => BREACHES[kind];

type Owner = {
  readonly id: string;
  readonly level: Level;
  readonly tier: Tier;
  readonly unitId: string;
  readonly round: number;
  readonly startedAt: Date;
};

const dayBasis = (from: CivilDate, days: number, mode: DeadlineMode, cal: HolidayCalendar): ClockBasis => ({
  from,
  days,
  mode,
  calendarVersion: cal.version,
  ...dueAt(from, days, mode, cal),
});

const running = (owner: Owner, kind: ClockKind, dueInstant: Date, basis: ClockBasis): Clock => ({
  ...owner,
  kind,
  basis,
  dueAt: dueInstant,
  stoppedAt: null,
  stop: null,
  breachedAt: null,
  sweepAt: dueInstant,
});

/** Starts a clock that is counted in days from `from`. */
export function startDays(
  kind: "ACCEPT" | "REPLY" | "RESOLVE" | "RATING",
  owner: Owner,
  from: CivilDate,
  days: number,
  cal: HolidayCalendar,
): Clock {
  const basis = dayBasis(from, days, kind === "ACCEPT" ? "WORKING_DAY" : "CALENDAR_ROLLOVER", cal);
  return running(owner, kind, notBefore(endOfDay(basis.due), owner.startedAt), basis);
}

/** Starts a clock whose last day was set by another rule (a send-back), told in the steps as counted in working days. */
export function startUntil(
  kind: "REPLY" | "RESOLVE",
  owner: Owner,
  from: CivilDate,
  due: CivilDate,
  cal: HolidayCalendar,
): Clock {
  const basis: ClockBasis = {
    from,
    due,
    provisional: false,
    calendarVersion: cal.version,
    steps: [
      { date: from, rule: "DAY_ZERO" },
      { date: due, rule: "DUE" },
    ],
  };
  return running(owner, kind, endOfDay(due), basis);
}

/** Starts a clock counted in hours: CONTACT in wall time, SIGN in working hours. */
export function startHours(kind: "CONTACT" | "SIGN", owner: Owner, cal: HolidayCalendar): Clock {
  const hours = kind === "CONTACT" ? CONTACT_HOURS : SIGN_WORKING_HOURS;
  const due =
    kind === "CONTACT"
      ? new Date(owner.startedAt.getTime() + hours * 3_600_000)
      : addWorkingHours(cal, owner.startedAt, hours);
  const from = shanghaiDate(owner.startedAt);
  return running(owner, kind, due, {
    from,
    hours,
    due: shanghaiDate(due),
    provisional: false,
    calendarVersion: cal.version,
    steps: [],
  });
}

/** A late entry may be due before it is even known; the clock then starts already run out. */
const notBefore = (due: Date, started: Date): Date => (due < started ? started : due);

export const stopClock = (clock: Clock, at: Date, stop: ClockStop): Clock => ({
  ...clock,
  stoppedAt: at,
  stop,
  sweepAt: null,
});

/** Marks a running clock as breached at the instant it was due, and says when the sweep acts on it: REPLY after grace, RESOLVE at once. */
export function breachClock(clock: Clock, cal: HolidayCalendar): Clock {
  const graceEnds = endOfDay(
    addWorkingDays(cal, shanghaiDate(new Date(clock.dueAt.getTime() - 1)), GRACE_WORKING_DAYS),
  );
  const sweepAt = clock.kind === "REPLY" ? graceEnds : clock.kind === "RESOLVE" ? clock.dueAt : null;
  return { ...clock, breachedAt: clock.dueAt, sweepAt };
}

/** The sweep has done its part for this breach; the clock runs on, breached. */
export const settled = (clock: Clock): Clock => ({ ...clock, sweepAt: null });
