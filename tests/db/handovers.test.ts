import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { readNotice } from "#lib/queries/open/publicNotices.ts";
import { readHandoverList, readPoints } from "#lib/queries/points/points.ts";
import { readBooking } from "#lib/queries/points/sessions.ts";
import { bookSlot, offerSlots } from "#lib/usecases/points/bookings.ts";
import { handOver } from "#lib/usecases/points/handovers.ts";
import { pair } from "#lib/usecases/points/pairings.ts";
import { cancelSession, changeSession, planMonth } from "#lib/usecases/points/sessions.ts";
import { colleague, unit } from "#tests/support/offices.ts";
import {
  announce,
  code,
  county,
  leader,
  NOW,
  offices,
  ok,
  paired,
  plan,
  planMarch,
  sessionOn,
} from "#tests/support/points.ts";
import { at } from "#tests/support/story.ts";

/** Pairings and sessions that go over to somebody else (domain.md P1). */
beforeAll(async () => {
  await planMarch();
  const head = offices.people.community;
  const recorder = await colleague("记录员", ["RECORDER", offices.units.community]);
  // Of the planned sessions one was told of and cancelled, and of another there is a draft.
  const { id: sessionId, version } = await sessionOn("2026-03-11");
  await ok(announce({ id: sessionId, version }, {}, NOW, head));
  const reason = "台风，改到下周";
  await ok(cancelSession(head, { sessionId, version: version + 1, reason, insteadId: null }, NOW));
  await ok(announce(await sessionOn("2026-03-25"), {}, NOW, recorder));
});

describe("a hand-over", () => {
  it("puts nobody in two places: it is refused as a whole, with what is in its way", async () => {
    const [from, to] = await Promise.all([
      colleague("丙局长", ["VISITOR", offices.units.county]),
      colleague("丁局长", ["VISITOR", offices.units.county]),
    ]);
    const there = { unitId: offices.units.other.id, placeId: null };
    await ok(pair(county(), paired(from.personId, there), NOW));
    await ok(pair(county(), paired(to.personId), NOW));
    const monthly = { month: "2026-07-01", weekday: 4, recurrence: "MONTHLY" as const };
    await ok(planMonth(from, plan({ ...monthly, ...there, hostId: from.personId }), NOW));
    await ok(
      planMonth(to, plan({ ...monthly, hostId: to.personId, fromTime: "20:00", toTime: "22:00" }), NOW),
    );
    const form = {
      handoverId: uuidv7(),
      fromId: from.personId,
      toId: to.personId,
      words: "",
      onDay: "2026-07-01",
    };
    expect(await handOver(county(), form, NOW)).toMatchObject({
      code: "SESSION_CLASH",
      details: { on: "2026-07-02", hours: "20:00–22:00", point: "槐树社区" },
    });
    expect(await db.handover.count({ where: { id: form.handoverId } }), "nothing of it stays").toBe(0);
    await db.visitSession.updateMany({ where: { hostId: to.personId }, data: { fromTime: "21:00" } });
    expect(await code(handOver(county(), form, NOW))).toBe("DONE");
    await db.visitSession.deleteMany({ where: { hostId: to.personId, handovers: { none: {} } } });
  });
  it("is no earlier than the pairing, and says so", async () => {
    const [from, to] = await Promise.all([
      colleague("甲局长", ["VISITOR", offices.units.county]),
      colleague("乙局长", ["VISITOR", offices.units.county]),
    ]);
    await ok(pair(county(), paired(from.personId), NOW));
    const form = { handoverId: uuidv7(), fromId: from.personId, toId: to.personId, words: "" };
    expect(await handOver(county(), { ...form, onDay: "2026-02-20" }, NOW)).toMatchObject({
      code: "HANDOVER_EARLY",
      details: { on: "2026-03-01" },
    });
    await db.pairing.deleteMany({ where: { personId: from.personId } });
    expect(await code(handOver(county(), { ...form, onDay: "2026-03-02" }, NOW))).toBe(
      "NOTHING_TO_HAND_OVER",
    );
  });

  it("ends the old pairings, begins the new, and takes planned sessions along", async () => {
    const next = await colleague("新任", ["VISITOR", offices.units.county]);
    const form = {
      handoverId: uuidv7(),
      fromId: leader.personId,
      toId: next.personId,
      onDay: "2026-03-10",
      words: "职务调整",
    };
    expect(await code(handOver(county(), { ...form, toId: leader.personId }, NOW))).toBe("HANDOVER_TO_SELF");
    await Promise.all([ok(handOver(county(), form, NOW)), ok(handOver(county(), form, NOW))]);
    const list = await readHandoverList(county(), form.handoverId);
    expect(list).toMatchObject({ from: "吴副区长", to: "新任", onDay: "2026-03-10" });
    expect(list?.points.map(({ name }) => name)).toEqual(["槐树社区"]);
    expect(list?.sessions.map(({ onDay, venue }) => [onDay, venue])).toEqual([
      ["2026-03-21", "中心广场"],
      ["2026-03-25", "社区接待室"],
    ]);
    expect((await sessionOn("2026-03-25")).hostId).toBe(next.personId);
    expect((await readPoints(leader, at("03-10 08:00")))?.mine).toEqual([]);
    expect((await readPoints(next, at("03-10 08:00")))?.mine).toMatchObject([{ name: "槐树社区" }]);
    expect(await readHandoverList(offices.people.neighbour, form.handoverId)).toBeNull();
    expect(await code(handOver(county(), { ...form, handoverId: uuidv7(), onDay: "2026-03-11" }, NOW))).toBe(
      "NOTHING_TO_HAND_OVER",
    );
  });
});

