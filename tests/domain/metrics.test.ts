import { describe, expect, test } from "vitest";
import { customPeriod, monthsOf, namedPeriod, periodOf } from "#lib/domain/calendar/period.ts";
import type { ClockFact, IssueFact, RatingFact } from "#lib/domain/figures/facts.ts";
import {
  addValues,
  evaluate,
  fractionOf,
  METRIC_IDS,
  metricOf,
  partClause,
  ranks,
} from "#lib/domain/figures/metrics.ts";
import { FIGURES, figureFormula, figureName } from "#lib/domain/labels/figures.ts";
import { LANGS } from "#lib/domain/vocabulary.ts";
import { at, clock, issue, NOW, rate, rating, YEAR } from "#tests/support/factExamples.ts";

const times = <T>(n: number, one: T): T[] => new Array<T>(n).fill(one);
const issueFigure = (
  id: "intake" | "feedbackRate" | "resolvedRate" | "contentRate" | "ended" | "backlogOpen" | "overdueOpen",
  ...facts: IssueFact[]
) => evaluate(id, facts, YEAR, NOW);
const ratingFigure = (
  id: "responseRate" | "resolutionRate" | "satisfactionRate" | "ratingCoverage",
  ...facts: RatingFact[]
) => evaluate(id, facts, YEAR, NOW);
const onTime = (...facts: ClockFact[]) => evaluate("onTimeReplyRate", facts, YEAR, NOW);

describe("answers that did not arrive", () => {
  test("three vain tries count as on time, and are listed apart", () => {
    const attempted = clock({ stop: "ATTEMPTED", stoppedAt: at("2026-02-01T09:00"), breachedAt: null });
    expect(onTime(attempted)).toMatchObject({ n: 1, counted: 1 });
    expect(evaluate("unreachedRate", [attempted], YEAR, NOW)).toMatchObject({ n: 1, counted: 1 });
  });

  test("what the resident denies is late once its day has come, and no answer before", () => {
    const denied = clock({ stop: "REVOKED", stoppedAt: at("2026-02-01T09:00"), breachedAt: null });
    expect(onTime({ ...denied, dueAt: at("2026-02-03T00:00") })).toMatchObject({ n: 1, counted: 0 });
    expect(onTime({ ...denied, dueAt: at("2099-01-01T00:00") })).toMatchObject({ n: 0 });
  });
});

describe("反馈办结率 and 办结率", () => {
  test("39,000 collected, 33,500 ended, 2,500 replied only: 92.3 % and 85.9 %", () => {
    const facts = [
      ...times(33_500, issue({ state: "CLOSED", firstReplyAt: NOW })),
      ...times(2_500, issue({ firstReplyAt: NOW })),
      ...times(3_000, issue()),
    ];
    const feedback = evaluate("feedbackRate", facts, YEAR, NOW);
    const resolved = evaluate("resolvedRate", facts, YEAR, NOW);
    expect([feedback.counted, feedback.n, rate("feedbackRate", feedback)]).toEqual([36_000, 39_000, "92.3%"]);
    expect([resolved.counted, resolved.n, rate("resolvedRate", resolved)]).toEqual([33_500, 39_000, "85.9%"]);
  });

  test.each([
    ["ended without a reply", issue({ state: "RESOLVED" }), [1, 1]],
    ["refused: the person was told", issue({ state: "NOT_ACCEPTED" }), [1, 0]],
    ["reopened after a reply", issue({ firstReplyAt: NOW }), [1, 0]],
    [
      "withdrawn after acceptance, unanswered",
      issue({ state: "WITHDRAWN", withdrawnFrom: "ACCEPTED" }),
      [0, 0],
    ],
    ["only registered", issue({ state: "REGISTERED" }), [0, 0]],
  ])("%s", (_, fact, [feedback, resolved]) => {
    expect(issueFigure("feedbackRate", fact)).toMatchObject({ n: 1, counted: feedback });
    expect(issueFigure("resolvedRate", fact)).toMatchObject({ n: 1, counted: resolved });
  });

  test("withdrawn before acceptance is out of the cohort", () => {
    const gone = issue({ state: "WITHDRAWN", withdrawnFrom: "REGISTERED", firstReplyAt: NOW });
    for (const id of ["intake", "feedbackRate", "resolvedRate"] as const)
      expect(issueFigure(id, gone).n).toBe(0);
  });

  test("the period is whole days in Shanghai, both ends included", () => {
    const registered = (text: string) => issueFigure("intake", issue({ registeredAt: at(text) })).n;
    expect(registered("2026-01-01T00:00")).toBe(1);
    expect(registered("2026-12-31T23:59:59.999")).toBe(1);
    expect(registered("2025-12-31T23:59:59.999")).toBe(0);
    expect(registered("2027-01-01T00:00")).toBe(0);
  });

  test("content: ended and at least fairly satisfied; not rated is not content", () => {
    const levels = [5, 3, 2, null].map((ratedLevel) => issue({ state: "CLOSED", ratedLevel }));
    expect(issueFigure("contentRate", ...levels, issue({ ratedLevel: 5 }))).toMatchObject({
      counted: 2,
      n: 5,
    });
  });
});

