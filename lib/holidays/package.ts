import data from "chinese-days/dist/chinese-days.json" with { type: "json" };
import about from "chinese-days/package.json" with { type: "json" };
import { FULL_NAMES } from "./messages.ts";

export type HolidayRow = { date: string; kind: "OFF" | "WORK"; name: string };

/**
 * Every day of 2004–2026 that the State Council's holiday notices name, by date: OFF = day of rest (weekends inside a
 * holiday included), WORK = weekend day worked instead. Read from the package's table, not through its functions:
 * those answer for unknown years as well, and take the zone of the machine.
 */
export function holidayRows(): HolidayRow[] {
  return [...rows(data.holidays, "OFF"), ...rows(data.workdays, "WORK")].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );
}

/** A value reads "Spring Festival,春节,4": English name, Chinese name, statutory days. */
function rows(table: Record<string, string>, kind: HolidayRow["kind"]): HolidayRow[] {
  return Object.entries(table).map(([date, value]) => {
    const name = value.split(",")[1];
    if (!name) throw new Error(`chinese-days: no name for ${date}`);
    return { date, kind, name: FULL_NAMES[name] ?? name };
  });
}

/** What the rows say they came from. */
export const PACKAGE_SOURCE = `chinese-days ${about.version}`;
