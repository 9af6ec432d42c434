import { describe, expect, it } from "vitest";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { triesLeft } from "#lib/domain/casework/tries.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import { code, inProgress, registered } from "#tests/support/stages.ts";
import { at, departmentOf, place, Story } from "#tests/support/story.ts";

const answered = (kind: "PROGRESS" | "FINAL" = "PROGRESS") =>
  inProgress().goes(["reply", "03-03 15:00", { kind }]);
const resolved = () => answered("FINAL").goes(["resolve", "03-03 16:00"]);

describe("联系不上: three logged tries (domain.md C3)", () => {
  it("on two days, one of them in the evening, stop REPLY as ATTEMPTED, and news is owed next", () => {
    const story = inProgress().goes(
      ["contact", "03-03 10:00"],
      ["contact", "03-03 15:00"],
      ["contact", "03-04 19:00"],
    );
    expect(story.clocks("REPLY")).toMatchObject([{ stop: "ATTEMPTED", breachedAt: null }]);
    expect(story.clocks("CONTACT")).toMatchObject([{ breachedAt: at("03-03 11:30") }]);
    expect(story.clock("PROGRESS")).toBeDefined();
  });

  it("what was breached stays so, however early somebody says they called: both times stand on the trail", () => {
    const story = inProgress(); // CONTACT due 03-03 11:30
    story.sweep("03-03 12:00");
    story.goes([
      "contact",
      "03-03 15:00",
      { channel: "PHONE", result: "REACHED", on: "2026-03-03", time: "10:00", words: "" },
    ]);
    expect(story.clocks("CONTACT")).toMatchObject([{ stop: "MET", breachedAt: at("03-03 11:30") }]);
    expect(story.did("contact")[0]).toMatchObject({ at: at("03-03 15:00"), data: { time: "10:00" } });
  });

  it("whoever cannot be reached can still be sent up and held", () => {
    const town = { ...place, communityId: null };
    const outOfReach = () =>
      new Story({ at: "03-02 10:00", place: town }).goes(
        ["accept", "03-02 11:00"],
        ["dispatch", "03-02 11:30"],
        ["sign", "03-02 14:30"],
        ["contact", "03-03 10:00"],
        ["contact", "03-03 15:00"],
        ["contact", "03-04 19:00"],
      );
    expect(outOfReach().do("escalate", "03-05 10:00")).toBeUndefined();
    expect(outOfReach().do("hold", "03-05 10:00")).toBeUndefined();
    const early = new Story({ at: "03-02 10:00", place: town }).goes(
      ["accept", "03-02 11:00"],
      ["dispatch", "03-02 11:30"],
      ["sign", "03-02 14:30"],
    );
    expect(code(early.do("escalate", "03-05 10:00"))).toBe("REPLY_FIRST");
    expect(code(early.do("hold", "03-05 10:00"))).toBe("HOLD_NEEDS_REPLY");
  });

  it("three in one afternoon are not enough; a try on a day of rest counts like an evening", () => {
    const story = inProgress().goes(
      ["contact", "03-03 10:00"],
      ["contact", "03-03 11:00"],
      ["contact", "03-03 12:00"],
    );
    expect(story.clock("REPLY")).toBeDefined();
    story.goes(["contact", "03-07 10:00"]); // a Saturday
    expect(story.clocks("REPLY")).toMatchObject([{ stop: "ATTEMPTED" }]);
  });

  it("says what is still missing", () => {
    const text = (when: string) => at(when).toISOString();
    expect(triesLeft([], realCalendar)).toEqual({ tries: 3, days: 2, offHours: 1 });
    expect(triesLeft([text("03-03 10:00")], realCalendar)).toEqual({ tries: 2, days: 1, offHours: 1 });
    expect(triesLeft([text("03-03 18:00")], realCalendar)).toEqual({ tries: 2, days: 1, offHours: 0 });
    expect(triesLeft([text("03-07 10:00")], realCalendar, "EVENING").offHours).toBe(1);
  });

  it("reached at last is a first contact, not yet an answer", () => {
    const story = inProgress().goes(["contact", "03-02 15:00", { result: "REACHED" }]);
    expect(story.clocks("CONTACT")).toMatchObject([{ stop: "MET" }]);
    expect(story.clock("REPLY")).toBeDefined();
  });

  it("cannot lie in the future, before the matter began, or be logged twice", () => {
    const story = inProgress();
    expect(code(story.do("contact", "03-03 10:00", { on: "2026-03-03", time: "10:01" }))).toBe(
      "TRY_IN_FUTURE",
    );
    expect(code(story.do("contact", "03-03 10:00", { on: "2026-03-02", time: "09:00" }))).toBe(
      "TRY_BEFORE_REGISTERED",
    );
    story.goes(["contact", "03-03 10:00"]);
    expect(code(story.do("contact", "03-03 10:30", { on: "2026-03-03", time: "10:00" }))).toBe("TRY_LOGGED");
  });

  it("what was done for somebody out of reach is left where they find it, and only then resolved", () => {
    const inPublic = { kind: "FINAL", channel: "PUBLIC_POST" } as const;
    expect(inProgress().do("reply", "03-03 09:00", inPublic)).toEqual({
      code: "REPLY_INCOMPLETE",
      details: { gaps: "PUBLIC_POST_NOT_ALLOWED" },
    });
    const story = inProgress().goes(
      ["contact", "03-03 10:00"],
      ["contact", "03-03 15:00"],
      ["contact", "03-04 19:00"],
    );
    expect(code(story.do("resolve", "03-05 09:00")), "nobody is told of an answer that was not given").toBe(
      "FINAL_REPLY_FIRST",
    );
    story.goes(["reply", "03-05 10:00", inPublic], ["resolve", "03-05 11:00"]);
    expect(story.issue.state).toBe("RESOLVED");
    expect(story.clocks("REPLY")).toMatchObject([{ stop: "ATTEMPTED" }]);
  });
});

