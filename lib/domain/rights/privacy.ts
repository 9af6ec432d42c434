import { type CivilDate, isCivilDate, shanghaiDate, yearOf } from "../calendar/calendar.ts";

/**
 * How long a contact is kept and how soon a request about it is answered: a setting of the city office, with its history.
 * `contactYears` = years after a matter ended until name and phone go (PIPL §19, shortest time needed);
 * `answerDays` = working days in which a request about one's own information is answered (PIPL §50, 「及时」).
 */
export type PrivacySettings = {
  readonly version: number;
  readonly contactYears: number;
  readonly answerDays: number;
};

/** As delivered (domain.md F1); both are design defaults. */
export const DEFAULT_PRIVACY: PrivacySettings = { version: 0, contactYears: 3, answerDays: 15 };

/** Every form that takes something of a person, and says so. `key` of the notice beside it. */
export const NOTICE_FORMS = [
  "SUBMIT",
  "VISIT",
  "TRACK",
  "RATE",
  "FOLLOW",
  "SAY_MORE",
  "RIGHTS",
  "BOOK",
] as const;
export type NoticeForm = (typeof NOTICE_FORMS)[number];
/** What a notice says, in the order of PIPL §17. */
export const NOTICE_POINTS = ["who", "purpose", "kinds", "kept", "rights"] as const;
export type NoticePoint = (typeof NOTICE_POINTS)[number];

/**
 * Until which day a contact is kept: the set years after the last of its matters ended. Null while one of them goes on;
 * a matter that is reopened and ends again counts anew.
 */
export function keptUntil(
  ended: readonly (Date | null)[],
  { contactYears }: PrivacySettings,
): CivilDate | null {
  if (ended.length === 0 || ended.includes(null)) return null;
  const last = shanghaiDate(new Date(Math.max(...ended.map((at) => (at as Date).getTime()))));
  const day = `${yearOf(last) + contactYears}${last.slice(4)}`;
  return isCivilDate(day) ? day : `${day.slice(0, -2)}28`;
}
