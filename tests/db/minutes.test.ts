import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { publicNoticeForm } from "#lib/domain/open/publicNotices.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { noticeToEdit } from "#lib/queries/open/publicNotices.ts";
import { readOpenSession, readSession } from "#lib/queries/points/sessions.ts";
import {
  draftPublicNotice,
  publishPublicNotice,
  takeDownPublicNotice,
} from "#lib/usecases/open/publicNotices.ts";
import {
  answerItem,
  correctItem,
  fileItem,
  inviteDepartment,
  leaveItem,
  noteItem,
  signConsult,
} from "#lib/usecases/points/minutes.ts";
import { draftResult, publishResult } from "#lib/usecases/points/results.ts";
import { cancelSession, planMonth } from "#lib/usecases/points/sessions.ts";
import { colleague } from "#tests/support/offices.ts";
import {
  announce,
  close,
  code,
  here,
  leader,
  NOW,
  note,
  offices,
  ok,
  plan,
  planMarch,
  sessionOn,
} from "#tests/support/points.ts";
import { at } from "#tests/support/story.ts";

/** A session from its notice to its minutes and its result, as one story (domain.md N17, N19, Z17). */
beforeAll(planMarch);

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
