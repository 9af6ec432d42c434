import { describe, expect, it } from "vitest";
import { plainState } from "#lib/domain/casework/issue.ts";
import { code, inProgress, resolved } from "#tests/support/stages.ts";
import { at, departmentOf, type Story } from "#tests/support/story.ts";

describe("评价 rate, 结案 close and 重办 reopen", () => {
  const rate = (solved: "YES" | "PARTLY" | "NO", level: 1 | 2 | 3 | 4 | 5) =>
    resolved().goes(["rate", "03-04 09:00", { solved, level, words: solved === "NO" ? "还在漏" : "" }]);

  it.each([5, 4, 3] as const)("solved and rated %i closes it at once", (level) => {
    const story = rate("YES", level);
    expect(story.issue).toMatchObject({ state: "CLOSED", ratedSolved: "YES", ratedLevel: level });
    expect(story.clocks("RATING")).toMatchObject([{ stop: "MET" }]);
    expect(story.did("close")).toMatchObject([{ actorRole: "SYSTEM" }]);
  });

  it.each([
    ["YES", 2],
    ["YES", 1],
    ["PARTLY", 5],
    ["PARTLY", 3],
  ] as const)(
    "%s and %i waits for a call back, which comes before closing, or until the 15日 are over",
    (solved, level) => {
      const story = rate(solved, level);
      expect(story.issue.state).toBe("RESOLVED");
      expect(story.clock("CALLBACK")?.basis.due).toBe("2026-03-05");
      story.sweep("03-18 23:59");
      expect(story.issue.state).toBe("RESOLVED");
      story.sweep("03-18 24:00");
      expect(story.issue).toMatchObject({ state: "CLOSED", ratedSolved: solved });
      expect(
        code(rate(solved, level).do("close", "03-05 09:00")),
        "nobody closes what was not called back",
      ).toBe("CALLBACK_FIRST");
      const called = rate(solved, level).goes(["callback", "03-05 09:00", { result: "DECLINED" }]);
      expect(called.do("close", "03-05 10:00")).toBeUndefined();
      expect(called.clocks("CALLBACK")).toMatchObject([{ stop: "MET" }]);
    },
  );

  it("not solved reopens it at once, with the resident's words", () => {
    const story = rate("NO", 1);
    expect(story.issue).toMatchObject({ state: "IN_PROGRESS", round: 2, ratedSolved: null, outcome: null });
    expect(story.issue).toMatchObject({ leadUnitId: departmentOf("community"), resolvedAt: null });
    expect(story.did("reopen")).toMatchObject([{ actorRole: "RESIDENT", data: { reason: "还在漏" } }]);
    expect(story.ratings).toMatchObject([{ solved: "NO", level: 1, round: 1 }]);
    expect(story.clock("REPLY")?.basis).toMatchObject({ from: "2026-03-04", days: 5, due: "2026-03-09" });
    expect(story.clock("RESOLVE")?.basis).toMatchObject({ from: "2026-03-04", days: 15 });
  });

  it("not solved without a word reopens it too", () => {
    const story = resolved().goes(["rate", "03-04 09:00", { solved: "NO", level: 2 }]);
    expect(story.did("reopen")[0]?.data).toMatchObject({ reason: "—" });
  });

  it("a reopened one is being worked on again, not answered, and needs a final reply of its own", () => {
    const story = rate("NO", 1);
    expect(plainState(story.issue)).toBe("WORKING");
    expect(code(story.do("resolve", "03-04 10:00"))).toBe("FINAL_REPLY_FIRST");
    expect(story.issue.firstReplyAt).toEqual(at("03-03 15:00"));
  });

  it("is rated once per closing", () => {
    expect(code(rate("PARTLY", 3).do("rate", "03-05 09:00"))).toBe("ALREADY_RATED");
    const again = rate("NO", 1).goes(["reply", "03-05 09:00", { kind: "FINAL" }], ["resolve", "03-05 10:00"]);
    expect(again.do("rate", "03-05 11:00")).toBeUndefined();
    expect(again.ratings.map((r) => [r.round, r.solved])).toEqual([
      [1, "NO"],
      [2, "YES"],
    ]);
  });

  it("what nobody rated is closed as such, and never as satisfied", () => {
    const story = resolved();
    expect(code(story.do("close", "03-05 09:00"))).toBe("CALLBACK_FIRST");
    story.sweep("03-18 24:00");
    expect(story.issue).toMatchObject({ state: "CLOSED", ratedSolved: null, ratedLevel: null });
    expect(story.clocks("RATING")).toMatchObject([{ stop: "LAPSED" }]);
  });

  it("may be reopened for 30日 after closing", () => {
    const closed = () => rate("YES", 5); // 03-04
    expect(closed().do("reopen", "04-03 23:59")).toBeUndefined();
    expect(code(closed().do("reopen", "04-04 00:00"))).toBe("REOPEN_TOO_LATE");
  });

  const round = (story: Story, day: string, next: boolean) =>
    story.goes(
      ...(next
        ? ([
            ["dispatch", `${day} 09:10`],
            ["sign", `${day} 09:20`],
          ] as const)
        : []),
      ["reply", `${day} 10:00`, { kind: "FINAL" }],
      ["resolve", `${day} 11:00`],
      ["rate", `${day} 12:00`, { solved: "NO", level: 1 }],
    );

  it("the first time the same unit goes on, from the second on the level above leads, at the city a level 3 order follows", () => {
    const story = round(inProgress(), "03-03", false);
    expect(story.issue).toMatchObject({ round: 2, level: "COMMUNITY", state: "IN_PROGRESS" });
    expect(story.orders).toEqual([]);
    round(story, "03-04", false);
    expect(story.issue).toMatchObject({ round: 3, level: "COUNTY", tier: "WORRY", state: "ACCEPTED" });
    expect(story.clock("REPLY")?.basis).toMatchObject({ from: "2026-03-04", days: 15 });
    expect(story.clock("RESOLVE")?.basis).toMatchObject({ days: 15 });
    round(story, "03-05", true);
    expect(story.issue).toMatchObject({ round: 4, level: "CITY", tier: "HARD", state: "ACCEPTED" });
    expect(story.clock("RESOLVE")?.basis.days).toBe(15);
    expect(story.orders).toMatchObject([{ level: 3, reason: "REOPENED", toUnitId: "city" }]); // the third time
    round(story, "03-06", true);
    expect(story.issue).toMatchObject({ round: 5, level: "CITY", state: "IN_PROGRESS", supervisionLevel: 3 });
    expect(story.orders.slice(1)).toMatchObject([
      { level: 3, reason: "REOPENED", toUnitId: departmentOf("city") },
    ]);
    expect(story.did("sendBack")).toEqual([]);
    expect(code(story.do("sendBack", "03-06 13:00"))).toBe("WRONG_STATE");
  });
});
