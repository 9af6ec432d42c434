import { describe, expect, it } from "vitest";
import { answersIn, toRate, withoutUnseen } from "#lib/domain/casework/jointRating.ts";
import type { ClockKind } from "#lib/domain/vocabulary.ts";
import { code } from "#tests/support/stages.ts";
import { at, departmentOf, HELPER, place, Story } from "#tests/support/story.ts";

const inProgress = (given: Partial<ConstructorParameters<typeof Story>[0]> = {}) =>
  new Story({ at: "03-02 10:00", ...given }).goes(
    ["accept", "03-02 11:00"],
    ["dispatch", "03-02 11:30"],
    ["sign", "03-02 14:30"],
  );
const atTown = (hazard = false) =>
  inProgress({ place: { ...place, communityId: null }, payload: { hazard } });

/** Orders that follow from another broken promise than this one. */
const ordersBut = (story: Story, kind: ClockKind) =>
  story.orders.filter(({ clockId }) => story.history.get(clockId ?? "")?.kind !== kind);

describe("协调会 (domain.md N12)", () => {
  const helped = () => inProgress().goes(["addCoHandler", "03-03 10:00", { dueOn: "2026-03-06" }]);

  it("stands in the record, moves no clock, and every other unit on the matter hears of it", () => {
    const story = helped();
    const before = story.issue.clocks;
    story.goes(["meet", "03-03 11:00", { on: "2026-03-03" }]);
    expect(story.events.at(-1)).toMatchObject({
      verb: "meet",
      data: { on: "2026-03-03", present: "水务、物业、业委会" },
    });
    expect([story.issue.state, story.issue.clocks]).toEqual(["IN_PROGRESS", before]);
    const heard = story.told.filter(({ topic }) => topic === "meet").map(({ to }) => to);
    expect(heard).toContain(`unit:${HELPER}`);
    expect(heard).not.toContain(`unit:${story.issue.leadUnitId}`);
    expect(new Set(heard).size).toBe(heard.length);
  });

  it("is recorded once it was held, and not before the matter was raised", () => {
    expect(code(helped().do("meet", "03-04 17:00", { on: "2026-03-05" }))).toBe("MEETING_IN_FUTURE");
    expect(code(helped().do("meet", "03-04 17:00", { on: "2026-03-01" }))).toBe("MEETING_BEFORE_MATTER");
    expect(helped().do("meet", "03-04 17:00", { on: "2026-03-02" })).toBeUndefined();
  });
});

