import { describe, expect, it } from "vitest";
import {
  calendarForm,
  dayChanges,
  importChanges,
  moveOf,
  withChanges,
} from "#lib/domain/calendar/calendarChange.ts";
import { DEFAULT_SETTINGS } from "#lib/domain/clocks/clockSettings.ts";
import { breachClock, pauseClock, startClock } from "#lib/domain/clocks/clocks.ts";
import { fieldProblems } from "#lib/domain/commands.ts";
import { holidayRows } from "#lib/holidays/package.ts";
import { realCalendar } from "#tests/support/calendar.ts";

const now = new Date("2026-03-04T02:00:00Z");
const owner = { id: "c", level: "TOWN", tier: "URGENT", unitId: "u", round: 1, startedAt: now } as const;
const given = { calendar: realCalendar, settings: DEFAULT_SETTINGS };
const form = (more: Record<string, string>) =>
  calendarForm.parse({ from: "2026-03-09", kind: "OFF", name: "本地假日", ...more });
const changed = (more: Record<string, string>) => {
  const changes = dayChanges(realCalendar, form(more));
  if (!Array.isArray(changes)) throw new Error(changes.code);
  return withChanges(realCalendar, changes, null);
};

describe("what a form changes", () => {
  it("a day, or the days from first to last; days that are so already fall out", () => {
    expect(dayChanges(realCalendar, form({}))).toEqual([
      { date: "2026-03-09", before: null, after: { kind: "OFF", name: "本地假日" } },
    ]);
    expect(dayChanges(realCalendar, form({ to: "2026-03-11" }))).toHaveLength(3);
    expect(dayChanges(realCalendar, form({ from: "2026-10-01", name: "国庆节" }))).toMatchObject({
      code: "NO_DAY_CHANGES",
    });
  });
  it("a day can be taken out again", () => {
    expect(dayChanges(realCalendar, form({ from: "2026-10-01", kind: "PLAIN" }))).toMatchObject([
      { before: { kind: "OFF" }, after: null },
    ]);
  });
  it("what is no day, too long a time or has no name is refused by field", () => {
    const wrong = (more: Record<string, string>) => {
      const parsed = calendarForm.safeParse({ from: "2026-03-09", kind: "OFF", name: "假", ...more });
      return parsed.success ? {} : fieldProblems(parsed.error);
    };
    expect(wrong({ name: "" })).toMatchObject({ name: { code: "REQUIRED" } });
    expect(wrong({ to: "2026-03-08" })).toMatchObject({ to: { code: "LAST_BEFORE_FIRST" } });
    expect(wrong({ to: "soon" })).toMatchObject({ to: { code: "BAD_DATE" } });
    expect(wrong({ to: "2026-05-09" })).toMatchObject({ to: { code: "TOO_MANY_DAYS", max: 31 } });
    expect(wrong({ from: "2026-02-30" })).toMatchObject({ from: { code: "BAD_DATE" } });
    expect(wrong({ from: "1999-01-01" })).toMatchObject({ from: { code: "BAD_DATE" } });
  });
  it("the package has nothing new for a year that was taken over, and is not asked for years it does not know", () => {
    expect(importChanges(realCalendar, holidayRows(), 2026)).toEqual([]);
    expect(importChanges(realCalendar, holidayRows(), 2027)).toEqual([]);
    const without = {
      ...realCalendar,
      days: new Map([...realCalendar.days].filter(([date]) => date !== "2026-10-01")),
    };
    expect(importChanges(without, holidayRows(), 2026)).toMatchObject([{ date: "2026-10-01", before: null }]);
  });
  it("a year becomes known when its notice is whole, not by a single day", () => {
    expect(withChanges(realCalendar, [], null).knownTo).toBe(2026);
    expect(withChanges(realCalendar, [], 2027).knownTo).toBe(2027);
  });
});

describe("what moves", () => {
  // 2026-03-04 + 5 = Monday 9 March
  const reply = startClock("REPLY", owner, "2026-03-04", given);
  it("the end on a new day of rest goes to the next working day", () => {
    expect(reply.basis.due).toBe("2026-03-09");
    expect(moveOf(reply, changed({}), now)).toEqual({ from: "2026-03-09", to: "2026-03-10" });
    expect(moveOf(reply, changed({ from: "2026-03-05" }), now), "a rest day within does not").toBeNull();
  });
  it("working days count differently", () => {
    const accept = startClock("ACCEPT", owner, "2026-03-04", given);
    expect(moveOf(accept, changed({ from: "2026-03-05" }), now)).toEqual({
      from: "2026-03-06",
      to: "2026-03-09",
    });
  });
  it("a make-up day brings an end back, but never into the past", () => {
    const weekend = startClock("REPLY", owner, "2026-03-02", given); // Saturday 7 → Monday 9
    const worked = changed({ from: "2026-03-07", kind: "WORK" });
    expect(moveOf(weekend, worked, now)).toEqual({ from: "2026-03-09", to: "2026-03-07" });
    expect(moveOf(weekend, worked, new Date("2026-03-08T02:00:00Z"))).toBeNull();
  });
  it("a breach stays, and what has run out is one even before it was recorded", () => {
    expect(moveOf(breachClock(reply, realCalendar), changed({}), now)).toBeNull();
    expect(moveOf(reply, changed({}), new Date("2026-03-09T16:00:00Z"))).toBeNull();
  });
  it("what stands still goes on standing still", () => {
    const paused = pauseClock(reply, "2026-03-05");
    expect(moveOf(paused, changed({}), now)).toEqual({ from: "2026-03-09", to: "2026-03-10" });
  });
});
