import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { pairingBelow } from "#lib/db/points/points.ts";
import { publicNoticeForm } from "#lib/domain/open/publicNotices.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { noticeToEdit, readNotice } from "#lib/queries/open/publicNotices.ts";
import { readGaps, readHandoverList, readMatrix, readPoint, readPoints } from "#lib/queries/points/points.ts";
import { readBooking, readOpenSession, readSession } from "#lib/queries/points/sessions.ts";
import { handOnNotices } from "#lib/usecases/notices/notices.ts";
import {
  draftPublicNotice,
  publishPublicNotice,
  takeDownPublicNotice,
} from "#lib/usecases/open/publicNotices.ts";
import { bookSlot, offerSlots } from "#lib/usecases/points/bookings.ts";
import { handOver } from "#lib/usecases/points/handovers.ts";
import {
  answerItem,
  correctItem,
  fileItem,
  inviteDepartment,
  leaveItem,
  noteItem,
  signConsult,
} from "#lib/usecases/points/minutes.ts";
import { endPairing, nameContactPlace, pair } from "#lib/usecases/points/pairings.ts";
import { remindOfMonth } from "#lib/usecases/points/reminders.ts";
import { draftResult, publishResult } from "#lib/usecases/points/results.ts";
import {
  announceSession,
  cancelSession,
  changeSession,
  excuseMonth,
  planMonth,
} from "#lib/usecases/points/sessions.ts";
import { colleague, unit } from "#tests/support/offices.ts";
import {
  close,
  code,
  county,
  here,
  leader,
  makeLeaders,
  NOW,
  note,
  offices,
  ok,
  other,
  paired,
  plan,
  sessionOn,
} from "#tests/support/points.ts";
import { at } from "#tests/support/story.ts";

/** 对口联系, 三诊, minutes and results through the use cases, as one story (domain.md P1, N16, N17, N19, Z17). */
beforeAll(makeLeaders);

