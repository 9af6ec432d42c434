import { z } from "zod";
import { normaliseDigits } from "../text.ts";
import { DEADLINE_MODES, type DeadlineMode, LANGS } from "../vocabulary.ts";
import {
  addDays,
  addWorkingDays,
  type CivilDate,
  type HolidayCalendar,
  isCivilDate,
  isWorkingDay,
  nextWorkingDay,
  yearOf,
} from "./calendar.ts";

/** The arithmetic of a deadline, told one step at a time. The words are in labels-deadline.ts. */
export const STEP_RULES = [
  "DAY_ZERO", // the day itself, not counted
  "COUNTED_TO", // `days` calendar days end here
  "WORKING_COUNTED_TO", // `days` working days end here
  "SKIPPED", // `days` days of rest from here on, left out of the count
  "NON_WORKING", // `days` days of rest from here on, on which a limit may not end
  "MAKEUP_DAY", // a weekend day that is worked (补班)
  "MOVED_TO", // the next working day
  "PAUSED", // the clock stood still for `days` days up to here
  "EXTENDED", // `days` more days were granted, up to here
  "PROVISIONAL", // from here on the holidays of the year are not in the table
  "DUE", // always last
] as const;
export type StepRule = (typeof STEP_RULES)[number];
/** `name` is the holiday's name as the calendar table has it; absent for a plain weekend. */
export type DeadlineStep = { date: CivilDate; rule: StepRule; days?: number; name?: string };
export type Deadline = { due: CivilDate; provisional: boolean; steps: DeadlineStep[] };

export const MAX_DEADLINE_DAYS = 3660;

/**
 * The last day of a limit of `days` days that began on `from` (domain.md C4). The limit ends at `endOfDay(due)`.
 * Day 0 is not counted (民法典 §201); a limit that would end on a day of rest ends on the next working day (§203).
 * CALENDAR_STRICT leaves §203 out; WORKING_DAY counts working days only.
 * `provisional` when a counted day lies in a year whose holidays the table does not know.
 * Throws RangeError for a date that does not exist or days that are not an integer ≥ 0: doors check with `deadlineQuery`.
 */
export function dueAt(from: CivilDate, days: number, mode: DeadlineMode, cal: HolidayCalendar): Deadline {
  if (!isCivilDate(from)) throw new RangeError(`not a date: ${from}`);
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`not a number of days: ${days}`);

  const steps: DeadlineStep[] = [{ date: from, rule: "DAY_ZERO" }];
  const due = mode === "WORKING_DAY" ? countWorking(from, days, cal, steps) : addDays(from, days);
  if (mode !== "WORKING_DAY") steps.push({ date: due, rule: "COUNTED_TO", days });
  const end = mode === "CALENDAR_ROLLOVER" ? rollOver(due, cal, steps) : due;

  const unknown = firstUnknownDay(days === 0 ? from : addDays(from, 1), end, cal);
  if (unknown) steps.push({ date: unknown, rule: "PROVISIONAL" });
  steps.push({ date: end, rule: "DUE" });
  return { due: end, provisional: unknown !== null, steps };
}

/** What was added to a limit after it began: a standstill, or an extension granted and told. */
export type Shift = { readonly rule: "PAUSED" | "EXTENDED"; readonly days: number };

/**
 * The last day of a limit with everything that was added to it since, in the order it was added. A standstill counts in
 * calendar days whatever the mode; an extension counts as the limit itself does.
 */
export function dueAfter(
  from: CivilDate,
  days: number,
  mode: DeadlineMode,
  shifts: readonly Shift[],
  cal: HolidayCalendar,
): Deadline {
  return shifts.reduce((sofar, shift) => addShift(sofar, shift, mode, cal), dueAt(from, days, mode, cal));
}

/**
 * One standstill or extension on top of a deadline, told as one more step. It is counted from where the count ended, not from
 * the working day to which rest had moved that: only the last day of a limit moves (民法典 §203), and it moves once.
 */
