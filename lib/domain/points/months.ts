import { addDays, type CivilDate, shanghaiDate, weekday } from "../calendar/calendar.ts";
import { normaliseDigits } from "../text.ts";
import type { Recurrence, VisitSessionState } from "../vocabulary.ts";

/** A calendar month as its first day. */
export type Month = CivilDate;

export const monthOf = (date: CivilDate): Month => `${date.slice(0, 7)}-01`;
export const nextMonth = (month: Month): Month => monthOf(addDays(month, 31));
export const monthBefore = (month: Month): Month => monthOf(addDays(month, -1));
export const lastDayOf = (month: Month): CivilDate => addDays(nextMonth(month), -1);
/** "2026-11" as a field of type month and an address say it; null for anything else. */
export function readMonth(text: string): Month | null {
  const typed = normaliseDigits(text).trim();
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(typed) ? `${typed}-01` : null;
}

/** 「每月都要进行」: who has none yet is reminded from this day of the month on (domain.md N16). */
export const REMINDER_DAY = 25;
export const isTimeToRemind = (today: CivilDate): boolean => Number(today.slice(8)) >= REMINDER_DAY;

/** The month one would plan now: this one while enough of it is left to tell people of a session, else the next. */
export const monthToPlan = (today: CivilDate): Month =>
  isTimeToRemind(today) ? nextMonth(monthOf(today)) : monthOf(today);

/** How many months ahead sessions are planned: who sits there later nobody knows. */
const MONTHS_AHEAD = 12;
export const lastMonthToPlan = (today: CivilDate): Month => {
  let month = monthOf(today);
  for (let ahead = 0; ahead < MONTHS_AHEAD; ahead++) month = nextMonth(month);
  return month;
};

/** 「每周三晚上」 (domain.md N1): where nothing else is chosen. */
export const USUAL_PLAN = { weekday: 3, fromTime: "19:00", toTime: "21:00" } as const;

/** The days of a month on which a plan falls, none before `from`. The first of them begins the count. */
export function plannedDays(
  { month, weekday: named, recurrence }: { month: Month; weekday: number; recurrence: Recurrence },
  from: CivilDate,
): CivilDate[] {
  const end = nextMonth(month);
  const start = from > month ? from : month;
  const days: CivilDate[] = [];
  for (let day = start; day < end; day = addDays(day, 1)) if (weekday(day) === named) days.push(day);
  return days.filter((_, at) => KEEPS[recurrence](at));
}
const KEEPS = {
  WEEKLY: () => true,
  FORTNIGHTLY: (at) => at % 2 === 0,
  MONTHLY: (at) => at === 0,
} as const satisfies Record<Recurrence, (at: number) => boolean>;

type InMonth = { readonly onDay: CivilDate; readonly state: VisitSessionState };
/**
 * Whether these sessions give a month what it must have, at least one (domain.md N16): held in it, or planned for a day
 * of it that is not over.
 */
export const coversMonth = (sessions: readonly InMonth[], month: Month, today: CivilDate): boolean =>
  sessions.some(
    ({ onDay, state }) =>
      monthOf(onDay) === month && (state === "HELD" || (state === "PLANNED" && onDay >= today)),
  );

type Paired = { readonly personId: string };
type Hosted = InMonth & { readonly hostId: string };
/**
 * Who is to be reminded today: whoever is paired and neither held a session this month nor has one ahead. Each once, in no
 * order that says anything; before day 25 nobody.
 */
export function toRemind(pairings: readonly Paired[], sessions: readonly Hosted[], now: Date): string[] {
  const today = shanghaiDate(now);
  if (!isTimeToRemind(today)) return [];
  const month = monthOf(today);
  const leaders = [...new Set(pairings.map(({ personId }) => personId))];
  return leaders.filter(
    (id) =>
      !coversMonth(
        sessions.filter(({ hostId }) => hostId === id),
        month,
        today,
      ),
  );
}
