import { z } from "zod";
import { cleanText, lengthOf, normaliseDigits } from "./text.ts";

/** Field schemas that forms of several nouns share. */
export const uuid = z.uuid({ error: () => "BAD_ID" });
export const maybeUuid = z
  .union([uuid, z.literal("")])
  .nullable()
  .optional()
  .transform((id) => id || null);
export const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
/** One of a few whole numbers, as a list of choices sends it. */
export const oneOfNumbers = (values: readonly number[]) =>
  z.enum(values.map(String) as [string, ...string[]], { error: () => "CHOOSE_ONE" }).transform(Number);
export const words = (max: number, min: number) =>
  z
    .string()
    .optional()
    .default("")
    .transform(cleanText)
    .superRefine((value, ctx) => {
      const length = lengthOf(value);
      if (length < min)
        ctx.addIssue({ code: "custom", params: { code: length === 0 ? "REQUIRED" : "TOO_SHORT", min } });
      if (length > max) ctx.addIssue({ code: "custom", params: { code: "TOO_LONG", max, length } });
    });

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
export const isWallTime = (time: string): boolean => TIME.test(time);
/** A day or an hour as it was typed, full-width signs made plain; whether it is one is asked elsewhere. */
export const typedTime = z
  .string()
  .optional()
  .default("")
  .transform((typed) => normaliseDigits(typed).replace("：", ":").trim());
/** "19:00" on a wall in Shanghai, also typed with full-width signs. */
export const wallTime = typedTime.refine(isWallTime, { params: { code: "BAD_TIME" } });

/** Says beside the second time that it must come after the first. */
export function endsAfterStart(
  { fromTime, toTime }: { fromTime: string; toTime: string },
  ctx: z.RefinementCtx,
): void {
  if (isWallTime(fromTime) && isWallTime(toTime) && toTime <= fromTime)
    ctx.addIssue({ code: "custom", path: ["toTime"], params: { code: "END_BEFORE_START" } });
}