describe("没有人联系过我: the resident's word counts (domain.md C3)", () => {
  it("before the limit the clock simply runs on", () => {
    const story = answered().goes(["denyContact", "03-05 10:00"]);
    expect(story.clock("REPLY")).toMatchObject({ dueAt: at("03-09 24:00"), breachedAt: null, stop: null });
    expect(story.issue).toMatchObject({ lastReplyKind: null, firstReplyAt: null });
  });

  it("after it the breach is dated back to the instant it was due, and the issue climbs", () => {
    const story = answered().goes(["denyContact", "03-12 10:00"]);
    expect(story.clock("REPLY")).toMatchObject({ breachedAt: at("03-09 24:00") });
    expect(story.did("breach").map((e) => e.data.kind)).toEqual(["CONTACT", "REPLY"]);
    story.sweep("03-12 10:05");
    expect(story.issue.level).toBe("COUNTY");
  });

  it("an order that the answer had met stands again, as high as it was", () => {
    const story = inProgress().goes(
      ["supervise", "03-03 09:00", { level: 1 }],
      ["contact", "03-03 10:00", { result: "REACHED" }],
      ["reply", "03-04 10:00"],
    );
    expect(story.issue).toMatchObject({ openOrders: [], supervisionLevel: 0 });
    story.goes(["denyContact", "03-05 10:00"]);
    expect(story.issue).toMatchObject({
      openOrders: [{ level: 1 }],
      supervisionLevel: 1,
      answeredOrders: [],
    });
    story.goes(["reply", "03-06 10:00"]);
    expect(story.issue).toMatchObject({ openOrders: [], supervisionLevel: 0 });
  });

  it("said with the rating, the stop is revoked for good, and the figure knows it", () => {
    const story = resolved().goes(["rate", "03-12 10:00", { contacted: false }]);
    expect(story.issue.state).toBe("CLOSED");
    expect(story.clocks("REPLY")).toMatchObject([{ stop: "REVOKED", breachedAt: at("03-09 24:00") }]);
  });

  it("denied and answered anew, it can be denied again, and the answer stands in between", () => {
    const story = answered().goes(["denyContact", "03-04 10:00"], ["reply", "03-05 10:00"]);
    expect(story.clocks("REPLY")).toMatchObject([{ stop: "MET", breachedAt: null }]);
    expect(code(story.do("denyContact", "03-06 10:00"))).toBeUndefined();
    expect(code(inProgress().do("denyContact", "03-03 10:00"))).toBe("NOTHING_TO_DENY");
  });
});