describe("会办 add co-handler", () => {
  it("gives a unit its own task and date, and makes it a helper that sees the issue", () => {
    const story = inProgress().goes(["addCoHandler", "03-03 10:00", { dueOn: "2026-03-06" }]);
    expect(story.clock("CO_TASK")).toMatchObject({ unitId: HELPER, dueAt: at("03-06 24:00") });
    expect(story.issue.coUnitIds).toContain(HELPER);
    expect(story.coTasks).toMatchObject([{ kind: "CO_HANDLER", unitId: HELPER, dueOn: "2026-03-06" }]);
    expect(story.told).toContainEqual({ topic: "addCoHandler", to: `unit:${HELPER}` });
  });

  it("ends the day before the resident must be answered, and never in the past", () => {
    const story = inProgress(); // REPLY due 03-09
    expect(story.do("addCoHandler", "03-03 10:00", { dueOn: "2026-03-09" })).toEqual({
      code: "TASK_TOO_LATE",
      details: { dates: "2026-03-08" },
    });
    expect(code(story.do("addCoHandler", "03-03 10:00", { dueOn: "2026-03-02" }))).toBe("DATE_PAST");
    expect(story.do("addCoHandler", "03-03 10:00", { dueOn: "2026-03-08" })).toBeUndefined();
  });

  it("on the day the answer is due, or later, ends before the solution is, and never without an end", () => {
    const due = (when: string, dueOn: string) => inProgress().do("addCoHandler", when, { dueOn });
    // REPLY due 03-09, RESOLVE due 03-17
    expect(due("03-09 10:00", "2026-03-17")).toEqual({
      code: "TASK_TOO_LATE",
      details: { dates: "2026-03-16" },
    });
    expect(due("03-09 10:00", "2026-03-16")).toBeUndefined();
    expect(code(due("03-10 10:00", "2026-06-30"))).toBe("TASK_TOO_LATE");
    const overdue = inProgress().goes(["reply", "03-03 10:00"]);
    expect(code(overdue.do("addCoHandler", "03-18 10:00", { dueOn: "2026-03-19" }))).toBe("TASK_TOO_LATE");
    expect(overdue.do("addCoHandler", "03-18 10:00", { dueOn: "2026-03-18" })).toBeUndefined();
  });

  it("is asked of units of the place only, never of the lead itself, and of each once at a time", () => {
    const story = inProgress();
    expect(code(story.do("addCoHandler", "03-03 10:00", { unitId: "elsewhere" }))).toBe("UNIT_NOT_HERE");
    story.goes(["addCoHandler", "03-03 10:00"]);
    expect(code(story.do("addCoHandler", "03-03 11:00", { unitId: HELPER }))).toBe("TASK_RUNNING");
  });

  it("late, an order goes to the unit that helps; its own report answers it, the lead's reply does not", () => {
    const story = inProgress().goes(["addCoHandler", "03-03 10:00", { dueOn: "2026-03-05" }]);
    story.sweep("03-06 00:10");
    const open = () => story.issue.openOrders.map(({ clockKind }) => clockKind);
    expect(open(), "the lead's own is about the first contact").toEqual(["CONTACT", "CO_TASK"]);
    story.goes(["reply", "03-06 10:00"]);
    expect(open()).toEqual(["CO_TASK"]);
    expect(story.issue.supervisionLevel).toBe(1);
    story.goes(["finishTask", "03-06 11:00"]);
    expect(open()).toEqual([]);
    expect(story.issue).toMatchObject({ supervisionLevel: 0, supervisionDueAt: null });
  });

  it("must be done before the matter is resolved", () => {
    const story = inProgress().goes(
      ["addCoHandler", "03-03 10:00"],
      ["reply", "03-03 15:00", { kind: "FINAL" }],
    );
    expect(code(story.do("resolve", "03-03 16:00"))).toBe("TASKS_OPEN");
    story.goes(["finishTask", "03-03 16:10"], ["resolve", "03-03 16:20"]);
    expect(story.clocks("CO_TASK")).toMatchObject([{ stop: "MET", breachedAt: null }]);
  });

  it("missed, is the helper's own breach and brings an order to it", () => {
    const story = inProgress().goes(["addCoHandler", "03-03 10:00", { dueOn: "2026-03-05" }]);
    story.sweep("03-06 00:10");
    expect(story.clocks("CO_TASK")).toMatchObject([{ breachedAt: at("03-05 24:00"), chargedUnitId: HELPER }]);
    expect(ordersBut(story, "CONTACT")).toMatchObject([{ toUnitId: HELPER, reason: "BREACH" }]);
  });

  it("is finished by that unit only", () => {
    const story = inProgress().goes(["addCoHandler", "03-03 10:00"]);
    expect(code(story.do("finishTask", "03-03 11:00", { taskId: "another" }))).toBe("TASK_NOT_YOURS");
  });
});

