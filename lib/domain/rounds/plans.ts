import { z } from "zod";
import { addDays, type CivilDate } from "../calendar/calendar.ts";
import { civilDate } from "../commands.ts";
import { type Problem, problem } from "../problems.ts";
import { cleanText } from "../text.ts";
import type { Standing } from "../vocabulary.ts";
import type { Coverage } from "./households.ts";

/** A plan is for days or weeks; what is longer is a wish [设]. */
export const PLAN_MOST_DAYS = 31;

/** Which building, on which days, by which unit. There is no field for a person, and none for a number to be met (domain.md N15, A6). */
export const planForm = z.object({
  planId: z.uuid({ error: () => "BAD_ID" }),
  communityId: z.uuid({ error: () => "BAD_ID" }),
  building: z
    .string({ error: () => "CHOOSE_ONE" })
    .transform(cleanText)
    .pipe(z.string().min(1, "CHOOSE_ONE")),
  unitId: z.uuid({ error: () => "CHOOSE_ONE" }),
  fromOn: civilDate,
  toOn: civilDate,
});
export type PlanForm = z.output<typeof planForm>;
export const dropPlanForm = z.object({ planId: z.uuid({ error: () => "BAD_ID" }) });

/** Errors: PLAN_DAYS. */
export const planProblem = (
  { fromOn, toOn }: { fromOn: CivilDate; toOn: CivilDate },
  today: CivilDate,
): Problem | null =>
  fromOn < today || toOn < fromOn || toOn >= addDays(fromOn, PLAN_MOST_DAYS) ? problem("PLAN_DAYS") : null;

/** Where one goes (again): 未遇 comes up again, 婉拒 is honoured and does not (domain.md N15, N18). */
const LEFT: readonly Standing[] = ["NOT_MET", "NOT_YET"];
export const isLeft = (standing: Standing): boolean => LEFT.includes(standing);
export const leftOf = ({ notMet, notYet }: Coverage): number => notMet + notYet;