it("who was never told how it ended, has it opened again", () => {
  const story = resolved().goes(["denyContact", "03-04 10:00"]);
  expect(story.issue).toMatchObject({ state: "IN_PROGRESS", round: 2 });
  expect(story.clock("REPLY")).toBeDefined();
  expect(story.did("reopen")).toMatchObject([{ actorRole: "RESIDENT" }]);
});

describe("回访 callback", () => {
  const poor = () => resolved().goes(["rate", "03-04 09:00", { solved: "PARTLY", level: 2 }]);

  it("follows a poor rating within one working day, by the city’s officers", () => {
    expect(poor().clock("CALLBACK")).toMatchObject({ unitId: "city", basis: { due: "2026-03-05" } });
    expect(
      resolved()
        .goes(["rate", "03-04 09:00", { level: 4 }])
        .clock("CALLBACK"),
    ).toBeUndefined();
  });

  it("what the resident says there is their rating: the last one of the round counts", () => {
    const story = poor().goes(["callback", "03-05 10:00", { solved: "YES", level: 4 }]);
    expect(story.issue).toMatchObject({ state: "CLOSED", ratedSolved: "YES", ratedLevel: 4 });
    expect(story.ratings).toHaveLength(2);
  });

  it("not solved reopens it", () => {
    const story = poor().goes(["callback", "03-05 10:00", { solved: "NO", level: 1 }]);
    expect(story.issue).toMatchObject({ state: "IN_PROGRESS", round: 2 });
  });

  it("three tries on two days, one after 18:00, are enough; then it may be closed", () => {
    const story = resolved();
    expect(code(story.do("close", "03-04 10:00"))).toBe("CALLBACK_FIRST");
    const tried = { result: "NO_ANSWER" };
    story.goes(["callback", "03-04 10:00", tried], ["callback", "03-04 16:00", tried]);
    expect(code(story.do("close", "03-04 17:00"))).toBe("CALLBACK_FIRST");
    story.goes(["callback", "03-05 18:30", tried], ["close", "03-05 19:00"]);
    expect(story.issue).toMatchObject({ state: "CLOSED", ratedSolved: null });
  });

  it("answered, everything must be filled in; and it is done once", () => {
    expect(code(resolved().do("callback", "03-04 10:00", { solved: null }))).toBe("CALLBACK_INCOMPLETE");
    const story = resolved().goes(["callback", "03-04 10:00", { result: "DECLINED" }]);
    expect(code(story.do("callback", "03-04 11:00"))).toBe("CALLED_BACK");
  });

  it("after a withdrawal it asks whether it was of their own will; if not, it comes back to life", () => {
    const withdrawn = () => inProgress().goes(["withdraw", "03-04 10:00"]);
    expect(withdrawn().clock("CALLBACK")).toBeDefined();
    expect(withdrawn().goes(["callback", "03-05 10:00"]).issue.state).toBe("WITHDRAWN");
    const back = withdrawn().goes(["callback", "03-05 10:00", { ofFreeWill: false }]);
    expect(back.issue).toMatchObject({ state: "ACCEPTED", leadUnitId: null });
    expect(back.clock("REPLY")?.basis, "no day is gained by it").toEqual(inProgress().clock("REPLY")?.basis);
    expect(back.clock("RESOLVE")?.basis).toEqual(inProgress().clock("RESOLVE")?.basis);
    expect(back.clock("REPLY")).toMatchObject({ unitId: "community", breachedAt: null });
  });

  it("what broke while it counted as withdrawn is dated back, to whose it was", () => {
    const back = inProgress().goes(
      ["withdraw", "03-04 10:00"],
      ["callback", "03-12 10:00", { ofFreeWill: false }],
    );
    expect(back.clocks("REPLY")).toMatchObject([
      { breachedAt: at("03-09 24:00"), unitId: inProgress().clock("REPLY")?.unitId, stop: null },
    ]);
  });

  it("what stood still then goes on later by the days it stood, up to the withdrawal", () => {
    const back = inProgress().goes(
      ["askInfo", "03-03 10:00"], // RESOLVE due 03-17
      ["withdraw", "03-05 10:00"],
      ["callback", "03-06 10:00", { ofFreeWill: false }],
    );
    expect(back.clock("RESOLVE")).toMatchObject({ pausedOn: null, basis: { due: "2026-03-19" } });
  });

  it("an office withdraws only with a paper the resident signed", () => {
    const story = inProgress();
    for (const paperId of [null, "of-another-issue"])
      expect(code(story.do("withdraw", "03-04 10:00", { paperId }))).toBe("PAPER_NEEDED");
    expect(story.do("withdraw", "03-04 10:00", { paperId: null }, { as: "RESIDENT" })).toBeUndefined();
  });
});