describe("互评 both sides rated (北京市接诉即办工作条例 §33)", () => {
  const blown = () => atTown().goes(["whistle", "03-03 10:00"]);
  const came = () => blown().goes(["reportIn", "03-03 16:00"]);
  /** The department of the town that leads it and blew the whistle. */
  const asTown = { at: departmentOf("town") } as const;
  const asBureau = { at: HELPER } as const;

  it("once each, after the department came, also when the matter is resolved; it tells the other side and moves nothing", () => {
    expect(code(blown().do("rateJoint", "03-03 11:00", {}, asTown))).toBe("NOT_REPORTED_IN");
    const story = came();
    const { clocks, state } = story.issue;
    expect(story.do("rateJoint", "03-03 17:00", { said: "来得快" }, asTown)).toBeUndefined();
    expect(story.issue).toMatchObject({ clocks, state });
    expect(story.told.at(-1)).toEqual({ topic: "rateJoint", to: `unit:${HELPER}` });
    expect(code(story.do("rateJoint", "03-03 17:10", {}, asTown))).toBe("JOINT_RATED");
    story.goes(["reply", "03-03 18:00", { kind: "FINAL" }], ["resolve", "03-03 18:10"]);
    expect(story.do("rateJoint", "03-03 19:00", {}, asBureau)).toBeUndefined();
    expect(story.told.at(-1)).toEqual({ topic: "rateJoint", to: "unit:town-water" });
    expect(code(story.do("rateJoint", "03-03 19:10", {}, { at: "police" }))).toBe("TASK_NOT_YOURS");
  });

  it("not when whoever asked ended it, because nobody came; nor of a task that is no whistle", () => {
    const story = blown();
    const taskId = story.clock("REPORT_IN")?.id as string;
    story.do("reportIn", "03-03 16:00", { taskId }, asTown);
    expect(code(story.do("rateJoint", "03-03 17:00", {}, asTown))).toBe("NOT_REPORTED_IN");
    expect(code(came().do("rateJoint", "03-03 17:00", { taskId: "another" }, asTown))).toBe("TASK_NOT_YOURS");
  });

  it("answers its own questions, all of them; those of the other side are not asked", () => {
    const theirs = { inTime: null, tookOver: null };
    expect(code(came().do("rateJoint", "03-03 17:00", theirs, asTown))).toBe("ANSWER_ALL");
    expect(came().do("rateJoint", "03-03 17:00", theirs, asBureau)).toBeUndefined();
    const mine = { needed: null, rightUnit: null };
    expect(came().do("rateJoint", "03-03 17:00", mine, asTown)).toBeUndefined();
    expect(code(came().do("rateJoint", "03-03 17:00", { together: null }, asTown))).toBe("ANSWER_ALL");
  });

  it("is read by the other side only once that has given its own; by everybody else at once", () => {
    const story = came();
    story.do("rateJoint", "03-03 17:00", { inTime: false, said: "来晚了" }, asTown);
    const read = (...units: string[]) =>
      answersIn(withoutUnseen(story.events, story.whistles(), units), story.whistles()).map(
        ({ side, answers, said }) => [side, answers?.map(({ yes }) => yes) ?? null, said],
      );
    const whole = ["TOWN", [false, true, true], "来晚了"];
    expect(read(HELPER)).toEqual([["TOWN", null, ""]]);
    expect(JSON.stringify(withoutUnseen(story.events, story.whistles(), [HELPER]))).not.toContain("来晚了");
    expect(read(departmentOf("town"))).toEqual([whole]);
    expect(read("county")).toEqual([whole]);
    expect(toRate(story.whistles(), [HELPER, departmentOf("town")]).map(({ side }) => side)).toEqual([
      "DEPARTMENT",
    ]);
    story.do("rateJoint", "03-03 18:00", {}, asBureau);
    expect(read(HELPER)).toEqual([whole, ["DEPARTMENT", [true, true, true], ""]]);
    expect(toRate(story.whistles(), [HELPER, departmentOf("town")])).toEqual([]);
  });
});

