import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { CONDUCT_CATEGORY } from "#lib/domain/casework/recusal.ts";
import { readGaps, readPoint, readPoints, sessionsWaiting } from "#lib/queries/points/points.ts";
import { readSession } from "#lib/queries/points/sessions.ts";
import {
  answerItem,
  correctItem,
  fileItem,
  inviteDepartment,
  noteItem,
  uninviteDepartment,
} from "#lib/usecases/points/minutes.ts";
import {
  endContactPlace,
  nameContactPlace,
  pair,
  renameContactPlace,
} from "#lib/usecases/points/pairings.ts";
import { draftResult, publishResult } from "#lib/usecases/points/results.ts";
import {
  cancelSession,
  changeSession,
  closeSession,
  excuseMonth,
  planMonth,
} from "#lib/usecases/points/sessions.ts";
import { colleague, unit } from "#tests/support/offices.ts";
import {
  code,
  county,
  here,
  leader,
  makeLeaders,
  NOW,
  note,
  offices,
  ok,
  paired,
  plan,
  sessionOn,
} from "#tests/support/points.ts";
import { at } from "#tests/support/story.ts";

/** Places, plans and what is said at a session, each by itself (domain.md P13, N16, N19, Z17). */
beforeAll(async () => {
  await makeLeaders();
  await ok(pair(county(), paired(), NOW));
});

describe("a park or building", () => {
  const name = (placeName: string, placeId = uuidv7()) => ({
    placeId,
    unitId: offices.units.other.id,
    kind: "BUILDING" as const,
    name: placeName,
  });
  const gaps = async (month: string, now = at("04-10 09:00")) =>
    (await readGaps(county(), { place: offices.units.other.id, month }, now))?.gaps.map((gap) => gap.name);

  it("is named once, also by two at once, named right, and is no gap of the months before it", async () => {
    const made = await Promise.all(
      [name("创智大厦"), name("创智大厦")].map((form) =>
        code(nameContactPlace(county(), form, at("04-02 09:00"))),
      ),
    );
    expect(made.toSorted()).toEqual(["DONE", "PLACE_THERE"]);
    const tower = await db.contactPlace.findFirstOrThrow({ where: { name: "创智大厦" } });
    const second = name("金河大厦");
    await ok(nameContactPlace(county(), second, at("04-02 09:00")));
    const rename = (placeId: string, to: string, who = county()) =>
      code(renameContactPlace(who, { placeId, name: to }));
    expect(await rename(second.placeId, "创智大厦")).toBe("PLACE_THERE");
    expect(await rename(second.placeId, "金禾大厦", offices.people.town)).toBe("NOT_ALLOWED");
    expect(await rename(second.placeId, "金禾大厦")).toBe("DONE");
    expect(await gaps("2026-04-01")).toEqual(["柳荫社区", "创智大厦（柳荫社区）", "金禾大厦（柳荫社区）"]);
    expect(await gaps("2026-03-01"), "it was none in March").not.toContain("创智大厦（柳荫社区）");

    const where = { unitId: offices.units.other.id, placeId: tower.id };
    await ok(pair(county(), paired(leader.personId, where), NOW));
    await ok(planMonth(leader, plan({ ...where, month: "2026-04-01", weekday: 6 }), at("04-02 09:00")));
    const end = () => code(endContactPlace(county(), { placeId: tower.id }, at("04-10 09:00")));
    expect(await end()).toBe("PLACE_PLANNED");
    await db.visitSession.deleteMany({ where });
    expect(await end()).toBe("DONE");
    expect(await end(), "once").toBe("NOT_FOUND");
    expect(await gaps("2026-04-01"), "no contact point any more").toEqual([
      "柳荫社区",
      "金禾大厦（柳荫社区）",
    ]);
    expect(await db.pairing.count({ where: { ...where, toOn: null } })).toBe(0);
    await db.pairing.deleteMany({ where });
    expect(await code(planMonth(leader, plan({ ...where, month: "2026-05-01" }), NOW))).toBe("NOT_FOUND");
    const page = await readPoint(
      county(),
      { unit: where.unitId, place: tower.id, who: "" },
      at("04-11 09:00"),
    );
    expect(page).toMatchObject({ point: { endedOn: "2026-04-10", ownName: "创智大厦" }, plans: false });
    expect(await code(nameContactPlace(county(), name("创智大厦"), NOW)), "the name is free again").toBe(
      "DONE",
    );
    await db.contactPlace.updateMany({
      where: { unitId: where.unitId },
      data: { endedOn: new Date("2026-04-10") },
    });
  });
});

