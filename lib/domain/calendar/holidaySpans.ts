import { addDays, type CivilDate, type HolidayCalendar, type HolidayKind, yearOf } from "./calendar.ts";

/** Days in a row of one kind and name: 春节 15 to 23 February, off; a make-up day alone. */
export type HolidaySpan = {
  readonly kind: HolidayKind;
  readonly name: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
};

/** What the notice of a year says, in the order of the days. Empty for a year whose notice is not in the table. */
export function holidaySpans(calendar: HolidayCalendar, year: number): HolidaySpan[] {
  const days = [...calendar.days]
    .filter(([date]) => yearOf(date) === year)
    .sort(([a], [b]) => a.localeCompare(b));
  const spans: HolidaySpan[] = [];
  for (const [date, { kind, name }] of days) {
    const last = spans.at(-1);
    if (last?.kind === kind && last.name === name && addDays(last.to, 1) === date)
      spans[spans.length - 1] = { ...last, to: date };
    else spans.push({ kind, name, from: date, to: date });
  }
  return spans;
}
