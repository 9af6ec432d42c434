import {
  addDays,
  addWorkingHours,
  type CivilDate,
  type HolidayCalendar,
  shanghaiDate,
  startOfDay,
  weekday,
} from "#lib/domain/calendar/calendar.ts";
import type { Random } from "./random.ts";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
const MONTHS = 14;

/** How much is told in each month, January first (domain.md D "Season"). */
const SEASON = [1.15, 0.75, 0.95, 1, 1.05, 1.15, 1.25, 1.2, 1, 0.9, 0.95, 1] as const;
export const WEDNESDAY = 3;
const WEDNESDAY_WEIGHT = 1.6;
const WEEKEND_WEIGHT = 0.5;
const HOLIDAY_WEIGHT = 0.2;

/** The first day of the demonstration: the same day of the month, fourteen months before. */
export function firstDay(now: Date): CivilDate {
  const today = shanghaiDate(now);
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - MONTHS;
  const month = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
  return `${month}-${today.slice(8) > "28" ? "28" : today.slice(8)}`;
}

/** Draws `count` days from the first to today, in order: by season, Wednesdays more, weekends less, holidays hardly. */
export function drawDays(count: number, now: Date, calendar: HolidayCalendar, random: Random): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = firstDay(now); day <= shanghaiDate(now); day = addDays(day, 1)) days.push(day);
  const weights = days.map((day) => dayWeight(day, calendar));
  return Array.from({ length: count }, () => days[random.weighted(weights)] as CivilDate).sort();
}

function dayWeight(day: CivilDate, calendar: HolidayCalendar): number {
  const season = SEASON[Number(day.slice(5, 7)) - 1] ?? 1;
  if (calendar.days.get(day)?.kind === "OFF") return season * HOLIDAY_WEIGHT;
  const ofWeek = weekday(day);
  return season * (ofWeek > 5 ? WEEKEND_WEIGHT : ofWeek === WEDNESDAY ? WEDNESDAY_WEIGHT : 1);
}

/** That day, some time between two wall clock hours (9.5 = 09:30). */
export const someTime = (day: CivilDate, from: number, to: number, random: Random): Date =>
  new Date(startOfDay(day).getTime() + Math.floor(random.between(from, to) * 60) * 60_000);

/** The latest instant from which that many office hours have passed by `now`. */
export function officeHoursBefore(now: Date, hours: number, calendar: HolidayCalendar): Date {
  let at = now;
  while (addWorkingHours(calendar, at, hours) > now) at = new Date(at.getTime() - HOUR_MS / 4);
  return at;
}
