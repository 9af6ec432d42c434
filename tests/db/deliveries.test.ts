import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { recordResult } from "#lib/db/notices/deliveries.ts";
import { CUT_SHORT_MINUTES, RETRY_MINUTES } from "#lib/domain/notices/noticeTimes.ts";
import { type Letter, notSent, type Outcome, SENT, unsure } from "#lib/notify/channel.ts";
import { replayDelivery } from "#lib/usecases/notices/noticeSettings.ts";
import { deliverNotices, handOnNotices } from "#lib/usecases/notices/notices.ts";
import { keepingMailroom, minutesOn, NOW, plainIssue, reachableBy, wrote } from "#tests/support/messages.ts";
import { makeOffices, type Offices } from "#tests/support/offices.ts";

let city: Offices;
let issue: { id: string; no: string };
beforeAll(async () => {
  city = await makeOffices();
  issue = await plainIssue(city, { phone: "13800005678" });
});
beforeEach(async () => {
  await db.delivery.deleteMany();
  await db.outbox.deleteMany();
  await db.noticeAddress.deleteMany();
});

const BUSY = notSent("BUSY 503", true);
const SILENT = unsure("NO_ANSWER");
const only = () => db.delivery.findFirstOrThrow({ where: { channel: { not: "INBOX" } } });
/** One e-mail that waits. */
async function oneMail() {
  await reachableBy(city.people.lead, "EMAIL", "lead@x.cn");
  await wrote("dispatch", issue.id, [`person:${city.people.lead.personId}`]);
  await handOnNotices(keepingMailroom(), NOW);
  return only();
}

describe("trying again", () => {
  test("a certain no is tried again, ever later, and given up after the last time", async () => {
    const { id } = await oneMail();
    const room = keepingMailroom(() => BUSY);
    let now = NOW;
    for (const [n, minutes] of RETRY_MINUTES.entries()) {
      expect(await deliverNotices(room, now)).toMatchObject({ again: 1, dead: 0 });
      const row = await only();
      expect(row).toMatchObject({ state: "WAITING", attempts: n + 1, error: "BUSY 503" });
      expect(row.dueAt?.getTime()).toBeGreaterThanOrEqual(minutesOn(minutes, now).getTime());
      expect(await deliverNotices(room, new Date((row.dueAt?.getTime() ?? 0) - 1))).toMatchObject({
        again: 0,
      });
      now = row.dueAt as Date;
    }
    expect(await deliverNotices(room, now)).toMatchObject({ dead: 1 });
    expect(await only()).toMatchObject({ state: "DEAD", dueAt: null, error: "BUSY 503" });
    expect(room.sent).toHaveLength(RETRY_MINUTES.length + 1);
    expect(new Set(room.sent.map((sent) => sent.id))).toEqual(new Set([id]));
  });

  test("what the other side took later is sent", async () => {
    await oneMail();
    const answers: Outcome[] = [BUSY, SENT];
    const room = keepingMailroom(() => answers.shift() ?? SENT);
    await deliverNotices(room, NOW);
    expect(await deliverNotices(room, minutesOn(1))).toMatchObject({ sent: 1 });
    expect(await only()).toMatchObject({ state: "SENT", sentAt: minutesOn(1), error: null });
  });

  test.each([
    ["a final no", notSent("REJECTED 550", false), "DEAD"],
    ["no answer at all", SILENT, "UNSURE"],
  ] as const)("%s is not tried again by itself", async (_what, outcome, state) => {
    await oneMail();
    const room = keepingMailroom(() => outcome);
    await deliverNotices(room, NOW);
    await deliverNotices(room, minutesOn(10_000));
    expect(room.sent).toHaveLength(1);
    expect(await only()).toMatchObject({ state, dueAt: null });
  });

  test("a sender that throws leaves it unsure, and the others go on", async () => {
    await oneMail();
    await wrote("reply", issue.id, ["resident"]);
    const room = keepingMailroom((_letter, channel) => {
      if (channel === "EMAIL") throw new Error("a fault");
      return SENT;
    });
    await handOnNotices(room, NOW);
    expect(await deliverNotices(room, NOW)).toMatchObject({ sent: 1, unsure: 1 });
  });

  test("a browser that is gone is forgotten, with what still waited for it", async () => {
    await reachableBy(city.people.lead, "WEB_PUSH", "https://push/gone", { p256dh: "a", auth: "b" });
    const to = [`person:${city.people.lead.personId}`];
    await wrote("dispatch", issue.id, to);
    const room = keepingMailroom((): Outcome => ({ ...notSent("GONE 410", false), gone: true }) as Outcome);
    await handOnNotices(room, NOW);
    expect(await deliverNotices(room, NOW)).toMatchObject({ dead: 1 });
    expect(await db.noticeAddress.count()).toBe(0);
    expect(await only()).toMatchObject({ state: "DEAD", error: "GONE 410", addressId: null });
  });
});

