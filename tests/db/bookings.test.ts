import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { isProblem, type Problem } from "#lib/domain/problems.ts";
import { insteadOf, readNotice, readNotices } from "#lib/queries/open/publicNotices.ts";
import { readBooking, readOpenSession, readSession } from "#lib/queries/points/sessions.ts";
import { bookingPath, readBookingWord } from "#lib/seal.ts";
import { deliverNotices, handOnNotices } from "#lib/usecases/notices/notices.ts";
import {
  bookSlot,
  cancelBooking,
  findBooking,
  forgetBookings,
  freeBooking,
  offerSlots,
} from "#lib/usecases/points/bookings.ts";
import {
  announceSession,
  cancelSession,
  changeSession,
  closeSession,
  planMonth,
} from "#lib/usecases/points/sessions.ts";
import { makeOffices, type Offices } from "#tests/support/offices.ts";
import { at } from "#tests/support/story.ts";
import { somebodyWaits } from "#tests/support/waiting.ts";

/** 约访 through the use cases (domain.md Z18): of two at once one gets it, and nobody stands before a closed door. */
const NOW = at("03-02 10:00");
let offices: Offices;
beforeAll(async () => {
  offices = await makeOffices();
  await ok(planMonth(offices.people.community, plan(), NOW));
});
const plan = () => ({
  unitId: offices.units.community.id,
  placeId: null,
  hostId: offices.people.community.personId,
  kind: "CLINIC" as const,
  fromTime: "19:00",
  toTime: "20:00",
  venue: "社区接待室",
  month: "2026-03-01",
  weekday: 3,
  recurrence: "WEEKLY" as "WEEKLY" | "MONTHLY",
});
const ok = async <T>(work: Promise<T | Problem>): Promise<T> => {
  const done = await work;
  if (isProblem(done)) throw new Error(JSON.stringify(done));
  return done as T;
};
const code = async (work: Promise<unknown>) => {
  const done = await work;
  return isProblem(done) ? done.code : "DONE";
};
const sessionOn = (day: string) => db.visitSession.findFirstOrThrow({ where: { onDay: new Date(day) } });
const slotsOn = (sessionId: string) =>
  db.sessionSlot.findMany({ where: { sessionId }, orderBy: { fromTime: "asc" } });
const announce = ({ id: sessionId, version }: { id: string; version: number }, when = NOW, lateReason = "") =>
  announceSession(
    offices.people.community,
    { sessionId, version, noticeId: uuidv7(), title: "周三晚上听您说", text: "有事当面说。", lateReason },
    when,
  );
const book = (slotId: string, more: object = {}, when = NOW, client = uuidv7()) =>
  bookSlot(
    {
      bookingId: uuidv7(),
      slotId,
      residentName: "",
      residentPhone: `139${String(Math.trunc(Math.random() * 1e8)).padStart(8, "0")}`,
      words: "楼道的灯",
      website: "",
      ...more,
    },
    { client, lang: "zh" },
    when,
  );
const idOf = ({ path }: { path: string }) => readBookingWord(path.slice("/book/".length)) ?? "";

