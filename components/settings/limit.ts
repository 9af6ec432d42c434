import type { ClockRule } from "#lib/domain/clocks/clockSettings.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** A limit in words: 5日 · 2个工作日 · 24小时. */
export function limitWords(rule: ClockRule, lang: Lang): string {
  const words = say(messages, lang);
  if (rule.unit === "DAYS") {
    if (rule.mode === "WORKING_DAY") return words.workingDays(rule.amount);
    return words.calendarDays(rule.amount) + (rule.mode === "CALENDAR_STRICT" ? words.strict : "");
  }
  return rule.unit === "HOURS" ? words.hours(rule.amount) : words.workingHours(rule.amount);
}
