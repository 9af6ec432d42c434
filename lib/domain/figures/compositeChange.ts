import { z } from "zod";
import { PAYLOADS } from "../commands.ts";
import { oneOfNumbers, version } from "../fields.ts";
import { type Problem, problem } from "../problems.ts";
import { COMPOSITE_PARTS, type CompositeRule } from "./composite.ts";

/** Steps in which a weight is chosen, in percent. */
const STEP = 5;
export const WEIGHT_CHOICES = Array.from({ length: 100 / STEP + 1 }, (_, n) => n * STEP);
const weight = oneOfNumbers(WEIGHT_CHOICES);
export const compositeForm = z.object({
  version,
  shown: z.literal("on").optional(),
  response: weight,
  resolution: weight,
  satisfaction: weight,
  reason: PAYLOADS.sendBack.shape.reason,
});
export type CompositeForm = z.output<typeof compositeForm>;

/** The rule as its next version. Errors: NOT_ONE_HUNDRED, NO_LIMIT_CHANGES. */
export function changedComposite(before: CompositeRule, form: CompositeForm): CompositeRule | Problem {
  const { response, resolution, satisfaction } = form;
  const next = {
    version: before.version + 1,
    shown: form.shown === "on",
    response,
    resolution,
    satisfaction,
  };
  const sum = COMPOSITE_PARTS.reduce((all, part) => all + next[part], 0);
  if (sum !== 100) return problem("NOT_ONE_HUNDRED", { sum });
  const same = before.shown === next.shown && COMPOSITE_PARTS.every((part) => before[part] === next[part]);
  return same ? problem("NO_LIMIT_CHANGES") : next;
}
