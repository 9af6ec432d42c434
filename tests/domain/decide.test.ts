import { describe, expect, it } from "vitest";
import { decide, hindrance, possibleVerbs } from "#lib/domain/casework/decide.ts";
import { plainState } from "#lib/domain/casework/issue.ts";
import { DEFAULT_SETTINGS } from "#lib/domain/clocks/clockSettings.ts";
import type { Payload } from "#lib/domain/commands.ts";
import { type Actor, SYSTEM } from "#lib/domain/permissions.ts";
import type { Level, Role } from "#lib/domain/vocabulary.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import { at, besideRights, blank, departmentOf, goodPayload, place, Story } from "#tests/support/story.ts";

const registered = () => new Story({ at: "03-02 10:00" });
const accepted = () => registered().goes(["accept", "03-02 11:00"]);
const dispatched = () => accepted().goes(["dispatch", "03-02 11:30"]);
const inProgress = () => dispatched().goes(["sign", "03-02 14:30"]);
const answered = (when = "03-03 15:00") => inProgress().goes(["reply", when, { kind: "FINAL" }]);
const resolved = () => answered().goes(["resolve", "03-03 16:00"]);
const atCounty = () =>
  inProgress().goes(
    ["escalate", "03-03 10:00"],
    ["dispatch", "03-03 11:00"],
    ["sign", "03-03 11:30"],
    ["reply", "03-05 15:00"],
    ["escalate", "03-05 15:10"],
  );
const code = (p: { code: string } | undefined) => p?.code;

describe("登记 register", () => {
  const register = (spokenOn: string, lateReason = "") =>
    new Story({ at: "03-10 10:00", spokenOn, payload: { lateReason } });

  it("begins at the lowest office of the place, with a number, three clocks and the words as spoken", () => {
    const { issue, events, told } = registered();
    expect(issue).toMatchObject({
      version: 1,
      state: "REGISTERED",
      level: "COMMUNITY",
      tier: "URGENT",
      round: 1,
    });
    expect(issue.clocks.map((c) => c.kind)).toEqual(["ACCEPT", "REPLY", "RESOLVE"]);
    expect(issue.firstContactId).toBe("visitor");
    expect(events).toMatchObject([{ verb: "register", fromState: null, toState: "REGISTERED" }]);
    expect(told.map((m) => m.to)).toEqual(["resident", "unit:community"]);
  });

  it("keeps name, phone and words out of the trail", () => {
    const text = JSON.stringify(registered().events);
    expect(text).not.toContain("王阿姨");
    expect(text).not.toContain("13800005678");
    expect(text).not.toContain("三楼水管");
  });

  it("takes today and seven days back; earlier only with a reason, tomorrow never", () => {
    expect(register("2026-03-10").issue.spokenOn).toBe("2026-03-10");
    expect(register("2026-03-03").issue.spokenOn).toBe("2026-03-03");
    expect(() => register("2026-03-02")).toThrow("SPOKEN_TOO_LONG_AGO");
    expect(register("2026-03-02", "山里没有信号").issue.spokenOn).toBe("2026-03-02");
    expect(() => register("2026-03-11")).toThrow("SPOKEN_IN_FUTURE");
  });

  it("today is Shanghai's: 23:30 in London is tomorrow there", () => {
    expect(new Story({ at: new Date("2026-03-09T16:30:00Z"), spokenOn: "2026-03-10" }).issue.version).toBe(1);
    expect(() => new Story({ at: new Date("2026-03-09T15:30:00Z"), spokenOn: "2026-03-10" })).toThrow(
      "SPOKEN_IN_FUTURE",
    );
  });

  it("does not take the first asked away from who was first", () => {
    const story = registered().goes(
      ["accept", "03-02 11:00"],
      ["dispatch", "03-02 11:30"],
      ["sign", "03-02 14:30"],
    );
    expect(story.issue.firstContactId).toBe("visitor");
  });
});

