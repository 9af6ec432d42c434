import { z } from "zod";
import { civilDate, PAYLOADS } from "../commands.ts";
import { uuid } from "../fields.ts";
import { CATEGORIES, CATEGORIES_L1, LEVELS } from "../vocabulary.ts";

const chooseOne = { error: () => "CHOOSE_ONE" };
const dateOrNone = z
  .union([z.literal(""), civilDate])
  .optional()
  .transform((date) => date || null);
/** Five characters at least, so that it says something. */
const reason = PAYLOADS.sendBack.shape.reason;

/** A new line of the directory; without a first day it holds from today. */
export const ruleForm = z.object({
  commandId: uuid,
  category: z.enum([...CATEGORIES_L1, ...CATEGORIES] as [string, ...string[]], chooseOne),
  placeUnitId: uuid,
  level: z.enum(LEVELS, chooseOne),
  unitId: uuid,
  validFrom: dateOrNone,
  validTo: dateOrNone,
  reason,
});
export type RuleForm = z.output<typeof ruleForm>;

export const endedRuleForm = z.object({ ruleId: uuid, reason });
export type EndedRule = z.output<typeof endedRuleForm>;
