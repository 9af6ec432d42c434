import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { type PublicNoticeForm, publicNoticeForm } from "#lib/domain/open/publicNotices.ts";
import { isProblem } from "#lib/domain/problems.ts";
import {
  noticesDesk,
  noticeToEdit,
  readNotice,
  readNoticeFeed,
  readNotices,
  readSessions,
} from "#lib/queries/open/publicNotices.ts";
import {
  draftPublicNotice,
  publishPublicNotice,
  takeDownPublicNotice,
} from "#lib/usecases/open/publicNotices.ts";
import { clock, makeOffices, type Offices } from "#tests/support/offices.ts";

let offices: Offices;
const now = clock("2026-03-09 10:00");
const form = (unitId: string, told: object = {}): PublicNoticeForm =>
  publicNoticeForm.parse({
    noticeId: uuidv7(),
    unitId,
    version: "0",
    kind: "SESSION",
    title: "周三晚上听您说",
    text: "街道领导在场，有话当面说。",
    sessionOn: "2026-03-11",
    sessionFrom: "19:30",
    sessionTo: "21:30",
    place: "接待室",
    ...told,
  });
const code = async (answer: Promise<object>) => {
  const got = await answer;
  return isProblem(got) ? got.code : "OK";
};
const publish = (noticeId: string, at = now, lateReason = "", version = 1) =>
  publishPublicNotice(offices.people.town, { noticeId, version, lateReason }, at);
async function published(unitId: string, at = now, told: object = {}, lateReason = ""): Promise<string> {
  const draft = form(unitId, told);
  expect(await code(draftPublicNotice(offices.people.town, draft, at))).toBe("OK");
  expect(await code(publish(draft.noticeId, at, lateReason))).toBe("OK");
  return draft.noticeId;
}
const shown = async (place = "", at = now) => {
  const { coming, notices } = await readNotices({ place, before: "" }, at);
  return [...coming, ...notices].map(({ title }) => title);
};

beforeAll(async () => {
  offices = await makeOffices();
});

describe("writing and publishing", () => {
  it("is for one's own unit, and for a council office below it; elsewhere there is nothing", async () => {
    const { people, units } = offices;
    for (const who of [people.community, people.town, people.city])
      expect(await code(draftPublicNotice(who, form(units.community.id), now))).toBe("OK");
    expect(await code(draftPublicNotice(people.neighbour, form(units.community.id), now))).toBe("NOT_FOUND");
    expect(await code(draftPublicNotice(people.lead, form(units.town.id), now))).toBe("NOT_FOUND");
    expect(await code(draftPublicNotice(people.lead, form(units.water.id), now))).toBe("OK");
    expect(await code(draftPublicNotice(people.handler, form(units.water.id), now))).toBe("NOT_ALLOWED");
    expect(await code(draftPublicNotice(people.admin, form(units.city.id), now))).toBe("NOT_ALLOWED");
    expect(await noticesDesk(people.visitor)).toBeNull();
    const draft = form(units.community.id);
    await draftPublicNotice(people.community, draft, now);
    expect(await noticeToEdit(people.neighbour, draft.noticeId)).toBeNull();
    expect(await readNotice(draft.noticeId, now), "a draft is nobody else's").toBeNull();
    const foreign = { noticeId: draft.noticeId, version: 1, lateReason: "" };
    expect(await code(publishPublicNotice(people.neighbour, foreign, now))).toBe("NOT_FOUND");
    expect(await shown()).toEqual([]);
  });

  it("is published as it was looked at, once, and then stays as it is", async () => {
    const { people, units } = offices;
    const draft = form(units.town.id);
    await draftPublicNotice(people.town, draft, now);
    expect(await code(draftPublicNotice(people.town, draft, now)), "sent twice").toBe("OK");
    const changed = { ...draft, version: 1, title: "改了标题" };
    await draftPublicNotice(people.town, changed, now);
    expect(await code(draftPublicNotice(people.town, { ...draft, title: "别的" }, now))).toBe(
      "NOTICE_CHANGED",
    );
    expect(await code(publish(draft.noticeId))).toBe("NOTICE_CHANGED");
    expect(await code(publish(draft.noticeId, now, "", 2))).toBe("OK");
    expect(await code(publish(draft.noticeId, now, "", 2)), "sent twice").toBe("OK");
    expect(await code(draftPublicNotice(people.town, { ...changed, version: 2 }, now))).toBe(
      "NOTICE_PUBLISHED",
    );
    await expect(
      db.publicNotice.update({ where: { id: draft.noticeId }, data: { title: "x" } }),
    ).rejects.toThrow();
    await expect(db.publicNotice.delete({ where: { id: draft.noticeId } })).rejects.toThrow();
    expect(await readNotice(draft.noticeId, now)).toMatchObject({ title: "改了标题", inTime: true });
  });

  it("a late session needs its emergency, and carries the mark for ever", async () => {
    const draft = form(offices.units.town.id, { title: "停水说明会" });
    const onTheDay = clock("2026-03-11 08:00");
    await draftPublicNotice(offices.people.town, draft, onTheDay);
    expect(await publish(draft.noticeId, onTheDay)).toEqual({
      code: "NOTICE_LATE",
      details: { on: "2026-03-10" },
    });
    expect(await code(publish(draft.noticeId, onTheDay, "水管爆了"))).toBe("OK");
    expect(await readNotice(draft.noticeId, now)).toMatchObject({ inTime: false, lateReason: "水管爆了" });
    expect(await shown()).toContain("停水说明会");
    const sneaky = { ...form(offices.units.town.id), noticeId: uuidv7() };
    await draftPublicNotice(offices.people.town, sneaky, onTheDay);
    const unmarked = { state: "PUBLISHED", publishedAt: onTheDay };
    await expect(
      db.publicNotice.update({ where: { id: sneaky.noticeId }, data: unmarked }),
      "nor can anybody leave the reason out behind the use case",
    ).rejects.toThrow();
  });

  it("taken down it says why, without its text, and leaves lists and feeds", async () => {
    const id = await published(offices.units.community.id, now, { title: "写错了的公告" });
    const reason = { noticeId: id, reason: "地点写错了" };
    expect(await code(takeDownPublicNotice(offices.people.neighbour, reason, now))).toBe("NOT_FOUND");
    expect(await code(takeDownPublicNotice(offices.people.community, reason, now))).toBe("OK");
    expect(await code(takeDownPublicNotice(offices.people.community, reason, now))).toBe(
      "NOTICE_NOT_PUBLISHED",
    );
    expect(await readNotice(id, now)).toMatchObject({
      state: "TAKEN_DOWN",
      takenDownReason: "地点写错了",
      text: "",
    });
    expect(await shown()).not.toContain("写错了的公告");
    const { notices } = (await readSessions("", now)) ?? { notices: [] };
    expect(notices.find((notice) => notice.id === id)?.state, "calendars learn that it is cancelled").toBe(
      "TAKEN_DOWN",
    );
  });
});

