import { addDays, type CivilDate, weekday, yearOf } from "../calendar/calendar.ts";
import { type DeadlineSum, restOf } from "../calendar/deadlineSum.ts";
import { type DeadlineStep, MAX_DEADLINE_DAYS } from "../calendar/deadlines.ts";
import { DEADLINE_MODES } from "../vocabulary.ts";
import type { DeadlineLanguage } from "./deadline.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** The holiday table holds Chinese names. One that is not listed here is printed as it is. */
export const HOLIDAYS: Record<string, string> = {
  元旦: "New Year",
  春节: "Spring Festival",
  清明节: "Tomb-Sweeping Day",
  劳动节: "Labour Day",
  端午节: "Dragon Boat Festival",
  中秋节: "Mid-Autumn Festival",
  国庆节: "National Day",
  中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日: "Victory Day",
};

export const deadlineEn: DeadlineLanguage = {
  steps: {
    DAY_ZERO: (s, y) => `${day(s.date, y)} itself is not counted; the count begins the next day`,
    COUNTED_TO: (s, y) => `${plural(s.days, "day")} end on ${dated(s.date, y)}`,
    WORKING_COUNTED_TO: (s, y) => `${plural(s.days, "working day")} end on ${dated(s.date, y)}`,
    SKIPPED: (s, y) => `${rest(s, y)}: not counted`,
    NON_WORKING: (s, y) => `${rest(s, y)}: a limit does not end on a day of rest`,
    MAKEUP_DAY: (s, y) => `${makeup(s, y)}: a working day`,
    MOVED_TO: (s, y) => `Moves to the next working day, ${dated(s.date, y)}`,
    PAUSED: (s, y) => `It stood still for ${plural(s.days, "day")}, which moves it to ${dated(s.date, y)}`,
    EXTENDED: (s, y) => `${plural(s.days, "day")} more, granted and told, to ${dated(s.date, y)}`,
    PROVISIONAL: (s) => unknownYear(s),
    DUE: (s, y) => `Due by midnight at the end of ${dated(s.date, y)}`,
  },
  refusals: {
    from: "from: please give a date that exists, written like 2026-03-02 (years 1900 to 2199).",
    days: `days: please give a whole number from 0 to ${MAX_DEADLINE_DAYS}.`,
    mode: `mode: please choose ${DEADLINE_MODES.join(", ")}.`,
    lang: "lang: please choose zh or en.",
  },
  summary(sum) {
    const sentence = (sum.working ? workingSum(sum) : calendarSum(sum)) + shiftSum(sum);
    return sum.provisional ? `${sentence}. ${unknownYear(sum.provisional)}.` : `${sentence}.`;
  },
};

/** ; it stood still for 3 days, which makes it … · ; 10 days more were granted and told, which makes it … */
function shiftSum({ shifts, dueNow, restNow: why, withYear: y }: DeadlineSum): string {
  const last = shifts.at(-1);
  if (!last) return "";
  const added = shifts.map(({ rule, days }) =>
    rule === "PAUSED"
      ? `it stood still for ${plural(days, "day")}`
      : `${plural(days, "day")} more were granted and told`,
  );
  const sum = `; ${added.join(", ")}, which makes it`;
  return why
    ? `${sum} ${day(last.date, y)}, ${restedOn(last.date, why)}, so ${dated(dueNow, y)}`
    : `${sum} ${dated(dueNow, y)}`;
}

function workingSum({ from, days, due, skipped, makeups, withYear: y }: DeadlineSum): string {
  const left = restOf(skipped);
  const names = ` (${[...(left.weekends ? ["weekends"] : []), ...left.names.map(holiday)].join(", ")})`;
  const skips = left.days > 0 ? `, leaving out ${plural(left.days, "day")} of rest${names}` : "";
  const made = makeups.length > 0 ? `, counting ${plural(makeups.length, "make-up day")}` : "";
  return `${count(from, days, "working day", y)}${skips}${made}: ${dated(due, y)}`;
}

function calendarSum({ from, days, counted, due, rest: why, makeups, withYear: y }: DeadlineSum): string {
  const counting = count(from, days, "day", y);
  const [made] = makeups;
  if (why) {
    return `${counting}: ${day(counted, y)} is ${restedOn(counted, why)}, so ${dated(due, y)}${made ? ", a make-up working day" : ""}`;
  }
  return made ? `${counting}: ${makeup(made, y)}, so it stays` : `${counting}: ${dated(due, y)}`;
}

/** a Saturday · a day off (National Day) */
const restedOn = (date: CivilDate, { name }: DeadlineStep): string =>
  name ? `a day off (${holiday(name)})` : `a ${weekdayName(date)}`;

function count(from: CivilDate, days: number | null, unit: string, y: boolean): string {
  return days === null ? `From ${day(from, y)}` : `${plural(days, unit)} from ${day(from, y)}`;
}

/** 7 March, a Saturday · 7 March to 8 March, a weekend · 15 February to 23 February, Spring Festival */
function rest(step: DeadlineStep, y: boolean): string {
  const days = restOf([step]).days;
  const last = addDays(step.date, days - 1);
  const span = days === 1 ? day(step.date, y) : `${day(step.date, y)} to ${day(last, y)}`;
  if (step.name) return `${span}, off for ${holiday(step.name)}`;
  return `${span}, a ${days === 1 ? weekdayName(step.date) : "weekend"}`;
}

function makeup(step: DeadlineStep, y: boolean): string {
  return `${dated(step.date, y)} is worked to make up for ${holiday(step.name ?? "")}`;
}

function unknownYear(step: DeadlineStep): string {
  return `The holidays of ${yearOf(step.date)} are not known here yet, so the date is provisional`;
}

function holiday(name: string): string {
  return HOLIDAYS[name] ?? name;
}

function plural(n: number | undefined, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

function day(date: CivilDate, withYear: boolean): string {
  const text = `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
  return withYear ? `${text} ${yearOf(date)}` : text;
}

function dated(date: CivilDate, withYear: boolean): string {
  return `${weekdayName(date)} ${day(date, withYear)}`;
}

function weekdayName(date: CivilDate): string {
  return WEEKDAYS[weekday(date) - 1] as string;
}
