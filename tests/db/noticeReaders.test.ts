import { uuidv7 } from "uuidv7";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { fieldProblems } from "#lib/domain/commands.ts";
import { readerForm } from "#lib/domain/open/noticeReaders.ts";
import { publicNoticeForm } from "#lib/domain/open/publicNotices.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readNotices } from "#lib/queries/open/publicNotices.ts";
import { deliverNotices, handOnNotices } from "#lib/usecases/notices/notices.ts";
import { readNoticesOf } from "#lib/usecases/open/noticeReaders.ts";
import {
  draftPublicNotice,
  publishPublicNotice,
  takeDownPublicNotice,
} from "#lib/usecases/open/publicNotices.ts";
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
const SESSION = {
  kind: "SESSION",
  sessionOn: shanghaiDate(new Date(NOW.getTime() + 3 * 86_400_000)),
  sessionFrom: "19:00",
  sessionTo: "21:00",
  place: "接待室",
};
async function published(who: Staff, unitId: string, more: object = {}): Promise<string> {
  const form = {
    noticeId: uuidv7(),
    unitId,
    version: "0",
    kind: "GENERAL",
    title: "停水通知",
    text: "周三上午停水。",
    ...more,
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
    const page = (await readNotices({ place: units.community.id, before: "" }, NOW)).notices.map(
      ({ id }) => id,
    );
    const heard = (await told()).map(({ text }) => /notices\/([0-9a-f-]+)/.exec(text)?.[1]);
    expect(heard.sort()).toEqual(sent.filter((id) => page.includes(id)).sort());
    expect(heard).not.toHaveLength(0);
    expect(heard).not.toContain(sent[0]);
  });

  test("hears that a session they were told of does not take place; of other notices that go, nothing", async () => {
    const { word } = await asks("wang@example.cn");
    await confirmFollow(word, NOW);
    const { community, town } = { community: city.people.community, town: city.units.community.id };
    const news = await published(community, town);
    const session = await published(community, town, SESSION);
    await told();
    for (const noticeId of [news, session])
      await takeDownPublicNotice(community, { noticeId, reason: "领导临时开会，来不了" }, NOW);
    const [letter, ...more] = await told();
    expect(more).toEqual([]);
    expect(letter?.text).toContain("取消了或者有变");
    expect(letter?.text).toContain(`/notices/${session}`);
  });

  test("asks again and is one; a place that is none, and an address that is none, are told", async () => {
    await asks("wang@example.cn");
    await asks("wang@example.cn");
    expect(await db.noticeReader.count()).toBe(1);
    const form = readerForm.parse({ place: uuidv7(), to: "wang@example.cn" });
    const nowhere = await readNoticesOf({ ...form, lang: "zh", client: "x" }, NOW, keepingMailroom());
    expect(nowhere).toMatchObject({ code: "UNKNOWN_PLACE" });
    const code = (to: string) => {
      const { error } = readerForm.safeParse({ place: city.units.town.id, to });
      return error && fieldProblems(error).to?.code;
    };
    for (const to of ["", "0791-86381234", "王阿姨", "1".repeat(400)])
      expect(code(to), to).toBe("BAD_MOBILE_OR_EMAIL");
    expect(code("wang@")).toBe("BAD_EMAIL");
  });

  test("never said yes: the address is forgotten after a day, one that did stays", async () => {
    await asks("wang@example.cn");
    const { word } = await asks("13800005678");
    await confirmFollow(word, NOW);
    await forgetFollowers(minutesOn(25 * 60));
    expect(await db.noticeReader.findMany({ select: { channel: true } })).toEqual([{ channel: "SMS" }]);
  });
});