describe("reading", () => {
  it("a place hears its own, those within it and those of the offices above, not its neighbours'", async () => {
    const { units, people } = offices;
    await published(units.other.id, now, { title: "柳荫的" });
    await published(units.community.id, now, { title: "槐树的" });
    const city = form(units.city.id, { kind: "GENERAL", title: "全市的" });
    await draftPublicNotice(people.city, city, now);
    await publishPublicNotice(people.city, { noticeId: city.noticeId, version: 1, lateReason: "" }, now);
    const water = form(units.water.id, { kind: "GENERAL", title: "水务站的" });
    await draftPublicNotice(people.lead, water, now);
    await publishPublicNotice(people.lead, { noticeId: water.noticeId, version: 1, lateReason: "" }, now);
    const here = await shown(units.community.id);
    expect(here).toEqual(expect.arrayContaining(["槐树的", "全市的", "水务站的"]));
    expect(here).not.toContain("柳荫的");
    expect(await shown(units.town.id)).toEqual(expect.arrayContaining(["柳荫的", "槐树的", "全市的"]));
    const feed = await readNoticeFeed(units.county.id);
    expect(feed?.notices.map(({ title }) => title)).toEqual(expect.arrayContaining(["柳荫的", "全市的"]));
    const town = await readNoticeFeed(units.town.id);
    expect(town?.notices.map(({ title }) => title)).toEqual(expect.arrayContaining(["柳荫的", "全市的"]));
    expect(await readNoticeFeed("no uuid")).toBeNull();
    expect(await readSessions("no uuid", now)).toBeNull();
  });

  it("sessions to come stand first by their day, what was is marked and goes by when it was news", async () => {
    const place = offices.units.other.id;
    const day = (sessionOn: string, title: string) => published(place, now, { title, sessionOn });
    await day("2026-03-25", "下下周的");
    await day("2026-03-18", "下周的");
    const page = await readNotices({ place, before: "" }, now);
    const own = (titles: readonly { title: string }[]) =>
      titles.map(({ title }) => title).filter((title) => title.startsWith("下"));
    expect(own(page.coming)).toEqual(["下周的", "下下周的"]);
    const later = await readNotices({ place, before: "" }, clock("2026-03-18 21:30"));
    expect(own(later.coming)).toEqual(["下下周的"]);
    expect(own(later.notices)).toEqual(["下周的"]);
    expect(later.notices.find(({ title }) => title === "下周的")?.stands).toBe("OVER");
    expect(later.below).toEqual([]);
    const town = await readNotices({ place: offices.units.town.id, before: "" }, now);
    expect(town.below.map(({ id }) => id)).toContain(place);
  });

  it("goes through all of them once, also where many came at one moment", async () => {
    for (let n = 0; n < 45; n += 1)
      await published(offices.units.community.id, now, { kind: "GENERAL", title: `第${n}份` });
    const all: string[] = [];
    let before = "";
    do {
      const page = await readNotices({ place: offices.units.community.id, before }, now);
      all.push(...page.notices.map(({ id }) => id));
      before = page.older ?? "";
    } while (before);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(45);
  });
});