describe("回访 about what the city's own office handled", () => {
  const CITY = { ...place, communityId: null, townId: null, countyId: null };
  const ledBy = (unitId: string) =>
    new Story({ at: "03-02 10:00", place: CITY }).goes(
      ["accept", "03-02 11:00"],
      ["dispatch", "03-02 11:30", { unitId }],
      ["sign", "03-02 14:30"],
      ["reply", "03-03 10:00", { kind: "FINAL" }],
      ["resolve", "03-03 11:00"],
      ["rate", "03-04 10:00", { solved: "PARTLY", level: 3 }],
    );

  it("is asked of the team that only calls back; what a department handled, of the city's officers", () => {
    expect(ledBy("city").issue.callbackUnitId).toBe("callback-team");
    expect(ledBy("city").clock("CALLBACK")).toMatchObject({ unitId: "callback-team" });
    expect(ledBy("city").told).toContainEqual({ topic: "callback", to: "unit:callback-team" });
    expect(ledBy(departmentOf("city")).issue.callbackUnitId).toBeNull();
    expect(ledBy(departmentOf("city")).clock("CALLBACK")).toMatchObject({ unitId: "city" });
  });

  it("is over with a new round: whoever called has no more to do with it", () => {
    const story = ledBy("city").goes(["callback", "03-05 10:00", { solved: "NO", level: 1 }]);
    expect(story.issue).toMatchObject({ state: "IN_PROGRESS", round: 2, callbackUnitId: null });
  });
});

describe("复核 review of a refusal (domain.md C2 refuse)", () => {
  const refused = () => registered().goes(["proposeRefusal", "03-03 10:00"], ["refuse", "03-03 11:00"]);

  it("is asked once, answered by the office above within five working days", () => {
    const story = refused().goes(["askReview", "03-04 10:00"]);
    expect(story.clock("REVIEW")).toMatchObject({ unitId: "town", basis: { due: "2026-03-11" } });
    expect(code(story.do("askReview", "03-05 10:00"))).toBe("REVIEW_ASKED");
    story.goes(["review", "03-06 10:00", { upheld: true }]);
    expect(story.issue).toMatchObject({ state: "NOT_ACCEPTED", refusalReview: "UPHELD" });
    expect(code(story.do("askReview", "03-07 10:00"))).toBe("REVIEW_ASKED");
  });

  it("overturned, it must be accepted, and its promises run from that day", () => {
    const story = refused().goes(["askReview", "03-04 10:00"], ["review", "03-06 10:00"]);
    expect(story.issue).toMatchObject({ state: "REGISTERED", refusalReview: "OVERTURNED" });
    expect(story.clock("REPLY")?.basis).toMatchObject({ from: "2026-03-06", days: 5 });
    expect(code(story.do("proposeRefusal", "03-06 11:00"))).toBe("REFUSAL_OVERTURNED");
  });

  it("not reviewed in time is supervised; asked too late it is not taken", () => {
    const story = refused().goes(["askReview", "03-04 10:00"]);
    story.sweep("03-12 00:10");
    expect(story.orders).toMatchObject([{ toUnitId: "town" }]);
    expect(code(refused().do("askReview", "04-03 10:00"))).toBe("REVIEW_TOO_LATE");
    expect(code(refused().do("review", "03-04 10:00"))).toBe("NO_REVIEW_ASKED");
  });
});

