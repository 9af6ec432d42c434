import { expect, it } from "vitest";
import { promisedDays } from "#lib/domain/casework/promised.ts";
import { promisedDayName } from "#lib/domain/labels/promised.ts";
import { promisedCalendar } from "#lib/feeds/calendar.ts";
import { Story } from "#tests/support/story.ts";

it("what is promised is what runs: nothing that stands still, and no next step of what has ended", () => {
  const { issue } = new Story({ at: "03-02 10:00" });
  const kinds = promisedDays(issue, "2026-03-09").map(({ kind }) => kind);
  expect(kinds).toEqual(["REPLY", "RESOLVE", "NEXT"]);
  const paused = issue.clocks.map((clock) =>
    clock.kind === "RESOLVE" ? { ...clock, pausedOn: "2026-03-03" } : clock,
  );
  expect(promisedDays({ ...issue, clocks: paused }, null).map(({ kind }) => kind)).toEqual(["REPLY"]);
  expect(promisedDays({ ...issue, clocks: [], state: "CLOSED" }, "2026-03-09")).toEqual([]);
  const resolved = new Story({ at: "03-02 10:00" }).goes(
    ["accept", "03-02 11:00"],
    ["dispatch", "03-02 11:30"],
    ["sign", "03-02 14:30"],
    ["reply", "03-03 10:00", { kind: "FINAL" }],
    ["resolve", "03-03 11:00"],
  );
  expect(promisedDays(resolved.issue, null).map(({ kind }) => kind)).toEqual(["RATING"]);
  resolved.goes(["rate", "03-04 10:00", { solved: "PARTLY", level: 3 }]);
  expect(promisedDays(resolved.issue, null), "a rating that was given is not asked for").toEqual([]);
});

it("stands in a calendar as that day, wherever the server is, with a reminder the day before", () => {
  const kept = process.env.TZ;
  for (const zone of ["UTC", "America/New_York", "Asia/Shanghai"]) {
    process.env.TZ = zone;
    const title = promisedDayName("362481905", "REPLY", "zh");
    const ics = promisedCalendar("民情家访", "x.example", [
      { id: "1", title, page: "https://x.example/track", on: "2026-03-09", stamp: new Date(0) },
    ]);
    expect(ics, zone).toContain("DTSTART;VALUE=DATE:20260309\r\n");
    expect(ics, zone).toContain("TRIGGER:-PT15H\r\n");
    expect(ics).not.toContain("DTEND");
    expect(ics.replaceAll("\r\n ", "")).toContain(
      "SUMMARY:民情家访 362\u00a0481\u00a0905：最晚这天答复您\r\n",
    );
  }
  if (kept === undefined) delete process.env.TZ;
  else process.env.TZ = kept;
});
