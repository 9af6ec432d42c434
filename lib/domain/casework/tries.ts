import { type HolidayCalendar, isWorkingDay, shanghaiDate } from "../calendar/calendar.ts";
import { isQuiet } from "../notices/noticeTimes.ts";
import type { Issue } from "./issue.ts";

export const MIN_TRIES = 3;
const MIN_DAYS = 2;
const EVENING_HOUR = 18;
const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

const isEvening = (at: Date): boolean =>
  new Date(at.getTime() + SHANGHAI_AHEAD_MS).getUTCHours() >= EVENING_HOUR;

/** Calls one after the other are one try: a person who did not hear the phone may be back in an hour. [设] */
const APART_MS = 3_600_000;
const apart = (times: readonly Date[]): Date[] =>
  [...times]
    .sort((a, b) => a.getTime() - b.getTime())
    .reduce<Date[]>((kept, at) => {
      const last = kept.at(-1);
      if (!last || at.getTime() - last.getTime() >= APART_MS) kept.push(at);
      return kept;
    }, []);

/** What is still missing before somebody counts as out of reach; all nought when nothing is. */
export type TriesLeft = { readonly tries: number; readonly days: number; readonly offHours: number };

/**
 * 联系不上 (domain.md C3): three logged tries on at least two days, one of them in the evening or on a day of rest. The
 * callback asks for the evening (domain.md C2 callback: "≥1 after 18:00"). Calls in the hours the house itself keeps quiet
 * (domain.md C5) and calls within the hour of another are no tries of their own. [设]
 */
export function triesLeft(
  tries: readonly string[],
  cal: HolidayCalendar,
  offHours: "EVENING_OR_REST" | "EVENING" = "EVENING_OR_REST",
): TriesLeft {
  const times = apart(tries.map((text) => new Date(text)).filter((at) => !isQuiet(at)));
  const days = new Set(times.map(shanghaiDate)).size;
  const off = times.some(
    (at) => isEvening(at) || (offHours === "EVENING_OR_REST" && !isWorkingDay(cal, shanghaiDate(at))),
  );
  return {
    tries: Math.max(0, MIN_TRIES - times.length),
    days: Math.max(0, MIN_DAYS - days),
    offHours: off ? 0 : 1,
  };
}
export const enoughTries = (left: TriesLeft): boolean =>
  left.tries === 0 && left.days === 0 && left.offHours === 0;

/** Nobody could be reached at this level, nor was since. */
export const triedInVain = ({
  answered,
  level,
  lastReplyOn,
}: Pick<Issue, "answered" | "level" | "lastReplyOn">): boolean =>
  answered?.stop === "ATTEMPTED" &&
  answered.level === level &&
  answered.stoppedAt !== null &&
  (lastReplyOn === null || lastReplyOn < shanghaiDate(answered.stoppedAt));
