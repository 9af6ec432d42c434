import { describe, expect, it } from "vitest";
import { accepted, atCounty, code, inProgress } from "#tests/support/stages.ts";
import { departmentOf, type Story } from "#tests/support/story.ts";

describe("上报 escalate and 驳回上报 send back", () => {
  it("the street first tells the resident, the same day", () => {
    const street = () =>
      inProgress().goes(["escalate", "03-03 10:00"], ["dispatch", "03-03 11:00"], ["sign", "03-03 11:30"]);
    expect(street().do("escalate", "03-04 10:00")).toEqual({
      code: "REPLY_FIRST",
      details: { dates: "2026-03-04" },
    });
    const told = street().goes(["reply", "03-04 10:00"]);
    expect(code(told.do("escalate", "03-05 10:00"))).toBe("REPLY_FIRST");
    expect(told.do("escalate", "03-04 23:00")).toBeUndefined();
    expect(told.issue.coUnitIds).toEqual([
      "community",
      departmentOf("community"),
      "town",
      departmentOf("town"),
    ]);
  });

  it("each level tells the resident itself: the reply of the level below does not count", () => {
    const story = atCounty().goes(["dispatch", "03-05 15:30"], ["sign", "03-05 15:40"]);
    expect(story.issue.lastReplyOn).toBe("2026-03-05");
    expect(code(story.do("escalate", "03-05 16:00"))).toBe("REPLY_FIRST");
    expect(story.goes(["reply", "03-05 16:00"]).do("escalate", "03-05 16:10")).toBeUndefined();
  });

  it("a community hands up without a reply; nothing but the office changes", () => {
    const story = inProgress().goes(["escalate", "03-03 10:00"]);
    expect(story.issue.cameFrom).toMatchObject({ level: "COMMUNITY", by: "PEOPLE", sentBack: false });
    expect(story.told.at(-1)).toEqual({ topic: "escalate", to: "unit:town" });
  });

  it("does not go higher than the city", () => {
    const story = atCounty().goes(
      ["dispatch", "03-06 10:00"],
      ["sign", "03-06 10:10"],
      ["reply", "03-19 09:00"],
      ["escalate", "03-19 17:00"],
      ["dispatch", "03-20 10:00"],
      ["sign", "03-20 10:10"],
      ["reply", "03-20 11:00"],
    );
    expect(code(story.do("escalate", "03-20 12:00"))).toBe("NOWHERE_HIGHER");
  });

  it("sent back, the lower unit has three working days, and never less than it had", () => {
    const story = atCounty().goes(["sendBack", "03-09 09:00"]); // escalated Thursday 03-05
    expect(story.issue).toMatchObject({
      state: "IN_PROGRESS",
      level: "TOWN",
      tier: "URGENT",
      holderUnitId: "town",
      leadUnitId: departmentOf("town"),
    });
    expect(story.clock("REPLY")?.basis).toMatchObject({ from: "2026-03-09", due: "2026-03-12" });
    expect(story.clock("RESOLVE")?.basis.due).toBe("2026-03-17"); // as it was before
    expect(story.issue.coUnitIds).toEqual(["community", departmentOf("community")]);
    expect(story.clocks("REPLY").map((c) => [c.level, c.stop])).toEqual([
      ["COMMUNITY", "MET"],
      ["COUNTY", "MOVED"],
      ["TOWN", null],
    ]);
    expect(story.told.slice(-2).map((m) => m.to)).toEqual(["resident", `unit:${departmentOf("town")}`]);
  });

  it("near the end of RESOLVE it is three working days for both", () => {
    const story = inProgress().goes(
      ["escalate", "03-03 10:00"],
      ["dispatch", "03-03 11:00"],
      ["sign", "03-03 11:30"],
      ["reply", "03-16 15:00"],
      ["escalate", "03-16 15:10"],
      ["sendBack", "03-17 09:00"],
    );
    expect(story.clock("RESOLVE")?.basis.due).toBe("2026-03-20");
  });

  it("is possible for two working days", () => {
    expect(atCounty().do("sendBack", "03-09 23:59")).toBeUndefined();
    expect(code(atCounty().do("sendBack", "03-10 00:00"))).toBe("SEND_BACK_TOO_LATE");
  });

  it("once per round, also when it was escalated again", () => {
    const story = atCounty().goes(
      ["sendBack", "03-06 09:00"],
      ["reply", "03-06 10:00"],
      ["escalate", "03-06 11:00"],
    );
    expect(code(story.do("sendBack", "03-06 12:00"))).toBe("SENT_BACK_BEFORE");
  });

  it("never what came up because it was overdue, nor what was told here", () => {
    const overdue = inProgress();
    overdue.sweep("03-11 00:00");
    expect(code(overdue.do("sendBack", "03-11 09:00"))).toBe("NOT_SENT_UP");
    expect(code(accepted().do("sendBack", "03-02 12:00"))).toBe("NOT_SENT_UP");
  });

  it("nor what was escalated in a round that is over", () => {
    const story = atCounty().goes(
      ["dispatch", "03-05 16:00"],
      ["sign", "03-05 16:10"],
      ["reply", "03-05 16:20", { kind: "FINAL" }],
      ["resolve", "03-05 16:30"],
      ["rate", "03-05 17:00", { solved: "NO", level: 1 }],
      ["return", "03-06 09:00"],
    );
    expect(story.issue).toMatchObject({ level: "COUNTY", state: "ACCEPTED" });
    expect(code(story.do("sendBack", "03-06 10:00"))).toBe("NOT_SENT_UP");
  });

  it("a hand-up that is sent back keeps its clocks", () => {
    const story = inProgress().goes(["escalate", "03-03 10:00"]);
    const dates = (s: Story) => s.issue.clocks.map((c) => [c.id, c.dueAt]).sort();
    const before = dates(story);
    story.goes(["sendBack", "03-04 10:00"]);
    expect(story.issue).toMatchObject({
      level: "COMMUNITY",
      state: "IN_PROGRESS",
      holderUnitId: "community",
    });
    expect(story.issue.coUnitIds).toEqual([]);
    expect(dates(story)).toEqual(before);
  });
});
