import { uuidv7 } from "uuidv7";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { followersOf } from "#lib/queries/residents/followers.ts";
import { deliverNotices, handOnNotices } from "#lib/usecases/notices/notices.ts";
import {
  confirmFollow,
  follow,
  followHere,
  MOST_FOLLOWERS,
  stopFollowing,
  unfollow,
} from "#lib/usecases/residents/followers.ts";
import { forgetFollowers } from "#lib/usecases/rights/retention.ts";
import { keepingMailroom, minutesOn, NOW, plainIssue, wrote } from "#tests/support/messages.ts";
import { makeOffices, type Offices } from "#tests/support/offices.ts";

/** A resident hears of one matter by e-mail: only from a mailbox that said yes, until it says no. */
let city: Offices;
let resident: ResidentActor & { issueId: string };
beforeAll(async () => {
  city = await makeOffices();
});
beforeEach(async () => {
  await db.delivery.deleteMany();
  await db.outbox.deleteMany();
  await db.throttle.deleteMany();
  const issue = await plainIssue(city);
  resident = { kind: "RESIDENT", issueId: issue.id };
});

const EMAIL = "wang@example.cn";
async function follows(email = EMAIL, client: string = uuidv7(), room = keepingMailroom()) {
  const done = await follow(resident, { email, lang: "zh", client }, NOW, room);
  if (isProblem(done)) return { done, word: "", room };
  await done.sending;
  return { done, room, word: /follow\/(\S+)/.exec(room.sent.at(-1)?.text ?? "")?.[1] ?? "" };
}
/** What is sent when the matter is answered. */
async function answered(room = keepingMailroom()) {
  await wrote("reply", resident.issueId, ["resident"]);
  await handOnNotices(room, NOW);
  await deliverNotices(room, minutesOn(1));
  return room.sent;
}

describe("an e-mail address", () => {
  test("is first asked, and hears nothing until it says yes; then every step, each with a way to stop", async () => {
    const { room, word } = await follows();
    expect(room.sent).toMatchObject([{ to: EMAIL, subject: expect.stringContaining("请确认") }]);
    expect(await answered()).toEqual([]);
    expect(await confirmFollow(word, NOW)).toBe(true);
    const [letter] = await answered();
    expect(letter).toMatchObject({ to: EMAIL, text: expect.stringContaining("有答复了") });
    expect(letter?.text).toContain(`/follow/${word}/stop`);
    expect(letter?.text).not.toMatch(/登录|我的账号|漏|王阿姨/);
    expect(await stopFollowing(word)).toBe(true);
    expect(await answered()).toEqual([]);
    expect(await db.issueFollower.count({ where: { issueId: resident.issueId } })).toBe(0);
    expect(await confirmFollow(word, NOW)).toBe(false);
  });

  test("what was on its way when it said no is not sent", async () => {
    const { word } = await follows();
    await confirmFollow(word, NOW);
    const room = keepingMailroom();
    await wrote("reply", resident.issueId, ["resident"]);
    await handOnNotices(room, NOW);
    await stopFollowing(word);
    await deliverNotices(room, minutesOn(1));
    expect(room.sent).toEqual([]);
    expect(await db.delivery.findFirstOrThrow({ where: { channel: "EMAIL" } })).toMatchObject({
      state: "DEAD",
      error: "NO_ADDRESS",
    });
  });

  test("nobody confirms or ends it without the word of the message", async () => {
    const { word } = await follows();
    for (const other of ["", "~", word.replace(/.$/, (last) => (last === "A" ? "B" : "A")), uuidv7()]) {
      expect(await confirmFollow(other, NOW), other).toBe(false);
      expect(await stopFollowing(other), other).toBe(false);
    }
    expect(await db.issueFollower.count({ where: { issueId: resident.issueId } })).toBe(1);
  });

  test("is shown masked to whoever holds the receipt, who may remove it; nobody else's", async () => {
    await follows();
    const [shown] = await followersOf(resident);
    expect(shown).toEqual({
      id: expect.any(String),
      channel: "EMAIL",
      address: "w***@example.cn",
      confirmed: false,
      since: NOW,
    });
    const other = { kind: "RESIDENT", issueId: (await plainIssue(city)).id } as const;
    expect(await unfollow(other, shown?.id ?? "")).toEqual({ code: "NOT_FOUND" });
    expect(await unfollow(resident, shown?.id ?? "")).toBeNull();
    expect(await followersOf(resident)).toEqual([]);
  });

  test("three for one matter, also at once; the same one asked again is asked again and kept once", async () => {
    await follows();
    await follows();
    expect(await followersOf(resident)).toHaveLength(1);
    const many = await Promise.all(["a@x.cn", "b@x.cn", "c@x.cn", "d@x.cn"].map((email) => follows(email)));
    expect(many.filter(({ done }) => isProblem(done))).toHaveLength(4 - (MOST_FOLLOWERS - 1));
    expect(await followersOf(resident)).toHaveLength(MOST_FOLLOWERS);
  });

  test("nobody's mailbox is filled: three questions a day to one address, ten an hour from one client", async () => {
    for (let time = 0; time < 3; time += 1) expect(isProblem((await follows()).done)).toBe(false);
    expect((await follows()).done).toMatchObject({ code: "TOO_MANY_TRIES" });
    for (let n = 0; n < 10; n += 1) await follows(`${n}@y.cn`, "one client");
    expect((await follows("z@y.cn", "one client")).done).toMatchObject({ code: "TOO_MANY_TRIES" });
  });

  test("without a receipt, and where no mail can be sent, it is refused in words", async () => {
    const nobody = { kind: "RESIDENT", issueId: null } as const;
    const asked = { email: EMAIL, lang: "zh", client: "x" } as const;
    expect(await follow(nobody, asked, NOW, keepingMailroom())).toEqual({ code: "NOT_FOUND" });
    expect(await follow(resident, asked, NOW, { ...keepingMailroom(), offered: [] })).toEqual({
      code: "NO_MAIL",
    });
  });
});

