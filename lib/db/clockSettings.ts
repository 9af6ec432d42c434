import { type ClockSettings, DEFAULT_SETTINGS } from "#lib/domain/clockSettings.ts";
import { loadCalendar } from "./calendar.ts";

/** The lengths and modes of the clocks in force now. */
export const loadClockSettings = async (): Promise<ClockSettings> => DEFAULT_SETTINGS;

/** Everything a date is counted by: the calendar and the settings of the clocks. */
export const loadCounting = async () => {
  const [calendar, settings] = await Promise.all([loadCalendar(), loadClockSettings()]);
  return { calendar, settings };
};
