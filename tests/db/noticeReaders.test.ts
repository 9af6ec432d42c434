import { uuidv7 } from "uuidv7";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { readerForm } from "#lib/domain/open/noticeReaders.ts";
import { publicNoticeForm } from "#lib/domain/open/publicNotices.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readNotices } from "#lib/queries/open/publicNotices.ts";
import { deliverNotices, handOnNotices } from "#lib/usecases/notices/notices.ts";
import { readNoticesOf } from "#lib/usecases/open/noticeReaders.ts";
import { draftPublicNotice, publishPublicNotice } from "#lib/usecases/open/publicNotices.ts";
import { confirmFollow, stopFollowing } from "#lib/usecases/residents/followers.ts";
import { forgetFollowers } from "#lib/usecases/rights/retention.ts";
import { keepingMailroom, minutesOn, NOW } from "#tests/support/messages.ts";
import { makeOffices, type Offices } from "#tests/support/offices.ts";

/** 订阅公告: whoever asked, and said yes from there, hears of the notices of a place, until they say no. */
let city: Offices;
beforeAll(async () => {
  city = await makeOffices();
});
beforeEach(async () => {
  await db.delivery.deleteMany();
  await db.outbox.deleteMany();
  await db.throttle.deleteMany();
  await db.noticeReader.deleteMany();
});

async function asks(to: string, place = city.units.community.id, room = keepingMailroom()) {
  const form = readerForm.parse({ place, to });
  const asking = await readNoticesOf({ ...form, lang: "zh", client: uuidv7() }, NOW, room);
  if (isProblem(asking)) throw new Error(asking.code);
  await asking.sending;
  return { room, word: /follow\/([^\s ]+)/.exec(room.sent.at(-1)?.text ?? "")?.[1] ?? "" };
}
async function published(who: Staff, unitId: string): Promise<string> {
  const form = {
    noticeId: uuidv7(),
    unitId,
    version: "0",
    kind: "GENERAL",
    title: "停水通知",
    text: "周三上午停水。",
  };
  const draft = await draftPublicNotice(who, publicNoticeForm.parse(form), NOW);
  if (isProblem(draft)) throw new Error(draft.code);
  const done = await publishPublicNotice(who, { noticeId: form.noticeId, version: 1, lateReason: "" }, NOW);
  if (isProblem(done)) throw new Error(done.code);
  return form.noticeId;
}
async function told() {
  const room = keepingMailroom();
  await handOnNotices(room, NOW);
  await deliverNotices(room, minutesOn(1));
  return room.sent;
}

describe("somebody who follows the notices of a place", () => {
  test.each([
    ["wang@example.cn", /看/],
    ["138 0000 5678", /^【民情家访】/],
  ])(
    "%s is first asked, hears nothing until they say yes, then of each notice once, each with a way to stop",
    async (to, looks) => {
      const { room, word } = await asks(to);
      expect(room.sent).toHaveLength(1);
      expect(room.sent[0]?.text).toContain("的公告");
      await published(city.people.town, city.units.town.id);
      expect(await told()).toEqual([]);
      expect(await confirmFollow(word, NOW)).toBe(true);
      const id = await published(city.people.town, city.units.town.id);
      const [letter, ...more] = await told();
      expect(more).toEqual([]);
      expect(letter?.to).toBe(to.replaceAll(" ", ""));
      expect(letter?.text).toMatch(looks);
      expect(letter?.text).toContain(`/notices/${id}`);
      expect(letter?.text).toContain(`/follow/${word}/stop`);
      expect(await stopFollowing(word)).toBe(true);
      await published(city.people.town, city.units.town.id);
      expect(await told()).toEqual([]);
      expect(await db.noticeReader.count()).toBe(0);
    },
  );

  test("is told of what the page of the place shows, and of nothing else", async () => {
    const { people, units } = city;
    const { word } = await asks("wang@example.cn");
    await confirmFollow(word, NOW);
    const sent: string[] = [];
    for (const [who, unit] of [
      [people.town, units.other],
      [people.town, units.community],
      [people.city, units.city],
      [people.lead, units.water],
    ] as const)
      sent.push(await published(who, unit.id));
    const page = (await readNotices({ place: units.community.id, before: "" })).notices.map(({ id }) => id);
    const heard = (await told()).map(({ text }) => /notices\/([0-9a-f-]+)/.exec(text)?.[1]);
    expect(heard.sort()).toEqual(sent.filter((id) => page.includes(id)).sort());
    expect(heard).not.toHaveLength(0);
    expect(heard).not.toContain(sent[0]);
  });

  test("asks again and is one; a place that is none, and an address that is none, are told", async () => {
    await asks("wang@example.cn");
    await asks("wang@example.cn");
    expect(await db.noticeReader.count()).toBe(1);
    const form = readerForm.parse({ place: uuidv7(), to: "wang@example.cn" });
    const nowhere = await readNoticesOf({ ...form, lang: "zh", client: "x" }, NOW, keepingMailroom());
    expect(nowhere).toMatchObject({ code: "UNKNOWN_PLACE" });
    for (const to of ["", "0791-86381234", "wang@", "王阿姨"])
      expect(readerForm.safeParse({ place: city.units.town.id, to }).success, to).toBe(false);
  });

  test("never said yes: the address is forgotten after a day, one that did stays", async () => {
    await asks("wang@example.cn");
    const { word } = await asks("13800005678");
    await confirmFollow(word, NOW);
    await forgetFollowers(minutesOn(25 * 60));
    expect(await db.noticeReader.findMany({ select: { channel: true } })).toEqual([{ channel: "SMS" }]);
  });
});