describe("a second hand-over", () => {
  const next = (name: string) => colleague(name, ["VISITOR", offices.units.county]);
  const passing = (fromId: string, toId: string, onDay: string) => ({
    ...{ handoverId: uuidv7(), fromId, toId, onDay, words: "" },
  });

  it("has a list of its own; the first stays as it was signed, when the session moves as well", async () => {
    const [first, second, third] = await Promise.all([next("甲"), next("乙"), next("丙")]);
    const spot = { unitId: offices.units.other.id, placeId: null };
    await ok(pair(county(), paired(first.personId, spot), NOW));
    await ok(planMonth(first, plan({ ...spot, hostId: first.personId, recurrence: "MONTHLY" }), NOW));
    const once = passing(first.personId, second.personId, "2026-03-03");
    await ok(handOver(county(), once, NOW));
    const before = await readHandoverList(county(), once.handoverId);
    const session = await sessionOn("2026-03-04", spot);
    const about = { hostId: second.personId, kind: "CLINIC" as const, fromTime: "09:00", toTime: "10:00" };
    const to = { sessionId: session.id, version: session.version, onDay: "2026-03-30", venue: "广场" };
    await ok(changeSession(second, { ...to, ...about }, at("03-03 10:00")));
    const twice = passing(second.personId, third.personId, "2026-03-10");
    await ok(handOver(county(), twice, NOW));
    expect(await readHandoverList(county(), once.handoverId)).toEqual(before);
    expect(before).toMatchObject({
      to: "乙",
      points: [{ name: "柳荫社区" }],
      sessions: [{ venue: "社区接待室" }],
    });
    expect(await readHandoverList(county(), twice.handoverId)).toMatchObject({
      points: [{ name: "柳荫社区" }],
      sessions: [{ onDay: "2026-03-30", venue: "广场" }],
    });
    // back to the first, who is paired again: one at a time
    await ok(handOver(county(), passing(third.personId, first.personId, "2026-03-12"), NOW));
    expect((await readPoints(first, at("03-12 08:00")))?.mine).toHaveLength(1);
  });

  it("shows an office what lies in its own area, and both leaders all of it", async () => {
    const { city } = offices.units;
    const far = await unit("COUNTY", "河东县", { cityId: city.id, parentId: city.id });
    const inFar = { cityId: city.id, countyId: far.id };
    const town = await unit("TOWN", "河东镇", { ...inFar, parentId: far.id });
    const village = await unit("COMMUNITY", "石桥村", { ...inFar, townId: town.id, parentId: town.id });
    const [mayor, vice] = await Promise.all([
      colleague("市长", ["VISITOR", city]),
      colleague("副市长", ["VISITOR", city]),
    ]);
    const theirs = await colleague("河东办", ["COUNCIL_CLERK", far]);
    const byCity = offices.people.city;
    for (const [unitId, fromTime, toTime] of [
      [offices.units.other.id, "14:00", "16:00"],
      [village.id, "16:00", "18:00"],
    ] as const) {
      await ok(pair(byCity, paired(mayor.personId, { unitId, placeId: null }), NOW));
      const own = plan({ unitId, hostId: mayor.personId, weekday: 2, fromTime, toTime });
      await ok(planMonth(mayor, { ...own, recurrence: "MONTHLY" }, NOW));
    }
    const form = passing(mayor.personId, vice.personId, "2026-03-03");
    await ok(handOver(byCity, form, NOW));
    const seen = async (who: typeof mayor) => {
      const list = await readHandoverList(who, form.handoverId);
      return [list?.points.map(({ name }) => name), list?.sessions.map(({ point }) => point)];
    };
    expect(await seen(theirs)).toEqual([["石桥村"], ["石桥村"]]);
    expect(await seen(county())).toEqual([["柳荫社区"], ["柳荫社区"]]);
    for (const who of [byCity, mayor, vice]) expect((await seen(who))[0]).toHaveLength(2);
  });
});

