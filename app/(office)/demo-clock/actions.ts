"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "#lib/action.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { normaliseDigits } from "#lib/domain/text.ts";
import { env } from "#lib/env.ts";
import { MOST_DAYS_AT_ONCE, moveDemoClock } from "#lib/usecases/clocks/demoClock.ts";

const daysForm = z.object({
  days: z
    .string()
    .transform((typed) => normaliseDigits(typed).trim())
    .refine((days) => /^\d{1,2}$/.test(days) && Number(days) >= 1 && Number(days) <= MOST_DAYS_AT_ONCE, {
      params: { code: "BAD_DAYS" },
    })
    .transform(Number),
});

/** Refused by the use case wherever this is no demonstration. */
export const move = action("moveDemoClock", daysForm, async ({ days }, { now }) => {
  const swept = await moveDemoClock(days, now, env.demo);
  if (isProblem(swept)) return swept;
  revalidatePath("/", "layout"); // every page tells the time, the header first
  return { to: `/demo-clock?days=${days}` };
});