describe("pairing", () => {
  it("shows which contact points have nobody, pairs once, and keeps what was", async () => {
    const bare = async () =>
      (await readMatrix(county(), { place: offices.units.town.id, bare: true }, NOW))?.points.map(
        ({ name }) => name,
      );
    expect(await bare()).toEqual(["槐树社区", "柳荫社区"]);
    const form = paired();
    const twice = await Promise.all([pair(county(), form, NOW), pair(county(), form, NOW)]);
    expect(twice).toEqual([{ id: form.pairingId }, { id: form.pairingId }]);
    expect(await code(pair(county(), paired(), NOW))).toBe("PAIRED_ALREADY");
    expect(await bare()).toEqual(["柳荫社区"]);
    expect(await pairingBelow(db, offices.units.county.id, "2026-03-02")).toMatchObject([
      { name: "枫树街道", points: 2, bare: 1 },
    ]);
    const gone = paired(other.personId);
    await ok(pair(county(), gone, NOW));
    await ok(endPairing(county(), { pairingId: gone.pairingId, toOn: "2026-03-02" }));
    expect(await code(endPairing(county(), { pairingId: gone.pairingId, toOn: "2026-03-02" }))).toBe(
      "PAIRING_ENDED",
    );
    const page = await readPoint(
      { ...county(), dutyTitle: "" },
      { unit: here().unitId, place: "", who: "" },
      NOW,
    );
    expect(page?.pairings.map(({ who, toOn }) => [who, toOn])).toEqual([
      ["吴副区长", null],
      ["郑副区长", "2026-03-02"],
    ]);
  });

  it("is one at a time, also where its end is known already", async () => {
    const guest = await colleague("钱副区长", ["VISITOR", offices.units.county]);
    const until = paired(guest.personId, { unitId: offices.units.other.id, placeId: null });
    await ok(pair(county(), until, NOW));
    await ok(endPairing(county(), { pairingId: until.pairingId, toOn: "2026-03-20" }));
    const again = (fromOn: string) => pair(county(), { ...until, pairingId: uuidv7(), fromOn }, NOW);
    expect(await code(again("2026-03-19"))).toBe("PAIRED_ALREADY");
    expect(await code(again("2026-03-20"))).toBe("DONE");
    await db.pairing.deleteMany({ where: { personId: guest.personId } });
  });

  it("is the county's and the city's, each in their own area", async () => {
    expect(await code(pair(offices.people.town, paired(other.personId), NOW))).toBe("NOT_ALLOWED");
    const far = await unit("COUNTY", "远县", {
      cityId: offices.units.city.id,
      parentId: offices.units.city.id,
    });
    const theirs = await colleague("远办", ["COUNCIL_CLERK", far]);
    expect(await code(pair(theirs, paired(other.personId), NOW))).toBe("PLACE_OUT_OF_REACH");
    expect(await code(pair(county(), paired(uuidv7()), NOW))).toBe("NO_LEADER");
    expect(await code(pair(county(), paired(theirs.personId), NOW)), "of another county").toBe("NO_LEADER");
    const abroad = plan({ hostId: theirs.personId });
    expect(await code(planMonth(offices.people.community, abroad, NOW)), "nor hosts here").toBe("NO_LEADER");
    const away = { handoverId: uuidv7(), fromId: leader.personId, toId: theirs.personId, words: "" };
    expect(await code(handOver(county(), { ...away, onDay: "2026-03-10" }, NOW))).toBe("NO_LEADER");
    expect(await readMatrix(offices.people.town, { place: "", bare: false }, NOW)).toBeNull();
  });

  it("also goes to a park inside a community, which then is a point of its own", async () => {
    const placeId = uuidv7();
    const park = { placeId, unitId: here().unitId, kind: "PARK" as const, name: "创智园" };
    await ok(nameContactPlace(county(), park, NOW));
    await ok(pair(county(), paired(other.personId, here(placeId)), NOW));
    const page = await readPoints(other, NOW);
    expect(page?.mine).toMatchObject([{ kind: "PARK", name: "创智园（槐树社区）", covered: false }]);
    expect(
      await code(
        nameContactPlace(county(), { ...park, placeId: uuidv7(), unitId: offices.units.town.id }, NOW),
      ),
    ).toBe("UNKNOWN_PLACE");
  });
});

describe("a plan", () => {
  it("makes the Wednesdays of the month once, also when two make it at once", async () => {
    const both = await Promise.all([planMonth(leader, plan(), NOW), planMonth(leader, plan(), NOW)]);
    expect(both.filter((one) => !isProblem(one))).toEqual([{ made: 4 }]);
    expect(both.filter(isProblem)).toMatchObject([{ code: "NO_DAY_LEFT" }]);
    expect(await db.visitSession.count({ where: here() })).toBe(4);
  });
  it("is for whoever keeps sessions there, or is paired with the point", async () => {
    expect(await code(planMonth(offices.people.neighbour, plan({ weekday: 6 }), NOW))).toBe("NOT_FOUND");
    expect(await code(planMonth(offices.people.handler, plan({ weekday: 6 }), NOW))).toBe("NOT_FOUND");
    expect(await code(planMonth(offices.people.town, plan({ weekday: 6, recurrence: "MONTHLY" }), NOW))).toBe(
      "DONE",
    );
  });
  it("can be moved while nobody was told", async () => {
    const session = await sessionOn("2026-03-18");
    const move = (onDay: string, version = 1) =>
      changeSession(
        leader,
        {
          sessionId: session.id,
          version,
          onDay,
          hostId: leader.personId,
          kind: "OUTREACH",
          fromTime: "09:00",
          toTime: "11:00",
          venue: "中心广场",
        },
        NOW,
      );
    expect(await code(move("2026-03-01"))).toBe("SESSION_PAST");
    expect(await code(move("2026-03-21"))).toBe("DONE");
    expect(await code(move("2026-03-22"))).toBe("SESSION_CHANGED");
  });
});