describe("受理 accept, 不予受理 refuse, 派单 dispatch, 签收 sign", () => {
  it("accepting stops ACCEPT alone and sets the category", () => {
    const story = accepted();
    expect(story.clocks("ACCEPT")).toMatchObject([{ stop: "MET", breachedAt: null }]);
    expect(story.issue.clocks.map((c) => c.kind)).toEqual(["REPLY", "RESOLVE"]);
    expect(story.issue.category).toBe("UTILITIES.WATER_SUPPLY");
  });

  it("the tier is the level's: a community cannot call it 愁, the city may choose between 难 and 盼", () => {
    expect(registered().do("accept", "03-02 11:00", { tier: "WORRY" })).toEqual({
      code: "TIER_NOT_OF_LEVEL",
      details: { tier: "WORRY" },
    });
    const city = { ...place, countyId: null, townId: null, communityId: null };
    const story = new Story({ at: "03-02 10:00", place: city });
    expect(code(story.do("accept", "03-02 11:00", { tier: "URGENT" }))).toBe("TIER_NOT_OF_LEVEL");
    expect(story.do("accept", "03-02 11:00", { tier: "HOPE" })).toBeUndefined();
    expect(story.issue).toMatchObject({ tier: "HOPE", initialTier: "HARD" });
  });

  it("a danger that was told stays marked, whatever the clerk ticks", () => {
    const story = new Story({ at: "03-02 10:00", payload: { hazard: true } });
    story.goes(["accept", "03-02 11:00", { hazard: false }]);
    expect(story.issue.hazard).toBe(true);
  });

  it("is refused by two: the clerk proposes, the head of the office confirms", () => {
    const story = registered();
    expect(code(story.do("refuse", "03-03 10:00"))).toBe("PROPOSAL_FIRST");
    story.goes(["proposeRefusal", "03-03 10:00"]);
    expect(story.issue).toMatchObject({ state: "REGISTERED", request: { kind: "REFUSAL", state: "ASKED" } });
    expect(story.do("refuse", "03-03 11:00", {}, { by: "INTAKE_CLERK@community" })).toEqual({
      code: "SAME_PERSON",
      details: { step: "proposeRefusal" },
    });
  });

  it("refusing ends everything and tells the resident", () => {
    const story = registered().goes(["proposeRefusal", "03-03 10:00"], ["refuse", "03-03 11:00"]);
    expect(story.issue).toMatchObject({ state: "NOT_ACCEPTED", clocks: [], closedAt: at("03-03 11:00") });
    expect([...story.history.values()].map((c) => [c.kind, c.stop])).toEqual([
      ["ACCEPT", "MET"],
      ["REPLY", "ENDED"],
      ["RESOLVE", "ENDED"],
    ]);
    expect(story.told.at(-1)).toEqual({ topic: "refuse", to: "resident" });
    expect(story.sweep("05-30 00:00")).toBe(false);
  });

  it("dispatches to the office itself or a department beside it, to nobody else", () => {
    expect(code(accepted().do("dispatch", "03-02 11:30", { unitId: "elsewhere" }))).toBe("UNIT_NOT_HERE");
    const story = accepted().goes(["dispatch", "03-02 11:30", { unitId: "community" }]);
    expect(story.issue).toMatchObject({ state: "DISPATCHED", leadUnitId: "community", coUnitIds: [] });
    const { issue } = accepted();
    const bare = {
      now: at("03-02 11:30"),
      calendar: realCalendar,
      settings: DEFAULT_SETTINGS,
      newId: () => "x",
    };
    const by = { personId: "d", role: "DISPATCHER" as const, post: null };
    const command = { id: "c", verb: "dispatch" as const, version: 2, madeAt: bare.now };
    const payload = goodPayload.dispatch(issue);
    expect(decide(issue, { ...command, payload }, { ...bare, by })).toEqual({ code: "UNIT_NOT_HERE" });
  });

  it("the first contact is owed by whoever has it, by the time first promised", () => {
    const once = () => accepted().goes(["dispatch", "03-02 11:30", { unitId: departmentOf("community") }]);
    const due = at("03-03 11:30");
    const returned = once().goes(
      ["return", "03-02 12:00"],
      ["dispatch", "03-02 12:30", { unitId: "community" }],
    );
    expect(returned.clock("CONTACT")).toMatchObject({ unitId: "community", dueAt: due });
    const handedUp = once().goes(["sign", "03-02 12:00"], ["escalate", "03-02 14:00"]);
    expect(handedUp.clock("CONTACT")).toMatchObject({ unitId: "town", dueAt: due });
  });

  it("SIGN runs with every dispatch, CONTACT with the first only", () => {
    const story = dispatched().goes(["return", "03-02 15:00"], ["dispatch", "03-03 09:00"]);
    expect(story.clocks("SIGN")).toHaveLength(2);
    expect(story.clocks("CONTACT")).toHaveLength(1);
    expect(story.clock("CONTACT")?.dueAt).toEqual(at("03-03 11:30"));
  });

  it("signing stops SIGN and nothing else waits for it", () => {
    const story = inProgress();
    expect(story.clocks("SIGN")).toMatchObject([{ stop: "MET" }]);
    expect(story.issue).toMatchObject({
      state: "IN_PROGRESS",
      handlerId: `HANDLER@${departmentOf("community")}`,
    });
    expect(story.clock("REPLY")?.basis.due).toBe("2026-03-09");
  });

  it("a unit that helped before and now leads is no longer named beside itself", () => {
    const { issue } = accepted();
    const helped = { ...issue, coUnitIds: ["town", "community"] };
    const change = decide(
      helped,
      {
        id: "c",
        verb: "dispatch",
        version: 2,
        madeAt: at("03-02 12:00"),
        payload: { unitId: "community", words: "" },
      },
      {
        now: at("03-02 12:00"),
        calendar: realCalendar,
        settings: DEFAULT_SETTINGS,
        newId: () => "id",
        by: { personId: "d", role: "DISPATCHER", post: null },
        dispatchUnits: ["community"],
      },
    );
    expect(change).toMatchObject({ issue: { leadUnitId: "community", coUnitIds: ["town"] } });
  });
});

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

