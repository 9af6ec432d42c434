import { describe, expect, it } from "vitest";
import { addDays } from "#lib/domain/calendar/calendar.ts";
import type { Clock } from "#lib/domain/casework/issue.ts";
import { deadlineSentence } from "#lib/domain/labels/deadline.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import { code, inProgress } from "#tests/support/stages.ts";
import { at, Story } from "#tests/support/story.ts";

const answered = () => inProgress().goes(["reply", "03-03 15:00"]);
const resolveDue = (story: Story) => story.clock("RESOLVE")?.basis.due;

describe("请补充 ask info", () => {
  it("stops RESOLVE and never REPLY; the answer lets it go on, later by the days it stood still", () => {
    const story = inProgress().goes(["askInfo", "03-03 10:00"]); // RESOLVE due 03-17
    expect(story.clock("RESOLVE")).toMatchObject({ pausedOn: "2026-03-03", sweepAt: null });
    expect(story.clock("REPLY")?.pausedOn).toBeNull();
    expect(story.issue.waiting).toEqual({
      kind: "INFO",
      since: "2026-03-03",
      until: "2026-03-18",
      reason: null,
    });
    story.goes(["giveInfo", "03-06 10:00"]);
    expect(story.issue.waiting).toBeNull();
    expect(resolveDue(story)).toBe("2026-03-20");
    expect(story.clock("RESOLVE")?.basis.steps.map((s) => s.rule)).toContain("PAUSED");
  });

  it("is asked once a round, in one list, and only when the resident was told", () => {
    expect(code(inProgress().do("askInfo", "03-03 10:00", { reached: false }))).toBe("TELL_FIRST");
    const story = inProgress().goes(["askInfo", "03-03 10:00"], ["giveInfo", "03-04 10:00"]);
    expect(code(story.do("askInfo", "03-05 10:00"))).toBe("INFO_ASKED");
  });

  it("without an answer goes on by itself after 15 days", () => {
    const story = answered().goes(["askInfo", "03-03 16:00"]);
    story.sweep("03-18 23:59");
    expect(story.issue.waiting).not.toBeNull();
    story.sweep("03-19 00:00");
    expect(story.issue.waiting).toBeNull();
    expect(story.did("resume")).toMatchObject([{ actorRole: "SYSTEM" }]);
    expect(resolveDue(story)).toBe("2026-04-01"); // 03-17 and 15 days
  });

  it("stands still past its old end without a breach", () => {
    const story = answered().goes(["askInfo", "03-16 16:00"]);
    story.sweep("03-20 09:00");
    expect(story.clock("RESOLVE")?.breachedAt).toBeNull();
  });
});

describe("中止 pause", () => {
  it("is asked by the head of the unit and approved by the office, for a listed reason and until a day", () => {
    const story = answered().goes(["askPause", "03-04 10:00", { until: "2026-03-20" }]);
    expect(story.clock("RESOLVE")?.pausedOn).toBeNull(); // nothing happens before it is approved
    story.goes(["approvePause", "03-05 10:00"]);
    expect(story.issue.waiting).toMatchObject({ kind: "PAUSE", reason: "APPRAISAL", until: "2026-03-20" });
    story.goes(["resume", "03-12 10:00"]);
    expect(resolveDue(story)).toBe("2026-03-24"); // 03-17 and 7 days
  });

  it("is declined with a reason, and nothing moved", () => {
    const story = answered().goes(["askPause", "03-04 10:00"], ["declineRequest", "03-04 11:00"]);
    expect(story.issue.request).toBeNull();
    expect(resolveDue(story)).toBe("2026-03-17");
    expect(story.told.at(-1)).toMatchObject({ topic: "declineRequest" });
  });

  it("has an end, within 90 days, and is not asked of what is overdue", () => {
    const story = answered();
    expect(code(story.do("askPause", "03-04 10:00", { until: "2026-03-04" }))).toBe("PAUSE_DATE");
    expect(code(story.do("askPause", "03-04 10:00", { until: "2026-06-03" }))).toBe("PAUSE_DATE");
    expect(code(story.do("askPause", "03-18 10:00", { until: "2026-03-28" }))).toBe("PAUSE_TOO_LATE");
  });

  it("one thing at a time", () => {
    const story = answered().goes(["askPause", "03-04 10:00"]);
    expect(code(story.do("askExtension", "03-04 11:00"))).toBe("REQUEST_PENDING");
    story.goes(["approvePause", "03-04 12:00"]);
    expect(code(story.do("askInfo", "03-04 13:00"))).toBe("WAITING_ALREADY");
    expect(code(story.do("mediate", "03-04 13:00"))).toBe("WAITING_ALREADY");
  });
});

