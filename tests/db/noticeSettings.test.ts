import { uuidv7 } from "uuidv7";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import {
  removeAddress,
  saveAddress,
  savePreferences,
  subscribeBrowser,
} from "#lib/usecases/notices/noticeSettings.ts";
import { handOnNotices } from "#lib/usecases/notices/notices.ts";
import { keepingMailroom, NOW, plainIssue, wrote } from "#tests/support/messages.ts";
import { makeOffices, type Offices } from "#tests/support/offices.ts";

let city: Offices;
beforeAll(async () => {
  city = await makeOffices();
});
beforeEach(() => db.noticeAddress.deleteMany());
const own = ({ personId }: { personId: string }) => db.noticeAddress.findMany({ where: { personId } });
const browser = { endpoint: "https://fcm.googleapis.com/fcm/send/a", p256dh: "k", auth: "s" };
const here = { device: "Firefox", hosts: [] };

describe("addresses", () => {
  test("one per channel: the new one takes the place of the old, and what waited for the old is dropped", async () => {
    const { lead } = city.people;
    await saveAddress(lead, { channel: "EMAIL", address: "old@x.cn" }, [], NOW);
    const issue = await plainIssue(city);
    await wrote("dispatch", issue.id, [`person:${lead.personId}`]);
    await handOnNotices(keepingMailroom(), NOW);
    await saveAddress(lead, { channel: "EMAIL", address: "new@x.cn" }, [], NOW);
    expect((await own(lead)).map(({ address }) => address)).toEqual(["new@x.cn"]);
    expect(await db.delivery.count({ where: { channel: "EMAIL" } })).toBe(0);
    expect(await db.delivery.count({ where: { channel: "INBOX" } })).toBe(1);
  });

  test("a robot only at a host that is known for it, with its secret kept beside", async () => {
    const { lead } = city.people;
    const address = "https://robot.jinxi.gov.cn/robot/send?access_token=0123456789abcdef";
    const form = { channel: "DINGTALK", address, secret: "SEC0123456789abcdef" } as const;
    expect(await saveAddress(lead, form, [], NOW)).toEqual({ code: "UNKNOWN_HOST" });
    expect(await saveAddress(lead, form, ["robot.jinxi.gov.cn"], NOW)).toBeUndefined();
    expect((await own(lead))[0]?.keys).toEqual({ secret: "SEC0123456789abcdef" });
  });

  test("several browsers each; a browser belongs to whoever subscribed it last", async () => {
    const { lead, handler } = city.people;
    expect(await subscribeBrowser(lead, { ...browser, endpoint: "https://10.0.0.1/x" }, here, NOW)).toEqual({
      code: "UNKNOWN_HOST",
    });
    await subscribeBrowser(lead, browser, here, NOW);
    await subscribeBrowser(lead, { ...browser, endpoint: `${browser.endpoint}2` }, here, NOW);
    expect(await own(lead)).toHaveLength(2);
    await subscribeBrowser(handler, browser, here, NOW);
    expect([(await own(lead)).length, (await own(handler)).length]).toEqual([1, 1]);
  });

  test("one removes one's own, and nobody else's; a digest that would lead nowhere ends with its address", async () => {
    const { lead, handler } = city.people;
    await saveAddress(lead, { channel: "EMAIL", address: "lead@x.cn" }, [], NOW);
    await savePreferences(lead, { lang: "en", digest: "EMAIL", mutes: [] });
    const [{ id } = { id: "" }] = await own(lead);
    expect(await removeAddress(handler, id)).toEqual({ code: "NOT_FOUND" });
    expect(await removeAddress(lead, uuidv7())).toEqual({ code: "NOT_FOUND" });
    expect(await removeAddress(lead, id)).toBeUndefined();
    expect(await own(lead)).toEqual([]);
    expect(await db.noticeSettings.findUnique({ where: { personId: lead.personId } })).toMatchObject({
      lang: "en",
      digest: null,
    });
  });
});

describe("preferences", () => {
  test("what was chosen stands in the place of what was chosen before", async () => {
    const { lead } = city.people;
    const mutes = [
      { channel: "EMAIL", group: "WORK" } as const,
      { channel: "SMS", group: "DEADLINE" } as const,
    ];
    await savePreferences(lead, { lang: "zh", digest: null, mutes });
    await savePreferences(lead, { lang: "zh", digest: null, mutes: mutes.slice(0, 1) });
    expect(await db.noticeMute.findMany({ where: { personId: lead.personId } })).toEqual([
      { personId: lead.personId, channel: "EMAIL", topicGroup: "WORK" },
    ]);
  });

  test("a digest by a channel without an address is not taken", async () => {
    const { handler } = city.people;
    await savePreferences(handler, { lang: "zh", digest: "EMAIL", mutes: [] });
    expect(await db.noticeSettings.findUnique({ where: { personId: handler.personId } })).toMatchObject({
      digest: null,
    });
  });
});
