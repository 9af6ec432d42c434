import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "#lib/domain/clocks/clockSettings.ts";
import { breachClock, canBreach, startClock, startUntil, stopClock } from "#lib/domain/clocks/clocks.ts";
import { CLOCK_KINDS, type Tier } from "#lib/domain/vocabulary.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import { inProgress } from "#tests/support/stages.ts";
import { at, place, Story } from "#tests/support/story.ts";

const owner = (startedAt: string) => ({
  id: "clock",
  level: "COMMUNITY" as const,
  tier: "URGENT" as const,
  unitId: "community",
  round: 1,
  startedAt: at(startedAt),
});
const given = { calendar: realCalendar, settings: DEFAULT_SETTINGS };

describe("the lengths of the clocks (domain.md C3)", () => {
  it("REPLY 5, 15, 30 日 and RESOLVE 15, 30, 60 日 by tier", () => {
    const lengths = (kind: "REPLY" | "RESOLVE" | "PROGRESS") =>
      (["URGENT", "WORRY", "HARD", "HOPE"] as Tier[]).map(
        (tier) => DEFAULT_SETTINGS.rules[kind][tier].amount,
      );
    expect(lengths("REPLY")).toEqual([5, 15, 30, 30]);
    expect(lengths("RESOLVE")).toEqual([15, 30, 60, 60]);
    expect(lengths("PROGRESS")).toEqual([15, 15, 30, 30]);
  });

  it("ACCEPT counts working days, REPLY and RESOLVE calendar days that end on a working day", () => {
    expect(startClock("ACCEPT", owner("03-05"), "2026-03-05", given).basis).toMatchObject({
      mode: "WORKING_DAY",
      due: "2026-03-09",
    });
    expect(startClock("REPLY", owner("02-12"), "2026-02-12", given).basis).toMatchObject({
      mode: "CALENDAR_ROLLOVER",
      due: "2026-02-24",
      provisional: false,
      calendarVersion: 1,
    });
    expect(startClock("RESOLVE", owner("03-02"), "2026-03-02", given).dueAt).toEqual(at("03-17 24:00"));
    expect(startClock("RATING", owner("03-02"), "2026-03-02", given).sweepAt).toEqual(at("03-17 24:00"));
  });

  it("carries the sum in steps, and says when a year's holidays are not known yet", () => {
    const late = startClock("REPLY", owner("12-29"), "2026-12-29", given);
    expect(late.basis.provisional).toBe(true);
    expect(late.basis.steps.map((s) => s.rule)).toContain("PROVISIONAL");
    expect(late.basis.steps.at(-1)).toMatchObject({ rule: "DUE", date: late.basis.due });
  });

  it("CONTACT is 24 hours by the wall clock, also over a holiday; SIGN is four working hours", () => {
    expect(startClock("CONTACT", owner("02-14 17:00"), "2026-02-14", given).dueAt).toEqual(at("02-15 17:00"));
    const sign = startClock("SIGN", owner("03-06 17:00"), "2026-03-06", given); // Friday, one hour left
    expect(sign.dueAt).toEqual(at("03-09 12:00"));
    expect(sign.basis).toMatchObject({ from: "2026-03-06", hours: 4, due: "2026-03-09" });
  });

  it("a date set by another rule is the last day, whole", () => {
    const clock = startUntil("REPLY", owner("03-23"), "2026-03-23", "2026-03-26", given);
    expect(clock.dueAt).toEqual(at("03-26 24:00"));
    expect(clock.basis.steps.map((s) => [s.date, s.rule])).toEqual([
      ["2026-03-23", "DAY_ZERO"],
      ["2026-03-26", "DUE"],
    ]);
  });
});

describe("a breach", () => {
  const reply = startClock("REPLY", owner("03-02"), "2026-03-02", given);

  it("is an office's: not of SIGN, which the system signs, nor of RATING, where the resident may be silent", () => {
    const harmless = CLOCK_KINDS.filter((kind) => !canBreach(kind));
    expect(harmless).toEqual(["SIGN", "RATING", "WAIT", "ARCHIVE"]);
  });

  it("is dated to the instant it was due, and acted on after one working day for REPLY, at once for RESOLVE", () => {
    const friday = startClock("REPLY", owner("03-08"), "2026-03-08", given); // due Friday 03-13
    expect(breachClock(reply, realCalendar)).toMatchObject({
      breachedAt: at("03-09 24:00"),
      sweepAt: at("03-10 24:00"),
    });
    expect(breachClock(friday, realCalendar).sweepAt).toEqual(at("03-16 24:00"));
    const resolve = startClock("RESOLVE", owner("03-02"), "2026-03-02", given);
    expect(breachClock(resolve, realCalendar).sweepAt).toEqual(resolve.dueAt);
    const accept = startClock("ACCEPT", owner("03-02"), "2026-03-02", given);
    expect(breachClock(accept, realCalendar).sweepAt).toEqual(accept.dueAt);
  });

  it("stays when the clock is stopped", () => {
    const stopped = stopClock(breachClock(reply, realCalendar), at("03-12"), "MET");
    expect(stopped).toMatchObject({
      breachedAt: at("03-09 24:00"),
      stop: "MET",
      sweepAt: at("03-10 24:00"), // nobody had acted on it yet
    });
  });

  it("is recorded by the late reply itself when no sweep came before", () => {
    const story = inProgress().goes(["reply", "03-10 16:00"]);
    expect(story.events.slice(-3).map((e) => [e.verb, e.actorRole, e.data.kind])).toEqual([
      ["breach", "SYSTEM", "REPLY"],
      ["breach", "SYSTEM", "CONTACT"],
      ["reply", "HANDLER", "PROGRESS"],
    ]);
    expect(story.issue.breachCount).toBe(2);
    expect(story.clocks("REPLY")).toMatchObject([{ stop: "MET", breachedAt: at("03-09 24:00") }]);
    story.sweep("03-11 09:00");
    expect(story.issue.breachCount).toBe(2);
  });

  it("does not happen when the reply comes in the last minute of the last day", () => {
    const story = inProgress().goes(["reply", "03-09 23:59"]);
    expect(story.clocks("REPLY")).toMatchObject([{ stop: "MET", breachedAt: null }]);
  });
});

