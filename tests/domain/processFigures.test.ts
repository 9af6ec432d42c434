import { describe, expect, test } from "vitest";
import { daysIn, daysOf } from "#lib/domain/figures/days.ts";
import type {
  ClockFact,
  HandoverFact,
  IssueFact,
  RatingFact,
  SessionFact,
} from "#lib/domain/figures/facts.ts";
import { evaluate, PROCESS_IDS } from "#lib/domain/figures/metrics.ts";
import { atPlaces, type Placed, placeOf } from "#lib/domain/figures/samePlace.ts";
import { lateFrom, wasInTime } from "#lib/domain/open/publicNotices.ts";
import { at, clock, issue, NOW, rate, rating, YEAR } from "#tests/support/factExamples.ts";

describe("首次解决率", () => {
  const first = (is: Partial<RatingFact> = {}) => evaluate("firstSolvedRate", [rating(is)], YEAR, NOW);
  test.each<[string, Partial<RatingFact>, [number, number]]>([
    ["solved in the first round", {}, [1, 1]],
    ["partly", { solved: "PARTLY" }, [0, 1]],
    ["solved, they said, and taken up again", { reopened: true }, [0, 1]],
    [
      "a first round counts though a later one ended too",
      { superseded: true, reopened: true, solved: "NO" },
      [0, 1],
    ],
    ["put into a plan", { outcome: "PLANNED" }, [0, 1]],
    ["solved in the second round", { round: 2 }, [0, 0]],
    ["not rated", { level: null, solved: null }, [0, 0]],
    ["anonymous", { confidentiality: "ANONYMOUS" }, [0, 0]],
    ["a pure inquiry", { category: "GOVERNANCE_SERVICE.POLICY_INQUIRY" }, [0, 0]],
  ])("%s", (_, is, [counted, n]) => {
    expect(first(is)).toMatchObject({ counted, n });
  });
});

describe("重办率", () => {
  test("what ended at least once, and what was taken up again; it leaves the resolved count meanwhile", () => {
    const facts = [
      issue({ state: "CLOSED" }),
      issue({ state: "IN_PROGRESS", round: 2, firstReplyAt: NOW }),
      issue({ state: "RESOLVED", round: 3 }),
      issue(),
      issue({ state: "WITHDRAWN", withdrawnFrom: "REGISTERED" }),
    ];
    expect(evaluate("reopenRate", facts, YEAR, NOW)).toMatchObject({ counted: 2, n: 3 });
    expect(evaluate("resolvedRate", facts, YEAR, NOW)).toMatchObject({ counted: 2, n: 4 });
    expect(evaluate("feedbackRate", facts, YEAR, NOW)).toMatchObject({ counted: 3, n: 4 });
  });
});

test("事项数: several voices of one problem are one matter and several issues", () => {
  const facts = [
    issue(),
    issue({ mergedInto: "x", state: "MERGED" }),
    issue({ mergedInto: "x", state: "CLOSED" }),
  ];
  expect(evaluate("masters", facts, YEAR, NOW)).toMatchObject({ counted: 1, n: 3 });
});

describe("基层化解率", () => {
  test("what began below and ended: there, above, or referred out", () => {
    const facts = [
      issue({ state: "CLOSED" }),
      issue({ state: "RESOLVED", level: "TOWN" }),
      issue({ state: "CLOSED", level: "COUNTY" }),
      issue({ state: "REFERRED_OUT" }),
      issue({ state: "CLOSED", level: "COUNTY", initialTier: "WORRY" }),
      issue({ level: "COUNTY" }),
    ];
    expect(evaluate("localRate", facts, YEAR, NOW)).toMatchObject({ counted: 2, n: 4 });
  });
});

describe("及时响应率", () => {
  const prompt = (is: Partial<ClockFact>) => evaluate("promptContactRate", [clock(is)], YEAR, NOW);
  test.each<[string, Partial<ClockFact>, [number, number]]>([
    ["reached in time", {}, [1, 1]],
    ["reached at the last instant is late", { stoppedAt: at("2026-03-10T00:00") }, [0, 1]],
    ["reached late", { stoppedAt: at("2026-03-11T09:00"), breachedAt: at("2026-03-10T00:00") }, [0, 1]],
    ["three tries in vain, in time: nobody was reached", { stop: "ATTEMPTED" }, [0, 1]],
    ["not reached, and its time is over", { stop: null, stoppedAt: null }, [0, 1]],
    ["not reached yet, in time", { stop: null, stoppedAt: null, dueAt: at("2026-10-02T00:00") }, [0, 0]],
    ["ended before it was due, as nobody had to be reached", { stop: "ENDED" }, [0, 0]],
    ["withdrawn before anybody accepted it", { state: "WITHDRAWN", withdrawnFrom: "REGISTERED" }, [0, 0]],
  ])("%s", (_, is, [counted, n]) => {
    expect(prompt(is)).toMatchObject({ counted, n });
  });
});

describe("退单率 and 退单成立率", () => {
  test("a return nobody has decided on is a return, and no more", () => {
    const handed = (returned: boolean, upheld: boolean | null): HandoverFact => ({
      handedAt: at("2026-03-02T10:00"),
      returned,
      upheld,
    });
    const facts = [
      handed(false, null),
      handed(false, null),
      handed(true, true),
      handed(true, false),
      handed(true, null),
    ];
    expect(evaluate("returnRate", facts, YEAR, NOW)).toMatchObject({ counted: 3, n: 5 });
    expect(evaluate("upheldRate", facts, YEAR, NOW)).toMatchObject({ counted: 1, n: 2 });
  });
});

