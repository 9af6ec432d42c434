import { describe, expect, test } from "vitest";
import { comparedWith } from "#lib/domain/calendar/comparison.ts";
import { periodOf } from "#lib/domain/calendar/period.ts";
import { holidayIn, stretchesOf } from "#lib/domain/calendar/stretches.ts";
import { changeInTenths } from "#lib/domain/figures/change.ts";
import type { IssueFact } from "#lib/domain/figures/facts.ts";
import { figureHref, markHref } from "#lib/domain/figures/marks.ts";
import { holds } from "#lib/domain/figures/metrics.ts";
import { STANDING_CLAUSES, STANDINGS } from "#lib/domain/figures/standings.ts";
import { WAIT_DAYS, WAITS, waitOf } from "#lib/domain/figures/waits.ts";
import { STATES } from "#lib/domain/vocabulary.ts";

const value = (counted: number, n: number, points = counted) => ({ counted, n, points });
const range = ({ from, to }: { from: string; to: string }) => [from, to];

describe("another time", () => {
  test("the one before has as many days and ends the day before", () => {
    expect(range(comparedWith(periodOf("2026-03-01", "2026-03-31"), "before"))).toEqual([
      "2026-01-29",
      "2026-02-28",
    ]);
    expect(range(comparedWith(periodOf("2026-03-09", "2026-03-09"), "before"))).toEqual([
      "2026-03-08",
      "2026-03-08",
    ]);
  });

  test("the same days a year before; of 29 February the 28th", () => {
    expect(range(comparedWith(periodOf("2024-02-29", "2024-03-31"), "yearBefore"))).toEqual([
      "2023-02-28",
      "2023-03-31",
    ]);
  });
});

describe("change in points", () => {
  test("is formed from the fractions, not from the rates as they are shown", () => {
    // 92.3% and 92.2% as shown; exactly 92.34…% and 92.15…%
    expect(changeInTenths("feedbackRate", value(3601, 3900), value(3594, 3900))).toBe(2);
    expect(changeInTenths("feedbackRate", value(1, 3), value(2, 3))).toBe(-333);
    expect(changeInTenths("feedbackRate", value(1, 2), value(50, 100))).toBe(0);
  });

  test("is rounded once, away from zero, and holds for whole cities", () => {
    expect(changeInTenths("feedbackRate", value(1001, 2000), value(1, 2))).toBe(1);
    expect(changeInTenths("feedbackRate", value(999, 2000), value(1, 2))).toBe(-1);
    expect(changeInTenths("feedbackRate", value(10_000, 20_001), value(10_001, 20_002))).toBe(0);
    expect(changeInTenths("feedbackRate", value(1_000_000_007, 2_000_000_000), value(1, 2))).toBe(0);
  });

  test("weighs what is weighted, and of nothing there is no change", () => {
    expect(changeInTenths("satisfactionRate", value(10, 10, 95), value(10, 10, 100))).toBe(-50);
    expect(changeInTenths("feedbackRate", value(0, 0), value(1, 2))).toBeNull();
    expect(changeInTenths("feedbackRate", value(1, 2), value(0, 0))).toBeNull();
  });
});

describe("stretches", () => {
  test("days, weeks or months, without a gap and cut to the period", () => {
    expect(stretchesOf(periodOf("2026-03-01", "2026-03-31")).grain).toBe("day");
    const { grain, stretches } = stretchesOf(periodOf("2026-01-01", "2026-03-11"));
    expect(grain).toBe("week");
    expect(stretches[0]).toEqual({ from: "2026-01-01", to: "2026-01-04" });
    expect(stretches[1]).toEqual({ from: "2026-01-05", to: "2026-01-11" });
    expect(stretches.at(-1)).toEqual({ from: "2026-03-09", to: "2026-03-11" });
    expect(stretchesOf(periodOf("2024-01-01", "2026-03-11")).grain).toBe("month");
  });

  test("a legal holiday is named; a day worked instead is none", () => {
    const calendar = {
      version: 1,
      knownFrom: 2026,
      knownTo: 2026,
      days: new Map([
        ["2026-02-14", { kind: "WORK" as const, name: "春节" }],
        ["2026-02-17", { kind: "OFF" as const, name: "春节" }],
      ]),
    };
    expect(holidayIn(calendar, { from: "2026-02-09", to: "2026-02-15" })).toBeNull();
    expect(holidayIn(calendar, { from: "2026-02-16", to: "2026-02-22" })).toBe("春节");
  });
});

test("stretches of waiting follow each other without a gap", () => {
  for (const [at, wait] of WAITS.entries()) {
    const { from, to } = WAIT_DAYS[wait];
    expect(waitOf(from)).toBe(wait);
    if (to === null) expect(at).toBe(WAITS.length - 1);
    else {
      expect(waitOf(to)).toBe(wait);
      expect(WAIT_DAYS[WAITS[at + 1] as (typeof WAITS)[number]].from).toBe(to + 1);
    }
  }
});

test("whatever its state, an issue stands in exactly one way", () => {
  for (const state of STATES)
    for (const firstReplyAt of [null, new Date(0)]) {
      const fact = { state, firstReplyAt } as IssueFact;
      const standing = STANDINGS.filter((name) => holds(STANDING_CLAUSES[name], fact, new Date(0)));
      expect([state, standing.length]).toEqual([state, 1]);
    }
});

test("a mark that stands for nothing leads nowhere; the present has no dates", () => {
  const over = { period: { from: "2026-01-01", to: "2026-03-11" }, unitId: null };
  expect(markHref(over, { count: 0, figure: "intake", part: "numerator" })).toBeNull();
  expect(figureHref(over, "backlogOpen", "numerator", { waited: "D7" })).toBe(
    "/ledger?waited=D7&figure=backlogOpen&part=numerator",
  );
  expect(figureHref(over, "intake", "numerator", { from: "2026-02-01", to: "2026-02-01" })).toContain(
    "from=2026-02-01&to=2026-02-01",
  );
});