describe("the chain of domain.md C5", () => {
  it("spoken 03-02: reply due 03-09, resolved by 03-17, accepted by 03-04", () => {
    const story = new Story({ at: "03-02 10:00" });
    expect(story.issue.clocks.map((c) => [c.kind, c.basis.due])).toEqual([
      ["ACCEPT", "2026-03-04"],
      ["REPLY", "2026-03-09"],
      ["RESOLVE", "2026-03-17"],
    ]);
  });

  it("counts from the day it was spoken, not from the day it was typed in", () => {
    const story = new Story({ at: "03-06 10:00", spokenOn: "2026-03-02" });
    expect(story.clock("REPLY")?.basis).toMatchObject({ from: "2026-03-02", due: "2026-03-09" });
    expect(story.clock("ACCEPT")?.basis).toMatchObject({ from: "2026-03-06", due: "2026-03-10" });
  });

  it("typed in when the limit was already over: the clock starts run out, and the sweep records it", () => {
    const story = new Story({
      at: "03-20 10:00",
      spokenOn: "2026-03-02",
      payload: { lateReason: "山里没有信号" },
    });
    expect(story.clock("REPLY")).toMatchObject({ dueAt: at("03-20 10:00"), basis: { due: "2026-03-09" } });
    story.sweep("03-20 10:05");
    expect(story.issue.breachCount).toBe(2);
    expect(story.issue.level).toBe("COMMUNITY"); // there is still a working day to answer
    story.sweep("03-23 24:00");
    expect(story.issue.level).toBe("COUNTY");
  });

  it("a hand-up from community to street keeps every clock as it is: one tier", () => {
    const story = inProgress();
    const before = story.issue.clocks;
    story.goes(["escalate", "03-03 10:00"]);
    expect(story.issue).toMatchObject({
      level: "TOWN",
      tier: "URGENT",
      holderUnitId: "town",
      state: "ACCEPTED",
    });
    // The same promises; who answers for them from now on is the street.
    expect(story.issue.clocks.map((c) => [c.id, c.dueAt]).sort()).toEqual(
      before.map((c) => [c.id, c.dueAt]).sort(),
    );
    expect(story.clock("REPLY")?.unitId).toBe("town");
    story.sweep("03-10 00:00");
    expect(story.did("breach").map((e) => [e.data.kind, e.data.due])).toContainEqual(["REPLY", "2026-03-09"]);
  });

  it("submitted to the county 03-05: due 03-20; to the city 03-19: due 04-20", () => {
    const story = inProgress().goes(
      ["escalate", "03-03 10:00"], // community to street: a hand-up
      ["dispatch", "03-03 11:00"], // accepted below, it need not be accepted again
      ["sign", "03-03 11:30"],
      ["reply", "03-05 15:00"],
      ["escalate", "03-05 15:10"],
    );
    expect(story.issue).toMatchObject({
      level: "COUNTY",
      tier: "WORRY",
      initialTier: "URGENT",
      holderUnitId: "county",
    });
    expect(story.clock("REPLY")?.basis).toMatchObject({ from: "2026-03-05", days: 15, due: "2026-03-20" });
    expect(story.clock("RESOLVE")?.basis).toMatchObject({ from: "2026-03-05", days: 30, due: "2026-04-07" });
    story.goes(
      ["dispatch", "03-06 10:00"],
      ["sign", "03-06 10:10"],
      ["reply", "03-19 09:00"],
      ["escalate", "03-19 17:00"],
    );
    expect(story.issue).toMatchObject({
      level: "CITY",
      tier: "HARD",
      initialTier: "URGENT",
      holderUnitId: "city",
    });
    expect(story.clock("REPLY")?.basis).toMatchObject({ from: "2026-03-19", days: 30, due: "2026-04-20" });
    expect(story.clock("RESOLVE")?.basis).toMatchObject({ from: "2026-03-19", days: 60, due: "2026-05-18" });
    expect(story.clocks("REPLY").map((c) => [c.level, c.stop, c.breachedAt])).toEqual([
      ["COMMUNITY", "MET", null],
      ["COUNTY", "MET", null],
      ["CITY", null, null],
    ]);
    expect(story.clocks("RESOLVE").map((c) => c.stop)).toEqual(["MOVED", "MOVED", null]);
  });

  it("told to the county itself, it is a 愁 of 15 days from that day on", () => {
    const story = new Story({ at: "03-02 10:00", place: { ...place, townId: null, communityId: null } });
    expect(story.issue).toMatchObject({ level: "COUNTY", tier: "WORRY", holderUnitId: "county" });
    expect(story.clock("REPLY")?.basis.due).toBe("2026-03-17");
  });
});
