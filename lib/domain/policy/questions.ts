import { z } from "zod";
import {
  addDays,
  addWorkingDays,
  type CivilDate,
  endOfDay,
  type HolidayCalendar,
  isWorkingDay,
  shanghaiDate,
  weekday,
} from "../calendar/calendar.ts";
import { civilDate, TEXT_LIMITS } from "../commands.ts";
import { maybeUuid, uuid, words } from "../fields.ts";
import { type Problem, problem } from "../problems.ts";
import { CATEGORIES } from "../vocabulary.ts";

/** 一周一报 (domain.md Z20 「每周周四前…提出处理意见后反馈」): a batch is closed on Thursday at 24:00 in Shanghai. */
export const CUT_OFF_WEEKDAY = 4;
/** The batch is answered by so many working days after the cut-off. */
export const ANSWER_WORKING_DAYS = 1;
const WEEK = 7;

/** The Thursday of the batch a question of this instant is in. Later than Thursday 24:00 is the next one. */
export function batchOf(at: Date): CivilDate {
  const today = shanghaiDate(at);
  return addDays(today, (CUT_OFF_WEEKDAY - weekday(today) + WEEK) % WEEK);
}

export type Batch = {
  readonly on: CivilDate;
  /** what comes from this instant on is in the next one */
  readonly cutOff: Date;
  /** the Thursday is a day of rest: the cut-off stays, the answer waits for a working day */
  readonly rest: boolean;
  readonly answerBy: CivilDate;
};
/** A batch with its days. A holiday moves no cut-off, only the day of the answer. */
export const batchOn = (on: CivilDate, calendar: HolidayCalendar): Batch => ({
  on,
  cutOff: endOfDay(on),
  rest: !isWorkingDay(calendar, on),
  answerBy: addWorkingDays(calendar, on, ANSWER_WORKING_DAYS),
});

/** Whether this batch may be answered now. Errors: BATCH_OPEN. */
export const answerableProblem = (on: CivilDate, now: Date): Problem | undefined =>
  now < endOfDay(on) ? problem("BATCH_OPEN", { on }) : undefined;

export const PRECEDENT_STANDS = ["HOLDS", "REPLACED", "EXPIRED"] as const;
export type PrecedentStand = (typeof PRECEDENT_STANDS)[number];
/** An answer holds until a newer one stands in its place, or until its last day. */
export function precedentStand(
  { replaced, validUntil }: { readonly replaced: boolean; readonly validUntil: CivilDate | null },
  today: CivilDate,
): PrecedentStand {
  if (replaced) return "REPLACED";
  return validUntil !== null && validUntil < today ? "EXPIRED" : "HOLDS";
}

const looked = z.literal("on").optional();
export const askForm = z.object({
  questionId: uuid,
  unitId: uuid,
  officeId: uuid,
  issueId: maybeUuid,
  category: z.enum(CATEGORIES as [string, ...string[]], { error: () => "CHOOSE_ONE" }),
  text: words(TEXT_LIMITS.words, 8),
  looked,
});
export type AskForm = z.output<typeof askForm>;

/** More questions than this no batch of one office shows at once. */
export const MOST_IN_BATCH = 50;
const line = (max: number) =>
  z
    .string()
    .max(max)
    .default("")
    .transform((text) => text.trim());
export const answerForm = z.object({
  batchId: uuid,
  officeId: uuid,
  batchOn: civilDate,
  answer: z
    .array(
      z.object({
        questionId: uuid,
        text: line(2 * TEXT_LIMITS.words),
        basis: line(TEXT_LIMITS.words),
        validUntil: z.union([z.literal(""), civilDate]).default(""),
        insteadId: maybeUuid,
      }),
    )
    .max(MOST_IN_BATCH)
    .default([]),
  looked,
});
export type AnswerForm = z.output<typeof answerForm>;
