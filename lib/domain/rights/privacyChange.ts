import { z } from "zod";
import { PAYLOADS } from "../commands.ts";
import { oneOfNumbers, version } from "../fields.ts";
import { type Problem, problem } from "../problems.ts";
import type { PrivacySettings } from "./privacy.ts";

/** What may be chosen: shorter than delivered is always possible; ten years and 15 working days are the most [设]. */
export const CONTACT_YEARS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
export const ANSWER_DAYS = [5, 7, 10, 15] as const;

export const privacyForm = z.object({
  version,
  contactYears: oneOfNumbers(CONTACT_YEARS),
  answerDays: oneOfNumbers(ANSWER_DAYS),
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
