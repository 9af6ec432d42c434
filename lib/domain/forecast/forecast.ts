import { addDays, type CivilDate } from "../calendar/calendar.ts";
import { type Period, periodOf } from "../calendar/period.ts";

/**
 * 预测工作走在预防前 (domain.md Z13, 四前): how many matters of each kind a month will bring. Told so simply that anybody can say
 * why: as many as in the same month of last year, times how much more came lately than a year ago. Kinds and places only.
 */

/** The last whole months tell how much more comes now; one month alone is chance. */
const LATELY = 3;
/** Fewer than so many in the same months a year ago do not tell how much more comes now: chance alone moves them by a sixth. */
const LEAST_BEFORE = 150;
/**
 * How far chance carries a number: two standard deviations of what comes by chance (Poisson), both of the month ahead and of the
 * number it is told from. So nineteen in twenty lie within.
 */
const DEVIATIONS = 2;
/** Above what is usual by half: a month for this kind. */
const IN_SEASON = 1.5;
/** Months of the past that are read: the last ones, and the same a year before. */
export const MONTHS_READ = LATELY + 12;

export type ForecastLine = {
  readonly category: string;
  /** the same month of last year; null: not on record */
  readonly lastYear: number | null;
  /** the mean of the last twelve whole months, or of those on record */
  readonly usual: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
};
/** Matters by whole month, oldest first; the last one is the month before the present one. Months before the record are null. */
export type Past = readonly (number | null)[];
const known = (past: Past): number[] => past.flatMap((n) => n ?? []);
const sum = (all: readonly number[]): number => all.reduce((one, n) => one + n, 0);
const mean = (all: readonly number[]): number => (all.length === 0 ? 0 : sum(all) / all.length);

/** How much more comes now than a year ago, over all kinds: the last whole months by the same ones of last year. Null: not to be told. */
export function growthOf(all: Past): number | null {
  const now = known(all.slice(-LATELY));
  const before = known(all.slice(-LATELY - 12, -12));
  return now.length === LATELY && before.length === LATELY && sum(before) >= LEAST_BEFORE
    ? sum(now) / sum(before)
    : null;
}

/** What a kind will bring in the month `ahead` months after the last whole one (1 = the present month). */
export function forecastOf(category: string, past: Past, growth: number | null, ahead: number): ForecastLine {
  const lastYear = past.at(ahead - 1 - 12) ?? null;
  const usual = mean(known(past.slice(-12)));
  const times = growth ?? 1;
  const expected = lastYear === null ? mean(known(past.slice(-LATELY))) : lastYear * times;
  const ofItsSource = lastYear === null ? 1 / LATELY : times;
  const spread = DEVIATIONS * Math.sqrt(Math.max(expected * (1 + ofItsSource), 1));
  return {
    category,
    lastYear,
    usual: Math.round(usual),
    expected: Math.round(expected),
    low: Math.max(0, Math.floor(expected - spread)),
    high: Math.ceil(expected + spread),
  };
}
/** The month brings clearly more of it than others do. */
export const inSeason = ({ expected, usual }: ForecastLine): boolean =>
  expected >= 3 && expected >= IN_SEASON * usual;

/** From this day of a month on the next one is told of. */
export const TOLD_FROM_DAY = 15;
const monthAt = (date: CivilDate, later: number): CivilDate => {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + later;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-01`;
};
/** The month, by its first day, that a forecast made on this day tells of. */
export const monthAhead = (today: CivilDate): CivilDate =>
  monthAt(today, Number(today.slice(8)) >= TOLD_FROM_DAY ? 1 : 0);
/** How many months after the last whole one. */
export const aheadOf = (today: CivilDate): number => (monthAhead(today) === monthAt(today, 0) ? 1 : 2);
export const monthPeriod = (first: CivilDate): Period => periodOf(first, addDays(monthAt(first, 1), -1));
/** The whole months before today, oldest first. */
export const monthsBefore = (today: CivilDate): Period[] =>
  Array.from({ length: MONTHS_READ }, (_, at) => monthPeriod(monthAt(today, at - MONTHS_READ)));
