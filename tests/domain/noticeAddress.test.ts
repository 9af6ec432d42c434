import { describe, expect, it } from "vitest";
import {
  addressForm,
  isKnownHost,
  maskAddress,
  preferencesForm,
  subscriptionForm,
} from "#lib/domain/notices/noticeAddress.ts";
import { OUTSIDE_CHANNELS, TOPIC_GROUPS } from "#lib/domain/notices/notices.ts";

const WECOM = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa";
const DINGTALK = "https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef0123456789abcdef";
const SECRET = "SEC0123456789abcdef0123456789abcdef";
const taken = (form: object) => addressForm.safeParse(form);
const code = (form: object) => {
  const { error } = taken(form);
  const issue = error?.issues[0] as { params?: { code?: string }; message?: string } | undefined;
  return issue?.params?.code ?? issue?.message;
};

describe("addresses are verified in their form", () => {
  it.each([
    ["EMAIL", " Li.Ming@jinxi.gov.cn ", "Li.Ming@jinxi.gov.cn"],
    ["SMS", "+86 138-1234-5678", "13812345678"],
    ["WECOM", WECOM, WECOM],
  ])("%s %s", (channel, address, kept) => {
    expect(taken({ channel, address }).data).toEqual({ channel, address: kept });
  });
  it("DINGTALK with its secret", () => {
    expect(taken({ channel: "DINGTALK", address: DINGTALK, secret: SECRET }).success).toBe(true);
    expect(code({ channel: "DINGTALK", address: DINGTALK, secret: "abc" })).toBe("BAD_ROBOT_SECRET");
  });
  it.each([
    ["EMAIL", "li ming@x", "BAD_EMAIL"],
    ["EMAIL", "a@b.cn\r\nBcc: c@d.cn", "BAD_EMAIL"],
    ["EMAIL", `${"a".repeat(250)}@b.cn`, "BAD_EMAIL"],
    ["SMS", "0791-86381234", "BAD_MOBILE"],
    ["SMS", "", "BAD_MOBILE"],
    ["WECOM", "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6", "BAD_ROBOT"],
    ["WECOM", "https://user@qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6", "BAD_ROBOT"],
    ["WECOM", `${WECOM}&x=1`, "BAD_ROBOT"],
    ["FAX", "1", "CHOOSE_ONE"],
  ])("%s %j is refused", (channel, address, why) => {
    expect(code({ channel, address, secret: SECRET })).toBe(why);
  });
});

describe("our server calls only hosts that are known for it", () => {
  it.each([
    ["WECOM", WECOM, true],
    ["WECOM", WECOM.replace("qyapi.weixin.qq.com", "169.254.169.254"), false],
    ["WECOM", WECOM.replace("qyapi.weixin.qq.com", "qyapi.weixin.qq.com.evil.example"), false],
    ["WECOM", WECOM.replace("qyapi.weixin.qq.com", "qyapi.weixin.qq.com:8080"), false],
    ["WEB_PUSH", "https://fcm.googleapis.com/fcm/send/abc", true],
    ["WEB_PUSH", "https://web.push.apple.com/abc", true],
    ["WEB_PUSH", "https://evilpush.apple.com.example/abc", false],
    ["WEB_PUSH", "https://localhost/abc", false],
    ["WEB_PUSH", "https://[::1]/abc", false],
  ] as const)("%s %s: %s", (channel, address, known) => {
    expect(isKnownHost(channel, address)).toBe(known);
  });
  it("an installation may name more", () => {
    expect(isKnownHost("WEB_PUSH", "https://push.jinxi.gov.cn/x", ["push.jinxi.gov.cn"])).toBe(true);
    expect(isKnownHost("WEB_PUSH", "https://a.push.jinxi.gov.cn/x", [".jinxi.gov.cn"])).toBe(true);
  });
});

it("a browser's keys have the lengths of RFC 8291", () => {
  const endpoint = "https://fcm.googleapis.com/fcm/send/abc";
  const p256dh = Buffer.alloc(65, 4).toString("base64url");
  const auth = Buffer.alloc(16, 1).toString("base64url");
  expect(subscriptionForm.safeParse({ endpoint, p256dh, auth }).success).toBe(true);
  expect(subscriptionForm.safeParse({ endpoint, p256dh: auth, auth }).success).toBe(false);
  expect(subscriptionForm.safeParse({ endpoint: "javascript:1", p256dh, auth }).success).toBe(false);
});

describe("preferences", () => {
  it("a box that is not in the form is off", () => {
    const all = Object.fromEntries(
      OUTSIDE_CHANNELS.flatMap((c) => TOPIC_GROUPS.map((g) => [`${c}.${g}`, "on"])),
    );
    expect(preferencesForm.parse({ lang: "zh", digest: "", ...all })).toEqual({
      lang: "zh",
      digest: null,
      mutes: [],
    });
    const { "EMAIL.WORK": _, ...others } = all;
    expect(preferencesForm.parse({ lang: "en", digest: "EMAIL", ...others })).toEqual({
      lang: "en",
      digest: "EMAIL",
      mutes: [{ channel: "EMAIL", group: "WORK" }],
    });
  });
  it("the inbox cannot be chosen away, nor danger", () => {
    const { mutes } = preferencesForm.parse({ lang: "zh" });
    expect(mutes).toHaveLength(OUTSIDE_CHANNELS.length * TOPIC_GROUPS.length);
    expect(JSON.stringify(mutes)).not.toMatch(/INBOX|HAZARD/);
    expect(preferencesForm.safeParse({ lang: "zh", digest: "INBOX" }).success).toBe(false);
  });
});

it.each([
  ["EMAIL", "li.ming@jinxi.gov.cn", "l***@jinxi.gov.cn"],
  ["SMS", "13812345678", "138********"],
  ["WECOM", WECOM, "qyapi.weixin.qq.com/…"],
] as const)("%s %s is shown as %s", (channel, address, shown) =>
  expect(maskAddress(channel, address)).toBe(shown),
);
