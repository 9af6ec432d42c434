import { describe, expect, it } from "vitest";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { code, inProgress } from "#tests/support/stages.ts";
import { departmentOf, type Story } from "#tests/support/story.ts";

/** 并案, 拆分, 关联 at their edges (domain.md C2 merge/split). */
const withMaster = (given: Partial<Issue> = {}): Story => {
  const story = inProgress();
  story.master = { ...inProgress().issue, id: "master", ...given };
  return story;
};

describe("并案 merge", () => {
  it("goes into an issue that can be seen, and into no other than was named", () => {
    const story = inProgress();
    expect(code(story.do("merge", "03-03 10:00"))).toBe("NOT_FOUND");
    story.master = { ...inProgress().issue, id: "another" };
    expect(code(story.do("merge", "03-03 10:00"))).toBe("NOT_FOUND");
  });

  it("does not take along what is hidden from some and not from others (信访工作条例 §30)", () => {
    expect(code(withMaster({ hiddenFrom: 4 }).do("merge", "03-03 10:00"))).toBe("KEPT_APART");
    const both = withMaster({ hiddenFrom: 4, complainedUnitId: "town" });
    both.issue = { ...both.issue, hiddenFrom: 4, complainedUnitId: "community" };
    expect(code(both.do("merge", "03-03 10:00"))).toBe("KEPT_APART");
    both.issue = { ...both.issue, complainedUnitId: "town" };
    expect(both.do("merge", "03-03 10:00")).toBeUndefined();
  });

  it("takes no master that has others of its own into another", () => {
    const story = withMaster();
    story.issue = { ...story.issue, children: 1 };
    expect(code(story.do("merge", "03-03 10:00"))).toBe("HAS_CHILDREN");
  });

  it("keeps its own unit where the master has none, and counts no unit as its own helper", () => {
    const own = withMaster({ leadUnitId: null });
    own.goes(["merge", "03-03 10:00"]);
    expect(own.issue.leadUnitId).toBe(departmentOf("community"));
    expect(own.told).toContainEqual({ topic: "merge", to: "unit:community" });
    const helped = withMaster({ leadUnitId: "bureau" });
    helped.issue = { ...helped.issue, coUnitIds: ["bureau", "police"] };
    helped.goes(["merge", "03-03 10:00"]);
    expect(helped.issue).toMatchObject({ leadUnitId: "bureau", coUnitIds: ["police"] });
  });
});

describe("拆分 split", () => {
  const merged = (mergedDue: string | null) => {
    const story = withMaster().goes(["merge", "03-03 10:00"]);
    story.issue = { ...story.issue, mergedDue } as Issue;
    return story.goes(["split", "03-04 10:00"]);
  };
  it("goes on with the day promised before, and with three working days at least", () => {
    expect(merged("2026-03-17").clock("RESOLVE")?.basis.due).toBe("2026-03-17");
    expect(merged("2026-03-05").clock("RESOLVE")?.basis.due).toBe("2026-03-09");
    expect(merged(null).clock("RESOLVE")?.basis.due).toBe("2026-03-09");
  });
});

describe("the master is resolved", () => {
  it("and so is this one, with its outcome; without one it counts as explained, never as solved", () => {
    for (const [outcome, own] of [
      ["SOLVED", "SOLVED"],
      [null, "EXPLAINED"],
    ] as const) {
      const story = withMaster().goes(["merge", "03-03 10:00"]);
      story.master = { ...(story.master as Issue), state: "RESOLVED", outcome };
      story.goes(["followMaster", "03-05 10:00"]);
      expect(story.issue).toMatchObject({ state: "RESOLVED", outcome: own });
    }
  });
  it("nobody had it: the master's unit answers for it", () => {
    const story = withMaster().goes(["merge", "03-03 10:00"]);
    story.issue = { ...story.issue, leadUnitId: null, coUnitIds: ["bureau"] };
    story.master = { ...(story.master as Issue), state: "RESOLVED", leadUnitId: "bureau", outcome: "SOLVED" };
    story.goes(["followMaster", "03-05 10:00"]);
    expect(story.issue).toMatchObject({ leadUnitId: "bureau", coUnitIds: [] });
  });
});

describe("the master goes to others", () => {
  const follows = (given: Partial<Issue>, own: Partial<Issue> = {}): Story => {
    const story = withMaster().goes(["merge", "03-03 10:00"]);
    story.issue = { ...story.issue, ...own };
    story.master = { ...(story.master as Issue), ...given };
    return story.goes(["followMaster", "03-04 10:00"]);
  };
  it("and whoever has it answers this resident too, by the day that was promised", () => {
    const story = follows(
      { leadUnitId: "bureau", handlerId: "li", state: "DISPATCHED" },
      { coUnitIds: ["bureau"] },
    );
    expect(story.issue).toMatchObject({
      state: "MERGED",
      leadUnitId: "bureau",
      handlerId: "li",
      coUnitIds: [],
    });
    expect(story.clock("REPLY")).toMatchObject({ unitId: "bureau", basis: { due: "2026-03-09" } });
    expect(story.told).toContainEqual({ topic: "followMaster", to: "unit:bureau" });
    expect(story.told.filter(({ topic, to }) => topic === "resolve" && to === "resident")).toEqual([]);
  });
  it("to an office that has yet to dispatch it: the office has this one meanwhile", () => {
    const story = follows({ leadUnitId: null, handlerId: null, holderUnitId: "county", state: "ACCEPTED" });
    expect(story.issue).toMatchObject({ state: "MERGED", leadUnitId: "county", handlerId: null });
  });
  it("never to whom this one is about (信访工作条例 §28)", () => {
    const story = follows({ leadUnitId: "bureau", state: "DISPATCHED" }, { complainedUnitId: "bureau" });
    expect(story.issue.leadUnitId).toBe(departmentOf("community"));
  });
});

describe("关联 link", () => {
  it("ties two that know of each other, never one to itself, nor what is kept apart", () => {
    const story = inProgress();
    expect(code(story.do("link", "03-03 10:00"))).toBe("NOT_FOUND");
    const tied = withMaster();
    expect(code(tied.do("link", "03-03 10:00", { otherId: "someone" }))).toBe("NOT_FOUND");
    tied.goes(["link", "03-03 10:00"]);
    expect(tied.links).toMatchObject([{ otherId: "master", kind: "RELATED" }]);
    expect(code(withMaster({ hiddenFrom: 2 }).do("link", "03-03 10:00"))).toBe("KEPT_APART");
    const itself = inProgress();
    itself.master = itself.issue;
    expect(code(itself.do("link", "03-03 10:00", { otherId: itself.issue.id }))).toBe("MERGE_ITSELF");
  });
});