describe("a plan that overlaps", () => {
  it("is refused with what stands in its way, for the host and for the place; and no further than a year", async () => {
    const busy = await colleague("何副区长", ["VISITOR", offices.units.county]);
    const there = { unitId: offices.units.other.id, placeId: null };
    for (const where of [here(), there]) await ok(pair(county(), paired(busy.personId, where), NOW));
    const monthly = (more: object) =>
      planMonth(busy, plan({ hostId: busy.personId, weekday: 2, month: "2026-05-01", ...more }), NOW);
    await ok(monthly({}));
    const clash = {
      code: "SESSION_CLASH",
      details: { on: "2026-05-05", hours: "19:00–21:00", point: "槐树社区" },
    };
    expect(await monthly({ ...there }), "the host sits elsewhere").toMatchObject(clash);
    expect(await monthly({ fromTime: "20:00", toTime: "22:00" }), "the room is taken").toMatchObject(clash);
    expect(await code(monthly({ ...there, fromTime: "21:00", toTime: "22:00" })), "one after the other").toBe(
      "DONE",
    );
    expect(await code(monthly({})), "the same plan again").toBe("NO_DAY_LEFT");
    const head = offices.people.community;
    const byAnother = plan({ month: "2026-05-01", weekday: 2, hostId: head.personId });
    expect(await planMonth(head, byAnother, NOW), "the same hour, another host").toMatchObject(clash);
    const late = monthly({
      ...there,
      month: "2026-03-01",
      weekday: 1,
      fromTime: "07:00",
      toTime: "08:00",
      recurrence: "MONTHLY",
    });
    expect(await code(late)).toBe("DONE");
    const early = await db.visitSession.findFirstOrThrow({
      where: { hostId: busy.personId, fromTime: "07:00" },
    });
    expect(early.onDay, "this Monday's seven o'clock is over").toEqual(new Date("2026-03-09"));
    const later = await sessionOn("2026-05-05", there, "21:00");
    const { unitId: _, placeId: __, month: ___, weekday: ____, recurrence: _____, ...about } = plan();
    const move = { ...about, hostId: busy.personId, sessionId: later.id, version: 1, onDay: "2026-05-12" };
    expect(await code(changeSession(busy, move, NOW))).toBe("SESSION_CLASH");
    expect(await code(monthly({ month: "2027-03-01", weekday: 4 }))).toBe("DONE");
    expect(await code(monthly({ month: "2027-04-01", weekday: 4 }))).toBe("MONTH_TOO_FAR");
    await db.visitSession.deleteMany({ where: { hostId: busy.personId } });
    await db.pairing.deleteMany({ where: { personId: busy.personId } });
  });
});

describe("what waits", () => {
  it("stands on the desk from its day on, and a paired leader finds it and says why nobody could come", async () => {
    const own = await colleague("冯局长", ["UNIT_LEAD", offices.units.water]);
    expect((await readPoints(own, NOW))?.missing).toBe(false);
    await ok(pair(county(), { ...paired(own.personId), fromOn: "2026-06-01" }, NOW));
    const june = at("06-02 09:00");
    expect((await readPoints(own, june))?.missing).toBe(true);
    const about = { unitId: here().unitId, place: "", who: "" };
    const page = () => readPoint(own, { ...about, unit: here().unitId }, june);
    expect(await page()).toMatchObject({ missing: true, plans: true, excuses: [] });
    const excuse = { excuseId: uuidv7(), ...here(), month: "2026-06-01", words: "外出学习一个月" };
    await ok(excuseMonth(own, excuse, june));
    expect((await page())?.excuses.map(({ words }) => words)).toEqual(["外出学习一个月"]);

    // Somebody else hosts it: the point has its session, and whoever is paired finds it.
    await ok(
      planMonth(
        offices.people.community,
        plan({ hostId: offices.people.community.personId, month: "2026-06-01", recurrence: "MONTHLY" }),
        NOW,
      ),
    );
    expect((await readPoints(own, june))?.sessions.map(({ onDay }) => onDay)).toEqual(["2026-06-03"]);
    expect((await readPoints(own, june))?.missing, "the leader has none yet").toBe(true);
    expect((await page())?.missing).toBe(false);
    expect(await sessionsWaiting(own, june)).toBe(0);
    expect(await sessionsWaiting(own, at("06-03 22:00"))).toBe(1);
    await db.visitSession.deleteMany({ where: { onDay: new Date("2026-06-03") } });
    await db.pairing.deleteMany({ where: { personId: own.personId } });
  });
});

