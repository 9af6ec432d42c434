import { describe, expect, it } from "vitest";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { settle } from "#lib/domain/casework/sweep.ts";
import { DEFAULT_SETTINGS } from "#lib/domain/clocks/clockSettings.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import { accepted, dispatched, inProgress, registered } from "#tests/support/stages.ts";
import { at, departmentOf, place, Story } from "#tests/support/story.ts";

const asOf = (story: Story, when: string) => {
  story.sweep(when);
  return story;
};

describe("what was not answered climbs by itself", () => {
  // Spoken Monday 03-02: the reply was due on Monday 03-09; the grace is Tuesday 03-10.
  it("waits out the limit and one working day of grace", () => {
    const story = inProgress();
    story.sweep("03-09 23:59");
    expect(story.clock("REPLY")?.breachedAt).toBeNull();
    story.sweep("03-10 00:00");
    expect(story.clock("REPLY")?.breachedAt).toEqual(at("03-09 24:00"));
    expect(story.did("breach").map((e) => e.data.kind)).toEqual(["CONTACT", "REPLY"]);
    expect(story.issue.level).toBe("COMMUNITY");
    story.sweep("03-10 23:59");
    expect(story.issue.level).toBe("COMMUNITY");
    story.sweep("03-10 24:00");
    expect(story.issue).toMatchObject({ level: "COUNTY", tier: "WORRY", holderUnitId: "county" });
  });

  it.each([
    ["nobody had accepted it", registered, "REGISTERED"],
    ["nobody had dispatched it", accepted, "ACCEPTED"],
    ["nobody had signed it", dispatched, "ACCEPTED"],
    ["it was being handled", inProgress, "ACCEPTED"],
  ] as const)("also when %s", (_case, begin, state) => {
    const story = asOf(begin(), "03-11 00:00");
    expect(story.issue).toMatchObject({ level: "COUNTY", state, leadUnitId: null, handlerId: null });
    expect(story.did("autoEscalate")).toHaveLength(1);
  });

  it("keeps the lower clock breached for ever, and starts the county's on the day it came", () => {
    const story = asOf(inProgress(), "03-11 02:00");
    const [lower, upper] = story.clocks("REPLY");
    expect(lower).toMatchObject({ level: "COMMUNITY", stop: "MOVED", breachedAt: at("03-09 24:00") });
    expect(upper).toMatchObject({ level: "COUNTY", tier: "WORRY", unitId: "county", stoppedAt: null });
    expect(upper?.basis).toMatchObject({ from: "2026-03-11", days: 15, due: "2026-03-26" });
    expect(story.clock("RESOLVE")?.basis).toMatchObject({ from: "2026-03-11", days: 30, due: "2026-04-10" });
  });

  it("leaves unit, community and street as co-handlers, with a supervision order of level 1", () => {
    const story = asOf(inProgress(), "03-11 00:00");
    expect([...story.issue.coUnitIds].sort()).toEqual(
      ["community", departmentOf("community"), "town"].sort(),
    );
    expect(story.orders).toMatchObject([{ level: 1, reason: "BREACH", toUnitId: "community", unitId: null }]);
    expect(story.orders[0]?.clockId).toBe(story.clocks("REPLY")[0]?.id);
    expect(story.issue.supervisionLevel).toBe(1);
    expect(story.told.filter((m) => m.topic === "autoEscalate").map((m) => m.to)).toEqual([
      "resident",
      "unit:county",
      "unit:community",
    ]);
  });

  it("goes from the street to the county as well, and from the county to the city", () => {
    const street = new Story({ at: "03-02 10:00", place: { ...place, communityId: null } });
    street.sweep("03-11 00:00");
    expect(street.issue).toMatchObject({ level: "COUNTY", coUnitIds: ["town"] });
    street.sweep("03-27 23:59");
    expect(street.issue.level).toBe("COUNTY"); // due 03-26, grace is Friday 03-27
    street.sweep("03-27 24:00");
    expect(street.issue).toMatchObject({ level: "CITY", tier: "HARD", holderUnitId: "city" });
    expect(street.did("autoEscalate")).toHaveLength(2);
    expect(street.orders.filter((o) => o.reason === "BREACH").map((o) => o.toUnitId)).toContain("county");
  });

  it("goes from a street without a county straight to the city", () => {
    const story = new Story({ at: "03-02 10:00", place: { ...place, countyId: null } });
    story.sweep("03-11 00:00");
    expect(story.issue).toMatchObject({ level: "CITY", tier: "HARD", holderUnitId: "city" });
    expect(story.issue.coUnitIds).toEqual(["community", "town"]);
  });

  it("is supervised at level 3 at the city, where there is nowhere to climb, once", () => {
    const story = new Story({
      at: "03-02 10:00",
      place: { ...place, countyId: null, townId: null, communityId: null },
    });
    story.sweep("04-30 00:00");
    expect(story.issue.level).toBe("CITY");
    expect(story.orders.map((o) => [o.level, o.clockId])).toEqual([
      [3, story.clock("REPLY")?.id],
      [1, story.clock("ACCEPT")?.id],
    ]);
    expect(story.did("supervise")[0]?.data).toMatchObject({ level: 3, reason: "BREACH" });
    expect(story.sweep("04-30 00:01")).toBe(false);
    expect(story.clock("REPLY")?.breachedAt).toEqual(at("04-01 24:00"));
  });

  it("does not climb when the answer came late but before the grace was over; the breach stays", () => {
    const story = inProgress().goes(["reply", "03-10 15:00"]);
    expect(story.clocks("REPLY")).toMatchObject([{ stop: "MET", breachedAt: at("03-09 24:00") }]);
    story.sweep("03-12 00:00");
    expect(story.did("autoEscalate")).toEqual([]);
    expect(story.issue.level).toBe("COMMUNITY");
  });

  it("climbs once for each clock it missed, also after a month of standstill of the sweep", () => {
    const story = asOf(inProgress(), "05-20 09:00");
    expect(story.did("autoEscalate")).toHaveLength(1);
    expect(story.issue.level).toBe("COUNTY");
    expect(story.sweep("05-20 09:00")).toBe(false);
    expect(shanghaiDate(story.clock("REPLY")?.startedAt as Date)).toBe("2026-05-20");
  });
});

