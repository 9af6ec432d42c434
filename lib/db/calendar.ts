import type { HolidayCalendar } from "#lib/domain/calendar.ts";
import { db } from "./client.ts";

const KEEP_MS = 30_000;
let kept: { at: number; calendar: Promise<HolidayCalendar> } | undefined;

/** The holiday calendar from its table (domain.md C4), read again at most every 30 seconds. */
export function loadCalendar(): Promise<HolidayCalendar> {
  const at = performance.now();
  if (!kept || at - kept.at > KEEP_MS) {
    const calendar = read();
    kept = { at, calendar };
    calendar.catch(() => {
      kept = undefined;
    });
  }
  return kept.calendar;
}

async function read(): Promise<HolidayCalendar> {
  const rows = await db.holiday.findMany({ orderBy: { date: "asc" } });
  const years = rows.map((row) => row.date.getUTCFullYear());
  return {
    version: Math.max(0, ...rows.map((row) => row.revision)),
    days: new Map(
      rows.map((row) => [
        row.date.toISOString().slice(0, 10),
        { kind: row.kind as "OFF" | "WORK", name: row.name },
      ]),
    ),
    knownFrom: years[0] ?? 0,
    knownTo: years.at(-1) ?? 0,
  };
}