describe("并案 merge, 拆分 split, 移送 refer out, 归档 archive", () => {
  const neighbour = () => {
    const story = inProgress();
    story.master = { ...inProgress().issue, id: "master" };
    return story;
  };

  it("merged, the solution is the master's; the answer stays this resident's own", () => {
    const story = neighbour().goes(["merge", "03-03 10:00"]);
    expect(story.issue).toMatchObject({ state: "MERGED", mergedInto: "master", mergedDue: "2026-03-17" });
    expect(story.clocks("RESOLVE")).toMatchObject([{ stop: "MOVED" }]);
    expect(story.clock("REPLY")?.basis.due).toBe("2026-03-09");
    story.goes(["reply", "03-04 10:00", { kind: "FINAL" }]);
    story.master = { ...(story.master as Issue), state: "RESOLVED", outcome: "SOLVED" };
    story.goes(["followMaster", "03-05 10:00"]);
    expect(story.issue.state).toBe("RESOLVED");
  });

  it("its own answer missed, the level above owes that; the two stay together, and the main one does not pull it down", () => {
    const story = neighbour().goes(["merge", "03-03 10:00"]);
    story.sweep("03-11 00:10");
    const climbed = { state: "MERGED", level: "COUNTY", mergedInto: "master", leadUnitId: "county" };
    expect(story.issue).toMatchObject(climbed);
    expect(story.clock("REPLY")).toMatchObject({ unitId: "county", basis: { from: "2026-03-11" } });
    expect(story.clock("RESOLVE")).toBeUndefined();
    story.goes(["followMaster", "03-11 09:00"]);
    expect(story.issue).toMatchObject(climbed);
    story.goes(["split", "03-11 10:00"]);
    expect(story.issue).toMatchObject({ state: "ACCEPTED", level: "COUNTY", mergedInto: null });
    expect(story.clock("RESOLVE")?.basis.due).toBe("2026-03-17");
  });

  it("split, it is due as before, with three working days at least", () => {
    const early = neighbour().goes(["merge", "03-03 10:00"], ["split", "03-04 10:00"]);
    expect(early.clock("RESOLVE")?.basis.due).toBe("2026-03-17");
    const late = neighbour().goes(
      ["merge", "03-03 10:00"],
      ["reply", "03-04 10:00"],
      ["split", "03-17 10:00"],
    );
    expect(late.clock("RESOLVE")?.basis.due).toBe("2026-03-20");
  });

  it("never into itself, into what nobody works on, or while others are merged into it", () => {
    const story = neighbour();
    story.master = { ...story.issue, id: "master", state: "CLOSED" };
    expect(code(story.do("merge", "03-03 10:00"))).toBe("MASTER_NOT_OPEN");
    story.master = story.issue;
    expect(code(story.do("merge", "03-03 10:00", { masterId: story.issue.id }))).toBe("MERGE_ITSELF");
    story.master = null;
    expect(code(story.do("merge", "03-03 10:00"))).toBe("NOT_FOUND");
    story.issue = { ...story.issue, children: 1 };
    expect(code(story.do("merge", "03-03 10:00"))).toBe("HAS_CHILDREN");
  });

  it("a master waits for the answers of its children", () => {
    const story = answered("FINAL");
    story.issue = { ...story.issue, unansweredChildren: 2 };
    expect(story.do("resolve", "03-03 16:00")).toEqual({
      code: "CHILDREN_UNANSWERED",
      details: { count: 2 },
    });
  });

  it("referred out only with the papers handed over and the resident told; it counts as answered", () => {
    const story = inProgress();
    expect(code(story.do("referOut", "03-04 10:00", { papersHandedOver: false }))).toBe("PAPERS_FIRST");
    expect(code(story.do("referOut", "03-04 10:00", { reached: false }))).toBe("TELL_FIRST");
    story.goes(["referOut", "03-04 10:00"]);
    expect(story.issue).toMatchObject({ state: "REFERRED_OUT", clocks: [] });
    expect(story.clocks("REPLY")).toMatchObject([{ stop: "MET" }]);
  });

  it("archived thirty days after closing, when nothing can be reopened any more", () => {
    const story = resolved().goes(["rate", "03-04 09:00"]);
    story.sweep("04-03 23:59");
    expect(story.issue.state).toBe("CLOSED");
    story.sweep("04-04 00:00");
    expect(story.issue).toMatchObject({ state: "ARCHIVED", clocks: [] });
  });

  it("links, reclassifies and hands a danger off without moving a date", () => {
    const story = neighbour().goes(
      ["link", "03-03 10:00"],
      ["reclassify", "03-03 11:00"],
      ["handOff", "03-03 12:00"],
    );
    expect(story.links).toMatchObject([{ otherId: "master", kind: "RELATED" }]);
    expect(story.issue).toMatchObject({ category: "HOUSING_PROPERTY.LEAK_QUALITY", hazard: true });
    expect(story.told.filter((m) => m.topic === "handOff").map((m) => m.to)).toEqual([
      "unit:community-water",
      "unit:community",
      "unit:town",
    ]);
    expect(code(story.do("reclassify", "03-03 13:00", { tier: "WORRY" }))).toBe("TIER_NOT_OF_LEVEL");
    expect(code(story.do("link", "03-03 13:00", { otherId: "unknown" }))).toBe("NOT_FOUND");
  });
});

