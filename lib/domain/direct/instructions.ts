import { z } from "zod";
import {
  addDays,
  type CivilDate,
  dayDiff,
  endOfDay,
  type HolidayCalendar,
  instantAt,
  isWorkingDay,
  nextWorkingDay,
  shanghaiDate,
} from "../calendar/calendar.ts";
import { civilDate, TEXT_LIMITS } from "../commands.ts";
import { maybeUuid, uuid, version, words } from "../fields.ts";
import { type Problem, problem } from "../problems.ts";
import { INSTRUCTION_SUBJECTS, type TaskState, type TaskVerb } from "../vocabulary.ts";

/**
 * 批示 (domain.md N11 "leader 批示 with due date; each becomes a tracked task"): what units are told to do, and how each of
 * them stands with it. Units answer; no number is kept of any person (A6).
 */
export const MOST_UNITS = 3;

const maybeUnit = z.object({ unitId: maybeUuid });
/** The subject is one of an issue, a matter, an entry of a digest, or a place and a title of one's own. */
export const instructionForm = z
  .object({
    instructionId: uuid,
    officeId: uuid,
    subject: z.enum(INSTRUCTION_SUBJECTS, { error: () => "CHOOSE_ONE" }),
    subjectId: maybeUuid,
    entryNo: z
      .string()
      .regex(/^\d{0,2}$/)
      .optional()
      .transform((no) => (no ? Number(no) : null)),
    placeId: maybeUuid,
    title: words(40, 0),
    words: words(TEXT_LIMITS.words, 5),
    dueOn: civilDate,
    units: z.array(maybeUnit).max(MOST_UNITS).default([]),
  })
  .superRefine(({ subject, title, units, placeId }, ctx) => {
    const missing = (path: (string | number)[], code: string) =>
      ctx.addIssue({ code: "custom", path, params: { code } });
    if (subject === "FREE" && title === "") missing(["title"], "REQUIRED");
    if (subject === "FREE" && !placeId) missing(["placeId"], "CHOOSE_ONE");
    if (!units.some(({ unitId }) => unitId)) missing(["units", 0, "unitId"], "CHOOSE_ONE");
  })
  .transform(({ units, ...form }) => ({
    ...form,
    unitIds: [...new Set(units.flatMap(({ unitId }) => unitId ?? []))],
  }));
export type InstructionForm = z.output<typeof instructionForm>;

const step = { stepId: uuid, taskId: uuid, version };
export const STEP_FORMS = {
  open: z.object(step),
  report: z.object({ ...step, words: words(TEXT_LIMITS.words, 5) }),
  finish: z.object({ ...step, words: words(TEXT_LIMITS.words, 5) }),
  sendBack: z.object({ ...step, words: words(TEXT_LIMITS.words, 5), dueOn: civilDate }),
  end: z.object({ ...step, words: words(TEXT_LIMITS.words, 2) }),
} as const satisfies Record<PeopleStep, z.ZodType>;
export type PeopleStep = Exclude<TaskVerb, "overdue">;
export type StepForm = {
  readonly stepId: string;
  readonly taskId: string;
  readonly version: number;
  readonly words?: string;
  readonly dueOn?: CivilDate;
};

/** UNIT: the one that was told; OFFICE: the one that instructed; SYSTEM: the clock. */
export type TaskSide = "UNIT" | "OFFICE" | "SYSTEM";
const OPEN: readonly TaskState[] = ["GIVEN", "OPENED", "UNDER_WAY", "SENT_BACK"];
const READ: readonly TaskState[] = ["OPENED", "UNDER_WAY", "SENT_BACK"];
/** Who takes which step from where to where; `to` null: it stays as it stands. */
export const TASK_TABLE = {
  open: { by: "UNIT", from: ["GIVEN"], to: "OPENED" },
  report: { by: "UNIT", from: READ, to: "UNDER_WAY" },
  finish: { by: "UNIT", from: READ, to: "DONE" },
  sendBack: { by: "OFFICE", from: ["DONE"], to: "SENT_BACK" },
  end: { by: "OFFICE", from: [...OPEN, "DONE"], to: "ENDED" },
  overdue: { by: "SYSTEM", from: OPEN, to: null },
} as const satisfies Record<
  TaskVerb,
  { by: TaskSide; from: readonly TaskState[]; to: Exclude<TaskState, "GIVEN"> | null }