describe("延期 extend (信访工作条例 §34)", () => {
  const asked = (days = 10) => answered().goes(["askExtension", "03-04 10:00", { days }]);

  it("counts only once the resident has been told", () => {
    const story = asked().goes(["approveExtension", "03-05 10:00"]);
    expect(resolveDue(story)).toBe("2026-03-17");
    expect(code(story.do("tellExtension", "03-05 11:00", { reached: false }))).toBe("TELL_FIRST");
    story.goes(["tellExtension", "03-05 11:00"]);
    expect(resolveDue(story)).toBe("2026-03-27");
    expect(story.clock("RESOLVE")?.basis.steps.map((s) => s.rule)).toContain("EXTENDED");
    expect(story.clocks("REPLY")).toHaveLength(1); // REPLY never
  });

  it("the second time the superior office decides; a third time nobody does", () => {
    const story = asked().goes(["approveExtension", "03-05 10:00"], ["tellExtension", "03-05 11:00"]);
    story.goes(["askExtension", "03-06 10:00"]);
    expect(code(story.do("approveExtension", "03-06 11:00"))).toBe("NOTHING_TO_DECIDE");
    story.goes(["approveSecondExtension", "03-06 11:00"], ["tellExtension", "03-06 12:00"]);
    expect(code(story.do("askExtension", "03-07 10:00"))).toBe("EXTENDED_TWICE");
  });

  it("is never longer than the time it extends, nor than 30 days", () => {
    expect(answered().do("askExtension", "03-04 10:00", { days: 16 })).toEqual({
      code: "EXTENSION_TOO_LONG",
      details: { most: 15 },
    });
  });

  it("approved but not told in time, it does not count any more", () => {
    const story = asked().goes(["approveExtension", "03-17 10:00"]);
    expect(code(story.do("tellExtension", "03-18 09:00"))).toBe("EXTEND_TOO_LATE");
    story.sweep("03-18 09:10");
    expect(story.clock("RESOLVE")?.breachedAt).toEqual(at("03-17 24:00"));
  });

  it("is not decided by who asked", () => {
    const by = "HANDLER@community-water";
    expect(code(asked().do("approveExtension", "03-05 10:00", {}, { by }))).toBe("SAME_PERSON");
  });
});

describe("挂账 hold", () => {
  it("needs an answer first, ends the promise of a date, and brings news every 30 days and a review within 90", () => {
    expect(code(inProgress().do("hold", "03-03 10:00"))).toBe("HOLD_NEEDS_REPLY");
    const story = answered().goes(["hold", "03-04 10:00", { reviewOn: "2026-05-04" }]);
    expect(story.issue).toMatchObject({ state: "ON_HOLD", holdCount: 1 });
    expect(story.clocks("RESOLVE")).toMatchObject([{ stop: "HELD" }]);
    expect(story.clock("PROGRESS")?.basis).toMatchObject({ from: "2026-03-04", days: 30 });
    expect(story.clock("HOLD_REVIEW")).toMatchObject({ unitId: "town", basis: { due: "2026-05-04" } });
    expect(code(story.do("hold", "04-26 10:00", { reviewOn: "2026-06-04" })), "long before its review").toBe(
      "REVIEW_NOT_YET",
    );
    expect(code(story.do("hold", "04-27 10:00", { reviewOn: "2026-07-30" }))).toBe("REVIEW_DATE");
  });

  it("may be renewed, four times in all; a review that is missed is supervised", () => {
    const story = answered();
    for (let n = 1; n <= 4; n++)
      story.goes(["hold", `03-0${3 + n} 10:00`, { reviewOn: addDays("2026-03-10", n) }]);
    expect(code(story.do("hold", "03-08 10:00"))).toBe("HELD_TOO_OFTEN");
    story.sweep("03-17 00:10"); // review due 03-14, a Saturday that people chose
    expect(story.orders).toMatchObject([{ toUnitId: "town" }]);
  });

  it("taken up again, a solution is promised anew", () => {
    const story = answered().goes(["hold", "03-04 10:00"], ["resume", "04-10 10:00"]);
    expect(story.issue.state).toBe("IN_PROGRESS");
    expect(story.clock("RESOLVE")?.basis).toMatchObject({ from: "2026-04-10", days: 15 });
  });

  it("can be resolved from there, with the final reply", () => {
    const story = answered().goes(["hold", "03-04 10:00"], ["reply", "03-20 10:00", { kind: "FINAL" }]);
    story.goes(["resolve", "03-20 11:00", { outcome: "PLANNED" }]);
    expect(story.issue.state).toBe("RESOLVED");
  });
});