describe("what was answered but not solved is supervised, not moved", () => {
  it("once, by the level it stands at", () => {
    const story = inProgress().goes(["reply", "03-03 15:00"]);
    story.sweep("03-18 00:00"); // RESOLVE 15日: 03-17
    expect(story.orders).toMatchObject([{ level: 1, toUnitId: departmentOf("community") }]);
    expect(story.issue.level).toBe("COMMUNITY");
    story.sweep("03-19 00:00"); // the next news was due 03-18: an order of its own
    expect(story.orders.map((o) => story.history.get(o.clockId ?? "")?.kind)).toEqual([
      "RESOLVE",
      "PROGRESS",
    ]);
    expect(story.sweep("03-20 00:00")).toBe(false);
    expect(story.clock("RESOLVE")?.breachedAt).toEqual(at("03-17 24:00"));
  });

  it("also when REPLY and RESOLVE end on one day: RESOLVE is supervised at once, REPLY climbs after its grace", () => {
    // A reopened county issue has 15日 for both.
    const story = new Story({ at: "03-02 10:00", place: { ...place, townId: null, communityId: null } }).goes(
      ["accept", "03-02 11:00"],
      ["dispatch", "03-02 11:30"],
      ["sign", "03-02 14:30"],
      ["reply", "03-03 15:00", { kind: "FINAL" }],
      ["resolve", "03-03 16:00"],
      ["rate", "03-04 09:00", { solved: "NO", level: 1 }],
    );
    expect(story.clock("REPLY")?.dueAt).toEqual(story.clock("RESOLVE")?.dueAt); // 03-19
    story.sweep("03-20 00:00");
    expect(story.did("supervise")).toHaveLength(1);
    expect(story.did("supervise")[0]?.clockId).toBe(story.clock("RESOLVE")?.id);
    expect(story.issue.level).toBe("COUNTY");
    story.sweep("03-21 00:00");
    expect(story.did("autoEscalate")).toHaveLength(1);
    expect(story.issue.level).toBe("CITY");
    expect(story.did("supervise")).toHaveLength(1);
  });
});

it("data that contradicts itself is a bug, and is not settled in silence", () => {
  const { issue } = inProgress();
  const given = { now: at("04-01"), calendar: realCalendar, settings: DEFAULT_SETTINGS, newId: () => "id" };
  expect(() => settle({ ...issue, state: "CLOSED" }, given)).toThrow(/was refused: WRONG_STATE/);
});

describe("what nobody did, the system does", () => {
  it("signs four working hours after dispatch: over lunch, and over the night", () => {
    const story = dispatched(); // Monday 11:30: half an hour, then 14:00 to 17:30
    story.sweep("03-02 17:29");
    expect(story.issue.state).toBe("DISPATCHED");
    story.sweep("03-02 17:30");
    expect(story.issue).toMatchObject({ state: "IN_PROGRESS", handlerId: null });
    expect(story.clocks("SIGN")).toMatchObject([{ stop: "LAPSED", breachedAt: null }]);
    expect(story.did("sign")).toMatchObject([{ actorRole: "SYSTEM", actorId: null }]);
    expect(story.issue.breachCount).toBe(0);
  });

  it("records that nobody was contacted within 24 hours, and that nobody accepted within two working days", () => {
    const story = asOf(dispatched(), "03-03 11:30");
    expect(story.did("breach").map((e) => e.data.kind)).toEqual(["CONTACT"]);
    const waiting = asOf(registered(), "03-04 24:00");
    expect(waiting.did("breach").map((e) => [e.data.kind, e.data.due])).toEqual([["ACCEPT", "2026-03-04"]]);
    expect(waiting.sweep("03-05 09:00")).toBe(false);
  });

  it("closes after 15日 what nobody rated, as not rated", () => {
    const story = inProgress().goes(["reply", "03-03 15:00", { kind: "FINAL" }], ["resolve", "03-03 16:00"]);
    story.sweep("03-18 23:59");
    expect(story.issue.state).toBe("RESOLVED");
    story.sweep("03-18 24:00");
    expect(story.issue).toMatchObject({ state: "CLOSED", ratedSolved: null, ratedLevel: null });
    expect(story.clocks("RATING")).toMatchObject([{ stop: "LAPSED", breachedAt: null }]);
    expect(story.ratings).toEqual([]);
  });
});
