import { type CivilDate, dayDiff } from "../calendar/calendar.ts";
import { label, relativeDays, showDate } from "../labels.ts";
import type { OpenHours, OpenNow } from "../open/rooms.ts";
import { say, texts } from "../texts.ts";
import { type Lang, OPEN_DAYS } from "../vocabulary.ts";

const messages = texts({
  zh: {
    until: (time: string) => `现在开着，到${time}`,
    next: (day: string, time: string) => `现在不开，下次${day} ${time}开`,
    unknown: "近两周不开，去之前请先打电话",
  },
  en: {
    until: (time: string) => `Open now, until ${time}`,
    next: (day: string, time: string) => `Closed now, opens ${day} at ${time}`,
    unknown: "Not open in the next two weeks; please call before you come",
  },
});

/** 工作日 09:00–12:00、14:00–18:00: one line per kind of day, in the order of the list. */
export const hoursWords = (hours: readonly OpenHours[], lang: Lang): string[] =>
  OPEN_DAYS.flatMap((day) => {
    const times = hours
      .filter(({ on }) => on === day)
      .sort((a, b) => a.from.localeCompare(b.from))
      .map(({ from, to }) => `${from}–${to}`);
    return times.length > 0
      ? [`${label("openDay", day, lang)} ${times.join(lang === "zh" ? "、" : ", ")}`]
      : [];
  });

/** 现在开着，到18:00 · 现在不开，下次明天 09:00开 */
export function openWords(now: OpenNow, today: CivilDate, lang: Lang): string {
  const words = say(messages, lang);
  if (now.open) return words.until(now.until);
  if (!now.next) return words.unknown;
  const days = dayDiff(today, now.next.on);
  return words.next(days < 2 ? relativeDays(days, lang) : showDate(now.next.on, lang), now.next.from);
}
