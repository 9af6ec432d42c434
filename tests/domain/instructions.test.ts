import { describe, expect, it } from "vitest";
import { lastWhole, periodBefore } from "#lib/domain/direct/digests.ts";
import {
  decideTask,
  dueDayOf,
  dueOf,
  reminderOf,
  stepsOf,
  wasLate,
} from "#lib/domain/direct/instructions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import type { TaskState, TaskVerb } from "#lib/domain/vocabulary.ts";
import { TASK_STATES, TASK_VERBS } from "#lib/domain/vocabulary.ts";

/** 2026-03-06 is a Friday; no holidays here. */
const calendar = { version: 1, days: new Map(), knownFrom: 2026, knownTo: 2026 };
const at = (text: string) => new Date(`${text}+08:00`);
const task = (state: TaskState, due = "2026-03-09T24:00:00") => ({ state, dueAt: at(due), overdueAt: null });
const ctx = { now: at("2026-03-06T10:00:00"), calendar };

describe("a task", () => {
  it("goes only where its table says", () => {
    const ways = TASK_STATES.map((state) =>
      TASK_VERBS.filter((verb: TaskVerb) => !isProblem(decideTask(task(state), verb, ctx))).join(" "),
    );
    expect(Object.fromEntries(TASK_STATES.map((state, no) => [state, ways[no]]))).toEqual({
      GIVEN: "open end",
      OPENED: "report finish end",
      UNDER_WAY: "report finish end",
      DONE: "sendBack end",
      SENT_BACK: "report finish end",
      ENDED: "",
    });
    expect(stepsOf({ state: "OPENED" }, ["UNIT"])).toEqual(["report", "finish"]);
    expect(stepsOf({ state: "DONE" }, ["OFFICE"])).toEqual(["sendBack", "end"]);
    expect(stepsOf({ state: "OPENED" }, [])).toEqual([]);
  });

  it("is late for ever once it was, also where nobody had written it down before it was done", () => {
    const now = at("2026-03-10T08:00:00");
    const done = decideTask(task("OPENED"), "finish", { now, calendar });
    expect(done).toMatchObject({ state: "DONE", overdueAt: at("2026-03-10T00:00:00") });
    expect(wasLate({ ...task("ENDED"), overdueAt: at("2026-03-10T00:00:00") }, now)).toBe(true);
    expect(wasLate(task("DONE"), now), "done in time and looked at later").toBe(false);
    expect(wasLate(task("GIVEN"), now)).toBe(true);
  });

  it("is due at the end of a working day, and reminded of on the working day before", () => {
    const due = dueOf(calendar, "2026-03-07", ctx.now);
    expect(due).toEqual(at("2026-03-10T00:00:00"));
    expect(dueDayOf(due as Date)).toBe("2026-03-09");
    expect(dueOf(calendar, "2026-03-05", ctx.now)).toMatchObject({ code: "TASK_DUE_PAST" });
    expect(dueOf(calendar, "2126-03-06", ctx.now), "a slip of the pen").toMatchObject({
      code: "TASK_DUE_FAR",
    });
    expect(dueOf(calendar, "2028-03-06", ctx.now)).toBeInstanceOf(Date);
    const reminded = (now: string) => reminderOf(task("OPENED"), calendar, at(now));
    expect(reminded("2026-03-06T08:59:00")).toBeNull();
    expect(reminded("2026-03-06T09:00:00"), "Monday's is told on Friday").toBe("BEFORE");
    expect(reminded("2026-03-09T09:00:00")).toBe("DUE_DAY");
    expect(reminded("2026-03-10T00:00:00")).toBe("OVERDUE");
    expect(reminderOf(task("DONE"), calendar, at("2026-03-10T00:00:00"))).toBeNull();
  });
});

describe("a digest", () => {
  it("is of the last week or month that is over, beside the one before", () => {
    for (const today of ["2026-03-09", "2026-03-15"])
      expect(lastWhole("WEEKLY", today)).toMatchObject({ from: "2026-03-02", to: "2026-03-08" });
    expect(periodBefore("WEEKLY", { from: "2026-03-02" })).toMatchObject({
      from: "2026-02-23",
      to: "2026-03-01",
    });
    expect(lastWhole("MONTHLY", "2026-03-01")).toMatchObject({ from: "2026-02-01", to: "2026-02-28" });
    expect(periodBefore("MONTHLY", { from: "2026-01-01" })).toMatchObject({
      from: "2025-12-01",
      to: "2025-12-31",
    });
  });
});
