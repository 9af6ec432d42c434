import { addDays, shanghaiDate, startOfDay } from "../calendar/calendar.ts";

const MINUTE_MS = 60_000;

/** No message leaves the house between 21:30 and 07:30 in Shanghai, except about danger (domain.md C5 "Quiet hours"). */
export const QUIET_HOURS = { from: 21 * 60 + 30, until: 7 * 60 + 30 } as const;
/** The daily digest leaves at 08:00 in Shanghai; a design default. */
export const DIGEST_MINUTE = 8 * 60;

/** How long to wait after the n-th failed try, in minutes; after the last one the message is given up. */
export const RETRY_MINUTES = [1, 5, 25, 125, 625] as const;

/**
 * A send that has not been recorded for so long was cut short. Longer than any run of the worker may take, so that nothing
 * under way is taken for lost; if it should be after all, the late record still counts.
 */
export const CUT_SHORT_MINUTES = 15;

const minuteOfDay = (at: Date): number =>
  Math.floor((at.getTime() - startOfDay(shanghaiDate(at)).getTime()) / MINUTE_MS);
const atMinute = (date: string, minute: number): Date =>
  new Date(startOfDay(date).getTime() + minute * MINUTE_MS);

/** True from 21:30:00 on, and until 07:30:00 exclusively. */
export function isQuiet(at: Date): boolean {
  const minute = minuteOfDay(at);
  return minute >= QUIET_HOURS.from || minute < QUIET_HOURS.until;
}

/** When a message that is ready at `at` may leave: then, or when the quiet hours end. Danger never waits. */
export function mayLeaveAt(at: Date, hazard: boolean): Date {
  if (hazard || !isQuiet(at)) return at;
  const today = shanghaiDate(at);
  const morning = atMinute(today, QUIET_HOURS.until);
  return morning > at ? morning : atMinute(addDays(today, 1), QUIET_HOURS.until);
}

/** The next 08:00 in Shanghai after that instant. */
export function nextDigest(at: Date): Date {
  const today = shanghaiDate(at);
  const morning = atMinute(today, DIGEST_MINUTE);
  return morning > at ? morning : atMinute(addDays(today, 1), DIGEST_MINUTE);
}

/** When to try again after `attempts` tries that certainly failed, the last at `at`; null = given up. */
export function nextTry(attempts: number, at: Date, hazard: boolean): Date | null {
  const minutes = RETRY_MINUTES[attempts - 1];
  return minutes === undefined ? null : mayLeaveAt(new Date(at.getTime() + minutes * MINUTE_MS), hazard);
}

/** Sends begun before this instant and not recorded were cut short. */
export const cutShortBefore = (now: Date): Date => new Date(now.getTime() - CUT_SHORT_MINUTES * MINUTE_MS);