describe("two sessions moved to one hour at once", () => {
  it("one is, and the other is told that it is taken", async () => {
    const shadow = { unitId: offices.units.other.id, placeId: null };
    const head = offices.people.neighbour;
    const own = plan({ ...shadow, hostId: head.personId, weekday: 6, recurrence: "FORTNIGHTLY" });
    await ok(planMonth(head, own, NOW));
    const about = { hostId: head.personId, kind: "CLINIC" as const, fromTime: "09:00", toTime: "11:00" };
    const move = async (from: string) => {
      const { id: sessionId } = await sessionOn(from, shadow);
      const to = { sessionId, version: 1, onDay: "2026-03-29", venue: "社区接待室" };
      return () => code(changeSession(head, { ...to, ...about }, NOW));
    };
    const both = await Promise.all([move("2026-03-07"), move("2026-03-21")]);
    expect((await Promise.all(both.map((go) => go()))).sort()).toEqual(["DONE", "SESSION_THERE"]);
    await db.visitSession.deleteMany({ where: shadow });
  });
});

const announce = (session: { id: string; version: number }, more: object = {}, when = NOW, by = leader) =>
  announceSession(
    by,
    {
      sessionId: session.id,
      version: session.version,
      noticeId: uuidv7(),
      title: "周三晚上听您说",
      text: "有事当面说。",
      lateReason: "",
      ...more,
    },
    when,
  );

describe("telling of a session", () => {
  it("publishes its notice in time, late only with its emergency, and taken down when it is cancelled", async () => {
    const session = await sessionOn("2026-03-04");
    expect(await code(announce(session))).toBe("NOT_ALLOWED");
    const head = offices.people.community;
    expect(await code(announce(session, {}, at("03-04 09:00"), head))).toBe("NOTICE_LATE");
    await ok(announce(session, {}, at("03-03 23:59"), head));
    const page = await readSession(leader, session.id, NOW);
    expect(page).toMatchObject({ inTime: true, session: { noticeState: "PUBLISHED" } });
    expect(await code(announce({ ...session, version: 2 }, {}, NOW, head))).toBe("SESSION_ANNOUNCED");

    const late = await sessionOn("2026-03-11");
    await ok(announce(late, { lateReason: "临时停水" }, at("03-11 08:00"), head));
    expect(await readSession(leader, late.id, NOW)).toMatchObject({ inTime: false });
    const cancel = { sessionId: late.id, version: 2, reason: "台风，改到下周", insteadId: null };
    await ok(cancelSession(head, cancel, at("03-11 12:00")));
    expect(await db.publicNotice.findFirst({ where: { session: { id: late.id } } })).toMatchObject({
      state: "TAKEN_DOWN",
      takenDownReason: "台风，改到下周",
    });
    expect(await code(cancelSession(head, { ...cancel, version: 3 }, at("03-11 12:00")))).toBe(
      "SESSION_ENDED",
    );
  });

  it("cannot be moved or taken down beside its session, where people have booked", async () => {
    const head = offices.people.community;
    const { noticeId } = await sessionOn("2026-03-04");
    const down = { noticeId: noticeId ?? "", reason: "写错了，重新写一份" };
    expect(await code(takeDownPublicNotice(head, down, NOW))).toBe("NOTICE_OF_SESSION");
    await ok(planMonth(leader, plan({ weekday: 7, recurrence: "MONTHLY" }), NOW));
    const session = await sessionOn("2026-03-08");
    const recorder = await colleague("记录员", ["RECORDER", offices.units.community]);
    await ok(announce(session, {}, NOW, recorder));
    const { noticeId: draftId, version } = await sessionOn("2026-03-08");
    const draft = (more: object) =>
      publicNoticeForm.parse({
        noticeId: draftId,
        unitId: session.unitId,
        version: "1",
        kind: "SESSION",
        title: "周日听您说",
        text: "有事当面说。",
        sessionOn: "2026-03-08",
        sessionFrom: "19:00",
        sessionTo: "21:00",
        place: "社区接待室",
        ...more,
      });
    expect(await code(draftPublicNotice(head, draft({ sessionOn: "2026-03-09" }), NOW))).toBe(
      "NOTICE_OF_SESSION",
    );
    await ok(draftPublicNotice(head, draft({}), NOW));
    const cancel = { sessionId: session.id, version, reason: "那天有考试，噪声管制", insteadId: null };
    await ok(cancelSession(recorder, cancel, NOW));
    const publish = { noticeId: draftId ?? "", version: 2, lateReason: "" };
    expect(await code(publishPublicNotice(head, publish, NOW))).toBe("SESSION_ENDED");
  });

  it("by a recorder waits as a draft for the head, with the emergency that makes it late", async () => {
    const recorder = await colleague("记录", ["RECORDER", offices.units.community]);
    const session = await sessionOn("2026-03-25");
    const onTheDay = at("03-25 09:00");
    await ok(announce(session, { lateReason: "临时停水" }, onTheDay, recorder));
    const page = await readSession(recorder, session.id, onTheDay);
    expect(page).toMatchObject({ inTime: null, session: { noticeState: "DRAFT" } });
    const noticeId = page?.session.noticeId ?? "";
    const asked = await noticeToEdit(offices.people.community, noticeId);
    expect(asked).toMatchObject({ state: "DRAFT", lateReason: "临时停水" });
    const publish = { noticeId, version: 1, lateReason: "" };
    const overAt = at("03-25 21:00");
    expect(await code(publishPublicNotice(offices.people.community, publish, overAt))).toBe("SESSION_OVER");
  });

  it("cannot be done once its hours are past, on its own day as little as later", async () => {
    const late = { lateReason: "临时停水" };
    const dawn = at("03-02 06:00");
    await ok(planMonth(leader, plan({ weekday: 1, fromTime: "07:00", toTime: "08:00" }), dawn));
    const early = await sessionOn("2026-03-02", here(), "07:00");
    expect(await code(announce(early, late, at("03-02 08:00"), offices.people.community))).toBe(
      "SESSION_OVER",
    );
    await db.visitSession.deleteMany({ where: { fromTime: "07:00" } });
  });
});

