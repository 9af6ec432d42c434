import { z } from "zod";
import { PAYLOADS } from "../commands.ts";
import { oneOfNumbers, version } from "../fields.ts";
import { type Problem, problem } from "../problems.ts";
import { ALERT_KINDS } from "../vocabulary.ts";
import { type AlertRule, LONGEST_WINDOW } from "./rules.ts";

/** What may be chosen: fewer than three of one kind are no pattern, and longer than two months is no warning. */
export const RULE_CHOICES = {
  days: [1, 2, 3, 7, 14, 30, LONGEST_WINDOW],
  cases: [3, 4, 5, 8, 10, 15, 20, 30],
  times: [1, 2, 3, 4, 5],
} as const satisfies Record<keyof AlertRule, readonly number[]>;

export const ruleForm = z.object({
  kind: z.enum(ALERT_KINDS, { error: () => "CHOOSE_ONE" }),
  version,
  days: oneOfNumbers(RULE_CHOICES.days),
  cases: oneOfNumbers(RULE_CHOICES.cases),
  times: oneOfNumbers(RULE_CHOICES.times),
  reason: PAYLOADS.sendBack.shape.reason,
});
export type RuleForm = z.output<typeof ruleForm>;

/** The rule as it holds from now on. Error: NO_LIMIT_CHANGES. */
export function changedRule(before: AlertRule, { days, cases, times }: RuleForm): AlertRule | Problem {
  const same = before.days === days && before.cases === cases && before.times === times;
  return same ? problem("NO_LIMIT_CHANGES") : { days, cases, times };
}