describe("a browser", () => {
  const BROWSER = {
    endpoint: "https://fcm.googleapis.com/fcm/send/abc",
    p256dh: "B".repeat(87),
    auth: "a".repeat(22),
  };
  const ASKED = { lang: "zh", client: "one", hosts: [] } as const;
  const room = () => keepingMailroom(undefined, { offered: ["WEB_PUSH"] });
  const here = (actor: ResidentActor = resident, endpoint = BROWSER.endpoint, by = room()) =>
    followHere(actor, { ...BROWSER, endpoint }, { ...ASKED, client: uuidv7() }, NOW, by);

  test("has said yes itself: it hears every step, with the number alone, and opens the tracking page", async () => {
    expect(await here()).toBeNull();
    const [push] = await answered(room());
    const { p256dh, auth } = BROWSER;
    expect(push).toMatchObject({ to: BROWSER.endpoint, keys: { p256dh, auth }, subject: "民情家访" });
    expect(push?.text).toMatch(/^您反映的事有答复了，编号[\d\s]{11}。$/);
    expect(push?.link).toContain("/track?no=");
    expect(await followersOf(resident)).toMatchObject([
      { channel: "WEB_PUSH", address: "fcm.googleapis.com/…", confirmed: true },
    ]);
  });

  test("asked again it is kept once, and with the keys it has now", async () => {
    await here();
    await followHere(resident, { ...BROWSER, auth: "b".repeat(22) }, ASKED, NOW, room());
    expect(await followersOf(resident)).toHaveLength(1);
    expect((await answered(room()))[0]?.keys).toMatchObject({ auth: "b".repeat(22) });
  });

  test("that is gone for good is forgotten, and nothing more is tried", async () => {
    await here();
    await answered(keepingMailroom(() => ({ did: "NOT_SENT", error: "GONE", again: false, gone: true })));
    expect(await followersOf(resident)).toEqual([]);
  });

  test("only at push services that are known, with a receipt, where there is push, three for one matter", async () => {
    expect(await here(resident, "https://10.0.0.1/x")).toEqual({ code: "UNKNOWN_HOST" });
    expect(await here({ kind: "RESIDENT", issueId: null })).toEqual({ code: "NOT_FOUND" });
    expect(await here(resident, BROWSER.endpoint, keepingMailroom(undefined, { offered: [] }))).toEqual({
      code: "NO_PUSH",
    });
    const many = await Promise.all([1, 2, 3, 4].map((n) => here(resident, `${BROWSER.endpoint}${n}`)));
    expect(many.filter((one) => one?.code === "ENOUGH_FOLLOWERS")).toHaveLength(1);
    for (let n = 0; n < 10; n += 1)
      await followHere(resident, BROWSER, { ...ASKED, client: "greedy" }, NOW, room());
    expect(await followHere(resident, BROWSER, { ...ASKED, client: "greedy" }, NOW, room())).toMatchObject({
      code: "TOO_MANY_TRIES",
    });
  });
});

test("addresses go when nothing more can happen, and unconfirmed ones after a day", async () => {
  const { word } = await follows();
  await follows("never@x.cn");
  await confirmFollow(word, NOW);
  await forgetFollowers(minutesOn(25 * 60));
  expect(await followersOf(resident)).toHaveLength(1);
  await db.issue.update({ where: { id: resident.issueId }, data: { closedAt: NOW } });
  await forgetFollowers(minutesOn(59 * 24 * 60));
  expect(await followersOf(resident)).toHaveLength(1);
  await forgetFollowers(minutesOn(61 * 24 * 60));
  expect(await followersOf(resident)).toEqual([]);
});
