import { z } from "zod";
import { PAYLOADS } from "../commands.ts";
import { type Problem, problem } from "../problems.ts";
import type { PrivacySettings } from "./privacy.ts";

/** What may be chosen: shorter than delivered is always possible; ten years and 15 working days are the most [设]. */
export const CONTACT_YEARS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
export const ANSWER_DAYS = [5, 7, 10, 15] as const;

const oneOf = (values: readonly number[]) =>
  z.enum(values.map(String) as [string, ...string[]], { error: () => "CHOOSE_ONE" }).transform(Number);
export const privacyForm = z.object({
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  contactYears: oneOf(CONTACT_YEARS),
  answerDays: oneOf(ANSWER_DAYS),
  reason: PAYLOADS.sendBack.shape.reason,
});
export type PrivacyForm = z.output<typeof privacyForm>;

/** The settings as their next version. Error: NO_LIMIT_CHANGES. */
export function changedPrivacy(before: PrivacySettings, form: PrivacyForm): PrivacySettings | Problem {
  const { contactYears, answerDays } = form;
  if (contactYears === before.contactYears && answerDays === before.answerDays)
    return problem("NO_LIMIT_CHANGES");
  return { version: before.version + 1, contactYears, answerDays };
}
