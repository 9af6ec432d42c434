import { z } from "zod";
import { PAYLOADS } from "../commands.ts";
import { oneOfNumbers, version } from "../fields.ts";
import { type Problem, problem } from "../problems.ts";
import { ALERT_KINDS, CATEGORIES_L1 } from "../vocabulary.ts";
import { type AlertRule, type KindRules, LONGEST_WINDOW, type RuleChange } from "./rules.ts";

/** What may be chosen: fewer than three of one kind are no pattern, and longer than two months is no warning. */
export const RULE_CHOICES = {
  days: [1, 2, 3, 7, 14, 30, LONGEST_WINDOW],
  cases: [3, 4, 5, 8, 10, 15, 20, 30],
  times: [1, 2, 3, 4, 5],
} as const satisfies Record<keyof AlertRule, readonly number[]>;

const looked = {
  kind: z.enum(ALERT_KINDS, { error: () => "CHOOSE_ONE" }),
  /** of the kind's settings, whichever of its rules is changed */
  version,
  reason: PAYLOADS.sendBack.shape.reason,
};
const category = z.enum(CATEGORIES_L1, { error: () => "CHOOSE_ONE" });

/** A rule: the general one where the form asks for no category. One that asks, and is given none, changes nothing. */
export const ruleForm = z
  .object({
    ...looked,
    category: category.optional(),
    days: oneOfNumbers(RULE_CHOICES.days),
    cases: oneOfNumbers(RULE_CHOICES.cases),
    times: oneOfNumbers(RULE_CHOICES.times),
  })
  .transform(({ category = null, days, cases, times, ...form }) => ({
    ...form,
    category,
    rule: { days, cases, times },
  }));
/** A category goes back under the general rule. */
export const putBackForm = z.object({ ...looked, category }).transform((form) => ({ ...form, rule: null }));
export type RuleForm = z.output<typeof ruleForm> | z.output<typeof putBackForm>;

/** The next version of the kind's settings. Error: NO_LIMIT_CHANGES. */
export function nextChange(before: KindRules, { kind, category, rule }: RuleForm): RuleChange | Problem {
  const held = category ? before.own[category] : before.general;
  const same = held?.days === rule?.days && held?.cases === rule?.cases && held?.times === rule?.times;
  return same ? problem("NO_LIMIT_CHANGES") : { kind, category, rule, version: before.version + 1 };
}
