import { expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { dueAt } from "#lib/domain/calendar/deadlines.ts";
import { holidayRows } from "#lib/holidays/package.ts";

it("a migrated database holds exactly the days of the package, 2004–2026", async () => {
  const rows = await db.holiday.findMany({ orderBy: { date: "asc" } });
  expect(rows.map(({ date, kind, name }) => ({ date: date.toISOString().slice(0, 10), kind, name }))).toEqual(
    holidayRows(),
  );
  expect(new Set(rows.map((row) => row.source))).toEqual(new Set(["chinese-days 1.5.7"]));
  const { version, knownFrom, knownTo } = await loadCalendar();
  expect({ version, knownFrom, knownTo }).toEqual({ version: 1, knownFrom: 2004, knownTo: 2026 });
});

it.each([
  ["2026-03-02", 5, "2026-03-09", "2026-03-09"],
  ["2026-02-12", 5, "2026-02-24", "2026-02-26"],
  ["2026-02-13", 15, "2026-02-28", "2026-03-12"],
  ["2026-02-14", 15, "2026-03-02", "2026-03-13"],
  ["2026-09-29", 5, "2026-10-08", "2026-10-12"],
  ["2026-04-30", 5, "2026-05-06", "2026-05-11"],
  ["2026-03-06", 60, "2026-05-06", "2026-06-03"],
])(
  "counts %s + %i from the table to %s, in working days to %s (domain.md C4)",
  async (from, days, rollover, working) => {
    const calendar = await loadCalendar();
    expect(dueAt(from, days, "CALENDAR_ROLLOVER", calendar).due).toBe(rollover);
    expect(dueAt(from, days, "WORKING_DAY", calendar).due).toBe(working);
  },
);
