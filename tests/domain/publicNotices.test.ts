import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, instantAt } from "#lib/domain/calendar/calendar.ts";
import { atomXml } from "#lib/domain/files/atom.ts";
import { withCorrections } from "#lib/domain/labels/sessionResult.ts";
import {
  changedAt,
  isInTime,
  type KeptNotice,
  noticeStands,
  publicNoticeForm,
  publishingProblem,
  wasInTime,
} from "#lib/domain/open/publicNotices.ts";
import { sessionCalendar } from "#lib/feeds/calendar.ts";

describe("at least a day before (domain.md N17)", () => {
  it("the day before is in time to its last minute, the day itself is late", () => {
    const session = (at: string) =>
      wasInTime({
        kind: "SESSION",
        sessionOn: "2026-03-11",
        publishedAt: instantAt(at.slice(0, 10), at.slice(11)),
      });
    expect(session("2026-03-10 23:59")).toBe(true);
    expect(session("2026-03-11 00:00")).toBe(false);
    expect(session("2026-03-12 09:00")).toBe(false);
    expect(wasInTime({ kind: "GENERAL", sessionOn: null, publishedAt: new Date(0) })).toBeNull();
    expect(wasInTime({ kind: "SESSION", sessionOn: "2026-03-11", publishedAt: null })).toBeNull();
  });

  it("holds for any day", () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), (days) => {
        expect(isInTime("2026-03-11", addDays("2026-03-11", days))).toBe(days >= 1);
      }),
    );
  });

  it("late needs its emergency; what is over cannot be announced; a general notice always can", () => {
    const session = { kind: "SESSION", sessionOn: "2026-03-11", sessionTo: "21:30" } as const;
    const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11));
    expect(publishingProblem(session, "", at("2026-03-10 23:59"))).toBeUndefined();
    expect(publishingProblem(session, "", at("2026-03-11 00:00"))).toEqual({
      code: "NOTICE_LATE",
      details: { on: "2026-03-10" },
    });
    expect(publishingProblem(session, "水管爆了", at("2026-03-11 21:29"))).toBeUndefined();
    expect(publishingProblem(session, "水管爆了", at("2026-03-11 21:30"))).toEqual({ code: "SESSION_OVER" });
    expect(publishingProblem(session, "水管爆了", at("2026-03-12 09:00"))).toEqual({ code: "SESSION_OVER" });
    const general = { kind: "GENERAL", sessionOn: null, sessionTo: null } as const;
    expect(publishingProblem(general, "", at("2026-03-12 09:00"))).toBeUndefined();
  });
});

it("only a session has a day, and it has all of it", () => {
  const typed = {
    noticeId: "018f0000-0000-7000-8000-000000000001",
    unitId: "018f0000-0000-7000-8000-000000000002",
    version: "0",
    kind: "SESSION",
    title: "周三晚上听您说",
    text: "街道领导在场。",
    sessionOn: "２０２６-03-11",
    sessionFrom: "19：30",
    sessionTo: "21:30",
    place: "接待室",
  };
  expect(publicNoticeForm.parse(typed)).toMatchObject({ sessionOn: "2026-03-11", sessionFrom: "19:30" });
  expect(publicNoticeForm.parse({ ...typed, kind: "GENERAL" })).toMatchObject({ sessionOn: null, place: "" });
  const paths = (more: object) =>
    publicNoticeForm.safeParse({ ...typed, ...more }).error?.issues.map(({ path }) => path.join("."));
  expect(paths({ sessionOn: "", place: "" })).toEqual(["sessionOn", "place"]);
  expect(paths({ sessionTo: "19:00" })).toEqual(["sessionTo"]);
});

