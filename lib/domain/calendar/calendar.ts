/**
 * China civil dates as "YYYY-MM-DD" strings. Asia/Shanghai is taken as a fixed UTC+8 and every sum is made on
 * whole days, so the zone of the server or of the phone never enters.
 */
export type CivilDate = string;

/** OFF = a day of rest by the holiday notice, WORK = a weekend day worked instead (补班). */
export type HolidayKind = "OFF" | "WORK";
export type HolidayCalendar = {
  /** Raised by one with every change of the table; stored with each computed deadline. */
  version: number;
  days: ReadonlyMap<CivilDate, { kind: HolidayKind; name: string }>;
  /** First and last year whose notice is in the table. Dates outside are 暂定 (provisional). */
  knownFrom: number;
  knownTo: number;
};

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const SHANGHAI_MS = 8 * HOUR_MS;
const SATURDAY = 6;

/** Office hours in Shanghai wall hours, for clocks in working hours (SIGN). A design default [设]: 9–12 and 14–18. */
export const OFFICE_HOURS = [
  { from: 9, to: 12 },
  { from: 14, to: 18 },
] as const;

function dayNumber(date: CivilDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}

function fromDayNumber(day: number): CivilDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/**
 * True for a day that exists, written YYYY-MM-DD, of the years 1900–2199, so that every sum of days stays in four digits.
 * "2026-02-30", "2026-3-1" and "9999-12-31" are not.
 */
export function isCivilDate(text: string): boolean {
  return (
    /^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text) &&
    fromDayNumber(dayNumber(text)) === text
  );
}

/** The date on a wall calendar in Shanghai at that instant. */
export function shanghaiDate(at: Date): CivilDate {
  return new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(0, 10);
}

/** The time on a wall in Shanghai: "14:05". */
export function shanghaiTime(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(11, 16);
}

/** 00:00 Shanghai of that date. */
export function startOfDay(date: CivilDate): Date {
  return new Date(dayNumber(date) * DAY_MS - SHANGHAI_MS);
}

/** 24:00 Shanghai of that date, which is the next midnight: an exclusive limit (民法典 §203). */
export function endOfDay(date: CivilDate): Date {
  return startOfDay(addDays(date, 1));
}

/** Whether a time told to the minute lies before `start`: the minute in which something began is not before it. */
export const isToldBefore = (told: Date, start: Date): boolean =>
  told.getTime() + MINUTE_MS <= start.getTime();

/** The instant of "HH:MM" on a wall in Shanghai. */
export function instantAt(date: CivilDate, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return new Date(startOfDay(date).getTime() + (hours * 60 + minutes) * MINUTE_MS);
}

/** The date that many days later (earlier when negative). Throws RangeError when `date` is no date. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function dayDiff(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekday(date: CivilDate): number {
  // 1970-01-01, day 0, was a Thursday (4).
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

/** The table decides where it has a row, else Monday to Friday. In unknown years that is only a guess: see `knownTo`. */
export function isWorkingDay(cal: HolidayCalendar, date: CivilDate): boolean {
  const day = cal.days.get(date);
  return day ? day.kind === "WORK" : weekday(date) < SATURDAY;
}

/** The first working day on or after `date`. */
export function nextWorkingDay(cal: HolidayCalendar, date: CivilDate): CivilDate {
  let day = date;
  while (!isWorkingDay(cal, day)) day = addDays(day, 1);
  return day;
}

/** The n-th working day after `date`; `date` itself is day 0 and never counted. 0 gives `date` back, working or not. */
export function addWorkingDays(cal: HolidayCalendar, date: CivilDate, days: number): CivilDate {
  let day = date;
  for (let left = days; left > 0; left -= 1) day = nextWorkingDay(cal, addDays(day, 1));
  return day;
}

/**
 * The instant at which that many office hours (`OFFICE_HOURS` on working days) have passed since `at`.
 * 09:00 + 3 h is 12:00, not 14:00. Outside office hours the count begins when the office opens.
 */
export function addWorkingHours(cal: HolidayCalendar, at: Date, hours: number): Date {
  let left = hours * HOUR_MS;
  for (let date = nextWorkingDay(cal, shanghaiDate(at)); ; date = nextWorkingDay(cal, addDays(date, 1))) {
    const midnight = startOfDay(date).getTime();
    for (const { from, to } of OFFICE_HOURS) {
      const start = Math.max(at.getTime(), midnight + from * HOUR_MS);
      const open = midnight + to * HOUR_MS - start;
      if (open <= 0) continue;
      if (left <= open) return new Date(start + left);
      left -= open;
    }
  }
}