describe("what was said at a session", () => {
  const day = at("03-09 19:30");
  const head = () => offices.people.community;
  const session = async () => {
    await planMonth(leader, plan({ weekday: 1, fromTime: "18:00", toTime: "20:00" }), NOW);
    return sessionOn("2026-03-09", here(), "18:00");
  };
  const filed = (sessionId: string, itemId: string, category: string) => ({
    ...{ sessionId, itemId, category: category as never, hazard: false, confidentiality: "NORMAL" as const },
    ...{ placeText: "3号楼", residentName: "慕容婉清", residentPhone: "13800005678", lateReason: "" },
  });

  it("keeps the session where it is: neither moved nor cancelled, and nothing is noted before its day", async () => {
    const { id } = await session();
    const early = { itemId: uuidv7(), sessionId: id, words: "还没到那天" };
    expect(await code(noteItem(head(), early, at("03-08 19:30")))).toBe("SESSION_NOT_YET");
    const cancel = { sessionId: id, version: 1, reason: "领导临时有会", insteadId: null };
    const { unitId: _, placeId: __, month: ___, weekday: ____, recurrence: _____, ...about } = plan();
    const move = { ...about, sessionId: id, version: 1, onDay: "2026-03-30" };
    await note(id, "2栋电梯常坏", day);
    expect(await code(cancelSession(head(), cancel, day))).toBe("SESSION_TOOK_PLACE");
    expect(await code(changeSession(head(), move, day))).toBe("SESSION_TOOK_PLACE");
  });

  it("goes into the matter with its corrections; a complaint about the unit is not there for it, nor in the result", async () => {
    const { id } = await session();
    const lift = await note(id, "3栋电梯常坏", day);
    const fix = { correctionId: uuidv7(), itemId: lift, sessionId: id, words: "是5栋" };
    await ok(correctItem(head(), fix, day));
    const { issueId } = await ok(fileItem(head(), filed(id, lift, "HOUSING_PROPERTY.ELEVATOR"), day));
    const issue = await db.issue.findUniqueOrThrow({ where: { id: issueId } });
    expect(issue.statement).toBe("3栋电梯常坏\n补正：是5栋");

    const conduct = await note(id, "社区主任收了商户的烟", day);
    await ok(fileItem(head(), filed(id, conduct, CONDUCT_CATEGORY), day));
    const boss = await colleague("社区主任", ["UNIT_LEAD", offices.units.community]);
    const shown = (await readSession(boss, id, day))?.items.map(({ words }) => words) ?? [];
    expect(shown).toContain("3栋电梯常坏");
    expect(shown).not.toContain("社区主任收了商户的烟");
    expect((await readSession(boss, id, day))?.session.told, "nor does the list count it").toBe(shown.length);

    for (const { id: itemId } of (await readSession(head(), id, day))?.items.filter(({ end }) => !end) ?? [])
      await ok(answerItem(head(), { sessionId: id, itemId, answer: "周五前修好，社区盯着" }, day));
    await ok(closeSession(head(), { sessionId: id, version: 1, lateReason: "没有来得及公告" }, day));
    const page = await readSession(head(), id, day);
    expect(page?.result?.draft).toMatch(/登记立案1件/);
    expect(page?.result?.draft).not.toMatch(/烟|另有/);

    const draft = `${page?.result?.draft}\n慕容婉清说谢谢`;
    const slip = { sessionId: id, version: 0, draft, more: ["慕容晚清"], stand: [] };
    expect(await draftResult(head(), slip, day)).toMatchObject({
      code: "WORDS_NOT_THERE",
      details: { words: "慕容晚清" },
    });
    await ok(draftResult(head(), { sessionId: id, version: 0, draft, more: [], stand: [] }, day));
    expect((await readSession(head(), id, day))?.result?.preview, "a name on file").not.toContain("慕容婉清");
    await db.issue.update({ where: { id: issueId }, data: { confidentiality: "CONFIDENTIAL" } });
    const publish = { sessionId: id, version: 1 };
    expect(await code(publishResult(head(), publish, day))).toBe("RESULT_SECRET");
    await db.issue.update({ where: { id: issueId }, data: { confidentiality: "NORMAL" } });
    expect(await code(publishResult(head(), publish, day))).toBe("DONE");
  });

  it("in confidence is for those who handle it; of earlier sessions a later leader reads nothing", async () => {
    await planMonth(leader, plan({ weekday: 1, fromTime: "18:00", toTime: "20:00" }), NOW);
    const day = at("03-16 19:30");
    const { id } = await sessionOn("2026-03-16", here(), "18:00");
    const words = "邻居家半夜赌博，请别说是我讲的";
    const quiet = await note(id, words, day);
    const form = {
      ...filed(id, quiet, "HOUSING_PROPERTY.ELEVATOR"),
      confidentiality: "CONFIDENTIAL" as const,
    };
    const bureau = await colleague("水务局长", ["UNIT_LEAD", offices.units.water]);
    await ok(pair(county(), paired(bureau.personId), NOW));
    expect(await code(fileItem(bureau, form, day)), "the recorder registers").toBe("NOT_ALLOWED");
    expect((await readSession(bureau, id, day))?.files).toBe(false);
    await ok(fileItem(head(), form, day));

    const seen = async (who: typeof leader, when = day) =>
      (await readSession(who, id, when))?.items.find((item) => item.id === quiet);
    expect(await seen(head())).toMatchObject({ words, withheld: false, opens: true });
    expect(await seen(bureau)).toMatchObject({ words: "", withheld: true, opens: false, receiptNo: null });
    const fix = { correctionId: uuidv7(), itemId: quiet, sessionId: id, words: "其实是三楼" };
    expect(await code(correctItem(bureau, fix, day)), "nor written on").toBe("NOT_FOUND");
    expect(await code(correctItem(head(), fix, day))).toBe("DONE");

    const late = await colleague("李副区长", ["VISITOR", offices.units.county]);
    await ok(pair(county(), { ...paired(late.personId), fromOn: "2026-03-17" }, NOW));
    expect(await readSession(late, id, at("03-18 09:00"))).toBeNull();
    const point = await readPoint(late, { unit: here().unitId, place: "", who: "" }, at("03-18 09:00"));
    expect(point?.sessions.map(({ onDay }) => onDay)).not.toContain("2026-03-16");
    await db.pairing.deleteMany({ where: { personId: { in: [bureau.personId, late.personId] } } });
  });

  it("a department asked by mistake is taken back while it has not signed; what is no department cannot be asked", async () => {
    await planMonth(
      leader,
      plan({ weekday: 5, kind: "CONSULTATION", fromTime: "08:00", toTime: "09:00" }),
      NOW,
    );
    const { id } = await sessionOn("2026-03-06", here(), "08:00");
    const invite = (unitId: string) => inviteDepartment(head(), { sessionId: id, unitId }, day);
    expect(await code(invite(offices.units.town.id))).toBe("NOT_FOUND");
    const far = await unit("COUNTY", "溪口县", {
      cityId: offices.units.city.id,
      parentId: offices.units.city.id,
    });
    const inFar = { cityId: offices.units.city.id, countyId: far.id, parentId: far.id };
    const theirs = await unit("COUNTY", "溪口县水务局", inFar, "DEPARTMENT");
    expect(await code(invite(theirs.id)), "another county's").toBe("NOT_FOUND");
    await ok(invite(offices.units.water.id));
    await ok(uninviteDepartment(head(), { sessionId: id, unitId: offices.units.water.id }, day));
    expect(await db.consultSignature.count({ where: { sessionId: id } })).toBe(0);
  });
});
