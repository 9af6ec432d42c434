import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, isWorkingDay } from "#lib/domain/calendar/calendar.ts";
import {
  type Deadline,
  deadlineQuery,
  dueAfter,
  dueAt,
  MAX_DEADLINE_DAYS,
  type Shift,
} from "#lib/domain/calendar/deadlines.ts";
import { deadlineRefusal, deadlineSentence, deadlineWords } from "#lib/domain/labels/deadline.ts";
import { DEADLINE_MODES, type DeadlineMode } from "#lib/domain/vocabulary.ts";
import { realCalendar as cal } from "#tests/support/calendar.ts";

const from2026 = fc.integer({ min: -8_000, max: 700 }).map((n) => addDays("2026-01-01", n));
const someDays = fc.integer({ min: 0, max: 400 });
const anyMode = fc.constantFrom(...DEADLINE_MODES);
const due = (from: string, days: number, mode: DeadlineMode) => dueAt(from, days, mode, cal).due;

describe("a standstill or an extension on top (domain.md C2, 民法典 §203)", () => {
  const shifted = (...shifts: Shift[]) => dueAfter("2026-11-27", 15, "CALENDAR_ROLLOVER", shifts, cal);
  const paused = (days: number): Shift => ({ rule: "PAUSED", days });
  it("is counted from where the count ended: rest moves the last day once, and only the last", () => {
    expect(shifted().due).toBe("2026-12-14"); // 12 December is a Saturday
    expect(shifted(paused(5)).due).toBe("2026-12-17");
    expect(shifted(paused(5), { rule: "EXTENDED", days: 10 }).due).toBe("2026-12-28"); // 27 is a Sunday
    expect(shifted(paused(1)).due).toBe("2026-12-14");
  });
  it("its sum adds up, and says when rest moved it", () => {
    expect(deadlineSentence(shifted(paused(5)).steps, "zh")).toBe(
      "从11月27日的第二天起数15日，数到12月12日（周六）；中间停了5天不算，到12月17日（周四）。",
    );
    expect(deadlineSentence(shifted(paused(7)).steps, "zh")).toBe(
      "从11月27日的第二天起数15日，数到12月12日（周六）；中间停了7天不算，数到12月19日；12月19日是周六，顺延到12月21日（周一）。",
    );
    expect(deadlineSentence(shifted(paused(7)).steps, "en")).toContain(
      "it stood still for 7 days, which makes it 19 December, a Saturday, so Monday 21 December.",
    );
  });
});

describe("the vectors of the source table (domain.md C4)", () => {
  const vectors = [
    ["2026-03-02", 5, "2026-03-07", "2026-03-09", "2026-03-09"],
    ["2026-02-12", 5, "2026-02-17", "2026-02-24", "2026-02-26"],
    ["2026-02-13", 15, "2026-02-28", "2026-02-28", "2026-03-12"],
    ["2026-02-14", 15, "2026-03-01", "2026-03-02", "2026-03-13"],
    ["2026-09-29", 5, "2026-10-04", "2026-10-08", "2026-10-12"],
    ["2026-04-30", 5, "2026-05-05", "2026-05-06", "2026-05-11"],
    ["2026-03-06", 60, "2026-05-05", "2026-05-06", "2026-06-03"],
  ] as const;
  it.each(vectors)("%s + %i: strict %s, rollover %s, working %s", (from, days, strict, rollover, working) => {
    expect(due(from, days, "CALENDAR_STRICT")).toBe(strict);
    expect(due(from, days, "CALENDAR_ROLLOVER")).toBe(rollover);
    expect(due(from, days, "WORKING_DAY")).toBe(working);
  });

  it("counts the escalation chain of domain.md C5", () => {
    expect(due("2026-03-05", 15, "CALENDAR_ROLLOVER")).toBe("2026-03-20");
    expect(due("2026-03-19", 30, "CALENDAR_ROLLOVER")).toBe("2026-04-20");
  });
});