describe("公告按时率", () => {
  const session = (sessionOn: string, published: string | null): SessionFact => ({
    sessionDay: at(`${sessionOn}T00:00`),
    publishedAt: published ? at(published) : null,
    lateFrom: lateFrom(sessionOn),
  });
  test("the evening before is in time, the day itself and no notice at all are not, a day to come is not counted", () => {
    const facts = [
      session("2026-03-04", "2026-03-03T23:59"),
      session("2026-03-04", "2026-03-04T00:00"),
      session("2026-03-04", null),
      session("2026-10-07", "2026-09-30T10:00"),
    ];
    expect(evaluate("onTimeNoticeRate", facts, YEAR, NOW)).toMatchObject({ counted: 1, n: 3 });
  });

  test("as the mark beside the notice says", () => {
    for (const time of ["2026-03-02T12:00", "2026-03-03T23:59", "2026-03-04T00:00", "2026-03-04T09:00"]) {
      const notice = { kind: "SESSION", sessionOn: "2026-03-04", publishedAt: at(time) } as const;
      const { counted } = evaluate("onTimeNoticeRate", [session("2026-03-04", time)], YEAR, NOW);
      expect([time, counted === 1]).toEqual([time, wasInTime(notice)]);
    }
  });
});

describe("同点位重复率", () => {
  test.each([
    ["阳光小区３幢2单元", "阳光小区3#"],
    ["阳光小区 3号楼", "阳光小区3#"],
    ["3栋门口", "3#"],
    ["13栋", "13#"],
    ["9组12号", "9组"],
    ["新村路12号院2栋", "新村路12号院"],
    ["小区　东门", "小区东门"],
    ["  ", null],
  ])("%s is at %s", (words, place) => {
    expect(placeOf(words)).toBe(place);
  });

  let n = 0;
  const placed = (day: string, is: Partial<Placed> = {}): Placed => ({
    id: String(++n).padStart(3, "0"),
    communityId: "c1",
    placeText: "3栋",
    category: "UTILITIES.DRAINAGE",
    state: "CLOSED",
    mergedInto: null,
    hiddenFrom: null,
    registeredAt: at(`${day}T09:00`),
    ...is,
  });
  const repeats = (...issues: Placed[]) => evaluate("repeatRate", atPlaces(issues), YEAR, NOW);

  test("within 90 days after the one before it, by building, category and community", () => {
    const first = placed("2026-03-01");
    expect(repeats(first, placed("2026-05-29", { placeText: "3号楼2单元" }))).toMatchObject({
      counted: 1,
      n: 2,
    });
    expect(repeats(first, placed("2026-05-30"))).toMatchObject({ counted: 0, n: 2 });
    for (const other of [
      { placeText: "13栋" },
      { category: "UTILITIES.STREET_LIGHT" },
      { communityId: "c2" },
    ])
      expect(repeats(first, placed("2026-03-05", other))).toMatchObject({ counted: 0, n: 2 });
  });

  test("counted from the one before, however long ago the first was", () => {
    expect(repeats(placed("2026-01-05"), placed("2026-03-20"), placed("2026-06-01"))).toMatchObject({
      counted: 2,
      n: 3,
    });
    expect(repeats(placed("2025-12-20"), placed("2026-01-05"))).toMatchObject({ counted: 1, n: 1 });
  });

  test("voices of one problem, what was withdrawn, what is hidden or has no place do not count", () => {
    const out = [
      { mergedInto: "x" },
      { state: "WITHDRAWN" },
      { hiddenFrom: 4 },
      { category: null },
      { communityId: null },
      { placeText: "" },
    ] as const;
    for (const is of out)
      expect(repeats(placed("2026-03-01", is), placed("2026-03-02"))).toMatchObject({ counted: 0, n: 1 });
  });
});

describe("办理天数", () => {
  test("nearest rank: a number of days that occurred, with nothing averaged", () => {
    const lastedDays = (...days: number[]) => daysIn(new Map(days.map((day) => [day, 1])));
    expect(lastedDays(10, 9, 8, 7, 6, 5, 4, 3, 2, 1)).toEqual({ n: 10, median: 5, most: 9 });
    expect(lastedDays(7)).toEqual({ n: 1, median: 7, most: 7 });
    expect(lastedDays()).toEqual({ n: 0, median: null, most: null });
    expect(lastedDays(1, 2, 3).median).toBe(2);
    expect(lastedDays(1, 100)).toMatchObject({ median: 1, most: 100 });
    const lasting = new Map([
      [3, 89],
      [0, 1],
      [40, 10],
      [99, 0],
    ]);
    expect(daysIn(lasting)).toEqual({ n: 100, median: 3, most: 3 });
    expect(daysIn(lasting.set(40, 11))).toEqual({ n: 101, median: 3, most: 40 });
  });

  test("days on a wall calendar in Shanghai: the day of registration is day 0", () => {
    const ended = (from: string, to: string, is: Partial<IssueFact> = {}) =>
      issue({ registeredAt: at(from), resolvedAt: at(to), state: "CLOSED", ...is });
    const facts = [
      ended("2026-03-02T08:00", "2026-03-02T17:00"),
      ended("2026-03-02T23:50", "2026-03-03T00:10"),
      ended("2026-03-02T10:00", "2026-03-12T10:00"),
      ended("2026-03-02T10:00", "2026-03-22T10:00", { state: "IN_PROGRESS" }),
      ended("2025-03-02T10:00", "2025-03-22T10:00"),
    ];
    expect(daysOf(facts, YEAR, NOW)).toEqual({ n: 3, median: 1, most: 10 });
    expect(daysOf([], YEAR, NOW)).toEqual({ n: 0, median: null, most: null });
  });
});

test("nothing to divide by is neither 0 nor 100 %", () => {
  for (const id of PROCESS_IDS) expect(rate(id, evaluate(id, [], YEAR, NOW))).toBe("—");
});
