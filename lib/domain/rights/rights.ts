import { z } from "zod";
import { endOfDay, type HolidayCalendar, shanghaiDate } from "../calendar/calendar.ts";
import { dueAt } from "../calendar/deadlines.ts";
import type { ClockBasis } from "../casework/issue.ts";
import { issueForm } from "../commands.ts";
import type { RightKind, RightState } from "../vocabulary.ts";
import type { PrivacySettings } from "./privacy.ts";

/** More than this at once of one matter, and nobody could answer them apart. */
export const MOST_WAITING = 5;

export type RightsRequest = {
  readonly id: string;
  readonly issueId: string;
  readonly kind: RightKind;
  readonly words: string;
  readonly state: RightState;
  readonly askedAt: Date;
  /** entered for somebody at the window */
  readonly atWindow: boolean;
  readonly dueAt: Date;
  readonly basis: ClockBasis;
  readonly answeredAt: Date | null;
  readonly answer: string | null;
  readonly whereToComplain: string | null;
};

/** By when it is answered: so many working days, the day of asking not counted, to 24:00 of the last (PIPL §50 「及时」). */
export function answerDue(
  askedAt: Date,
  { answerDays }: PrivacySettings,
  calendar: HolidayCalendar,
): { dueAt: Date; basis: ClockBasis } {
  const from = shanghaiDate(askedAt);
  const mode = "WORKING_DAY";
  const { due, provisional, steps } = dueAt(from, answerDays, mode, calendar);
  const basis = {
    from,
    days: answerDays,
    mode,
    due,
    provisional,
    calendarVersion: calendar.version,
    steps,
  } as const;
  return { dueAt: endOfDay(due), basis };
}

/** Late, answered or not: a late answer stays late. */
export const isLate = (
  { dueAt: due, answeredAt }: Pick<RightsRequest, "dueAt" | "answeredAt">,
  now: Date,
): boolean => due <= (answeredAt ?? now);

export const askRightForm = issueForm("askRight");
export const answerRightForm = issueForm("answerRight");
/** At the window people know the receipt number; whoever enters it looked at no version. */
export const enterRightForm = askRightForm.omit({ issueId: true, version: true }).extend({
  receiptNo: z
    .string()
    .transform((text) => text.trim())
    .refine((text) => text !== "", { params: { code: "REQUIRED" } }),
});
