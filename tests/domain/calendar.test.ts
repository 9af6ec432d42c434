import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addWorkingDays,
  addWorkingHours,
  dayDiff,
  endOfDay,
  instantAt,
  isCivilDate,
  isToldBefore,
  isWorkingDay,
  nextWorkingDay,
  shanghaiDate,
  shanghaiTime,
  startOfDay,
  weekday,
  yearOf,
} from "#lib/domain/calendar/calendar.ts";
import { holidayRows } from "#lib/holidays/package.ts";
import { realCalendar as cal } from "#tests/support/calendar.ts";

const anyDate = fc.integer({ min: -25_000, max: 80_000 }).map((n) => addDays("1970-01-01", n));
const shanghai = (date: string, time: string) => new Date(`${date}T${time}:00+08:00`);

describe("civil dates", () => {
  it("accepts days that exist and nothing else", () => {
    for (const good of ["2026-03-02", "2024-02-29", "2000-02-29", "1999-12-31"]) {
      expect(isCivilDate(good), good).toBe(true);
    }
    const bad = [
      "2026-02-29",
      "2026-02-30",
      "1900-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-04-31",
      "2026-3-2",
    ];
    for (const text of [
      ...bad,
      "",
      "2026-03-02 ",
      "２０２６-03-02",
      "0000-00-00",
      "0026-01-01",
      "2026-03-02T00:00",
    ]) {
      expect(isCivilDate(text), text).toBe(false);
    }
  });

  it("changes date at midnight in Shanghai, which is 16:00 UTC", () => {
    expect(shanghaiDate(new Date("2026-03-01T15:59:59.999Z"))).toBe("2026-03-01");
    expect(shanghaiDate(new Date("2026-03-01T16:00:00Z"))).toBe("2026-03-02");
  });

  it("a day lasts from its midnight to the next, the end left out", () => {
    expect(startOfDay("2026-03-09").toISOString()).toBe("2026-03-08T16:00:00.000Z");
    expect(endOfDay("2026-03-09").toISOString()).toBe("2026-03-09T16:00:00.000Z");
    expect(endOfDay("2026-12-31")).toEqual(startOfDay("2027-01-01"));
  });

  it("adds and subtracts days over months, leap days and years", () => {
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(dayDiff("2026-03-02", "2026-03-09")).toBe(7);
    expect(dayDiff("2026-03-09", "2026-03-02")).toBe(-7);
    expect(() => addDays("someday", 1)).toThrow(RangeError);
  });

  it("counts weekdays from Monday", () => {
    expect(weekday("2026-03-02")).toBe(1);
    expect(weekday("2026-03-08")).toBe(7);
    expect(weekday("1970-01-01")).toBe(4);
    expect(weekday("1969-12-31")).toBe(3);
    expect(weekday("1969-12-28")).toBe(7);
    expect(yearOf("2026-03-08")).toBe(2026);
  });

  it("holds for any date: sums undo each other, every instant of a day belongs to it, weeks have seven days", () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: -4000, max: 4000 }),
        fc.integer({ min: 0, max: 86_399_999 }),
        (date, n, ms) => {
          expect(isCivilDate(date)).toBe(true);
          expect(dayDiff(date, addDays(date, n))).toBe(n);
          expect(shanghaiDate(new Date(startOfDay(date).getTime() + ms))).toBe(date);
          expect(weekday(addDays(date, 7))).toBe(weekday(date));
        },
      ),
    );
  });
});

describe("holiday table from chinese-days", () => {
  const rows = holidayRows();

  it("covers 2004–2026, each date once, in order", () => {
    expect([cal.knownFrom, cal.knownTo]).toEqual([2004, 2026]);
    const dates = rows.map((row) => row.date);
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(rows.every((row) => isCivilDate(row.date) && row.name !== "")).toBe(true);
    expect([...new Set(rows.map((row) => yearOf(row.date)))]).toHaveLength(23);
  });

  it("lists make-up days on weekends only", () => {
    for (const row of rows)
      if (row.kind === "WORK") expect(weekday(row.date), row.date).toBeGreaterThanOrEqual(6);
  });

  it("knows Spring Festival and National Day of 2026 as announced", () => {
    const of2026 = (kind: string, name: string) =>
      rows
        .filter((row) => row.kind === kind && row.name === name && yearOf(row.date) === 2026)
        .map((row) => row.date.slice(5));
    expect(of2026("OFF", "春节")).toEqual([
      "02-15",
      "02-16",
      "02-17",
      "02-18",
      "02-19",
      "02-20",
      "02-21",
      "02-22",
      "02-23",
    ]);
    expect(of2026("WORK", "春节")).toEqual(["02-14", "02-28"]);
    expect(of2026("WORK", "国庆节")).toEqual(["09-20", "10-10"]);
    expect(of2026("OFF", "清明节")).toEqual(["04-04", "04-05", "04-06"]);
  });
});