>;
/** The unit still owes something. */
export const isOpenTask = (state: TaskState): boolean => OPEN.includes(state);

export type Task = {
  readonly state: TaskState;
  readonly dueAt: Date;
  readonly overdueAt: Date | null;
};
type Context = { readonly now: Date; readonly calendar: HolidayCalendar; readonly dueOn?: CivilDate };
export type Decided = {
  readonly state: TaskState;
  readonly dueAt: Date;
  /** when it first was overdue: set once, and never taken back */
  readonly overdueAt: Date | null;
};

/** What became of the task, or why not. Errors: TASK_STEP, TASK_DUE_PAST, TASK_DUE_FAR. */
export function decideTask(task: Task, verb: TaskVerb, { now, calendar, dueOn }: Context): Decided | Problem {
  const { from, to } = TASK_TABLE[verb];
  if (!(from as readonly TaskState[]).includes(task.state)) return problem("TASK_STEP");
  if (verb === "overdue" && !isLate(task, now)) return problem("TASK_STEP");
  const due = dueOn === undefined ? task.dueAt : dueOf(calendar, dueOn, now);
  if ("code" in due) return due;
  const late = isOpenTask(task.state) && isLate(task, now);
  return { state: to ?? task.state, dueAt: due, overdueAt: task.overdueAt ?? (late ? task.dueAt : null) };
}
const isLate = ({ dueAt }: Pick<Task, "dueAt">, now: Date): boolean => dueAt <= now;
/** Shown as overdue: it is now, or it once was (domain.md C1 "never erased"). */
export const wasLate = (task: Task, now: Date): boolean =>
  task.overdueAt !== null || (isOpenTask(task.state) && isLate(task, now));
/** Steps somebody on this side may take now, in the order of the table. */
export const stepsOf = ({ state }: Pick<Task, "state">, sides: readonly TaskSide[]): PeopleStep[] =>
  (Object.keys(STEP_FORMS) as PeopleStep[]).filter(
    (verb) =>
      sides.includes(TASK_TABLE[verb].by) && (TASK_TABLE[verb].from as readonly TaskState[]).includes(state),
  );

/** Nobody instructs for later than this: such a day is a slip of the pen, and what was sent cannot be called back. */
const LONGEST_TASK_DAYS = 731;
/** The end of the day by which it is to be done; a day off moves to the next working day (民法典 §203). Errors: TASK_DUE_PAST, TASK_DUE_FAR. */
export function dueOf(calendar: HolidayCalendar, dueOn: CivilDate, now: Date): Date | Problem {
  const today = shanghaiDate(now);
  if (dueOn < today) return problem("TASK_DUE_PAST");
  if (dayDiff(today, dueOn) > LONGEST_TASK_DAYS) return problem("TASK_DUE_FAR");
  return endOfDay(nextWorkingDay(calendar, dueOn));
}
/** The day whose end a due instant is. */
export const dueDayOf = (dueAt: Date): CivilDate => addDays(shanghaiDate(dueAt), -1);

const REMINDERS = ["BEFORE", "DUE_DAY", "OVERDUE"] as const;
export type Reminder = (typeof REMINDERS)[number];
/** Longer than any holiday: what is due later has no reminder yet. */
export const REMIND_WITHIN_DAYS = 14;
const AT = "09:00";
/** What the unit is to be reminded of by now: at nine on the working day before, at nine on the day, and once it is past. */
export function reminderOf(
  task: Pick<Task, "dueAt" | "state">,
  calendar: HolidayCalendar,
  now: Date,
): Reminder | null {
  if (!isOpenTask(task.state)) return null;
  if (isLate(task, now)) return "OVERDUE";
  const day = dueDayOf(task.dueAt);
  if (now >= instantAt(day, AT)) return "DUE_DAY";
  let before = addDays(day, -1);
  while (!isWorkingDay(calendar, before)) before = addDays(before, -1);
  return now >= instantAt(before, AT) ? "BEFORE" : null;
}
