import { type Problem, problem } from "../problems.ts";
import { addDays, type CivilDate, dayDiff, endOfDay, isCivilDate, startOfDay } from "./calendar.ts";

/** A stretch of days in Shanghai, both ends included; `start` ≤ instant < `end`. */
export type Period = {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly start: Date;
  readonly end: Date;
};

export const PERIODS = ["year", "month", "12months", "custom"] as const;
export type PeriodChoice = (typeof PERIODS)[number];

/** Ten years and a leap day or three: as much as a table of months can hold. */
export const LONGEST_PERIOD_DAYS = 3_653;

export const periodOf = (from: CivilDate, to: CivilDate): Period => ({
  from,
  to,
  start: startOfDay(from),
  end: endOfDay(to),
});

/** The named period as it stands today: this year, this month, or the last twelve months with the present one. */
export function namedPeriod(choice: Exclude<PeriodChoice, "custom">, today: CivilDate): Period {
  switch (choice) {
    case "year":
      return periodOf(`${today.slice(0, 4)}-01-01`, today);
    case "month":
      return periodOf(`${today.slice(0, 7)}-01`, today);
    case "12months":
      return periodOf(`${monthsBefore(today.slice(0, 7), 11)}-01`, today);
  }
}

/** A period that was typed, or null: not two dates, the wrong way round, or longer than ten years. */
export function customPeriod(from: string, to: string): Period | null {
  if (!isCivilDate(from) || !isCivilDate(to)) return null;
  const days = dayDiff(from, to);
  return days < 0 || days > LONGEST_PERIOD_DAYS ? null : periodOf(from, to);
}

/** "2026-01" and n months earlier. */
function monthsBefore(month: string, n: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - n;
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** Every month the period touches, cut to the period: "2026-01" from 2026-01-10 to 2026-01-31. */
export function monthsOf(period: Period): { month: string; from: CivilDate; to: CivilDate }[] {
  const months = [];
  for (let from = period.from; from <= period.to; ) {
    const month = from.slice(0, 7);
    const next = `${monthsBefore(month, -1)}-01`;
    const last = addDays(next, -1);
    months.push({ month, from, to: last < period.to ? last : period.to });
    from = next;
  }
  return months;
}

/** Days of which nothing is on record tell nothing. `recordFrom`: its first day; null: there is none. Errors: BEFORE_RECORD. */
export const recordProblem = (
  to: CivilDate,
  recordFrom: CivilDate | null,
  today: CivilDate,
): Problem | undefined =>
  recordFrom === null || to < recordFrom
    ? problem("BEFORE_RECORD", { dates: recordFrom ?? today })
    : undefined;

export type PeriodAsked = { readonly choice: PeriodChoice; readonly period: Period; readonly wrong: boolean };

type Asked = {
  readonly period?: unknown;
  readonly from?: unknown;
  readonly to?: unknown;
  /** the dates that stood in the form, as {@link datesShown} says them */
  readonly shown?: unknown;
};
/** What a form says of the dates it was filled with, so that others that were typed are taken, whatever name stands beside. */
export const datesShown = (from: CivilDate, to: CivilDate): string => `${from}_${to}`;
const areTyped = ({ period, from, to, shown }: Asked): boolean => {
  const dated = typeof from === "string" && typeof to === "string";
  if (!dated || (from === "" && to === "")) return false;
  return shown === undefined ? period === undefined : shown !== datesShown(from, to);
};

/**
 * The period an address asks for. Dates of one's own are taken with `custom`, by themselves, or where they are others than
 * stood in the form; what cannot be used is `wrong` and becomes the last twelve months, as does nothing at all.
 */
export function readPeriod(asked: Asked, today: CivilDate): PeriodAsked {
  const choice = areTyped(asked) ? "custom" : PERIODS.find((one) => one === asked.period);
  if (choice === "custom") {
    const period = customPeriod(String(asked.from ?? ""), String(asked.to ?? ""));
    if (period) return { choice, period, wrong: false };
  } else if (choice) return { choice, period: namedPeriod(choice, today), wrong: false };
  const given = choice === "custom" || (asked.period !== undefined && asked.period !== "");
  return { choice: "12months", period: namedPeriod("12months", today), wrong: given };
}
