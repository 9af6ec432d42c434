import { z } from "zod";
import { TEXT_LIMITS } from "../commands.ts";
import { cleanText, lengthOf, normaliseDigits } from "../text.ts";

/** Requests a minute that a key is given unless somebody says otherwise; a design default. */
export const USUAL_RATE = 60;
const MOST_RATE = 6_000;
/** Of a key nobody but its owner ever sees the whole; in a demonstration everybody does. */
export const DEMO_KEY = "demo";

/** A new key: for which system, in which area, and how many requests a minute. */
export const keyForm = z.object({
  id: z.uuid({ error: () => "BAD_ID" }),
  name: z
    .string()
    .transform(cleanText)
    .superRefine((value, ctx) => {
      const [length, max] = [lengthOf(value), TEXT_LIMITS.short];
      if (length === 0) ctx.addIssue({ code: "custom", params: { code: "REQUIRED" } });
      if (length > max) ctx.addIssue({ code: "custom", params: { code: "TOO_LONG", max, length } });
    }),
  unitId: z.uuid({ error: () => "CHOOSE_ONE" }),
  perMinute: z
    .string()
    .transform((text) => Number(normaliseDigits(text).trim()))
    .refine((rate) => Number.isInteger(rate) && rate >= 1 && rate <= MOST_RATE, {
      params: { code: "BAD_DAYS", min: 1, max: MOST_RATE },
    }),
});
export type KeyForm = z.output<typeof keyForm>;
