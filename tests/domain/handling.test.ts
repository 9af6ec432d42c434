import { describe, expect, it } from "vitest";
import { code, dispatched, inProgress, resolved } from "#tests/support/stages.ts";
import { at, Story } from "#tests/support/story.ts";

describe("退单 return", () => {
  it("gives it back to the office and moves no date", () => {
    const story = inProgress();
    const due = story.clock("REPLY")?.dueAt;
    story.goes(["return", "03-03 10:00"]);
    expect(story.issue).toMatchObject({
      state: "ACCEPTED",
      leadUnitId: null,
      handlerId: null,
      returnCount: 1,
    });
    expect(story.clock("REPLY")?.dueAt).toEqual(due);
    expect(story.clock("RESOLVE")?.basis.due).toBe("2026-03-17");
    expect(story.told.at(-1)).toEqual({ topic: "return", to: "unit:community" });
  });

  it("stops the SIGN of who did not sign", () => {
    expect(dispatched().goes(["return", "03-02 15:00"]).clocks("SIGN")).toMatchObject([{ stop: "MOVED" }]);
  });

  it("is too late after one working day: until Monday midnight for a Friday's dispatch", () => {
    const friday = () =>
      new Story({ at: "03-06 10:00", spokenOn: "2026-03-06" }).goes(
        ["accept", "03-06 10:00"],
        ["dispatch", "03-06 16:00"],
        ["sign", "03-06 16:30"],
      );
    expect(friday().do("return", "03-09 23:59")).toBeUndefined();
    expect(code(friday().do("return", "03-10 00:00"))).toBe("RETURN_TOO_LATE");
  });

  it("is possible twice a round and no more; a reopened round has its own two", () => {
    const twice = dispatched().goes(
      ["return", "03-02 12:00"],
      ["dispatch", "03-02 12:30"],
      ["return", "03-02 15:00"],
    );
    expect(code(twice.do("dispatch", "03-02 15:30"))).toBe("RULING_FIRST");
    twice.goes(["rule", "03-02 15:30"]);
    expect(code(twice.do("return", "03-02 16:00"))).toBe("RULING_BINDS");
    twice.goes(
      ["sign", "03-02 16:00"],
      ["reply", "03-03 09:00", { kind: "FINAL" }],
      ["resolve", "03-03 09:30"],
      ["rate", "03-03 10:00", { solved: "NO", level: 2 }],
    );
    expect(twice.issue.returnCount).toBe(0);
    expect(twice.do("return", "03-03 11:00")).toBeUndefined();
  });
});

it("two returns are the round's, also at the level above, which hands it on without a ruling", () => {
  const story = dispatched().goes(
    ["return", "03-02 12:00"],
    ["dispatch", "03-02 12:30"],
    ["return", "03-02 15:00"],
  );
  story.sweep("03-11 00:00");
  story.goes(["dispatch", "03-11 09:00"]);
  expect(story.issue).toMatchObject({ level: "COUNTY", returnCount: 2, ruling: null });
  expect(code(story.do("return", "03-11 10:00"))).toBe("RETURN_TWICE");
});

describe("答复 reply and 办结 resolve", () => {
  it("a valid reply meets REPLY and CONTACT; RESOLVE runs on", () => {
    const story = inProgress().goes(["reply", "03-03 11:00"]);
    expect(story.clocks("REPLY")).toMatchObject([
      { stop: "MET", breachedAt: null, stoppedAt: at("03-03 11:00") },
    ]);
    expect(story.clocks("CONTACT")).toMatchObject([{ stop: "MET", breachedAt: null }]);
    expect(story.issue.clocks.map((c) => c.kind)).toEqual(["RESOLVE", "PROGRESS"]);
    expect(story.issue).toMatchObject({ lastReplyOn: "2026-03-03", lastReplyKind: "PROGRESS" });
    expect(story.replies).toMatchObject([
      { kind: "PROGRESS", level: "COMMUNITY", round: 1, nextOn: "2026-03-04" },
    ]);
    expect(story.told.at(-1)).toEqual({ topic: "reply", to: "resident" });
  });

  it("an invalid one is refused with everything that is missing, and stops nothing", () => {
    const story = inProgress();
    expect(story.do("reply", "03-03 11:00", { done: "已转办", state: "", next: "", nextOn: null })).toEqual({
      code: "REPLY_INCOMPLETE",
      details: { gaps: "STATE_MISSING,NEXT_MISSING,NEXT_ON_MISSING,TOO_SHORT,TEMPLATE_ONLY" },
    });
    expect(story.do("reply", "03-03 11:00", { reached: false })).toMatchObject({
      details: { gaps: "NOT_REACHED" },
    });
    expect(story.clock("REPLY")).toBeDefined();
    expect(story.replies).toEqual([]);
  });

  it("a public posting answers only who cannot be reached otherwise", () => {
    const posted = { channel: "PUBLIC_POST" as const, reached: false };
    expect(inProgress().do("reply", "03-03 11:00", posted)).toMatchObject({
      details: { gaps: "PUBLIC_POST_NOT_ALLOWED" },
    });
    const unreachable = new Story({ at: "03-02 10:00", payload: { residentPhone: null } }).goes(
      ["accept", "03-02 11:00"],
      ["dispatch", "03-02 11:30"],
      ["sign", "03-02 14:30"],
    );
    expect(unreachable.do("reply", "03-03 11:00", posted)).toBeUndefined();
  });

  it("remembers the first reply", () => {
    const story = inProgress().goes(["reply", "03-03 11:00"], ["reply", "03-05 11:00"]);
    expect(story.issue).toMatchObject({ firstReplyAt: at("03-03 11:00"), lastReplyOn: "2026-03-05" });
    expect(story.replies).toHaveLength(2);
  });

  it("is resolved only after the final reply was delivered, and then waits 15日 for the resident", () => {
    expect(code(inProgress().do("resolve", "03-03 16:00"))).toBe("FINAL_REPLY_FIRST");
    expect(code(inProgress().goes(["reply", "03-03 15:00"]).do("resolve", "03-03 16:00"))).toBe(
      "FINAL_REPLY_FIRST",
    );
    const story = resolved();
    expect(story.issue).toMatchObject({
      state: "RESOLVED",
      outcome: "SOLVED",
      resolvedAt: at("03-03 16:00"),
    });
    expect(story.issue.clocks).toMatchObject([{ kind: "RATING", basis: { due: "2026-03-18" } }]);
    expect(story.clocks("RESOLVE")).toMatchObject([{ stop: "MET", breachedAt: null }]);
  });

  it("a final reply of one level is not the final word of the next", () => {
    const story = inProgress().goes(
      ["escalate", "03-03 10:00"],
      ["dispatch", "03-03 11:00"],
      ["sign", "03-03 11:30"],
      ["reply", "03-05 15:00", { kind: "FINAL" }],
      ["escalate", "03-05 15:10"],
      ["dispatch", "03-06 11:00"],
      ["sign", "03-06 11:30"],
    );
    expect(code(story.do("resolve", "03-06 12:00"))).toBe("FINAL_REPLY_FIRST");
  });
});