describe("按期答复率", () => {
  test.each([
    ["met in time", clock(), [1, 1]],
    [
      "met at the very end is late: due is an exclusive limit",
      clock({ stoppedAt: at("2026-03-10T00:00") }),
      [0, 1],
    ],
    ["met late", clock({ stoppedAt: at("2026-03-12T09:00"), breachedAt: at("2026-03-10T00:00") }), [0, 1]],
    ["past due, the sweep has not come yet", clock({ stop: null, stoppedAt: null }), [0, 1]],
    ["moved up after the breach", clock({ stop: "MOVED", breachedAt: at("2026-03-10T00:00") }), [0, 1]],
    ["not due and unanswered", clock({ stop: null, stoppedAt: null, dueAt: at("2026-11-01T00:00") }), [0, 0]],
    ["met, and not due yet", clock({ dueAt: at("2026-11-01T00:00") }), [1, 1]],
    ["moved before it was due", clock({ stop: "MOVED" }), [0, 0]],
    ["ended before it was due", clock({ stop: "ENDED" }), [0, 0]],
    ["of an issue out of the cohort", clock({ state: "WITHDRAWN", withdrawnFrom: "REGISTERED" }), [0, 0]],
  ])("%s", (_, fact, [counted, n]) => {
    expect(onTime(fact)).toMatchObject({ counted, n });
  });
});

describe("三率", () => {
  test("基本满意 weighs 0.9, and everything is whole numbers until the end", () => {
    const levels = [5, 4, 4, 3, 3, 3, 2, 1].map((level) => rating({ level }));
    const value = ratingFigure("satisfactionRate", ...levels);
    expect(value).toEqual({ n: 8, counted: 6, points: 57 });
    expect(fractionOf("satisfactionRate", value)).toEqual([57, 80]);
    expect(rate("satisfactionRate", value)).toBe("71.3%"); // 71.25, half up
  });

  test("without an answer it is out of V and never satisfied", () => {
    const silent = rating({ solved: null, level: null, contacted: null });
    for (const id of ["responseRate", "resolutionRate", "satisfactionRate"] as const)
      expect([id, ratingFigure(id, silent), rate(id, ratingFigure(id, silent))]).toEqual([
        id,
        { n: 0, counted: 0, points: 0 },
        "—",
      ]);
    expect(ratingFigure("ratingCoverage", silent, rating())).toMatchObject({ counted: 1, n: 2 });
  });

  test("anonymous ones and rounds that another round followed are out", () => {
    const out = [rating({ confidentiality: "ANONYMOUS" }), rating({ superseded: true })];
    for (const id of ["responseRate", "resolutionRate", "satisfactionRate", "ratingCoverage"] as const)
      expect([id, ratingFigure(id, ...out).n]).toEqual([id, 0]);
  });

  test.each([
    ["solved", rating(), 1],
    ["partly", rating({ solved: "PARTLY" }), 0],
    ["not solved", rating({ solved: "NO" }), 0],
    ["put into a plan is not solved", rating({ outcome: "PLANNED" }), 0],
  ])("解决率: %s", (_, fact, counted) => {
    expect(ratingFigure("resolutionRate", fact)).toMatchObject({ counted, n: 1 });
  });

  test("a pure inquiry counts for 响应 and 满意 only", () => {
    const inquiry = rating({ category: "GOVERNANCE_SERVICE.POLICY_INQUIRY" });
    expect(
      ["responseRate", "satisfactionRate", "resolutionRate"].map(
        (id) => ratingFigure(id as "responseRate", inquiry).n,
      ),
    ).toEqual([1, 1, 0]);
  });

  test("by the day the round ended, and 响应 by the resident's word", () => {
    expect(ratingFigure("responseRate", rating({ contacted: false }))).toMatchObject({ counted: 0, n: 1 });
    expect(ratingFigure("responseRate", rating({ resolvedAt: at("2025-12-31T23:00") })).n).toBe(0);
  });
});

