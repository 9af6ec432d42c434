import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { refusal } from "#lib/notify/http.ts";
import { dingtalk, wecom } from "#lib/notify/robot.ts";
import { sms } from "#lib/notify/sms.ts";
import { deadPort, type Heard, httpServer, letter } from "./servers.ts";

let server: Awaited<ReturnType<typeof httpServer>> | undefined;
afterEach(() => server?.stop());
const listen = async (...args: Parameters<typeof httpServer>) => {
  server = await httpServer(...args);
  return server;
};
const secret = "a secret of the gateway";
const text = letter({ to: "13812345678", text: "【民情家访】编号123 456 789已答复居民。" });

describe("text messages by the house's gateway", () => {
  it("are signed, carry the delivery's id, and say only number, words and id", async () => {
    const { url, heard } = await listen((response) => response.end("{}"));
    expect(await sms({ url: `${url}/send`, secret })(text)).toEqual({ did: "SENT" });
    const { path, headers, body } = heard[0] as Heard;
    expect(path).toBe("/send");
    expect(JSON.parse(body.toString())).toEqual({ id: text.id, to: text.to, text: text.text });
    expect(headers["idempotency-key"]).toBe(text.id);
    expect(headers["x-timestamp"]).toBe(String(text.at.getTime()));
    const wanted = createHmac("sha256", secret).update(`${headers["x-timestamp"]}\n${body}`).digest("hex");
    expect(headers["x-signature"]).toBe(wanted);
  });

  it.each([
    [500, { did: "NOT_SENT", error: "BUSY 500", again: true }],
    [503, { did: "NOT_SENT", error: "BUSY 503", again: true }],
    [429, { did: "NOT_SENT", error: "BUSY 429", again: true }],
    [400, { did: "NOT_SENT", error: "REJECTED 400", again: false }],
    [401, { did: "NOT_SENT", error: "REJECTED 401", again: true }],
    [404, { did: "NOT_SENT", error: "GONE 404", again: false, gone: true }],
    [502, { did: "UNSURE", error: "NO_ANSWER 502" }],
    [504, { did: "UNSURE", error: "NO_ANSWER 504" }],
  ])("the answer %i", async (status, outcome) => {
    const { url } = await listen((response) => response.writeHead(status).end("whatever 13812345678"));
    expect(await sms({ url, secret })(text)).toEqual(outcome);
    expect(refusal(status)).toEqual(outcome);
  });

  it("a redirect is not followed: the message would go to somebody else", async () => {
    const { url, heard } = await listen((response) =>
      response.writeHead(307, { location: `${url}/other` }).end(),
    );
    expect(await sms({ url, secret })(text)).toEqual({
      did: "NOT_SENT",
      error: "REJECTED 307",
      again: false,
    });
    expect(heard).toHaveLength(1);
  });

  it("nobody listens: certainly not sent", async () => {
    const url = `http://127.0.0.1:${await deadPort()}`;
    expect(await sms({ url, secret })(text)).toEqual({ did: "NOT_SENT", error: "UNREACHABLE", again: true });
    expect(await sms({ url: "http://nowhere.invalid", secret })(text)).toMatchObject({
      error: "UNREACHABLE",
    });
  });

  it("a slow answer is waited for, one that does not come leaves it unsure", async () => {
    const { url } = await listen(async (response) => {
      await sleep(200);
      response.end();
    });
    expect(await sms({ url, secret }, { patience: 2000 })(text)).toEqual({ did: "SENT" });
    expect(await sms({ url, secret }, { patience: 100 })(text)).toEqual({
      did: "UNSURE",
      error: "NO_ANSWER",
    });
  });

  it("a line that breaks after the message was said leaves it unsure", async () => {
    const { url } = await listen((response) => response.destroy());
    expect(await sms({ url, secret })(text)).toEqual({ did: "UNSURE", error: "NO_ANSWER" });
  });
});

describe("group robots", () => {
  it("WeCom takes a text at the address with its key", async () => {
    const { url, heard } = await listen((response) => response.end('{"errcode":0,"errmsg":"ok"}'));
    const to = `${url}/cgi-bin/webhook/send?key=693a91f6-7aaa`;
    expect(await wecom()({ ...text, to })).toEqual({ did: "SENT" });
    expect(heard[0]?.path).toBe("/cgi-bin/webhook/send?key=693a91f6-7aaa");
    expect(JSON.parse(String(heard[0]?.body))).toEqual({ msgtype: "text", text: { content: text.text } });
  });

  it("DingTalk is signed with timestamp and secret, as its documentation says", async () => {
    const { url, heard } = await listen((response) => response.end('{"errcode":0,"errmsg":"ok"}'));
    const to = `${url}/robot/send?access_token=0123456789abcdef`;
    const robot = "SEC0123456789abcdef";
    expect(await dingtalk()({ ...text, to, keys: { secret: robot } })).toEqual({ did: "SENT" });
    const query = new URL(heard[0]?.path ?? "", url).searchParams;
    const timestamp = String(text.at.getTime());
    const sign = createHmac("sha256", robot).update(`${timestamp}\n${robot}`).digest("base64");
    expect(Object.fromEntries(query)).toEqual({ access_token: "0123456789abcdef", timestamp, sign });
    expect(heard[0]?.path).toContain(`sign=${encodeURIComponent(sign)}`);
  });

  it.each([
    [
      wecom,
      '{"errcode":93000,"errmsg":"invalid webhook url"}',
      { did: "NOT_SENT", error: "REJECTED 93000", again: false },
    ],
    [
      wecom,
      '{"errcode":45009,"errmsg":"api freq out of limit"}',
      { did: "NOT_SENT", error: "BUSY 45009", again: true },
    ],
    [
      dingtalk,
      '{"errcode":310000,"errmsg":"sign not match"}',
      { did: "NOT_SENT", error: "REJECTED 310000", again: false },
    ],
    [
      dingtalk,
      '{"errcode":130101,"errmsg":"send too fast"}',
      { did: "NOT_SENT", error: "BUSY 130101", again: true },
    ],
    [wecom, "<html>please sign in to the network</html>", { did: "UNSURE", error: "NO_ANSWER 200" }],
    [dingtalk, "null", { did: "UNSURE", error: "NO_ANSWER 200" }],
  ])("%o answering 200 and %s", async (robot, said, outcome) => {
    const { url } = await listen((response) => response.end(said));
    expect(await robot()({ ...text, to: `${url}/x`, keys: { secret: "SEC1" } })).toEqual(outcome);
  });

  it("an answer without end is cut off", async () => {
    const { url } = await listen((response) => {
      const more = setInterval(() => response.write("x".repeat(10_000)), 1);
      response.on("close", () => clearInterval(more));
    });
    expect(await wecom({ patience: 5000 })({ ...text, to: url })).toEqual({
      did: "UNSURE",
      error: "NO_ANSWER 200",
    });
  });
});