describe("minutes", () => {
  it("close only when every item ended: a case with its receipt, an answer, a reason", async () => {
    const { id } = await sessionOn("2026-03-04");
    const during = at("03-04 20:00");
    const head = offices.people.community;
    const lamp = await note(id, "三号楼后面路灯不亮半个月");
    const dance = await note(id, "广场舞太吵");
    const neighbour = await note(id, "邻居借钱不还");
    expect(await close(id, 2, at("03-03 20:00"))).toMatchObject({ code: "SESSION_NOT_YET" });
    expect(await close(id, 2, during)).toMatchObject({
      code: "ITEMS_OPEN",
      details: { number: 3, words: "“三号楼后面路灯不亮半个月”、“广场舞太吵”、“邻居借钱不还”" },
    });
    const of = { sessionId: id };
    const filed = {
      ...of,
      itemId: lamp,
      category: null,
      hazard: false,
      confidentiality: "NORMAL" as const,
      placeText: "3号楼",
      residentName: "王阿姨",
      residentPhone: "13800005678",
      lateReason: "",
    };
    const receipts = await Promise.all([fileItem(head, filed, during), fileItem(head, filed, during)]);
    expect(receipts[0]).toEqual(receipts[1]);
    const registered = await db.issue.findFirstOrThrow({ where: { raisedAs: { itemId: lamp } } });
    expect(registered).toMatchObject({ statement: "三号楼后面路灯不亮半个月", channel: "RECEPTION" });
    expect(await db.clock.count({ where: { issueId: registered.id } })).toBeGreaterThan(0);
    await ok(answerItem(head, { ...of, itemId: dance, answer: "九点以后停，每晚有人去看" }, during));
    expect(await code(leaveItem(head, { ...of, itemId: dance, reason: "不归我们管" }, during))).toBe(
      "ITEM_ENDED",
    );
    await ok(leaveItem(head, { ...of, itemId: neighbour, reason: "个人借贷，已告知可申请调解" }, during));
    const correction = { ...of, itemId: dance, correctionId: uuidv7(), words: "是广场音响，不是舞" };
    await ok(correctItem(head, correction, during));
    expect(await code(close(id, 2, during))).toBe("DONE");
    expect(await code(noteItem(head, { itemId: uuidv7(), sessionId: id, words: "还有一件" }, during))).toBe(
      "SESSION_ENDED",
    );
    const page = await readSession(leader, id, during);
    expect(page?.items.map(({ end, corrections }) => [end, corrections.length])).toEqual([
      ["ISSUE", 0],
      ["ANSWERED", 1],
      ["NOT_FILED", 0],
    ]);
    await expect(db.raisedItem.updateMany({ data: { words: "别的" } })).rejects.toThrow();
    await expect(db.raisedEnding.deleteMany({ where: { itemId: dance } })).rejects.toThrow();
  });

  it("an item noted while the session closes is never left open", async () => {
    await ok(planMonth(leader, plan({ weekday: 2, recurrence: "MONTHLY" }), NOW));
    const { id } = await sessionOn("2026-03-03");
    const during = at("03-03 20:00");
    const results = await Promise.all([
      close(id, 1, during, "没有来得及公告"),
      ...Array.from({ length: 5 }, (_, n) =>
        noteItem(offices.people.community, { itemId: uuidv7(), sessionId: id, words: `第${n}件事` }, during),
      ),
    ]);
    const session = await db.visitSession.findUniqueOrThrow({ where: { id } });
    const open = await db.raisedItem.count({ where: { sessionId: id, ending: null } });
    expect(session.state === "HELD" ? open === 0 : open > 0).toBe(true);
    expect(results.some((one) => !isProblem(one))).toBe(true);
  });

  it("a consultation is signed by people of each department for their own task", async () => {
    await ok(planMonth(leader, plan({ weekday: 4, kind: "CONSULTATION", recurrence: "MONTHLY" }), NOW));
    const { id } = await sessionOn("2026-03-05");
    const during = at("03-05 20:00");
    expect(await close(id, 1, during, "临时会诊")).toMatchObject({ code: "CONSULT_NOBODY" });
    await ok(
      inviteDepartment(offices.people.community, { sessionId: id, unitId: offices.units.water.id }, during),
    );
    expect(await close(id, 1, during, "临时会诊")).toMatchObject({
      code: "CONSULT_UNSIGNED",
      details: { names: "枫树街道水务站" },
    });
    const sign = {
      sessionId: id,
      unitId: offices.units.water.id,
      task: "更换三号楼水管",
      dueOn: "2026-03-20",
    };
    expect(await code(signConsult(offices.people.community, sign, during))).toBe("NOT_FOUND");
    expect(await readSession(offices.people.handler, id, during)).toMatchObject({
      keeps: false,
      signsFor: [offices.units.water.id],
    });
    const intern = await colleague("站员", ["RECORDER", offices.units.water]);
    expect(await readSession(intern, id, during), "sits there and reads").toMatchObject({ signsFor: [] });
    expect(await code(signConsult(intern, sign, during))).toBe("NOT_FOUND");
    await ok(signConsult(offices.people.handler, sign, during));
    expect(await code(signConsult(offices.people.lead, sign, during))).toBe("ITEM_ENDED");
    expect(await code(close(id, 1, during, "临时会诊"))).toBe("DONE");
  });
});

