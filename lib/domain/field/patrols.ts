import { z } from "zod";
import { readMapPoint } from "../casework/mapPoint.ts";
import { civilDate, TEXT_LIMITS } from "../commands.ts";
import { cleanText, lengthOf } from "../text.ts";
import { FACILITIES, PATROL_FINDINGS } from "../vocabulary.ts";

const text = (max: number) =>
  z
    .string()
    .optional()
    .default("")
    .transform(cleanText)
    .refine((t) => lengthOf(t) <= max, { params: { code: "TOO_LONG", max } });

/**
 * 巡查日志: which facility, where it stands, and whether it is in order (domain.md C3: "place points only; no trail, no mileage").
 * What is broken is registered as an issue in its own words. Errors: REQUIRED, TOO_LONG, CHOOSE_ONE.
 */
export const patrolForm = z
  .object({
    id: z.uuid({ error: () => "BAD_ID" }),
    unitId: z.uuid({ error: () => "REQUIRED" }),
    facility: z.enum(FACILITIES, { error: () => "CHOOSE_ONE" }),
    placeText: text(TEXT_LIMITS.short),
    mapPoint: z.string().optional().default("").transform(readMapPoint),
    seenOn: civilDate,
    finding: z.enum(PATROL_FINDINGS, { error: () => "CHOOSE_ONE" }),
    words: text(TEXT_LIMITS.statement),
  })
  .superRefine(({ placeText, finding, words }, ctx) => {
    const missing = { placeText: placeText === "", words: finding === "FAULT" && words === "" };
    for (const [field, lacks] of Object.entries(missing))
      if (lacks) ctx.addIssue({ code: "custom", path: [field], params: { code: "REQUIRED" } });
  });
export type PatrolForm = z.output<typeof patrolForm>;