describe("for any start, days and mode", () => {
  it("the limit is never before its start, and later for more days or a later start", () => {
    fc.assert(
      fc.property(from2026, someDays, fc.nat(30), anyMode, (from, days, more, mode) => {
        const end = due(from, days, mode);
        expect(end >= from).toBe(true);
        expect(due(from, days + more, mode) >= end).toBe(true);
        expect(due(addDays(from, more), days, mode) >= end).toBe(true);
      }),
    );
  });

  it("rollover never ends on a day of rest, and moves no further than it must", () => {
    fc.assert(
      fc.property(from2026, someDays, (from, days) => {
        const end = due(from, days, "CALENDAR_ROLLOVER");
        expect(isWorkingDay(cal, end)).toBe(true);
        for (let day = addDays(from, days); day < end; day = addDays(day, 1)) {
          expect(isWorkingDay(cal, day)).toBe(false);
        }
      }),
    );
  });

  it("strict is plain addition", () => {
    fc.assert(
      fc.property(from2026, someDays, (from, days) => {
        expect(due(from, days, "CALENDAR_STRICT")).toBe(addDays(from, days));
      }),
    );
  });

  it("working days equal a naive count", () => {
    fc.assert(
      fc.property(from2026, someDays, (from, days) => {
        let day = from;
        for (let counted = 0; counted < days; ) {
          day = addDays(day, 1);
          if (isWorkingDay(cal, day)) counted += 1;
        }
        expect(due(from, days, "WORKING_DAY")).toBe(day);
      }),
    );
  });

  it("the steps begin with day 0, run forward, and end with the due date", () => {
    fc.assert(
      fc.property(from2026, someDays, anyMode, (from, days, mode) => {
        const deadline = dueAt(from, days, mode, cal);
        expect(deadline.steps[0]).toEqual({ date: from, rule: "DAY_ZERO" });
        expect(deadline.steps.at(-1)).toEqual({ date: deadline.due, rule: "DUE" });
        expect(deadline.steps.filter((step) => step.rule === "DUE")).toHaveLength(1);
        expect(deadline.steps.some((step) => step.rule === "PROVISIONAL")).toBe(deadline.provisional);
        const told = deadline.steps.filter((step) => step.rule !== "PROVISIONAL").map((step) => step.date);
        expect(told).toEqual([...told].sort());
      }),
    );
  });

  it("skipped days and counted days make up the whole span of a working-day limit", () => {
    fc.assert(
      fc.property(from2026, someDays, (from, days) => {
        const deadline = dueAt(from, days, "WORKING_DAY", cal);
        const skipped = deadline.steps
          .filter((step) => step.rule === "SKIPPED")
          .reduce((sum, step) => sum + (step.days ?? Number.NaN), 0);
        expect(addDays(from, days + skipped)).toBe(deadline.due);
      }),
    );
  });

  it("does not depend on the zone of the machine", () => {
    const script = `
      import { dueAt } from "#lib/domain/calendar/deadlines.ts";
      import { addWorkingHours, endOfDay, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
      import { realCalendar } from "#tests/support/calendar.ts";
      const out = [];
      for (const from of ["2026-02-12", "2026-03-07", "2026-10-24", "2025-12-31", "2026-03-28"])
        for (const mode of ["CALENDAR_ROLLOVER", "CALENDAR_STRICT", "WORKING_DAY"])
          for (const days of [0, 1, 5, 60]) {
            const { due, steps } = dueAt(from, days, mode, realCalendar);
            const end = endOfDay(due);
            out.push(due, steps, end.toISOString(), shanghaiDate(end), addWorkingHours(realCalendar, end, 4).toISOString());
          }
      console.log(JSON.stringify(out));`;
    const zones = ["Asia/Shanghai", "UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Apia"];
    const answers = zones.map((TZ) =>
      execFileSync(process.execPath, ["--input-type=module", "-e", script], {
        env: { ...process.env, TZ, NODE_OPTIONS: "" },
        encoding: "utf8",
      }),
    );
    expect(answers[0]).toContain("2026-02-24");
    expect(new Set(answers).size).toBe(1);
  }, 30_000);
});

