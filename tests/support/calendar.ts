import { type HolidayCalendar, yearOf } from "#lib/domain/calendar/calendar.ts";
import { holidayRows } from "#lib/holidays/package.ts";

const rows = holidayRows();

/** The real holidays of 2004–2026, as the database is filled with them. */
export const realCalendar: HolidayCalendar = {
  version: 1,
  days: new Map(rows.map(({ date, kind, name }) => [date, { kind, name }])),
  knownFrom: Math.min(...rows.map((row) => yearOf(row.date))),
  knownTo: Math.max(...rows.map((row) => yearOf(row.date))),
};
