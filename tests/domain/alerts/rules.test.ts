import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AlertRule,
  DEFAULT_RULES,
  leastOf,
  lookBack,
  standsOut,
  usualOf,
  windowFrom,
} from "#lib/domain/alerts/rules.ts";
import { afterStep, possibleSteps } from "#lib/domain/alerts/steps.ts";
import { ALERT_STATES } from "#lib/domain/vocabulary.ts";

const RULE = DEFAULT_RULES.REPEATED;
const TODAY = "2026-03-10";
const quiet = (rule: AlertRule = RULE) => new Array<number>(lookBack(rule)).fill(0);
/** Matters so many days before today. */
const came = (...ago: number[]) => {
  const days = quiet();
  for (const n of ago) days[days.length - 1 - n] = (days[days.length - 1 - n] ?? 0) + 1;
  return days;
};
const today = { today: TODAY, told: null };

describe("≥3 distinct cases, same kind, same community, 14 days (domain.md Z14)", () => {
  test("three within fourteen days", () => {
    expect(standsOut(RULE, came(0, 5, 13), today)).toEqual({ cases: 3, usual: 0 });
  });
  test("two are none, and a third fifteen days ago is none", () => {
    expect(standsOut(RULE, came(0, 5), today)).toBeNull();
    expect(standsOut(RULE, came(0, 5, 14), today)).toBeNull();
  });
  test("what a place always has is usual: three times that stands out", () => {
    const always = quiet().map((_, day) => (day % 7 === 0 ? 1 : 0));
    expect(usualOf(RULE, always)).toBe(2);
    expect(leastOf(RULE, 2)).toBe(6);
    expect(standsOut(RULE, always, today)).toBeNull();
    const more = always.map((n, day) => (day >= always.length - 14 && day % 2 === 0 ? n + 1 : n));
    expect(standsOut(RULE, more, today)?.usual).toBe(2);
  });
  test("one storm weeks ago does not make the next one usual", () => {
    const days = quiet(DEFAULT_RULES.BURST);
    days[20] = 40;
    expect(usualOf(DEFAULT_RULES.BURST, days)).toBe(0);
  });
  test.each([1, 14, 30, 60])(
    "what is usual in %s days is told by three windows of that length at least",
    (days) => {
      const rule: AlertRule = { days, cases: 3, times: 2 };
      const tally = quiet(rule);
      for (let end = tally.length - days; end > 0; end -= days) tally[end - 1] = 4; // four in each window before
      for (let n = 1; n <= 7; n += 1) tally[tally.length - 1] = n;
      expect(Math.floor((tally.length - days) / days)).toBeGreaterThanOrEqual(3);
      expect(usualOf(rule, tally)).toBe(4);
      expect(standsOut(rule, tally, today), "seven are not twice four").toBeNull();
    },
  );
  test("what was told of and closed is not told again; what comes afterwards is", () => {
    const days = came(0, 1, 2, 6, 7, 8);
    expect(standsOut(RULE, days, { today: TODAY, told: "2026-03-05" })).toEqual({ cases: 3, usual: 0 });
    expect(windowFrom(RULE, TODAY, "2026-03-05")).toBe("2026-03-06");
    expect(standsOut(RULE, days, { today: TODAY, told: "2026-03-08" })).toBeNull();
    expect(standsOut(RULE, days, { today: TODAY, told: TODAY })).toBeNull();
    expect(windowFrom(RULE, TODAY, null)).toBe("2026-02-25");
  });
});

const tally = fc.array(fc.nat({ max: 4 }), { minLength: lookBack(RULE), maxLength: lookBack(RULE) });
describe("whatever came", () => {
  test("one more today never silences an alert, one more long ago never raises one", () => {
    fc.assert(
      fc.property(tally, fc.nat({ max: lookBack(RULE) - RULE.days - 1 }), (days, ago) => {
        const found = standsOut(RULE, days, today);
        const last = days.length - 1;
        const more = days.map((n, day) => (day === last ? n + 1 : n));
        if (found) expect(standsOut(RULE, more, today)).toEqual({ ...found, cases: found.cases + 1 });
        const before = days.map((n, day) => (day === ago ? n + 1 : n));
        if (!found) expect(standsOut(RULE, before, today)).toBeNull();
      }),
    );
  });
  test("an alert has as many as the rule asks, and never fewer than three", () => {
    fc.assert(
      fc.property(tally, (days) => {
        const found = standsOut(RULE, days, today);
        const window = days.slice(-RULE.days).reduce((sum, n) => sum + n, 0);
        expect(found !== null).toBe(window >= leastOf(RULE, usualOf(RULE, days)));
        if (found) expect(found.cases).toBe(window);
      }),
    );
  });
});

test("who looked at it closes it, once", () => {
  expect(ALERT_STATES.map(possibleSteps)).toEqual([["takeUp", "close"], ["close"], []]);
  expect(afterStep("NEW", "takeUp")).toBe("TAKEN_UP");
  expect(afterStep("CLOSED", "close")).toMatchObject({ code: "ALERT_STEP" });
});