describe("the result", () => {
  it("is drafted after closing, struck out, and public on the page of the notice exactly as it was looked at", async () => {
    const session = await db.visitSession.findFirstOrThrow({
      where: { onDay: new Date("2026-03-04"), state: "HELD" },
    });
    const head = offices.people.community;
    const when = at("03-05 09:00");
    const page = await readSession(head, session.id, when);
    expect(page?.result?.draft).toContain("听到3件事：登记立案1件，当场答复1件，没有立案1件");
    const draft = {
      sessionId: session.id,
      version: 0,
      draft: `${page?.result?.draft}\n联系人李大姐13900001111`,
      more: ["邻居"],
      stand: [],
    };
    expect(await code(publishResult(head, { sessionId: session.id, version: 1 }, when))).toBe(
      "SESSION_CHANGED",
    );
    await ok(draftResult(head, draft, when));
    expect(await code(draftResult(head, draft, when))).toBe("SESSION_CHANGED");
    expect((await readOpenSession(session.noticeId ?? "", when))?.result).toBeNull();
    const publish = { sessionId: session.id, version: 1 };
    await ok(publishResult(head, publish, when));
    await ok(publishResult(head, publish, when));
    const shown = (await readOpenSession(session.noticeId ?? "", when))?.result?.text;
    expect(shown).toContain("九点以后停");
    expect(shown).not.toMatch(/13900001111|邻居/);
    expect(await code(draftResult(head, { ...draft, version: 1 }, when))).toBe("RESULT_PUBLISHED");
    const planned = await sessionOn("2026-03-21", here(), "09:00");
    expect(await code(draftResult(head, { ...draft, sessionId: planned.id }, when))).toBe("SESSION_NOT_HELD");
  });
});