describe("what a hostile or unlucky hour brings", () => {
  const tried = (story: Story) =>
    story.goes(["contact", "03-03 10:00"], ["contact", "03-03 15:00"], ["contact", "03-04 19:00"]);

  it("tries in vain at one level do not resolve the matter at the next", () => {
    const story = tried(inProgress()).goes(
      ["reply", "03-05 09:00"],
      ["escalate", "03-05 10:00"],
      ["dispatch", "03-05 11:00"],
      ["sign", "03-05 12:00"],
    );
    expect(code(story.do("resolve", "03-05 15:00"))).toBe("FINAL_REPLY_FIRST");
  });

  it("whoever left no name is never out of reach, and reached once, the tries begin anew", () => {
    const anonymous = new Story({
      at: "03-02 10:00",
      payload: { confidentiality: "ANONYMOUS", residentPhone: null },
    }).goes(["accept", "03-02 11:00"], ["dispatch", "03-02 11:30"], ["sign", "03-02 14:30"]);
    expect(tried(anonymous).clock("REPLY")).toBeDefined();
    const reached = inProgress().goes(
      ["contact", "03-03 10:00"],
      ["contact", "03-03 15:00"],
      ["contact", "03-03 16:00", { result: "REACHED" }],
      ["contact", "03-04 19:00"],
    );
    expect(reached.issue.tries).toHaveLength(1);
  });

  it("an office never withdraws for somebody who cannot be asked; the resident hears of any withdrawal", () => {
    const silent = new Story({ at: "03-02 10:00", payload: { residentPhone: null } });
    expect(code(silent.do("withdraw", "03-03 10:00", {}, { as: "STAFF" }))).toBe("ONLY_THEMSELVES");
    const story = inProgress().goes(["withdraw", "03-04 10:00"]);
    expect(story.told).toContainEqual({ topic: "withdraw", to: "resident" });
  });

  it("back from a withdrawal against their will, the old final reply is not the new one", () => {
    const back = answered("FINAL").goes(
      ["withdraw", "03-04 10:00"],
      ["callback", "03-05 10:00", { ofFreeWill: false }],
    );
    back.goes(["dispatch", "03-05 11:00"], ["sign", "03-05 12:00"]);
    expect(code(back.do("resolve", "03-05 15:00"))).toBe("FINAL_REPLY_FIRST");
  });

  it("referred out, the resident may ask for a review; overturned, it is registered again", () => {
    const story = inProgress().goes(
      ["referOut", "03-04 10:00"],
      ["askReview", "03-05 10:00"],
      ["review", "03-06 10:00", { upheld: false }],
    );
    expect(story.issue).toMatchObject({ state: "REGISTERED", leadUnitId: null });
  });
});
