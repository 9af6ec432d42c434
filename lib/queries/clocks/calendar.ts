import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { loadClockSettings } from "#lib/db/clocks/clockSettings.ts";
import { type Deadline, dueAt } from "#lib/domain/calendar/deadlines.ts";
import { type HolidaySpan, holidaySpans } from "#lib/domain/calendar/holidaySpans.ts";
import type { ClockSettings } from "#lib/domain/clocks/clockSettings.ts";
import type { DeadlineMode } from "#lib/domain/vocabulary.ts";

/** The public calculator: the last day of a limit, by the holiday table, with its steps. */
export const readDeadline = async (asked: {
  from: string;
  days: number;
  mode: DeadlineMode;
}): Promise<Deadline> => dueAt(asked.from, asked.days, asked.mode, await loadCalendar());

/** The limits in force and the days of rest of a year, as anybody may read them. */
export async function readClockRules(year: number): Promise<ClockRules> {
  const [settings, calendar] = await Promise.all([loadClockSettings(), loadCalendar()]);
  return {
    rules: settings.rules,
    year,
    spans: holidaySpans(calendar, year),
    known: year >= calendar.knownFrom && year <= calendar.knownTo,
  };
}
export type ClockRules = {
  readonly rules: ClockSettings["rules"];
  readonly year: number;
  readonly spans: readonly HolidaySpan[];
  /** the year's notice is whole in the table */
  readonly known: boolean;
};
