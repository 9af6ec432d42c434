import { expect, it } from "vitest";
import { dayDiff } from "#lib/domain/calendar/calendar.ts";
import { holidaySpans } from "#lib/domain/calendar/holidaySpans.ts";
import { realCalendar } from "#tests/support/calendar.ts";

it("says a year's notice in a few lines", () => {
  const spans = holidaySpans(realCalendar, 2026);
  expect(spans.filter(({ kind }) => kind === "OFF").map(({ from, to }) => [from, to])).toContainEqual([
    "2026-02-15",
    "2026-02-23",
  ]);
  expect(spans).toContainEqual(
    expect.objectContaining({ kind: "WORK", from: "2026-02-14", to: "2026-02-14" }),
  );
  const days = [...realCalendar.days.keys()].filter((date) => date.startsWith("2026"));
  expect(spans.reduce((sum, { from, to }) => sum + dayDiff(from, to) + 1, 0)).toBe(days.length);
  expect(holidaySpans(realCalendar, 1999)).toEqual([]);
});