describe("years without a holiday table", () => {
  it("are provisional, and said to be so", () => {
    const into2027 = dueAt("2026-12-28", 5, "CALENDAR_ROLLOVER", cal);
    expect(into2027).toMatchObject({ due: "2027-01-04", provisional: true });
    expect(into2027.steps).toContainEqual({ date: "2027-01-01", rule: "PROVISIONAL" });
    expect(dueAt("2026-12-25", 5, "CALENDAR_ROLLOVER", cal).provisional).toBe(false);
    expect(dueAt("2027-05-01", 5, "WORKING_DAY", cal).steps).toContainEqual({
      date: "2027-05-02",
      rule: "PROVISIONAL",
    });
    expect(dueAt("2003-12-20", 20, "CALENDAR_STRICT", cal)).toMatchObject({
      due: "2004-01-09",
      provisional: true,
    });
    expect(dueAt("2027-05-03", 0, "CALENDAR_STRICT", cal).provisional).toBe(true);
  });

  it("day 0 itself is not counted, so its year does not matter", () => {
    expect(dueAt("2003-12-31", 5, "CALENDAR_ROLLOVER", cal).provisional).toBe(false);
  });
});

it("refuses what is no date or no number of days", () => {
  expect(() => dueAt("2026-02-30", 5, "CALENDAR_STRICT", cal)).toThrow(RangeError);
  expect(() => dueAt("2026-02-20", -1, "CALENDAR_STRICT", cal)).toThrow(RangeError);
  expect(() => dueAt("2026-02-20", 1.5, "CALENDAR_STRICT", cal)).toThrow(RangeError);
});

