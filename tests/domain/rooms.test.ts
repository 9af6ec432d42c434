import { describe, expect, it } from "vitest";
import { instantAt } from "#lib/domain/calendar/calendar.ts";
import { hoursWords, openWords } from "#lib/domain/labels/rooms.ts";
import { hoursOn, type OpenHours, openNow, roomForm } from "#lib/domain/open/rooms.ts";
import { realCalendar } from "#tests/support/calendar.ts";

const HOURS: readonly OpenHours[] = [
  { on: "WORKING", from: "14:00", to: "18:00" },
  { on: "WORKING", from: "09:00", to: "12:00" },
  { on: "WED", from: "19:30", to: "21:30" },
  { on: "WEEKEND", from: "09:00", to: "11:30" },
];
const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11));
const now = (text: string, hours = HOURS) => openNow(hours, realCalendar, at(text));

describe("whether a room is open", () => {
  it.each([
    ["2026-03-09 08:59", false, "a Monday before nine"],
    ["2026-03-09 09:00", true, "from the first minute"],
    ["2026-03-09 12:00", false, "the last minute is over at its end"],
    ["2026-03-11 20:00", true, "Wednesday evening"],
    ["2026-03-12 20:00", false, "no other evening"],
    ["2026-03-14 10:00", true, "an ordinary Saturday"],
    ["2026-02-14 15:00", true, "a Saturday worked instead (补班) keeps office hours"],
    ["2026-02-14 12:30", false, "and not those of a weekend"],
    ["2026-02-18 10:00", false, "a Wednesday of Spring Festival is no working day"],
    ["2026-02-18 20:00", false, "nor is its evening"],
    ["2026-02-21 10:00", false, "and a Saturday within the holiday is no weekend"],
  ])("%s: %s (%s)", (time, open) => {
    expect(now(time).open).toBe(open);
  });

  it("says until when, over stretches that touch", () => {
    expect(now("2026-03-09 10:00")).toEqual({ open: true, until: "12:00" });
    const through: OpenHours[] = [
      { on: "WORKING", from: "09:00", to: "12:00" },
      { on: "MON", from: "12:00", to: "13:00" },
    ];
    expect(now("2026-03-09 10:00", through)).toEqual({ open: true, until: "13:00" });
  });

  it("or when next: later today, over a long holiday, or not at all in two weeks", () => {
    expect(now("2026-03-09 12:30")).toEqual({ open: false, next: { on: "2026-03-09", from: "14:00" } });
    expect(now("2026-02-14 18:00")).toEqual({ open: false, next: { on: "2026-02-24", from: "09:00" } });
    expect(now("2026-02-14 18:00", [{ on: "HOLIDAY", from: "09:00", to: "10:00" }])).toMatchObject({
      next: { on: "2026-02-15" },
    });
    expect(now("2026-03-09 10:00", [{ on: "HOLIDAY", from: "09:00", to: "10:00" }])).toEqual({
      open: false,
      next: null,
    });
  });

  it("lists a day in the order of the clock", () => {
    expect(hoursOn(HOURS, "2026-03-11", realCalendar).map(({ from }) => from)).toEqual([
      "09:00",
      "14:00",
      "19:30",
    ]);
  });
});

it("reads as people say it", () => {
  expect(hoursWords(HOURS, "zh")).toEqual([
    "工作日 09:00–12:00、14:00–18:00",
    "周末 09:00–11:30",
    "周三 19:30–21:30",
  ]);
  expect(openWords(now("2026-03-09 10:00"), "2026-03-09", "zh")).toBe("现在开着，到12:00");
  expect(openWords(now("2026-02-14 18:00"), "2026-02-14", "en")).toBe(
    "Closed now, opens Tue 24 Feb 2026 at 09:00",
  );
});

describe("the form of a room", () => {
  const typed = {
    roomId: "018f0000-0000-7000-8000-000000000001",
    unitId: "018f0000-0000-7000-8000-000000000002",
    version: "0",
    name: "接待室",
    address: "文化路3号",
    phone: "",
    stepFree: "yes",
    validFrom: "2026-03-09",
    hours: [{ on: "WORKING", from: "9:00", to: "12:00" }],
  };
  const wrong = (more: object) =>
    roomForm
      .safeParse({ ...typed, ...more })
      .error?.issues.map((issue) => [
        issue.path.join("."),
        (issue as { params?: { code: string } }).params?.code,
      ]);

  it("leaves out empty lines and takes full-width colons", () => {
    const hours = [
      { on: "WORKING", from: "09：00", to: "12:00" },
      { on: "", from: "", to: "" },
    ];
    expect(roomForm.parse({ ...typed, hours }).hours).toEqual([
      { on: "WORKING", from: "09:00", to: "12:00" },
    ]);
  });
  it("wants hours that begin before they end, and nobody's own mobile", () => {
    expect(wrong({})).toEqual([["hours.0.from", "BAD_TIME"]]);
    expect(wrong({ hours: [{ on: "WED", from: "21:30", to: "19:30" }] })).toEqual([
      ["hours.0.to", "END_BEFORE_START"],
    ]);
    expect(wrong({ hours: [] })).toEqual([["hours", "HOURS_MISSING"]]);
    expect(wrong({ hours: [{ on: "WED", from: "19:30", to: "21:30" }], phone: "138 0013 8000" })).toEqual([
      ["phone", "OFFICE_PHONE"],
    ]);
  });
});