export function addShift(
  to: { readonly due: CivilDate; readonly provisional: boolean; readonly steps: readonly DeadlineStep[] },
  { rule, days }: Shift,
  mode: DeadlineMode,
  cal: HolidayCalendar,
): Deadline {
  const how = rule === "PAUSED" && mode === "WORKING_DAY" ? "CALENDAR_ROLLOVER" : mode;
  const at = to.steps.findLastIndex((step) => ENDS_A_COUNT.includes(step.rule));
  const end = to.steps[at]?.date ?? to.due;
  const more = dueAt(end, days, how, cal);
  const counted = how === "WORKING_DAY" ? more.due : addDays(end, days);
  const steps = [
    ...(at < 0 ? to.steps.filter((step) => step.rule !== "DUE") : to.steps.slice(0, at + 1)),
    { date: counted, rule, days },
    ...more.steps.filter((step) => step.rule !== "DAY_ZERO" && step.rule !== "COUNTED_TO"),
  ];
  return { due: more.due, provisional: to.provisional || more.provisional, steps };
}

/** Steps at which a count has ended; what follows moves that day, or says that it is not sure. */
const ENDS_A_COUNT: readonly StepRule[] = ["COUNTED_TO", "WORKING_COUNTED_TO", "PAUSED", "EXTENDED"];

function countWorking(from: CivilDate, days: number, cal: HolidayCalendar, steps: DeadlineStep[]): CivilDate {
  const due = addWorkingDays(cal, from, days);
  steps.push(...unusualDays(addDays(from, 1), due, cal, "SKIPPED"), {
    date: due,
    rule: "WORKING_COUNTED_TO",
    days,
  });
  return due;
}

function rollOver(last: CivilDate, cal: HolidayCalendar, steps: DeadlineStep[]): CivilDate {
  const due = nextWorkingDay(cal, last);
  steps.push(...unusualDays(last, due, cal, "NON_WORKING"));
  if (due !== last) steps.push({ date: due, rule: "MOVED_TO" });
  return due;
}

/** Days of rest (neighbours of one name told as one step) and make-up days between two dates, both included. */
function unusualDays(
  first: CivilDate,
  last: CivilDate,
  cal: HolidayCalendar,
  rest: "SKIPPED" | "NON_WORKING",
): DeadlineStep[] {
  const steps: DeadlineStep[] = [];
  let run: { date: CivilDate; rule: StepRule; days: number; name?: string } | null = null;
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const day = cal.days.get(date);
    if (isWorkingDay(cal, date)) {
      run = null;
      if (day) steps.push({ date, rule: "MAKEUP_DAY", name: day.name });
    } else if (run && run.name === day?.name) {
      run.days += 1;
    } else {
      run = { date, rule: rest, days: 1, ...(day && { name: day.name }) };
      steps.push(run);
    }
  }
  return steps;
}

function firstUnknownDay(first: CivilDate, last: CivilDate, cal: HolidayCalendar): CivilDate | null {
  if (yearOf(first) < cal.knownFrom || yearOf(first) > cal.knownTo) return first;
  return yearOf(last) > cal.knownTo ? `${cal.knownTo + 1}-01-01` : null;
}

const typed = (text: string) => normaliseDigits(text).trim();
const chooseOne = { error: () => "CHOOSE_ONE" };

/**
 * What a person may ask the public calculator; full-width digits are fine.
 * The codes become sentences in labels.
 */
export const deadlineQuery = z.object({
  from: z
    .string()
    .transform(typed)
    .refine(isCivilDate, { params: { code: "BAD_DATE" } }),
  days: z
    .string()
    .transform(typed)
    .refine((days) => /^\d{1,9}$/.test(days) && Number(days) <= MAX_DEADLINE_DAYS, {
      params: { code: "BAD_DAYS", min: 0, max: MAX_DEADLINE_DAYS },
    })
    .transform(Number),
  mode: z.enum(DEADLINE_MODES, chooseOne).default("CALENDAR_ROLLOVER"),
  lang: z.enum(LANGS, chooseOne).default("zh"),
});