describe("the arithmetic in words", () => {
  const told = (from: string, days: number, mode: DeadlineMode) => {
    const { steps } = dueAt(from, days, mode, cal);
    return { zh: deadlineSentence(steps, "zh"), en: deadlineSentence(steps, "en") };
  };

  it("a Saturday moves to Monday", () => {
    expect(told("2026-03-02", 5, "CALENDAR_ROLLOVER")).toEqual({
      zh: "从3月2日的第二天起数5日，数到3月7日；3月7日是周六，顺延到3月9日（周一）。",
      en: "5 days from 2 March: 7 March is a Saturday, so Monday 9 March.",
    });
  });

  it("a holiday moves to the first working day, which may be a make-up Sunday", () => {
    expect(told("2026-02-12", 5, "CALENDAR_ROLLOVER")).toEqual({
      zh: "从2月12日的第二天起数5日，数到2月17日；2月17日放假（春节），顺延到2月24日（周二）。",
      en: "5 days from 12 February: 17 February is a day off (Spring Festival), so Tuesday 24 February.",
    });
    expect(told("2024-02-10", 5, "CALENDAR_ROLLOVER")).toEqual({
      zh: "从2月10日的第二天起数5日，数到2月15日；2月15日放假（春节），顺延到2月18日（周日，补班）。",
      en: "5 days from 10 February: 15 February is a day off (Spring Festival), so Sunday 18 February, a make-up working day.",
    });
  });

  it("a make-up Saturday stays", () => {
    expect(told("2026-02-13", 15, "CALENDAR_ROLLOVER")).toEqual({
      zh: "从2月13日的第二天起数15日，数到2月28日；2月28日虽是周六，但要补班（春节调休），不用顺延。",
      en: "15 days from 13 February: Saturday 28 February is worked to make up for Spring Festival, so it stays.",
    });
  });

  it("an ordinary day needs no more words", () => {
    expect(told("2026-03-05", 15, "CALENDAR_ROLLOVER")).toEqual({
      zh: "从3月5日的第二天起数15日，数到3月20日（周五）。",
      en: "15 days from 5 March: Friday 20 March.",
    });
    expect(told("2026-03-05", 1, "CALENDAR_ROLLOVER").en).toBe("1 day from 5 March: Friday 6 March.");
    expect(told("2026-03-07", 0, "CALENDAR_STRICT").zh).toBe("期限0日，就是当天：3月7日（周六）。");
  });

  it("working days say what was left out and what was counted", () => {
    expect(told("2026-09-29", 5, "WORKING_DAY")).toEqual({
      zh: "从9月29日的第二天起数5个工作日，中间休息的8天（周末、国庆节）不算，补班的1天要算，数到10月12日（周一）。",
      en: "5 working days from 29 September, leaving out 8 days of rest (weekends, National Day), counting 1 make-up day: Monday 12 October.",
    });
    expect(told("2026-02-12", 5, "WORKING_DAY").zh).toBe(
      "从2月12日的第二天起数5个工作日，中间休息的9天（春节）不算，补班的1天要算，数到2月26日（周四）。",
    );
    expect(told("2026-03-02", 2, "WORKING_DAY")).toEqual({
      zh: "从3月2日的第二天起数2个工作日，数到3月4日（周三）。",
      en: "2 working days from 2 March: Wednesday 4 March.",
    });
  });

  it("shows the year where there are two, and says what is provisional", () => {
    expect(told("2026-12-28", 5, "CALENDAR_ROLLOVER")).toEqual({
      zh: "从2026年12月28日的第二天起数5日，数到2027年1月2日；2027年1月2日是周六，顺延到2027年1月4日（周一）。2027年的放假安排这里还没有，日期是暂定的。",
      en: "5 days from 28 December 2026: 2 January 2027 is a Saturday, so Monday 4 January 2027. The holidays of 2027 are not known here yet, so the date is provisional.",
    });
  });

  it("a last day set by another rule, or a clock in hours, has no count to tell", () => {
    const set = [
      { date: "2026-03-02", rule: "DAY_ZERO" },
      { date: "2026-03-09", rule: "DUE" },
    ] as const;
    expect(deadlineSentence(set, "zh")).toBe("从3月2日起，到3月9日（周一）。");
    expect(deadlineSentence(set, "en")).toBe("From 2 March: Monday 9 March.");
    expect(deadlineSentence([], "zh")).toBe("");
    expect(deadlineWords([], "en")).toEqual([]);
  });

  const words = (deadline: Deadline, lang: "zh" | "en") =>
    deadlineWords(deadline.steps, lang).map((step) => step.rule);

  it("tells each step", () => {
    const rollover = dueAt("2026-03-02", 5, "CALENDAR_ROLLOVER", cal);
    expect(deadlineWords(rollover.steps, "zh")).toEqual([
      { date: "2026-03-02", rule: "3月2日当天不算，从第二天数起" },
      { date: "2026-03-07", rule: "数满5日，是3月7日（周六）" },
      { date: "2026-03-07", rule: "3月7日至3月8日是周末，期限不在休息日截止" },
      { date: "2026-03-09", rule: "顺延到接下来的第一个工作日：3月9日（周一）" },
      { date: "2026-03-09", rule: "最晚3月9日（周一）24点" },
    ]);
    expect(words(rollover, "en")).toEqual([
      "2 March itself is not counted; the count begins the next day",
      "5 days end on Saturday 7 March",
      "7 March to 8 March, a weekend: a limit does not end on a day of rest",
      "Moves to the next working day, Monday 9 March",
      "Due by midnight at the end of Monday 9 March",
    ]);
  });

  it("tells each step of a working-day count over a holiday", () => {
    const working = dueAt("2026-09-29", 5, "WORKING_DAY", cal);
    expect(words(working, "zh")).toEqual([
      "9月29日当天不算，从第二天数起",
      "10月1日至10月7日放假（国庆节），不算",
      "10月10日虽是周六，但要补班（国庆节调休），算工作日",
      "10月11日是周日，不算",
      "数满5个工作日，是10月12日（周一）",
      "最晚10月12日（周一）24点",
    ]);
    expect(words(working, "en")).toEqual([
      "29 September itself is not counted; the count begins the next day",
      "1 October to 7 October, off for National Day: not counted",
      "Saturday 10 October is worked to make up for National Day: a working day",
      "11 October, a Sunday: not counted",
      "5 working days end on Monday 12 October",
      "Due by midnight at the end of Monday 12 October",
    ]);
  });

  it("tells a provisional date, and a holiday name it has no translation for", () => {
    const provisional = dueAt("2027-02-01", 5, "CALENDAR_STRICT", cal);
    expect(words(provisional, "zh")).toContain("2027年的放假安排这里还没有，日期是暂定的");
    expect(words(provisional, "en")).toContain(
      "The holidays of 2027 are not known here yet, so the date is provisional",
    );
    const local = { ...cal, days: new Map([["2026-03-18", { kind: "OFF" as const, name: "县庆" }]]) };
    const step = dueAt("2026-03-13", 5, "CALENDAR_ROLLOVER", local);
    expect(words(step, "en")).toContain("18 March, off for 县庆: a limit does not end on a day of rest");
  });

  it("tells a weekend and the holiday behind it apart", () => {
    const local = { ...cal, days: new Map([["2026-03-09", { kind: "OFF" as const, name: "县庆" }]]) };
    expect(words(dueAt("2026-03-02", 5, "CALENDAR_ROLLOVER", local), "zh").slice(2, 4)).toEqual([
      "3月7日至3月8日是周末，期限不在休息日截止",
      "3月9日放假（县庆），期限不在休息日截止",
    ]);
  });

  it("finds words for everything, in both languages", () => {
    fc.assert(
      fc.property(
        from2026,
        someDays,
        anyMode,
        fc.constantFrom("zh" as const, "en" as const),
        (from, days, mode, lang) => {
          const { steps } = dueAt(from, days, mode, cal);
          const all = [
            deadlineSentence(steps, lang),
            ...deadlineWords(steps, lang).map((step) => step.rule),
          ].join();
          expect(all).not.toMatch(/undefined|NaN|null|（）|\(\)/);
        },
      ),
    );
  });
});

