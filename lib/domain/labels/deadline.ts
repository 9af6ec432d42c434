import type { CivilDate } from "../calendar/calendar.ts";
import { type DeadlineSum, deadlineSum } from "../calendar/deadlineSum.ts";
import type { DeadlineStep, deadlineQuery, StepRule } from "../calendar/deadlines.ts";
import type { Lang } from "../vocabulary.ts";
import { deadlineEn } from "./deadline-en.ts";
import { deadlineZh } from "./deadline-zh.ts";

/** The arithmetic of a deadline in words, for the calculator and for every page that shows a clock. */
export type DeadlineLanguage = {
  steps: Record<StepRule, (step: DeadlineStep, withYear: boolean) => string>;
  summary(sum: DeadlineSum): string;
  refusals: Record<DeadlineField, string>;
};
type DeadlineField = keyof typeof deadlineQuery.shape;

const LANGUAGES: Record<Lang, DeadlineLanguage> = { zh: deadlineZh, en: deadlineEn };

/** Every step with its sentence, in the order of the sum. */
export function deadlineWords(
  steps: readonly DeadlineStep[],
  lang: Lang,
): { date: CivilDate; rule: string }[] {
  const withYear = deadlineSum(steps)?.withYear ?? false;
  return steps.map((step) => ({ date: step.date, rule: LANGUAGES[lang].steps[step.rule](step, withYear) }));
}

/**
 * The sum in one sentence: 从3月2日的第二天起数5日，数到3月7日；3月7日是周六，顺延到3月9日（周一）。
 * Empty for steps that tell no dates.
 */
export function deadlineSentence(steps: readonly DeadlineStep[], lang: Lang): string {
  const sum = deadlineSum(steps);
  return sum ? LANGUAGES[lang].summary(sum) : "";
}

/** What to change in a question to the calculator, one sentence per bad field. */
export function deadlineRefusal(fields: readonly string[], lang: Lang): string {
  const { refusals } = LANGUAGES[lang];
  return (Object.keys(refusals) as DeadlineField[])
    .filter((field) => fields.includes(field))
    .map((field) => refusals[field])
    .join(lang === "zh" ? "" : " ");
}
