import type { HolidayCalendar } from "#lib/domain/calendar/calendar.ts";
import { type Db, db } from "../client.ts";

const KEEP_MS = 30_000;
let kept: { at: number; revision: number; calendar: Promise<HolidayCalendar> } | undefined;

/**
 * The holiday calendar from its table (domain.md C4). Its revision is asked each time, one row by its key, so that a
 * change holds at once in every process; the days are read again when it differs, and at least every 30 seconds.
 */
export async function loadCalendar(): Promise<HolidayCalendar> {
  const at = performance.now();
  const revision = await lastRevision(db);
  if (!kept || kept.revision !== revision || at - kept.at > KEEP_MS) {
    const calendar = readCalendar(db);
    kept = { at, revision, calendar };
    calendar.catch(() => {
      kept = undefined;
    });
  }
  return kept.calendar;
}

async function lastRevision(tx: Db): Promise<number> {
  const last = await tx.calendarChange.findFirst({
    orderBy: { revision: "desc" },
    select: { revision: true },
  });
  return last?.revision ?? 0;
}

/** The calendar as this transaction sees it. */
export async function readCalendar(tx: Db): Promise<HolidayCalendar> {
  const rows = await tx.holiday.findMany({ orderBy: { date: "asc" } });
  const completed = await tx.calendarChange.aggregate({ _max: { completesYear: true, revision: true } });
  // A single day entered by hand does not make a year known: its notice must be whole in the table.
  const whole = rows.filter(({ source }) => source !== BY_HAND).map(({ date }) => date.getUTCFullYear());
  return {
    version: Math.max(0, completed._max.revision ?? 0, ...rows.map((row) => row.revision)),
    days: new Map(
      rows.map((row) => [
        row.date.toISOString().slice(0, 10),
        { kind: row.kind as "OFF" | "WORK", name: row.name },
      ]),
    ),
    knownFrom: whole[0] ?? 0,
    knownTo: Math.max(whole.at(-1) ?? 0, completed._max.completesYear ?? 0),
  };
}

/** What the rows say that somebody typed. */
export const BY_HAND = "by hand";