describe("a question to the calculator", () => {
  const ask = (query: Record<string, string>) => deadlineQuery.safeParse(query);

  it("fills in mode and language, and takes full-width digits", () => {
    expect(ask({ from: "2026-03-02", days: "5" }).data).toEqual({
      from: "2026-03-02",
      days: 5,
      mode: "CALENDAR_ROLLOVER",
      lang: "zh",
    });
    expect(
      ask({ from: "２０２６－０３－０２", days: " ６０ ", mode: "WORKING_DAY", lang: "en" }).data,
    ).toMatchObject({
      from: "2026-03-02",
      days: 60,
    });
    expect(ask({ from: "2026-03-02", days: String(MAX_DEADLINE_DAYS) }).success).toBe(true);
  });

  it.each([
    ["from", { from: "2026-02-30", days: "5" }],
    ["from", { from: "2026年3月2日", days: "5" }],
    ["from", { from: "9999-12-31", days: "5" }],
    ["from", { from: "1899-12-31", days: "5" }],
    ["from", { days: "5" }],
    ["days", { from: "2026-03-02" }],
    ["days", { from: "2026-03-02", days: "" }],
    ["days", { from: "2026-03-02", days: "-1" }],
    ["days", { from: "2026-03-02", days: "1.5" }],
    ["days", { from: "2026-03-02", days: "1e2" }],
    ["days", { from: "2026-03-02", days: "3661" }],
    ["mode", { from: "2026-03-02", days: "5", mode: "CALENDAR" }],
    ["lang", { from: "2026-03-02", days: "5", lang: "fr" }],
  ] as [string, Record<string, string>][])(
    "refuses a bad %s and says what to write instead",
    (field, query) => {
      const fields = ask(query).error?.issues.map((issue) => String(issue.path[0])) ?? [];
      expect(fields).toEqual([field]);
      expect(deadlineRefusal(fields, "zh")).toMatch(new RegExp(`^${field} .+。$`));
      expect(deadlineRefusal(fields, "en")).toMatch(new RegExp(`^${field}: please .+\\.$`));
    },
  );
});