describe("调解 mediate (hook)", () => {
  it("needs both, stands still for at most 30 days, and comes back by itself", () => {
    expect(code(answered().do("mediate", "03-04 10:00", { bothAgree: false }))).toBe("BOTH_MUST_AGREE");
    const story = answered().goes(["mediate", "03-04 10:00"]);
    expect(story.issue).toMatchObject({
      state: "MEDIATING",
      waiting: { kind: "MEDIATION", until: "2026-04-03" },
    });
    story.sweep("04-04 00:00");
    expect(story.issue).toMatchObject({ state: "IN_PROGRESS", waiting: null });
  });
});

describe("the calendar changes (recount)", () => {
  const withHoliday = (date: string) => ({
    ...realCalendar,
    version: 2,
    days: new Map([...realCalendar.days, [date, { kind: "OFF" as const, name: "停电日" }]]),
  });

  it("moves what ends on a new day of rest, and tells the resident of the later date", () => {
    const story = inProgress(); // REPLY due 03-09, a Monday
    story.calendar = withHoliday("2026-03-09");
    story.goes(["recount", "03-05 10:00"]);
    expect(story.clock("REPLY")).toMatchObject({
      dueAt: at("03-10 24:00"),
      basis: { due: "2026-03-10", calendarVersion: 2 },
    });
    expect(story.told.filter((m) => m.topic === "recount").map((m) => m.to)).toContain("resident");
  });

  it("never takes a breach back, and says when nothing moves", () => {
    const story = inProgress();
    story.sweep("03-10 00:00");
    story.calendar = withHoliday("2026-03-09");
    story.do("recount", "03-10 09:00");
    expect(story.clocks("REPLY")[0]?.breachedAt).toEqual(at("03-09 24:00"));
    expect(code(inProgress().do("recount", "03-05 10:00"))).toBe("NOTHING_MOVES");
  });

  it("keeps what was added since: an extension stays on top", () => {
    const story = answered().goes(
      ["askExtension", "03-04 10:00", { days: 10 }],
      ["approveExtension", "03-04 11:00"],
      ["tellExtension", "03-04 12:00"], // RESOLVE due 03-27, a Friday
    );
    story.calendar = withHoliday("2026-03-27");
    story.goes(["recount", "03-05 10:00"]);
    expect(resolveDue(story)).toBe("2026-03-30");
  });
});

describe("信访事项 petition items (信访工作条例 §23, §34)", () => {
  const petition = () =>
    new Story({ at: "03-02 10:00", spokenOn: "2026-03-02" }).goes(
      ["accept", "03-02 11:00", { petition: true }],
      ["dispatch", "03-02 11:30"],
      ["sign", "03-02 14:30"],
    );

  it("are solved within 60 days in all, whatever the levels", () => {
    const story = petition();
    story.sweep("03-11 00:00"); // to the county: 30 days from 03-11 are within
    expect(resolveDue(story)).toBe("2026-04-10");
    story.goes(["dispatch", "03-11 09:00"]);
    story.sweep("03-31 00:00"); // to the city: 60 days from there would be 05-29
    expect(story.issue.level).toBe("CITY");
    expect(resolveDue(story)).toBe("2026-05-06"); // 03-02 and 60 days: 05-01 is a holiday until 05-05
  });

  it("are not carried beyond them by a standstill, unless an extension was told", () => {
    const paused = (extended: boolean) => {
      const story = petition();
      story.sweep("03-11 00:00");
      story.goes(["dispatch", "03-11 09:00"], ["sign", "03-11 10:00"], ["reply", "03-11 11:00"]); // due 04-10
      if (extended)
        story.goes(
          ["askExtension", "03-12 09:00", { days: 5 }],
          ["approveExtension", "03-12 10:00"],
          ["tellExtension", "03-12 11:00"],
        );
      story.goes(["askPause", "03-12 14:00", { until: "2026-05-20" }], ["approvePause", "03-12 15:00"]);
      story.sweep("05-21 00:00");
      return resolveDue(story) ?? "";
    };
    expect(paused(false)).toBe("2026-05-06");
    expect(paused(true) > "2026-05-06").toBe(true);
    expect(paused(true) <= "2026-06-01").toBe(true);
  });

  it("may be objected to for five working days, and are extended to 90 days at the most", () => {
    const story = petition();
    expect(story.do("return", "03-06 10:00")).toBeUndefined();
    const late = petition();
    late.sweep("03-11 00:00");
    late.goes(["dispatch", "03-11 09:00"], ["sign", "03-11 10:00"], ["reply", "03-11 11:00"]);
    late.sweep("03-31 00:00");
    expect(late.do("askExtension", "04-01 10:00", { days: 30 })).toBeUndefined(); // 04-10 and 30 days: before 06-01
  });
});