describe("吹哨 whistle and 报到 report in", () => {
  it("is a town's to blow", () => {
    expect(code(inProgress().do("whistle", "03-03 10:00"))).toBe("WHISTLE_FROM_TOWN");
  });

  it("departments report in within one working day", () => {
    const story = atTown().goes(["whistle", "03-03 10:00", { otherUnitId: "police" }]);
    expect(story.clocks("REPORT_IN").map((c) => [c.unitId, c.basis.due])).toEqual([
      [HELPER, "2026-03-04"],
      ["police", "2026-03-04"],
    ]);
    story.goes(["reportIn", "03-03 16:00"]);
    expect(story.clocks("REPORT_IN").filter((c) => c.stop === "MET")).toHaveLength(1);
    expect(story.coTaskReports).toHaveLength(1);
  });

  it("within two hours by the wall clock where there is danger", () => {
    const story = atTown(true).goes(["whistle", "03-07 22:00"]); // a Saturday night
    expect(story.clock("REPORT_IN")?.dueAt).toEqual(at("03-08 00:00"));
  });

  it("whoever does not come is supervised", () => {
    const story = atTown().goes(["whistle", "03-03 10:00"]);
    story.sweep("03-05 00:00");
    expect(ordersBut(story, "CONTACT")).toMatchObject([{ toUnitId: HELPER, reason: "BREACH", level: 1 }]);
  });
});

describe("审定 ruling and who answers for the delay (domain.md C5, 信访工作条例 §24)", () => {
  const returned = () =>
    new Story({ at: "03-02 10:00" }).goes(
      ["accept", "03-02 10:30"],
      ["dispatch", "03-02 11:00"],
      ["return", "03-02 12:00"],
      ["dispatch", "03-02 14:00", { unitId: "community" }],
      ["return", "03-02 15:00"],
    );

  it("after two returns the office above has one working day, and its word binds", () => {
    const story = returned();
    expect(story.clock("RULING")).toMatchObject({ unitId: "town", basis: { due: "2026-03-03" } });
    expect(story.told).toContainEqual({ topic: "return", to: "unit:town" });
    story.goes(["rule", "03-03 09:00"]);
    expect(story.issue).toMatchObject({
      state: "DISPATCHED",
      ruling: "GIVEN",
      leadUnitId: departmentOf("community"),
    });
    expect(story.clocks("RULING")).toMatchObject([{ stop: "MET" }]);
  });

  it("upheld charges the delay to who dispatched, overruled to who returned", () => {
    const upheld = returned().goes(["rule", "03-03 09:00", { upheld: true }]);
    expect(upheld.issue.delayUnitId).toBe("community");
    const overruled = returned().goes(["rule", "03-03 09:00", { upheld: false }]);
    expect(overruled.issue.delayUnitId).toBe("community"); // the last to return was the office's own unit
    overruled.sweep("03-10 00:00");
    expect(overruled.clocks("REPLY")).toMatchObject([{ chargedUnitId: "community" }]);
  });

  it("without a ruling, dispatching elsewhere upholds the return, to the same unit overrules it", () => {
    const once = () =>
      new Story({ at: "03-02 10:00" }).goes(
        ["accept", "03-02 10:30"],
        ["dispatch", "03-02 11:00"],
        ["return", "03-02 12:00"],
      );
    const elsewhere = once().goes(["dispatch", "03-02 14:00", { unitId: "community" }]);
    expect(elsewhere.issue.delayUnitId).toBe("community");
    const same = once().goes(["dispatch", "03-02 14:00"]);
    expect(same.issue.delayUnitId).toBe(departmentOf("community"));
    same.sweep("03-10 00:00");
    expect(same.clocks("REPLY")).toMatchObject([{ chargedUnitId: departmentOf("community") }]);
  });

  it("no ruling given in time is supervised too", () => {
    const story = returned();
    story.sweep("03-04 00:10");
    expect(ordersBut(story, "CONTACT")).toMatchObject([{ toUnitId: "town" }]);
  });

  it("nobody rules where nobody disputes", () => {
    expect(
      code(new Story({ at: "03-02 10:00" }).goes(["accept", "03-02 11:00"]).do("rule", "03-02 12:00")),
    ).toBe("NO_DISPUTE");
  });
});
