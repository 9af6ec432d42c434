import { type HolidayCalendar, isWorkingDay, shanghaiDate } from "../calendar/calendar.ts";
import type { Issue } from "./issue.ts";

export const MIN_TRIES = 3;
const MIN_DAYS = 2;
const EVENING_HOUR = 18;
const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

const isEvening = (at: Date): boolean =>
  new Date(at.getTime() + SHANGHAI_AHEAD_MS).getUTCHours() >= EVENING_HOUR;

/** What is still missing before somebody counts as out of reach; all nought when nothing is. */
export type TriesLeft = { readonly tries: number; readonly days: number; readonly offHours: number };

/**
 * 联系不上 (domain.md C3): three logged tries on at least two days, one of them in the evening or on a day of rest. The
 * callback asks for the evening (domain.md C2 callback: "≥1 after 18:00").
 */
export function triesLeft(
  tries: readonly string[],
  cal: HolidayCalendar,
  offHours: "EVENING_OR_REST" | "EVENING" = "EVENING_OR_REST",
): TriesLeft {
  const times = tries.map((text) => new Date(text));
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