describe("a month without a session", () => {
  it("is a gap of the place, with what was said of it, until one is planned", async () => {
    const gaps = async (month = "2026-03-01") =>
      (await readGaps(county(), { place: "", month }, NOW))?.gaps.map(({ name, ahead }) => [name, ahead]);
    expect(await gaps()).toEqual([
      ["创智园（槐树社区）", false],
      ["柳荫社区", false],
    ]);
    const excuse = (words: string) => ({
      excuseId: uuidv7(),
      unitId: offices.units.other.id,
      placeId: null,
      month: "2026-03-01",
      words,
    });
    await ok(excuseMonth(county(), excuse("防汛值守，下月补上"), NOW));
    await ok(excuseMonth(offices.people.neighbour, excuse("已约四月一日"), NOW));
    const rows = (await readGaps(county(), { place: "", month: "2026-03-01" }, NOW))?.gaps;
    expect(rows?.find(({ name }) => name === "柳荫社区")?.excuses.map(({ words }) => words)).toEqual([
      "防汛值守，下月补上",
      "已约四月一日",
    ]);
    expect(await code(excuseMonth(offices.people.handler, excuse("别人的事不归我"), NOW))).toBe("NOT_FOUND");
    const farOff = { ...excuse("谁知道那时候"), month: "2031-05-01" };
    expect(await code(excuseMonth(county(), farOff, NOW))).toBe("MONTH_TOO_FAR");
    await expect(db.monthExcuse.deleteMany()).rejects.toThrow();
    expect(await readGaps(offices.people.handler, { place: "", month: null }, NOW)).toBeNull();
  });

  it("reminds the paired leader once, from day 25 on", async () => {
    const inbox = () =>
      db.delivery.count({ where: { topic: "sessionMissing", personId: other.personId, channel: "INBOX" } });
    expect(await remindOfMonth(at("03-24 22:30"))).toBe(0);
    const both = await Promise.all([remindOfMonth(at("03-25 06:30")), remindOfMonth(at("03-25 06:30"))]);
    expect(both.reduce((a, b) => a + b)).toBe(1);
    expect(await remindOfMonth(at("03-26 06:30"))).toBe(0);
    await handOnNotices({ offered: [] }, at("03-26 07:00"));
    expect(await inbox()).toBe(1);
    expect(await remindOfMonth(at("04-25 06:30"))).toBe(2);
  });
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
