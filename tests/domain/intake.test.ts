import { describe, expect, it } from "vitest";
import { decide } from "#lib/domain/casework/decide.ts";
import { DEFAULT_SETTINGS } from "#lib/domain/clocks/clockSettings.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import { accepted, code, dispatched, inProgress, registered } from "#tests/support/stages.ts";
import { at, departmentOf, goodPayload, place, Story } from "#tests/support/story.ts";

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
