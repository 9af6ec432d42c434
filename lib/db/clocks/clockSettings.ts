import { type ClockSettings, DEFAULT_SETTINGS } from "#lib/domain/clocks/clockSettings.ts";
import { type Db, db } from "../client.ts";
import { loadCalendar } from "./calendar.ts";

/** The lengths and modes of the clocks in force now; as delivered while nobody changed them. Asked each time: one row by its key. */
export async function loadClockSettings(tx: Db = db): Promise<ClockSettings> {
  const row = await tx.clockSetting.findFirst({
    orderBy: { version: "desc" },
    select: { version: true, rules: true },
  });
  if (!row) return DEFAULT_SETTINGS;
  // A kind of clock that came after this version was saved has what was delivered.
  const rules = { ...DEFAULT_SETTINGS.rules, ...(row.rules as ClockSettings["rules"]) };
  return { version: row.version, rules };
}

/** Everything a date is counted by: the calendar and the settings of the clocks. */
export const loadCounting = async () => {
  const [calendar, settings] = await Promise.all([loadCalendar(), loadClockSettings()]);
  return { calendar, settings };
};
