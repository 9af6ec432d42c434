import "server-only";
import { createHmac } from "node:crypto";
import { type Letter, notSent, type Outcome, SENT, type Sender, unsure } from "./channel.ts";
import { post } from "./http.ts";

type Patience = { readonly patience?: number };

/** "Slow down" and "busy" in the numbers of both houses; any other number but 0 is a no. */
const WECOM_NOT_NOW = [-1, 45009];
const DINGTALK_NOT_NOW = [-1, 130101, 410100];

/** WeCom group robot: the key is part of its address; a text of at most 2048 bytes (群机器人配置说明). */
export const wecom =
  (options: Patience = {}): Sender =>
  (letter) =>
    post(letter.to, textMessage(letter), { ...options, read: (body) => errcode(body, WECOM_NOT_NOW) });

/**
 * DingTalk robot with 加签: `timestamp` and `sign` are added to its address, sign being base64(HMAC-SHA256(secret,
 * timestamp + "\n" + secret)); a signature holds for an hour (自定义机器人安全设置).
 */
export const dingtalk =
  (options: Patience = {}): Sender =>
  (letter) => {
    const url = new URL(letter.to);
    const secret = (letter.keys as { secret?: string } | null)?.secret ?? "";
    const timestamp = String(letter.at.getTime());
    const sign = createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
    url.searchParams.set("timestamp", timestamp);
    url.searchParams.set("sign", sign);
    return post(url.href, textMessage(letter), {
      ...options,
      read: (body) => errcode(body, DINGTALK_NOT_NOW),
    });
  };

/** Both houses take the same shape. */
const textMessage = ({ id, text }: Letter) => ({
  headers: { "Content-Type": "application/json; charset=utf-8", "Idempotency-Key": id },
  body: JSON.stringify({ msgtype: "text", text: { content: text } }),
});

/** Both answer 200 and say in `errcode` whether they took it; anything else came from somebody in between. */
function errcode(body: string, notNow: readonly number[]): Outcome {
  let code: unknown;
  try {
    code = (JSON.parse(body) as { errcode?: unknown } | null)?.errcode;
  } catch {
    // not theirs
  }
  if (code === 0) return SENT;
  if (typeof code !== "number") return unsure("NO_ANSWER 200");
  return notNow.includes(code) ? notSent(`BUSY ${code}`, true) : notSent(`REJECTED ${code}`, false);
}