describe("a channel that is down", () => {
  const flood = (count: number) => db.$executeRaw`
    INSERT INTO outbox (id, topic, issue_id, recipient, data, created_at)
    SELECT gen_random_uuid(), 'dispatch', ${issue.id}::uuid, ${`person:${city.people.lead.personId}`}, jsonb_build_object('n', n), ${NOW}
    FROM generate_series(1, ${count}::int) n`;

  test("rests after one batch, so that a thousand letters do not all become unsure, and holds up no other", async () => {
    await reachableBy(city.people.lead, "EMAIL", "lead@x.cn");
    await reachableBy(city.people.lead, "SMS", "13900001111");
    await flood(100);
    const room = keepingMailroom((_letter, channel) => (channel === "SMS" ? SILENT : SENT));
    await handOnNotices(room, NOW);
    expect(await deliverNotices(room, NOW)).toMatchObject({ sent: 100, unsure: 8 });
    expect(await db.delivery.count({ where: { channel: "SMS", state: "WAITING" } })).toBe(92);
  });

  test("a channel with a fault is in no other's way", async () => {
    await reachableBy(city.people.lead, "EMAIL", "lead@x.cn");
    await reachableBy(city.people.lead, "SMS", "13900001111");
    await flood(10);
    const room = keepingMailroom();
    const faulty: typeof room = {
      ...room,
      send: async (channel) =>
        channel === "EMAIL" ? Promise.reject(new Error("a fault")) : room.send(channel),
    };
    await handOnNotices(room, NOW);
    await expect(deliverNotices(faulty, NOW)).rejects.toThrow("a fault");
    expect(room.sent).toHaveLength(10);
    expect(await db.delivery.count({ where: { channel: "EMAIL", state: "WAITING" } })).toBe(10);
  });

  test("a run ends when its time is up; two runs at once share the letters and double none", async () => {
    await reachableBy(city.people.lead, "EMAIL", "lead@x.cn");
    await flood(100);
    const room = keepingMailroom();
    await handOnNotices(room, NOW);
    expect(await deliverNotices(room, NOW, { goOn: () => false })).toMatchObject({ sent: 8 });
    await Promise.all([1, 2, 3].map(() => deliverNotices(room, NOW)));
    expect(room.sent).toHaveLength(100);
    expect(new Set(room.sent.map(({ id }) => id)).size).toBe(100);
  });
});

describe("cut short", () => {
  test("an intent without a record becomes unsure after a quarter of an hour, and is not sent", async () => {
    const { id } = await oneMail();
    await db.delivery.update({
      where: { id },
      data: { state: "SENDING", sendingAt: NOW, dueAt: null, attempts: 1 },
    });
    const room = keepingMailroom();
    expect(await deliverNotices(room, minutesOn(CUT_SHORT_MINUTES))).toMatchObject({ cutShort: 0 });
    expect(await deliverNotices(room, minutesOn(CUT_SHORT_MINUTES + 1))).toMatchObject({
      cutShort: 1,
      sent: 0,
    });
    expect(await only()).toMatchObject({ state: "UNSURE", error: "CUT_SHORT" });
    expect(room.sent).toEqual([]);
  });

  test("a slow worker that comes back may still say what became of its own try, not of a later one", async () => {
    const { id } = await oneMail();
    await db.delivery.update({ where: { id }, data: { state: "UNSURE", dueAt: null, attempts: 1 } });
    const sent = { state: "SENT", error: null, dueAt: null, sentAt: NOW } as const;
    expect(await recordResult(db, id, 2, sent)).toBe(0);
    expect(await recordResult(db, id, 1, sent)).toBe(1);
    expect(await recordResult(db, id, 1, { ...sent, state: "DEAD" })).toBe(0);
    expect(await only()).toMatchObject({ state: "SENT" });
  });
});

describe("sent again by a person", () => {
  test("only by the administrator, only what went wrong, and under the same id", async () => {
    const { id } = await oneMail();
    const { admin, city: clerk } = city.people;
    expect(await replayDelivery(admin, id, NOW)).toEqual({ code: "NOTHING_TO_REPLAY" });
    await deliverNotices(
      keepingMailroom(() => SILENT),
      NOW,
    );
    expect(await replayDelivery(clerk, id, NOW)).toEqual({ code: "NOT_FOUND" });
    expect(await replayDelivery(admin, id, minutesOn(5))).toBeUndefined();
    const room = keepingMailroom();
    expect(await deliverNotices(room, minutesOn(5))).toMatchObject({ sent: 1 });
    expect(room.sent[0]?.id).toBe(id);
    expect(await only()).toMatchObject({ state: "SENT", attempts: 2, replayedBy: admin.personId });
    expect(await replayDelivery(admin, id, NOW)).toEqual({ code: "NOTHING_TO_REPLAY" });
  });

  test("the inbox is no send and cannot be sent again", async () => {
    await oneMail();
    const inbox = await db.delivery.findFirstOrThrow({ where: { channel: "INBOX" } });
    expect(await replayDelivery(city.people.admin, inbox.id, NOW)).toEqual({ code: "NOTHING_TO_REPLAY" });
  });
});

describe("in a demonstration", () => {
  test("nothing leaves the house; what would have left is kept with its words, also in quiet hours", async () => {
    await reachableBy(city.people.lead, "EMAIL", "lead@x.cn");
    const night = minutesOn(13 * 60);
    await wrote("dispatch", issue.id, [`person:${city.people.lead.personId}`], { at: night });
    await wrote("reply", issue.id, ["resident"], { at: night });
    const refuse = (_letter: Letter): never => {
      throw new Error("a demonstration sent something");
    };
    const room = keepingMailroom(refuse, { withholds: true });
    await handOnNotices(room, night);
    expect(await deliverNotices(room, night)).toMatchObject({ withheld: 2, sent: 0 });
    expect(room.sent).toEqual([]);
    const kept = await db.delivery.findMany({ where: { state: "WITHHELD" }, orderBy: { channel: "asc" } });
    expect(kept.map(({ channel }) => channel)).toEqual(["EMAIL", "SMS"]);
    expect(kept[0]?.text).toMatch(/^【民情家访】派给您单位一件.*\n\n您好/);
    expect(kept[1]?.text).toMatch(/^【民情家访】您反映的事有答复了/);
    for (const { text, sentAt } of kept) {
      expect(text).not.toMatch(/王|水管|3号楼|13800005678/);
      expect(sentAt).toEqual(minutesOn(21.5 * 60));
    }
    expect(await deliverNotices(room, minutesOn(1, night))).toMatchObject({ withheld: 0 });
  });
});
