import { z } from "zod";
import { PAYLOADS } from "../commands.ts";
import { version } from "../fields.ts";
import { type Problem, problem } from "../problems.ts";
import { normaliseDigits } from "../text.ts";
import { DEADLINE_MODES, type DeadlineMode, TIERS, type Tier } from "../vocabulary.ts";
import { type ClockRule, type ClockSettings, DEFAULT_SETTINGS, type RuledClock } from "./clockSettings.ts";

export const RULED_CLOCKS = Object.keys(DEFAULT_SETTINGS.rules) as RuledClock[];

/**
 * Limits that a source document or a law names, and what it says. Changing them is possible where a place has its own
 * rule, and asked about each time.
 */
export const SOURCED: Readonly<Partial<Record<RuledClock, Partial<Record<Tier, "N7" | "N8">>>>> = {
  REPLY: { URGENT: "N7", WORRY: "N8" },
};
/** The longest a limit may be: 受理 within 15日 by law (信访工作条例 §22–23), everything else a year [设]. */
const LONGEST_DAYS: Readonly<Partial<Record<RuledClock, number>>> = { ACCEPT: 15 };
const MOST = { DAYS: 365, WORKING_HOURS: 400, HOURS: 720 } as const satisfies Record<
  ClockRule["unit"],
  number
>;
export const longest = (kind: RuledClock, unit: ClockRule["unit"]): number =>
  unit === "DAYS" ? (LONGEST_DAYS[kind] ?? MOST.DAYS) : MOST[unit];

const amount = z
  .string()
  .transform((text) => normaliseDigits(text).trim())
  .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= 1, {
    params: { code: "BAD_DAYS", min: 1, max: 365 },
  })
  .transform(Number);
const mode = z.enum(DEADLINE_MODES, { error: () => "CHOOSE_ONE" }).optional();

/** The limits of one kind of clock, one line per tier. Whether a clock runs in days or hours is not a setting. */
export const settingsForm = z.object({
  kind: z.enum(RULED_CLOCKS as [RuledClock, ...RuledClock[]], { error: () => "CHOOSE_ONE" }),
  version,
  ...(Object.fromEntries(TIERS.flatMap((tier) => [[`amount${tier}`, amount]])) as Record<
    `amount${Tier}`,
    typeof amount
  >),
  ...(Object.fromEntries(TIERS.flatMap((tier) => [[`mode${tier}`, mode]])) as Record<
    `mode${Tier}`,
    typeof mode
  >),
  reason: PAYLOADS.sendBack.shape.reason,
  sourceKnown: z.literal("on").optional(),
});
export type SettingsForm = z.output<typeof settingsForm>;

export type LimitChange = { readonly tier: Tier; readonly before: ClockRule; readonly after: ClockRule };

/** What a form changes, tier by tier. */
export function limitChanges(settings: ClockSettings, form: SettingsForm): LimitChange[] {
  return TIERS.flatMap((tier) => {
    const before = settings.rules[form.kind][tier];
    const after: ClockRule =
      before.unit === "DAYS"
        ? { unit: "DAYS", amount: form[`amount${tier}`], mode: form[`mode${tier}`] ?? before.mode }
        : { unit: before.unit, amount: form[`amount${tier}`] };
    return sameRule(before, after) ? [] : [{ tier, before, after }];
  });
}
export const sameRule = (a: ClockRule, b: ClockRule): boolean =>
  a.unit === b.unit && a.amount === b.amount && modeOf(a) === modeOf(b);
const modeOf = (rule: ClockRule): DeadlineMode | null => (rule.unit === "DAYS" ? rule.mode : null);

/** The settings with these limits as their next version. Errors: NO_LIMIT_CHANGES, SOURCED_LIMIT, LIMIT_TOO_LONG. */
export function changedSettings(settings: ClockSettings, form: SettingsForm): ClockSettings | Problem {
  const changes = limitChanges(settings, form);
  if (changes.length === 0) return problem("NO_LIMIT_CHANGES");
  const tooLong = changes.find(({ after }) => after.amount > longest(form.kind, after.unit));
  if (tooLong) return problem("LIMIT_TOO_LONG", { most: longest(form.kind, tooLong.after.unit) });
  const sourced = changes.filter(({ tier }) => SOURCED[form.kind]?.[tier]).map(({ tier }) => tier);
  if (sourced.length > 0 && !form.sourceKnown) return problem("SOURCED_LIMIT", { tier: sourced.join(",") });
  const rules = {
    ...settings.rules[form.kind],
    ...Object.fromEntries(changes.map(({ tier, after }) => [tier, after])),
  };
  return { version: settings.version + 1, rules: { ...settings.rules, [form.kind]: rules } };
}
