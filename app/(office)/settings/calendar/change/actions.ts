"use server";
import { z } from "zod";
import { action } from "#lib/action.ts";
import { yearOf } from "#lib/domain/calendar/calendar.ts";
import { calendarForm, reasonField } from "#lib/domain/calendar/calendarChange.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { changeCalendar, importHolidays } from "#lib/usecases/clocks/calendar.ts";

const confirmed = z.object({
  reason: reasonField,
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});

export const change = action(
  "changeCalendar",
  z.intersection(calendarForm, confirmed.extend({ completes: z.literal("on").optional() })),
  async (form, { actor, now }) => {
    const { reason, revision } = form;
    const year = yearOf(form.from);
    const completesYear = form.completes ? year : null;
    const changed = await changeCalendar(actor, form, { reason, revision, completesYear }, now);
    return isProblem(changed) ? changed : { to: `/settings/calendar?year=${year}&done=changed` };
  },
);

const year = z
  .string()
  .regex(/^(20|21)\d\d$/)
  .transform(Number);
export const takeOver = action(
  "changeCalendar",
  confirmed.extend({ import: year }),
  async ({ import: of, reason, revision }, { actor, now }) => {
    const changed = await importHolidays(actor, of, { reason, revision }, now);
    return isProblem(changed) ? changed : { to: `/settings/calendar?year=${of}&done=changed` };
  },
);