describe("notices of a session that went over", () => {
  it("name who comes: a correction beside what was published, told to readers and to whoever booked; a draft in its words", async () => {
    const [from, to] = await Promise.all([
      colleague("孙副区长", ["VISITOR", offices.units.county]),
      colleague("李副区长", ["VISITOR", offices.units.county]),
    ]);
    const spot = { unitId: offices.units.other.id, placeId: null };
    const recorder = await colleague("记录", ["RECORDER", offices.units.other]);
    await ok(pair(county(), paired(from.personId, spot), NOW));
    const own = plan({ ...spot, hostId: from.personId, weekday: 6, fromTime: "15:00", toTime: "16:00" });
    await ok(planMonth(from, own, NOW));
    const on = (day: string) => sessionOn(day, spot, "15:00");
    const told = { title: "孙副区长来听您说", text: "孙副区长在接待室听大家说。" };
    const [open, draft] = [await on("2026-03-14"), await on("2026-03-21")];
    await ok(offerSlots(from, { sessionId: open.id, minutes: 30 }, NOW));
    await ok(announce(open, told, NOW, offices.people.neighbour));
    await ok(announce(draft, told, NOW, recorder));
    const { id: slotId } = await db.sessionSlot.findFirstOrThrow({ where: { sessionId: open.id } });
    const booking = { bookingId: uuidv7(), slotId, residentName: "", residentPhone: "13800004444" };
    await ok(bookSlot({ ...booking, words: "路灯", website: "" }, { client: "x", lang: "zh" }, NOW));
    const past = await on("2026-03-07");
    await ok(announce(past, told, NOW, offices.people.neighbour));

    const form = { handoverId: uuidv7(), fromId: from.personId, toId: to.personId, words: "" };
    await ok(handOver(county(), { ...form, onDay: "2026-03-05" }, at("03-08 10:00")));
    const noticeId = (await on("2026-03-14")).noticeId ?? "";
    const shown = await readNotice(noticeId, at("03-08 10:00"));
    expect(shown).toMatchObject({ ...told, state: "PUBLISHED", inTime: true });
    expect(shown?.corrections.map(({ words }) => words)).toEqual([
      "接访的人有变动：原定孙副区长，现在由李副区长来听大家说。时间和地点不变。",
    ]);
    expect(await db.publicNotice.findFirst({ where: { session: { id: draft.id } } })).toMatchObject({
      state: "DRAFT",
      version: 2,
      title: "李副区长来听您说",
      text: "李副区长在接待室听大家说。",
    });
    expect(
      (await readNotice((await on("2026-03-07")).noticeId ?? "", at("03-08 10:00")))?.corrections,
      "is over",
    ).toEqual([]);
    const messages = await db.outbox.findMany({ where: { topic: "hostChanged" } });
    expect(messages.map(({ recipient }) => recipient).sort()).toEqual([
      `booking:${booking.bookingId}`,
      `notice:${noticeId}`,
    ]);
    expect(await readBooking(booking.bookingId, NOW)).toMatchObject({ host: "李副区长" });
    await expect(db.noticeCorrection.deleteMany()).rejects.toThrow();
  });
});
