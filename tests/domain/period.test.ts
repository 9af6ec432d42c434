import { expect, test } from "vitest";
import { datesShown, monthsOf, periodOf, readPeriod } from "#lib/domain/calendar/period.ts";

const read = (asked: Parameters<typeof readPeriod>[0]) => {
  const { choice, period, wrong } = readPeriod(asked, "2026-03-11");
  return [choice, period.from, period.to, wrong];
};
const TWELVE = ["12months", "2025-04-01", "2026-03-11"];

test("a period by its name, and the last twelve months when none is asked for", () => {
  expect(read({ period: "month" })).toEqual(["month", "2026-03-01", "2026-03-11", false]);
  expect(read({})).toEqual([...TWELVE, false]);
  expect(read({ period: "" })).toEqual([...TWELVE, false]);
  // The form sends its dates along whatever is chosen; they count only with `custom`.
  expect(read({ period: "year", from: "x", to: "2020-01-01" })).toEqual([
    "year",
    "2026-01-01",
    "2026-03-11",
    false,
  ]);
});

test("dates of one's own, and what is said when they will not do", () => {
  expect(read({ period: "custom", from: "2026-01-05", to: "2026-02-06" })).toEqual([
    "custom",
    "2026-01-05",
    "2026-02-06",
    false,
  ]);
  for (const asked of [
    { period: "custom" },
    { period: "custom", from: "2026-02-06", to: "2026-01-05" },
    { period: "decade" },
    { period: ["year", "month"] },
  ])
    expect(read(asked)).toEqual([...TWELVE, true]);
});

test("dates that were typed are taken, whatever name stands beside them, and those of the form are not", () => {
  const shown = datesShown("2025-04-01", "2026-03-11");
  const typed = { from: "2026-01-05", to: "2026-02-06" };
  const taken = ["custom", "2026-01-05", "2026-02-06", false];
  expect(read({ period: "12months", ...typed, shown })).toEqual(taken);
  expect(read(typed)).toEqual(taken);
  const left = { from: "2025-04-01", to: "2026-03-11", shown };
  expect(read({ period: "month", ...left })).toEqual(["month", "2026-03-01", "2026-03-11", false]);
  expect(read({ period: "year", from: "2026-02-06", to: "2026-01-05", shown })).toEqual([...TWELVE, true]);
});

test("no year is asked for whose months could not be counted", () => {
  expect(read({ period: "custom", from: "9999-12-01", to: "9999-12-31" })).toEqual([...TWELVE, true]);
  expect(read({ period: "custom", from: "2199-12-01", to: "2199-12-31" })[3]).toBe(false);
  expect(monthsOf(periodOf("2199-11-15", "2199-12-31")).map(({ month }) => month)).toEqual([
    "2199-11",
    "2199-12",
  ]);
});
