import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, weekday } from "#lib/domain/calendar/calendar.ts";
import { draftOfResult, resultParts } from "#lib/domain/labels/sessionResult.ts";
import { isInTime } from "#lib/domain/open/publicNotices.ts";
import { resultForm, resultMarks } from "#lib/domain/points/minutes.ts";
import {
  coversMonth,
  lastDayOf,
  monthOf,
  nextMonth,
  plannedDays,
  readMonth,
  toRemind,
} from "#lib/domain/points/months.ts";
import { closingProblem, planForm } from "#lib/domain/points/sessions.ts";
import { redacted } from "#lib/domain/redaction/redaction.ts";
import { RECURRENCES, VISIT_SESSION_KINDS, VISIT_SESSION_STATES } from "#lib/domain/vocabulary.ts";
import { at } from "#tests/support/story.ts";

/** 对口联系 and 三诊: the days of a month, what a month must have, and when a session is over (domain.md N1, N16, N19, Z17). */
const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays("2026-01-01", n));
const wednesdays = { month: "2026-03-01", weekday: 3, recurrence: "WEEKLY" } as const;

describe("the days of a plan", () => {
  it("are the Wednesdays of the month, all, every other, or the first", () => {
    expect(plannedDays(wednesdays, "2026-02-20")).toEqual([
      "2026-03-04",
      "2026-03-11",
      "2026-03-18",
      "2026-03-25",
    ]);
    expect(plannedDays({ ...wednesdays, recurrence: "FORTNIGHTLY" }, "2026-03-01")).toEqual([
      "2026-03-04",
      "2026-03-18",
    ]);
    expect(plannedDays({ ...wednesdays, recurrence: "MONTHLY" }, "2026-03-05")).toEqual(["2026-03-11"]);
    expect(plannedDays(wednesdays, "2026-03-26")).toEqual([]);
  });

  it("lie in the month, on the weekday, none before today and none twice, whatever is asked", () => {
    fc.assert(
      fc.property(
        day,
        day,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(...RECURRENCES),
        (in_, from, named, recurrence) => {
          const month = monthOf(in_);
          const days = plannedDays({ month, weekday: named, recurrence }, from);
          expect(new Set(days).size).toBe(days.length);
          expect([...days].sort()).toEqual(days);
          for (const one of days) {
            expect(monthOf(one)).toBe(month);
            expect(weekday(one)).toBe(named);
            expect(one >= from).toBe(true);
          }
          const all = plannedDays({ month, weekday: named, recurrence: "WEEKLY" }, from);
          expect(all.length).toBeLessThanOrEqual(5);
          expect(all).toEqual(expect.arrayContaining(days));
          expect(days.length > 0).toBe(all.length > 0);
        },
      ),
    );
  });

  it("months follow each other without gap", () => {
    fc.assert(
      fc.property(day, (one) => {
        const month = monthOf(one);
        expect(addDays(lastDayOf(month), 1)).toBe(nextMonth(month));
        expect(month <= one && one <= lastDayOf(month)).toBe(true);
        expect(readMonth(month.slice(0, 7))).toBe(month);
      }),
    );
    for (const wrong of ["2026-13", "26-01", "", "2026-1"]) expect(readMonth(wrong)).toBeNull();
  });
});