describe("times to book", () => {
  it("are opened once, a day before at least, and made anew when the hours change before anybody was told", async () => {
    const head = offices.people.community;
    const { id, version } = await sessionOn("2026-03-18");
    await ok(offerSlots(head, { sessionId: id, minutes: 30 }, NOW));
    await ok(offerSlots(head, { sessionId: id, minutes: 10 }, NOW));
    expect(await slotsOn(id)).toHaveLength(2);
    expect(await code(book((await slotsOn(id))[0]?.id ?? ""))).toBe("SLOT_OVER");
    const moved = {
      sessionId: id,
      version,
      onDay: "2026-03-19",
      hostId: head.personId,
      kind: "CLINIC" as const,
      fromTime: "09:00",
      toTime: "10:00",
      venue: "社区接待室",
    };
    await ok(changeSession(head, moved, NOW));
    expect(await slotsOn(id)).toHaveLength(0);
    expect(await code(offerSlots(head, { sessionId: id, minutes: 30 }, at("03-19 08:00")))).toBe(
      "SLOTS_LATE",
    );
    expect(await code(offerSlots(offices.people.neighbour, { sessionId: id, minutes: 30 }, NOW))).toBe(
      "NOT_FOUND",
    );
  });

  it("stay closed where the notice came late, however early they were made", async () => {
    const head = offices.people.community;
    await ok(planMonth(head, { ...plan(), weekday: 5, recurrence: "MONTHLY" }, NOW));
    const session = await sessionOn("2026-03-06");
    await ok(offerSlots(head, { sessionId: session.id, minutes: 30 }, NOW));
    const onTheDay = at("03-06 09:00");
    await ok(announce(session, onTheDay, "水管爆了"));
    const { noticeId } = await sessionOn("2026-03-06");
    expect((await readOpenSession(noticeId ?? "", onTheDay))?.free).toBeNull();
    expect(await code(book((await slotsOn(session.id))[0]?.id ?? "", {}, onTheDay))).toBe("SLOT_OVER");
  });

  it("go to one of many at once, and are free again when given back", async () => {
    const session = await sessionOn("2026-03-04");
    await ok(offerSlots(offices.people.community, { sessionId: session.id, minutes: 15 }, NOW));
    await ok(announce(session));
    const [first, second] = await slotsOn(session.id);
    const tries = await Promise.all(Array.from({ length: 8 }, () => book(first?.id ?? "")));
    const got = tries.filter((one) => !isProblem(one));
    expect(got).toHaveLength(1);
    expect(tries.filter(isProblem).map((one) => (one as Problem).code)).toEqual(Array(7).fill("SLOT_TAKEN"));
    const { noticeId } = await sessionOn("2026-03-04");
    const free = async () =>
      (await readOpenSession(noticeId ?? "", NOW))?.free?.map(({ fromTime }) => fromTime);
    expect(await free()).toEqual(["19:15", "19:30", "19:45"]);

    const mine = idOf(got[0] as { path: string });
    expect(await code(cancelBooking(mine, at("03-04 19:00")))).toBe("BOOKING_OVER");
    await ok(cancelBooking(mine, NOW));
    await ok(cancelBooking(mine, NOW));
    expect(await free()).toEqual(["19:00", "19:15", "19:30", "19:45"]);

    const form = { bookingId: uuidv7(), residentPhone: "13800005555" };
    const [a, b] = await Promise.all([book(second?.id ?? "", form), book(second?.id ?? "", form)]);
    expect(a).toEqual(b);
    expect(await code(book(first?.id ?? "", { residentPhone: "13800005555" }))).toBe("BOOKED_ALREADY");
    expect(await code(book(first?.id ?? "", { website: "x" }))).toBe("FILLED_BY_MACHINE");
    expect(await code(book(first?.id ?? "", {}, at("03-04 19:00")))).toBe("SLOT_OVER");
    expect(await code(book(uuidv7()))).toBe("SLOT_OVER");
  });

  it("go to one phone once, also at two times at once, and to one client a few", async () => {
    const head = offices.people.community;
    await ok(planMonth(head, { ...plan(), weekday: 7, recurrence: "MONTHLY" }, NOW));
    const session = await sessionOn("2026-03-08");
    await ok(offerSlots(head, { sessionId: session.id, minutes: 10 }, NOW));
    await ok(announce(session));
    const [a, b, ...rest] = (await slotsOn(session.id)).map(({ id }) => id);
    const phone = { residentPhone: "13800006666" };
    const both = await Promise.all([code(book(a ?? "", phone)), code(book(b ?? "", phone))]);
    expect(both.sort()).toEqual(["BOOKED_ALREADY", "DONE"]);
    await db.sessionBooking.deleteMany({ where: { slot: { sessionId: session.id } } });
    expect(await code(book(a ?? "", {}, NOW, "one"))).toBe("DONE");
    expect(await code(book(a ?? "", {}, NOW, "one")), "what was refused is not counted").toBe("SLOT_TAKEN");
    for (const id of [b, ...rest.slice(0, 2)]) await ok(book(id ?? "", {}, NOW, "one"));
    const later = at("03-07 20:00");
    expect(await code(book(rest[2] ?? "", {}, later, "one"))).toBe("SLOTS_ENOUGH");
    expect(await code(book(rest[2] ?? "", {}, later, "another"))).toBe("DONE");
  });

  it("are freed by the office with a reason: told, read on its page, and free for others", async () => {
    const head = offices.people.community;
    const { id: sessionId, noticeId } = await sessionOn("2026-03-08");
    const slotId = (await slotsOn(sessionId))[5]?.id ?? "";
    const residentPhone = "13800007788";
    const bookingId = idOf(await ok(book(slotId, { residentPhone, residentName: "王阿姨" })));
    const form = { sessionId, bookingId, reason: "本人来电话说不来了" };
    expect(await code(freeBooking(offices.people.neighbour, form, NOW))).toBe("NOT_FOUND");
    const { id: elsewhere } = await sessionOn("2026-03-04");
    expect(await code(freeBooking(head, { ...form, sessionId: elsewhere }, NOW))).toBe("NOT_FOUND");
    expect(await code(freeBooking(head, form, at("03-08 19:50")))).toBe("BOOKING_OVER");
    const shown = async () =>
      (await readSession(head, sessionId, NOW))?.slots.find(({ id }) => id === slotId);
    expect(await shown()).toMatchObject({ bookingId, freeable: true });
    await Promise.all([ok(freeBooking(head, form, NOW)), ok(freeBooking(head, form, NOW))]);
    expect(await shown()).toMatchObject({ bookingId: null, freeable: false });
    expect((await readOpenSession(noticeId ?? "", NOW))?.free?.some(({ id }) => id === slotId)).toBe(true);
    expect(await readBooking(bookingId, NOW)).toMatchObject({ open: false, freedReason: form.reason });
    const row = () => db.sessionBooking.findUniqueOrThrow({ where: { id: bookingId } });
    expect(await row()).toMatchObject({ name: null, words: null, phone: residentPhone });
    expect(
      await db.outbox.count({ where: { recipient: `booking:${bookingId}`, topic: "bookingFreed" } }),
    ).toBe(1);
    const told: { to: string; text: string }[] = [];
    const send = async () => async (letter: { to: string; text: string }) => {
      told.push(letter);
      return { did: "SENT" } as const;
    };
    const mailroom = {
      offered: ["SMS"] as const,
      address: "https://minqing.example",
      withholds: false,
      send,
    };
    await handOnNotices(mailroom, NOW);
    await deliverNotices(mailroom as never, at("03-02 11:00"));
    expect(told.filter(({ to }) => to === residentPhone)).toMatchObject([
      { text: expect.stringContaining(bookingPath(bookingId)) },
    ]);
    await forgetBookings(at("03-05 09:00"));
    expect((await row()).phone).toBe(residentPhone);
    await forgetBookings(at("03-05 11:00"));
    expect((await row()).phone).toBeNull();
    await db.sessionBooking.deleteMany({ where: { slot: { sessionId } } });
  });

  it("are given back in turn with whoever cancels the session, and not once it is cancelled", async () => {
    const head = offices.people.community;
    const { id: sessionId, version } = await sessionOn("2026-03-08");
    const slotId = (await slotsOn(sessionId))[0]?.id ?? "";
    const bookingId = idOf(await ok(book(slotId)));
    let giving: Promise<string> | undefined;
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT FROM visit_sessions WHERE id = ${sessionId}::uuid FOR UPDATE`;
      giving = code(cancelBooking(bookingId, NOW));
      await somebodyWaits();
    });
    expect(await giving).toBe("DONE");
    const next = idOf(await ok(book(slotId)));
    const { id: insteadId } = await sessionOn("2026-03-04");
    await ok(cancelSession(head, { sessionId, version, reason: "台风停办", insteadId }, NOW));
    expect(await code(cancelBooking(next, NOW)), "they are told by text message").toBe("BOOKING_OVER");
    expect((await db.sessionBooking.findUniqueOrThrow({ where: { id: next } })).phone).not.toBeNull();
    await db.outbox.deleteMany();
    await db.sessionBooking.deleteMany({ where: { slot: { sessionId } } });
  });

  it("are found again by number and key, and by nothing less", async () => {
    const { id } = await sessionOn("2026-03-04");
    const slot = (await slotsOn(id))[3];
    const path = (await ok(book(slot?.id ?? "", {}))).path;
    const booking = await readBooking(idOf({ path }), NOW);
    expect(booking).toMatchObject({ fromTime: "19:45", open: true, venue: "社区接待室" });
    expect(booking, "what they left can be seen there").toMatchObject({ words: "楼道的灯", name: null });
    expect(booking?.phone).toMatch(/^139\*+$/);
    const find = (no: string, key: string) => findBooking({ no, key }, "somebody", NOW);
    expect(await find(booking?.no ?? "", booking?.secret.toLowerCase() ?? "")).toEqual({ path });
    expect(await code(find(booking?.no ?? "", "2222-2222"))).toBe("BOOKING_NOT_FOUND");
    expect(await code(find("123456789", booking?.secret ?? ""))).toBe("BOOKING_NOT_FOUND");
    expect(readBookingWord(`${bookingPath(uuidv7()).slice("/book/".length)}x`)).toBeNull();
  });

  it("show the office a time and a masked phone, and nothing to another community", async () => {
    const { id } = await sessionOn("2026-03-04");
    const page = await readSession(offices.people.community, id, NOW);
    const taken = page?.slots.filter(({ no }) => no !== null);
    expect(taken).toHaveLength(2);
    expect(taken?.every(({ phone }) => phone?.endsWith("********"))).toBe(true);
    expect(await readSession(offices.people.neighbour, id, NOW)).toBeNull();
  });
});

describe("a session with people still to come", () => {
  it("is not closed before them; a time that was given back holds nobody up", async () => {
    const head = offices.people.community;
    await ok(planMonth(head, { ...plan(), month: "2026-04-01", weekday: 5, recurrence: "MONTHLY" }, NOW));
    const session = await sessionOn("2026-04-03");
    await ok(offerSlots(head, { sessionId: session.id, minutes: 30 }, NOW));
    await ok(announce(session));
    const [, second] = await slotsOn(session.id);
    const booking = idOf(await ok(book(second?.id ?? "")));
    const close = (when: Date) =>
      closeSession(head, { sessionId: session.id, version: session.version + 1, lateReason: "" }, when);
    expect(await close(at("04-03 19:10"))).toMatchObject({
      code: "SESSION_AWAITED",
      details: { time: "19:30" },
    });
    await ok(cancelBooking(booking, at("04-03 19:15")));
    expect(await code(close(at("04-03 19:20")))).toBe("DONE");
  });
});

describe("a session that is cancelled", () => {
  it("tells everybody who booked by text message, once, and offers another", async () => {
    const head = offices.people.community;
    const next = await sessionOn("2026-03-11");
    await ok(announce(next));
    const session = await sessionOn("2026-03-04");
    const cancel = { sessionId: session.id, version: session.version, reason: "台风停办" };
    const late = await sessionOn("2026-03-25");
    const sendTo = (insteadId: string | null) => code(cancelSession(head, { ...cancel, insteadId }, NOW));
    expect(await sendTo(late.id), "not told of").toBe("NO_SUCH_SESSION");
    expect(await sendTo(next.id), "no times to book").toBe("NO_SUCH_SESSION");
    await ok(offerSlots(head, { sessionId: next.id, minutes: 30 }, NOW));
    const taken = await slotsOn(next.id);
    for (const { id } of taken) await ok(book(id));
    expect(await sendTo(next.id), "all are taken").toBe("NO_SUCH_SESSION");
    expect((await readSession(head, session.id, NOW))?.insteads).toEqual([]);
    await db.sessionBooking.deleteMany({ where: { slot: { sessionId: next.id } } });
    expect((await readSession(head, session.id, NOW))?.insteads).toMatchObject([{ id: next.id, free: 2 }]);
    expect(await sendTo(null), "whoever booked must have somewhere to go").toBe("INSTEAD_NEEDED");
    const both = await Promise.all([
      cancelSession(head, { ...cancel, insteadId: next.id }, NOW),
      cancelSession(head, { ...cancel, insteadId: next.id }, NOW),
    ]);
    expect(both.filter((one) => !isProblem(one))).toHaveLength(1);
    const messages = await db.outbox.findMany({ where: { topic: "bookingCancelled" } });
    expect(messages).toHaveLength(2);
    const bookingId = messages[0]?.recipient.slice("booking:".length) ?? "";
    const { noticeId } = await sessionOn("2026-03-11");
    expect(await readBooking(bookingId, NOW)).toMatchObject({
      state: "CANCELLED",
      cancelledReason: "台风停办",
      insteadNoticeId: noticeId,
      open: false,
    });
    const gone = await readNotice(session.noticeId ?? "", NOW);
    expect(gone).toMatchObject({ stands: "CANCELLED", takenDownReason: "台风停办" });
    expect((gone && (await insteadOf(gone, NOW)))?.id).toBe(noticeId);
    expect(gone && (await insteadOf(gone, at("03-12 08:00"))), "nobody is sent to what is over").toBeNull();
    const listed = async (when: Date) => (await readNotices({ place: "", before: "" }, when)).coming;
    expect(
      (await listed(NOW)).map(({ id }) => id),
      "whoever looks for it finds that",
    ).toContain(gone?.id);
    expect((await listed(at("03-05 08:00"))).map(({ id }) => id)).not.toContain(gone?.id);

    const told: string[] = [];
    const mailroom = {
      offered: ["SMS"] as const,
      address: "https://minqing.example",
      withholds: false,
      send: async () => async (letter: { to: string; text: string }) => {
        told.push(letter.text);
        return { did: "SENT" } as const;
      },
    };
    await handOnNotices(mailroom, NOW);
    await deliverNotices(mailroom as never, at("03-02 11:00"));
    const ours = told.filter((text) => text.includes("取消了"));
    expect(ours).toHaveLength(2);
    expect(ours.some((text) => text.includes(bookingPath(bookingId)))).toBe(true);
    expect(ours.join()).not.toMatch(/楼道的灯|台风/);
  });

  it("is forgotten by name, phone and words thirty days later", async () => {
    expect(await forgetBookings(at("04-03 03:00"))).toBe(0);
    expect(await forgetBookings(at("04-04 03:00"))).toBeGreaterThan(0);
    expect(await forgetBookings(at("04-04 03:00"))).toBe(0);
    expect(await db.sessionBooking.count({ where: { phone: { not: null } } })).toBe(0);
  });
});