describe("催办 urge, 撤回 withdraw, 督办 supervise", () => {
  it("the resident urges once a day; no clock moves; the unit is told", () => {
    const story = inProgress();
    const due = story.clock("REPLY")?.dueAt;
    expect(story.do("urge", "03-03 08:00", {}, { as: "RESIDENT" })).toBeUndefined();
    expect(code(story.do("urge", "03-03 23:59", {}, { as: "RESIDENT" }))).toBe("URGED_TODAY");
    expect(story.do("urge", "03-04 00:00", {}, { as: "RESIDENT" })).toBeUndefined();
    expect(story.issue).toMatchObject({ urgeCount: 2, urgedOn: "2026-03-04" });
    expect(story.clock("REPLY")?.dueAt).toEqual(due);
    expect(story.told.at(-1)).toEqual({ topic: "urge", to: `unit:${departmentOf("community")}` });
    expect(registered().goes(["urge", "03-03 09:00"]).told.at(-1)?.to).toBe("unit:community");
  });

  it("an office that urges does not take the resident's turn", () => {
    const story = inProgress().goes(["urge", "03-03 08:00"]);
    expect(story.do("urge", "03-03 09:00", {}, { as: "RESIDENT" })).toBeUndefined();
    expect(story.issue.urgeCount).toBe(2);
  });

  it("withdrawing ends every clock; what was breached stays breached", () => {
    const story = inProgress().goes(["withdraw", "03-11 09:00"]);
    expect(story.issue).toMatchObject({ state: "WITHDRAWN", closedAt: at("03-11 09:00") });
    expect(story.issue.clocks.map((c) => c.kind)).toEqual(["CALLBACK"]);
    expect(story.clocks("REPLY")).toMatchObject([{ stop: "ENDED", breachedAt: at("03-09 24:00") }]);
    story.sweep("05-01 00:00");
    expect(story.issue.state).toBe("WITHDRAWN");
  });

  it("each order is higher than the last, due in three working days, to who handles it", () => {
    const story = inProgress().goes(["supervise", "03-05 09:00", { level: 2 }]);
    expect(story.orders).toMatchObject([
      {
        level: 2,
        reason: "INSTRUCTION",
        toUnitId: departmentOf("community"),
        dueAt: at("03-10 24:00"),
        clockId: null,
      },
    ]);
    expect(story.do("supervise", "03-05 10:00", { level: 2 })).toEqual({
      code: "LOWER_SUPERVISION",
      details: { level: 2 },
    });
    expect(story.do("supervise", "03-05 10:00", { level: 3 })).toBeUndefined();
    expect(story.issue.supervisionLevel).toBe(3);
    expect(registered().goes(["supervise", "03-03 09:00"]).orders[0]?.toUnitId).toBe("community");
  });

  it("is not used up: answered, or past its due, the same level can be ordered again, and each round begins anew", () => {
    const top = () => inProgress().goes(["supervise", "03-05 09:00", { level: 3 }]);
    expect(top().do("supervise", "03-05 10:00", { level: 3 })).toEqual({
      code: "SUPERVISION_STANDS",
      details: { dates: "2026-03-10" },
    });
    expect(top().do("supervise", "03-11 00:00", { level: 3 })).toBeUndefined();
    expect(code(top().do("supervise", "03-11 00:00", { level: 2 }))).toBe("LOWER_SUPERVISION");
    const answered = top().goes(["reply", "03-06 09:00"]);
    expect(answered.issue).toMatchObject({ supervisionLevel: 0, supervisionDueAt: null });
    expect(answered.do("supervise", "03-06 10:00", { level: 1 })).toBeUndefined();
    const again = inProgress().goes(
      ["reply", "03-03 09:00", { kind: "FINAL" }],
      ["supervise", "03-03 10:00", { level: 2 }],
      ["resolve", "03-03 11:00"],
      ["reopen", "03-04 09:00"],
    );
    expect(again.issue.supervisionLevel).toBe(0);
  });

  it("level 1 by the same level, 2 by one above, 3 by the city only", () => {
    const story = inProgress();
    const order = (from: Level, level: number) =>
      code(story.do("supervise", "03-05 09:00", { level }, { from }));
    expect(order("COMMUNITY", 2)).toBe("SUPERVISION_TOO_HIGH");
    expect(order("COMMUNITY", 1)).toBeUndefined();
    expect(order("COUNTY", 3)).toBe("SUPERVISION_TOO_HIGH");
    expect(order("COUNTY", 2)).toBeUndefined();
    expect(order("CITY", 3)).toBeUndefined();
  });

  it("the system's order of level 1 does not lower a higher one", () => {
    const story = inProgress().goes(["supervise", "03-05 09:00", { level: 3 }]);
    story.sweep("03-11 00:00");
    expect(story.orders.map((o) => o.level)).toEqual([3, 1]);
    expect(story.issue.supervisionLevel).toBe(3);
  });
});