describe("a month has its session", () => {
  const sessions = fc.array(fc.record({ onDay: day, state: fc.constantFrom(...VISIT_SESSION_STATES) }), {
    maxLength: 6,
  });
  it("once one was held in it or is still ahead; cancelled and forgotten ones do not count", () => {
    const month = "2026-03-01";
    const one = (onDay: string, state: (typeof VISIT_SESSION_STATES)[number]) =>
      coversMonth([{ onDay, state }], month, "2026-03-20");
    expect(one("2026-03-04", "HELD")).toBe(true);
    expect(one("2026-03-25", "PLANNED")).toBe(true);
    expect(one("2026-03-20", "PLANNED")).toBe(true);
    expect(one("2026-03-19", "PLANNED")).toBe(false);
    expect(one("2026-03-25", "CANCELLED")).toBe(false);
    expect(one("2026-04-01", "HELD")).toBe(false);
  });
  it("more sessions never open a gap, and time never closes one", () => {
    fc.assert(
      fc.property(sessions, sessions, day, (some, more, today) => {
        const month = monthOf(today);
        if (coversMonth(some, month, today)) expect(coversMonth([...some, ...more], month, today)).toBe(true);
        if (!coversMonth(some, month, today)) expect(coversMonth(some, month, addDays(today, 1))).toBe(false);
      }),
    );
  });
  it("reminds from day 25 on, each leader once, and only who has none", () => {
    const pairings = [{ personId: "a" }, { personId: "a" }, { personId: "b" }, { personId: "c" }];
    const held = { hostId: "b", onDay: "2026-03-04", state: "HELD" } as const;
    const ahead = { hostId: "c", onDay: "2026-03-28", state: "PLANNED" } as const;
    expect(toRemind(pairings, [held, ahead], at("03-24 23:59"))).toEqual([]);
    expect(toRemind(pairings, [held, ahead], at("03-25 00:01"))).toEqual(["a"]);
    expect(toRemind(pairings, [held, ahead], at("03-29 08:00"))).toEqual(["a", "c"]);
  });
});

it("a session is announced in time until the day before it", () => {
  fc.assert(
    fc.property(day, day, (told, on) => {
      expect(isInTime(told, on)).toBe(told < on);
    }),
  );
});

describe("closing a session", () => {
  const session = { state: "PLANNED", kind: "CLINIC", onDay: "2026-03-04", fromTime: "19:00" } as const;
  const items = [{ words: "路灯不亮", ended: true }];
  const done = { session, items, signatures: [], announced: true, booked: [] };
  const closed = (more: object, late = "", when = "03-04 20:00") =>
    closingProblem({ ...done, ...more }, late, at(when));

  it("waits for its day, names what is open, and wants a reason where nobody was told", () => {
    expect(closed({})).toBeUndefined();
    expect(closed({ items: [] }, "", "03-04 18:59")?.code, "it has not begun").toBe("SESSION_NOT_YET");
    expect(closed({ items: [] }, "", "03-04 19:00")).toBeUndefined();
    expect(closed({}, "", "03-04 18:59")?.code, "people were told of seven").toBe("SESSION_NOT_YET");
    expect(
      closed({ announced: false }, "水管当天爆裂", "03-04 18:59"),
      "nobody was told an hour",
    ).toBeUndefined();
    expect(closed({ booked: ["20:15", "19:30"] })).toEqual({
      code: "SESSION_AWAITED",
      details: { time: "20:15" },
    });
    expect(closed({ booked: ["20:15"] }, "", "03-04 20:15")).toBeUndefined();
    expect(closed({}, "", "03-03 20:00")).toMatchObject({
      code: "SESSION_NOT_YET",
      details: { on: "2026-03-04" },
    });
    const open = { words: "楼道里堆了半年的旧家具没有人来搬走", ended: false };
    expect(closed({ items: [...done.items, open] })).toEqual({
      code: "ITEMS_OPEN",
      details: { number: 1, words: "“楼道里堆了半年的旧家具没有人来搬…”" },
    });
    expect(closed({ announced: false })?.code).toBe("SESSION_UNANNOUNCED");
    expect(closed({ announced: false }, "水管当天爆裂")).toBeUndefined();
    expect(closed({ session: { ...session, state: "HELD" } })?.code).toBe("SESSION_ENDED");
  });

  it("of a consultation needs every department's own signature", () => {
    const consult = { session: { ...session, kind: "CONSULTATION" } };
    expect(closed(consult)?.code).toBe("CONSULT_NOBODY");
    const signatures = [
      { unit: "住建局", signedAt: at("03-04 20:00") },
      { unit: "城管局", signedAt: null },
    ];
    expect(closed({ ...consult, signatures })).toMatchObject({
      code: "CONSULT_UNSIGNED",
      details: { names: "城管局" },
    });
    expect(closed({ ...consult, signatures: signatures.slice(0, 1) })).toBeUndefined();
  });

  it("never happens with an open item, whatever else holds", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ words: fc.string({ minLength: 1 }), ended: fc.boolean() })),
        fc.constantFrom(...VISIT_SESSION_KINDS),
        fc.boolean(),
        day,
        (items, kind, announced, today) => {
          const refused = closingProblem(
            { session: { ...session, kind }, items, signatures: [], announced, booked: [] },
            "x",
            new Date(`${today}T12:00:00Z`),
          );
          if (items.some(({ ended }) => !ended)) expect(refused).toBeDefined();
        },
      ),
    );
  });
});