describe("dates that must not slip", () => {
  it("a late sweep does not lengthen a standstill: it counts until the day named", () => {
    const onTime = answered().goes(["askInfo", "03-03 16:00"]);
    onTime.sweep("03-19 00:00");
    const late = answered().goes(["askInfo", "03-03 16:00"]);
    late.sweep("04-02 09:00");
    expect(resolveDue(late)).toBe(resolveDue(onTime));
  });

  it("an approved extension that cannot be told can be taken back", () => {
    const story = answered().goes(
      ["askExtension", "03-04 10:00"],
      ["approveExtension", "03-04 11:00"],
      ["declineRequest", "03-05 10:00"],
    );
    expect(story.issue.request).toBeNull();
  });

  it("marked as a petition item later on, a far promise comes nearer, and the resident hears of it", () => {
    const story = new Story({
      at: "03-02 10:00",
      place: { cityId: "city", countyId: null, townId: null, communityId: null, gridId: null },
      spokenOn: "2026-02-24",
    }).goes(["accept", "03-02 11:00"]);
    const before = resolveDue(story) as string;
    story.goes(["reclassify", "03-03 10:00", { petition: true }]);
    expect((resolveDue(story) as string) <= before).toBe(true);
  });
});

it("the sum in words tells what was added since: the count, the standstill, the extension, and the day now", () => {
  const story = answered().goes(
    ["askExtension", "03-04 10:00", { days: 10 }],
    ["approveExtension", "03-04 11:00"],
    ["tellExtension", "03-04 12:00"],
  );
  const { basis } = story.clock("RESOLVE") as Clock;
  expect(deadlineSentence(basis.steps, "zh")).toContain("3月17日");
  expect(deadlineSentence(basis.steps, "zh")).toMatch(/延长10天，到3月27日/);
  expect(deadlineSentence(basis.steps, "en")).toMatch(
    /10 days more were granted and told, which makes it .*27 March/,
  );
});

it("what was asked waits for its answer before the parties mediate", () => {
  const story = answered().goes(["askExtension", "03-04 10:00", { days: 10 }]);
  expect(story.do("mediate", "03-04 11:00")?.code).toBe("REQUEST_PENDING");
  story.goes(["declineRequest", "03-04 12:00"], ["mediate", "03-04 13:00"]);
  expect(story.issue.state).toBe("MEDIATING");
});

it("all standstills of a matter together last 90 days at the most", () => {
  const story = inProgress();
  const paused = (asked: string, until: string, over: string) => {
    story.goes(["reply", `${asked} 09:00`], ["askPause", `${asked} 10:00`, { until }]);
    story.goes(["approvePause", `${asked} 11:00`]);
    story.sweep(over);
  };
  paused("03-03", "2026-04-02", "04-03 00:00"); // 30 days
  paused("04-03", "2026-05-18", "05-19 00:00"); // and 45
  expect(story.do("askPause", "05-19 10:00", { until: "2026-06-10" })).toEqual({
    code: "PAUSE_DATE",
    details: { most: 15 },
  });
  paused("05-19", "2026-06-03", "06-04 00:00");
  expect(story.do("askPause", "06-04 10:00", { until: "2026-06-05" })?.code).toBe("PAUSES_USED_UP");
});