it("what was set right is new to whoever reads feeds and calendars, and comes first there", () => {
  const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11));
  const [published, corrected] = [at("2026-03-09 09:00"), at("2026-03-10 10:00")];
  const notice = { text: "有事当面说。", publishedAt: published, updatedAt: published, takenDownAt: null };
  const corrections = [{ words: "换了人。", at: corrected.toISOString() }];
  expect(changedAt({ ...notice, corrections } as unknown as KeptNotice)).toEqual(corrected);
  expect(changedAt({ ...notice, corrections: [] } as unknown as KeptNotice)).toEqual(published);
  expect(withCorrections({ ...notice, corrections })).toBe("更正：换了人。\n有事当面说。");
});

it("a feed is XML whatever people type", () => {
  const xml = atomXml({
    id: "https://x.example/notices/feed",
    title: "A & B",
    lang: "zh-CN",
    self: "https://x.example/notices/feed?county=1&lang=en",
    page: "https://x.example/notices",
    updated: new Date("2026-03-10T02:00:00Z"),
    author: "民情",
    entries: [
      {
        id: "urn:uuid:1",
        title: '<b>"急"</b>',
        page: "https://x.example/notices/1",
        updated: new Date("2026-03-10T02:00:00Z"),
        author: "枫树街道",
        category: "UTILITIES.DRAINAGE",
        text: "a\u0000]]> & </content>",
      },
    ],
  });
  expect(xml).toContain("<title>&lt;b&gt;&quot;急&quot;&lt;/b&gt;</title>");
  expect(xml).toContain('<category term="UTILITIES.DRAINAGE"/>');
  expect(xml).toContain(">a]]&gt; &amp; &lt;/content&gt;</content>");
  expect(xml).toContain("county=1&amp;lang=en");
  expect(xml.match(/<entry>/g)).toHaveLength(1);
});

it("a session stands in the calendar at its hour in Shanghai, wherever the server stands", () => {
  const event = {
    id: "1",
    title: "听您说, 接访",
    text: "第一行\n第二行",
    place: "接待室",
    page: "https://x.example/notices/1",
    on: "2026-03-11",
    from: "19:30",
    to: "21:30",
    stamp: new Date("2026-03-09T01:00:00Z"),
    cancelled: false,
  };
  const kept = process.env.TZ;
  for (const zone of ["UTC", "America/New_York", "Asia/Shanghai"]) {
    process.env.TZ = zone;
    const ics = sessionCalendar("接访", "x.example", [event, { ...event, id: "2", cancelled: true }]);
    expect(ics, zone).toContain("DTSTART;TZID=Asia/Shanghai:20260311T193000\r\n");
    expect(ics, zone).toContain("DTEND;TZID=Asia/Shanghai:20260311T213000\r\n");
    expect(ics, zone).toContain("DTSTAMP:20260309T010000Z\r\n");
    expect(ics.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
    expect(ics).toContain("SUMMARY:听您说\\, 接访\r\n");
    expect(ics).toContain("STATUS:CANCELLED");
    expect(ics.split("\r\n").every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
  }
  if (kept === undefined) delete process.env.TZ;
  else process.env.TZ = kept;
});

it.each([
  ["PUBLISHED", "2026-03-11", "PLANNED", "AHEAD"],
  ["PUBLISHED", "2026-03-10", "PLANNED", "OVER"],
  ["PUBLISHED", "2026-03-11", "HELD", "OVER"],
  ["PUBLISHED", "2026-03-11", null, "AHEAD"],
  ["TAKEN_DOWN", "2026-03-11", "CANCELLED", "CANCELLED"],
  ["TAKEN_DOWN", "2026-03-11", null, "TAKEN_DOWN"],
  ["PUBLISHED", null, null, "TOLD"],
] as const)(
  "a notice that is %s, of a session on %s that is %s, stands as %s",
  (state, sessionOn, of, stands) => {
    const notice = { state, sessionOn, sessionTo: sessionOn && "21:30", sessionState: of };
    expect(noticeStands(notice, new Date("2026-03-11T21:00:00+08:00"))).toBe(stands);
  },
);