describe("stock and flow", () => {
  test("what is open now, and what of it is overdue, whenever it was registered", () => {
    const old = { registeredAt: at("2020-01-01T00:00") };
    const open = [
      issue({ ...old, nextDueAt: NOW }),
      issue({ ...old, nextDueAt: at("2026-10-02T00:00") }),
      issue(old),
      issue({ ...old, state: "RESOLVED", nextDueAt: NOW }),
    ];
    expect(issueFigure("backlogOpen", ...open).n).toBe(3);
    expect(issueFigure("overdueOpen", ...open)).toMatchObject({ counted: 1, n: 3 });
  });

  test("ended: by the day it ended, and no longer when it was reopened", () => {
    const ended = { registeredAt: at("2025-06-01T00:00"), resolvedAt: at("2026-02-01T10:00") };
    expect(issueFigure("ended", issue({ ...ended, state: "CLOSED" })).n).toBe(1);
    expect(issueFigure("ended", issue({ ...ended, resolvedAt: null })).n).toBe(0);
    expect(issueFigure("ended", issue({ ...ended, state: "IN_PROGRESS" })).n).toBe(0);
  });
});

describe("values", () => {
  test("sum, never average: a big and a small unit", () => {
    const sum = addValues({ n: 900, counted: 90, points: 90 }, { n: 100, counted: 100, points: 100 });
    expect(rate("resolvedRate", sum)).toBe("19.0%");
  });

  test("ranks by the exact fraction; under 30 nobody is ranked", () => {
    const value = (counted: number, n: number) => ({ n, counted, points: counted });
    expect(
      ranks([value(29, 29), value(15, 30), value(30, 60), value(60, 61), value(0, 0), value(1, 40)]),
    ).toEqual([null, 2, 2, 1, null, 4]);
    expect(ranks([value(40, 90), value(12, 12)]), "the only one of them is not the first").toEqual([
      null,
      null,
    ]);
  });

  test("what misses the numerator is the rest of the denominator", () => {
    const facts = [issue(), issue({ state: "CLOSED" })];
    const metric = metricOf("resolvedRate");
    expect(partClause(metric, "denominator")).toBe(metric.of);
    expect(issueFigure("resolvedRate", ...facts)).toEqual({ n: 2, counted: 1, points: 1 });
  });

  test.each(LANGS)("every figure has its name and its formula as a sentence (%s)", (lang) => {
    for (const id of METRIC_IDS) {
      expect(figureName(id, lang)).toMatch(lang === "zh" ? /\p{Script=Han}/u : /^[A-Z]/);
      expect(figureFormula(id, lang)).toMatch(lang === "zh" ? /。$/ : /\.$/);
      expect(metricOf(id).version).toBeGreaterThan(0);
    }
    expect(Object.keys(FIGURES).sort()).toEqual([...METRIC_IDS].sort());
  });
});

describe("periods", () => {
  test("named ones end today", () => {
    const days = (choice: "year" | "month" | "12months", today: string) => {
      const { from, to } = namedPeriod(choice, today);
      return [from, to];
    };
    expect(days("year", "2026-03-11")).toEqual(["2026-01-01", "2026-03-11"]);
    expect(days("month", "2026-03-11")).toEqual(["2026-03-01", "2026-03-11"]);
    expect(days("12months", "2026-03-11")).toEqual(["2025-04-01", "2026-03-11"]);
    expect(days("12months", "2026-12-31")).toEqual(["2026-01-01", "2026-12-31"]);
  });

  test("typed ones must be two dates in order, at most ten years apart", () => {
    expect(customPeriod("2026-01-10", "2026-01-10")).toMatchObject({ from: "2026-01-10", to: "2026-01-10" });
    for (const [from, to] of [
      ["2026-02-30", "2026-03-01"],
      ["2026-03-01", "x"],
      ["2026-03-02", "2026-03-01"],
      ["2010-01-01", "2026-01-01"],
    ] as const)
      expect([from, customPeriod(from, to)]).toEqual([from, null]);
  });

  test("the months of a period are cut to it", () => {
    expect(monthsOf(periodOf("2025-12-15", "2026-02-03"))).toEqual([
      { month: "2025-12", from: "2025-12-15", to: "2025-12-31" },
      { month: "2026-01", from: "2026-01-01", to: "2026-01-31" },
      { month: "2026-02", from: "2026-02-01", to: "2026-02-03" },
    ]);
  });
});
