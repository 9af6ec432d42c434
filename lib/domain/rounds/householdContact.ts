import { z } from "zod";
import { addDays, type CivilDate, shanghaiDate } from "../calendar/calendar.ts";
import { contactForm as issueContact } from "../casework/contact.ts";
import { civilDate, requiredPhone } from "../commands.ts";
import { type Problem, problem } from "../problems.ts";
import { cleanText, lengthOf } from "../text.ts";

/** A year from the day of the consent, and it ends by itself (PIPL §14–16, §19). */
export const CONTACT_DAYS = 365;
const MOST_NAME = 40;

const head = {
  householdId: z.uuid({ error: () => "BAD_ID" }),
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
};
/** Whom to ring before going there: a name and a phone, and nothing else of anybody. They must have agreed themselves. */
export const householdContactForm = z.object({
  ...head,
  contactName: z
    .string()
    .transform(cleanText)
    .superRefine((name, ctx) => {
      const length = lengthOf(name);
      if (length === 0) ctx.addIssue({ code: "custom", params: { code: "REQUIRED" } });
      if (length > MOST_NAME)
        ctx.addIssue({ code: "custom", params: { code: "TOO_LONG", max: MOST_NAME, length } });
    }),
  contactPhone: requiredPhone,
  consentedOn: civilDate,
  consentedUntil: civilDate,
  consented: z.literal("on", { error: () => "REQUIRED" }),
});
export type HouseholdContactForm = z.output<typeof householdContactForm>;

export const eraseContactForm = z.object(head);
export const revealContactForm = z.object({
  householdId: head.householdId,
  reason: issueContact.shape.reason,
});

/** Errors: CONTACT_DAYS, with the last day that is possible. */
export function contactDaysProblem(
  { consentedOn, consentedUntil }: { consentedOn: CivilDate; consentedUntil: CivilDate },
  now: Date,
): Problem | null {
  const today = shanghaiDate(now);
  const last = addDays(consentedOn, CONTACT_DAYS);
  return consentedOn > today || consentedUntil < today || consentedUntil > last
    ? problem("CONTACT_DAYS", { dates: last })
    : null;
}