describe("forms", () => {
  const id = "01a21db9-76b5-7156-be23-d31174a05763";
  const plan = {
    unitId: id,
    placeId: "",
    hostId: id,
    kind: "CLINIC",
    month: "2026-03",
    weekday: "3",
    recurrence: "WEEKLY",
    fromTime: "１９：００",
    toTime: "21:00",
    venue: "社区接待室",
  };
  it("read full-width times, and want the end after the beginning", () => {
    expect(planForm.parse(plan)).toMatchObject({ fromTime: "19:00", month: "2026-03-01", placeId: null });
    const wrong = (more: object) =>
      planForm.safeParse({ ...plan, ...more }).error?.issues.map(({ path }) => path.join("."));
    expect(wrong({ toTime: "18:00" })).toEqual(["toTime"]);
    expect(wrong({ weekday: "8" })).toEqual(["weekday"]);
    expect(wrong({ month: "2026-00" })).toEqual(["month"]);
    expect(wrong({ venue: "" })).toEqual(["venue"]);
  });
});

describe("the result of a session", () => {
  const items = [
    { words: "3栋王小明家漏水，电话13800005678", end: "ISSUE", endWords: "", secret: false },
    { words: "广场舞太吵", end: "ANSWERED", endWords: "九点以后停，社区每晚去看", secret: false },
    { words: "家里的事", end: "ISSUE", endWords: "", secret: true },
  ] as const;
  it("counts all, tells of each what may be told, and strikes out who it is", () => {
    const draft = draftOfResult(items.map((item) => ({ ...item, corrections: [] })));
    expect(draft).toContain("听到3件事：登记立案2件，当场答复1件，没有立案0件");
    expect(draft).toContain("九点以后停");
    expect(draft).toContain("另有1件不便公开");
    expect(draft).not.toContain("家里的事");
    const all = resultMarks(draft, { stand: [], more: [], known: [] });
    expect(redacted(draft, all)).not.toMatch(/13800005678/);
    const phones = all.filter(({ kind }) => kind === "PHONE").map(({ from, to }) => `${from}:${to}`);
    expect(phones.length).toBe(1);
    const stood = resultMarks(draft, { stand: phones, more: ["广场舞"], known: [] });
    expect(redacted(draft, stood)).not.toMatch(/13800005678|广场舞/);
  });
  it("is read in its parts again: what was said, what was corrected, how it ended", () => {
    const corrections = [{ words: "是每晚" }];
    const draft = draftOfResult(items.map((item) => ({ ...item, corrections })));
    const { before, items: told, after } = resultParts(draft);
    expect(before).toMatch(/^这次接访听到3件事/);
    expect(told).toEqual([
      {
        no: 1,
        said: "3栋王小明家漏水，电话13800005678\n补正：是每晚",
        ended: "已登记立案，按期限办理答复。",
      },
      { no: 2, said: "广场舞太吵\n补正：是每晚", ended: "当场答复：九点以后停，社区每晚去看" },
    ]);
    expect(after).toBe("另有1件不便公开。");
    expect(resultParts("没有人来。\n下次再来。")).toEqual({
      before: "没有人来。\n下次再来。",
      items: [],
      after: "",
    });
  });
  it("reads ticked marks and one phrase a line", () => {
    const told = resultForm.parse({
      sessionId: "01a21db9-76b5-7156-be23-d31174a05763",
      version: "0",
      draft: "听到两件事。",
      more: " 王家 \n\n李家",
      stand: [{ mark: "1:3", on: "on" }, { mark: "4:6" }],
    });
    expect(told).toMatchObject({ more: ["王家", "李家"], stand: ["1:3"] });
  });
});
