import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseEnvironment } from "#lib/env.ts";
import { mailroom } from "#lib/notify/mailroom.ts";
import { httpServer, letter, smtpServer } from "./servers.ts";

let mail: Awaited<ReturnType<typeof smtpServer>>;
let gateway: Awaited<ReturnType<typeof httpServer>>;
beforeAll(async () => {
  [mail, gateway] = await Promise.all([smtpServer(), httpServer((response) => response.end())]);
  // Read at first use, so before anything is asked of it.
  Object.assign(process.env, {
    PUBLIC_URL: "https://minqing.jinxi.gov.cn/",
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    MAIL_FROM: "no-reply@jinxi.gov.cn",
    SMS_URL: `${gateway.url}/sms`,
    SMS_SECRET: "sixteen letters!",
  });
});
afterAll(() => Promise.all([mail.stop(), gateway.stop()]));

describe("the mailroom is what the environment says", () => {
  it("offers what is set up, and sends by it", async () => {
    const room = mailroom();
    expect(room).toMatchObject({ withholds: false, address: "https://minqing.jinxi.gov.cn" });
    expect(room.offered).toEqual(["EMAIL", "SMS", "WECOM", "DINGTALK"]);
    expect(await (await room.send("EMAIL"))(letter({ to: "a@b.cn" }))).toEqual({ did: "SENT" });
    expect(mail.mails[0]?.raw).toContain("@minqing.jinxi.gov.cn>");
    expect(await (await room.send("SMS"))(letter({ to: "13800005678" }))).toEqual({ did: "SENT" });
    expect(gateway.heard[0]?.path).toBe("/sms");
    await expect(room.send("WEB_PUSH")).rejects.toThrow("WEB_PUSH is not set up");
  });

  it.each([
    [{ SMTP_URL: "smtp://x" }, "SMTP_URL: MAIL_FROM belongs to it"],
    [{ SMTP_URL: "http://x", MAIL_FROM: "a@b.cn" }, "SMTP_URL: not an smtp address"],
    [{ SMS_URL: "https://x" }, "SMS_URL: SMS_SECRET belongs to it"],
    [{ SMS_URL: "https://x", SMS_SECRET: "short" }, "SMS_SECRET: shorter than 16 characters"],
    [{ VAPID_PUBLIC_KEY: "a" }, "VAPID_PUBLIC_KEY: VAPID_PRIVATE_KEY and VAPID_SUBJECT belong to it"],
    [
      { VAPID_PUBLIC_KEY: "a", VAPID_PRIVATE_KEY: "b", VAPID_SUBJECT: "it" },
      "VAPID_SUBJECT: neither mailto: nor https:",
    ],
    [{ MAP_TILES: "/tiles/{z}/{x}/{y}.png" }, "MAP_TILES: MAP_CENTRE belongs to it"],
    [
      { MAP_TILES: "https://map.example/tile.png", MAP_CENTRE: "28.7,115.9" },
      "MAP_TILES: not an address with {z}, {x} and {y}",
    ],
    [{ MAP_TILES: "/{z}/{x}/{y}", MAP_CENTRE: "middle of town" }, "MAP_CENTRE: not like 28.68213,115.85712"],
  ])("%j is refused", (environment, why) => {
    expect(() => parseEnvironment(environment)).toThrow(why);
  });
});
