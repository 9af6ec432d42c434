import type { CivilDate } from "../calendar/calendar.ts";
import { addDays, dayDiff } from "../calendar/calendar.ts";
import { type AlertKind, CATEGORIES_L1, type CategoryL1 } from "../vocabulary.ts";

/**
 * 预警 (domain.md Z14 「反应灵敏、能及时发现…的预警体系」): the same kind of problem comes again and again at one place, or all at
 * once over many. A rule knows a kind of problem, a place and some days. It has no room for a person.
 */
export type AlertRule = {
  /** length of the window, in whole days in Shanghai, the present one last */
  readonly days: number;
  /** so many distinct matters at least; those merged into another are one with it */
  readonly cases: number;
  /** and so many times what the place usually has in as many days */
  readonly times: number;
};
/** One rule for each kind of alert. */
export type AlertRules = Readonly<Record<AlertKind, AlertRule>>;

/** What holds for one kind of alert, as of a version of its settings. */
export type KindRules = {
  readonly version: number;
  readonly general: AlertRule;
  /** categories of the first level that have a rule of their own */
  readonly own: Readonly<Partial<Record<CategoryL1, AlertRule>>>;
};
export type RulesInForce = Readonly<Record<AlertKind, KindRules>>;
/** The rule that holds for a kind of problem: its category's own, for all its kinds of the second level, or else the general one. */
export const ruleFor = ({ general, own }: KindRules, category: string): AlertRule =>
  own[category.split(".", 1)[0] as CategoryL1] ?? general;

/** The categories that have a rule of their own, in the order of the list of categories. */
export const ownRules = ({ own }: KindRules): { category: CategoryL1; rule: AlertRule }[] =>
  CATEGORIES_L1.flatMap((category) => {
    const rule = own[category];
    return rule ? { category, rule } : [];
  });

/** As delivered [设]: 「≥3 distinct cases, same L2 category, same community, 14日」; a storm is told within two days, over a county. */
export const DEFAULT_RULES: AlertRules = {
  REPEATED: { days: 14, cases: 3, times: 3 },
  BURST: { days: 2, cases: 10, times: 3 },
};

/** One version of the settings of a kind of alert. */
export type RuleChange = {
  readonly kind: AlertKind;
  readonly version: number;
  /** of the first level; null: the general rule */
  readonly category: CategoryL1 | null;
  /** null: the category is under the general rule again */
  readonly rule: AlertRule | null;
};
/** What holds after all these changes, in whatever order they are told; as delivered where there are none. */
export function rulesInForce(changes: readonly RuleChange[]): RulesInForce {
  const inOrder = changes.toSorted((a, b) => a.version - b.version);
  const of = (kind: AlertKind) =>
    inOrder
      .filter((change) => change.kind === kind)
      .reduce(afterChange, { version: 0, general: DEFAULT_RULES[kind], own: {} });
  return { REPEATED: of("REPEATED"), BURST: of("BURST") };
}
function afterChange({ general, own }: KindRules, { version, category, rule }: RuleChange): KindRules {
  if (category === null) return { version, general: rule ?? general, own };
  const { [category]: _before, ...others } = own;
  return { version, general, own: rule ? { ...others, [category]: rule } : others };
}

/** No window may be longer, in days: what is longer is no warning. */
export const LONGEST_WINDOW = 60;
/** The level of the places a kind is looked for at. */
export const ALERT_PLACE = { REPEATED: "COMMUNITY", BURST: "COUNTY" } as const satisfies Record<
  AlertKind,
  string
>;
/** What is usual is told by at least so many days before the window, and by three windows of a long one. */
const USUAL_DAYS = 56;
const USUAL_WINDOWS = 3;
/** Of the former windows the share, in percent, that had no more than is usual: one storm does not make the next one usual. */
const USUAL_SHARE = 75;
/** How far back it must be counted for a rule. */
export const lookBack = ({ days }: AlertRule): number => days + Math.max(USUAL_DAYS, USUAL_WINDOWS * days);

/** Matters of one kind at one place by day, oldest first; the last day is today. */
export type Tally = readonly number[];
const sum = (days: Tally): number => days.reduce((all, n) => all + n, 0);

/** How many the place usually has in as many days: the nearest rank over the windows before this one, back to back. */
export function usualOf({ days }: AlertRule, tally: Tally): number {
  const windows: number[] = [];
  for (let end = tally.length - days; end >= days; end -= days)
    windows.push(sum(tally.slice(end - days, end)));
  windows.sort((a, b) => a - b);
  return windows[Math.max(0, Math.ceil((windows.length * USUAL_SHARE) / 100) - 1)] ?? 0;
}
/** From how many on it stands out. */
export const leastOf = (rule: AlertRule, usual: number): number => Math.max(rule.cases, rule.times * usual);

export type Standing = { readonly cases: number; readonly usual: number };
/** What stands out today, or null. What was told of before, up to `told`, is not told again. */
export function standsOut(
  rule: AlertRule,
  tally: Tally,
  { today, told }: { readonly today: CivilDate; readonly told: CivilDate | null },
): Standing | null {
  const fresh = told === null ? rule.days : Math.min(rule.days, Math.max(0, dayDiff(told, today)));
  const cases = fresh === 0 ? 0 : sum(tally.slice(-fresh));
  const usual = usualOf(rule, tally);
  return cases >= leastOf(rule, usual) ? { cases, usual } : null;
}
/** The first day of the window that ends today. */
export const windowFrom = ({ days }: AlertRule, today: CivilDate, told: CivilDate | null): CivilDate => {
  const from = addDays(today, 1 - days);
  return told !== null && told >= from ? addDays(told, 1) : from;
};