describe("working days", () => {
  it("a holiday is none, a make-up Saturday is one, else Monday to Friday", () => {
    expect(isWorkingDay(cal, "2026-02-17")).toBe(false);
    expect(isWorkingDay(cal, "2026-02-28")).toBe(true);
    expect(isWorkingDay(cal, "2026-03-06")).toBe(true);
    expect(isWorkingDay(cal, "2026-03-07")).toBe(false);
    expect(isWorkingDay(cal, "2026-03-08")).toBe(false);
  });

  it("finds the next one, and counts them without day 0", () => {
    expect(nextWorkingDay(cal, "2026-02-15")).toBe("2026-02-24");
    expect(nextWorkingDay(cal, "2026-02-24")).toBe("2026-02-24");
    expect(addWorkingDays(cal, "2026-03-06", 1)).toBe("2026-03-09");
    expect(addWorkingDays(cal, "2026-03-07", 0)).toBe("2026-03-07");
  });
});

describe("office hours", () => {
  const cases = [
    ["within the morning", "2026-03-02", "09:30", 2, "2026-03-02", "11:30"],
    [
      "to the end of the morning, not the start of the afternoon",
      "2026-03-02",
      "09:00",
      3,
      "2026-03-02",
      "12:00",
    ],
    ["over lunch", "2026-03-02", "10:30", 4, "2026-03-02", "16:30"],
    ["from the lunch break", "2026-03-02", "12:30", 4, "2026-03-02", "18:00"],
    ["overnight", "2026-03-02", "16:00", 4, "2026-03-03", "11:00"],
    ["from an evening visit", "2026-03-04", "20:15", 4, "2026-03-05", "15:00"],
    ["before the office opens", "2026-03-02", "07:00", 1, "2026-03-02", "10:00"],
    ["over a weekend", "2026-03-06", "17:00", 4, "2026-03-09", "12:00"],
    ["from a Saturday", "2026-03-07", "10:00", 4, "2026-03-09", "15:00"],
    ["over Spring Festival", "2026-02-14", "17:00", 4, "2026-02-24", "12:00"],
    ["at closing time", "2026-03-02", "18:00", 1, "2026-03-03", "10:00"],
    ["several days", "2026-03-02", "09:00", 21, "2026-03-04", "18:00"],
    ["half an hour", "2026-03-02", "11:45", 0.5, "2026-03-02", "14:15"],
  ] as const;
  it.each(cases)("%s", (_, date, time, hours, dueDate, dueTime) => {
    expect(addWorkingHours(cal, shanghai(date, time), hours)).toEqual(shanghai(dueDate, dueTime));
  });

  it("is additive: a then b hours is a + b hours", () => {
    const hours = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 * 24 * 60 }), hours, hours, (minute, a, b) => {
        const at = new Date(startOfDay("2026-01-05").getTime() + minute * 60_000);
        const direct = addWorkingHours(cal, at, a + b);
        expect(addWorkingHours(cal, addWorkingHours(cal, at, a), b)).toEqual(direct);
        expect(direct.getTime()).toBeGreaterThan(at.getTime());
        expect(isWorkingDay(cal, shanghaiDate(direct))).toBe(true);
      }),
    );
  });
});

describe("times told to the minute", () => {
  it("reads and writes the time on a wall", () => {
    expect(instantAt("2026-03-02", "00:05")).toEqual(shanghai("2026-03-02", "00:05"));
    expect(shanghaiTime(new Date("2026-03-01T16:05:59.999Z"))).toBe("00:05");
  });

  it("the minute in which something began is not before it, the one before is", () => {
    const began = new Date("2026-03-02T10:00:23+08:00");
    expect(isToldBefore(instantAt("2026-03-02", "10:00"), began)).toBe(false);
    expect(isToldBefore(instantAt("2026-03-02", "09:59"), began)).toBe(true);
  });
});