describe("every decision", () => {
  it("raises the version by one and is on the trail with who, where and which command", () => {
    const story = inProgress();
    expect(story.issue.version).toBe(4);
    expect(story.events.map((e) => [e.verb, e.fromState, e.toState])).toEqual([
      ["register", null, "REGISTERED"],
      ["accept", "REGISTERED", "ACCEPTED"],
      ["dispatch", "ACCEPTED", "DISPATCHED"],
      ["sign", "DISPATCHED", "IN_PROGRESS"],
    ]);
    expect(story.did("sign")[0]).toMatchObject({ actorRole: "HANDLER", unitId: departmentOf("community") });
    expect(new Set(story.events.map((e) => e.commandId)).size).toBe(4);
  });

  it("leaves the issue it was given as it was", () => {
    const { issue } = inProgress();
    const before = structuredClone(issue);
    const story = inProgress();
    story.goes(["reply", "03-10 09:00"]);
    expect(issue).toEqual(before);
  });
});

describe("what may be done now", () => {
  const post = (role: Role, unitId: string) =>
    ({ role, unitId, level: "COMMUNITY", kind: unitId.includes("-") ? "DEPARTMENT" : "AREA" }) as const;
  const staff = (role: Role, unitId: string): Actor => ({
    kind: "STAFF",
    personId: "p",
    posts: [post(role, unitId)],
  });
  const now = (when: string) => ({ now: at(when), calendar: realCalendar, settings: DEFAULT_SETTINGS });
  const lead = staff("UNIT_LEAD", departmentOf("community"));

  const SIDE_ROADS = [
    "addCoHandler",
    "contact",
    "reply",
    "askInfo",
    "askPause",
    "askExtension",
    "mediate",
  ] as const;
  it("is what the state, the post and the rules allow together", () => {
    expect(
      possibleVerbs(registered().issue, staff("COUNCIL_CLERK", "community"), now("03-02 11:00")),
    ).toEqual(["handOff", "accept", "proposeRefusal", "urge", "withdraw", "link", "askRight", "answerRight"]);
    expect(possibleVerbs(dispatched().issue, lead, now("03-02 12:00"))).toEqual([
      "handOff",
      "sign",
      "return",
      "contact",
    ]);
    expect(possibleVerbs(inProgress().issue, lead, now("03-02 15:00"))).toEqual([
      "handOff",
      "return",
      ...SIDE_ROADS,
      "escalate",
    ]);
    expect(possibleVerbs(inProgress().issue, lead, now("03-04 15:00"))).toEqual([
      "handOff",
      ...SIDE_ROADS,
      "escalate",
    ]);
    expect(possibleVerbs(answered().issue, lead, now("03-03 15:30"))).toEqual([
      "handOff",
      "return",
      ...SIDE_ROADS,
      "escalate",
      "resolve",
    ]);
  });

  it("the resident's is theirs alone", () => {
    const { issue } = inProgress();
    const mine: Actor = { kind: "RESIDENT", issueId: issue.id };
    expect(besideRights(possibleVerbs(issue, mine, now("03-03 09:00")))).toEqual([
      "handOff",
      "urge",
      "withdraw",
    ]);
    const done = resolved().issue;
    expect(besideRights(possibleVerbs(done, { ...mine, issueId: done.id }, now("03-04 09:00")))).toEqual([
      "denyContact",
      "askBack",
      "rate",
      "reopen",
    ]);
    expect(possibleVerbs(issue, { kind: "RESIDENT", issueId: "another" }, now("03-03 09:00"))).toEqual([]);
    expect(possibleVerbs(issue, SYSTEM, now("03-03 09:00"))).toEqual([
      "supervise",
      "autoEscalate",
      "recount",
      "breach",
    ]);
  });

  it("what hinders a verb is said before the form is filled", () => {
    expect(code(hindrance(inProgress().issue, "resolve", now("03-03 09:00")))).toBe("FINAL_REPLY_FIRST");
    expect(hindrance(answered().issue, "resolve", now("03-03 16:00"))).toBeUndefined();
    expect(hindrance(registered().issue, "accept", now("03-03 16:00"))).toBeUndefined();
  });
});

it("an issue that was never dispatched has nothing to be late with", () => {
  const payload: Payload<"register"> = goodPayload.register();
  const issue = { ...blank("x", place, payload, at("03-02")), state: "DISPATCHED" as const };
  expect(hindrance(issue, "return", { now: at("03-02"), calendar: realCalendar })).toBeUndefined();
});
