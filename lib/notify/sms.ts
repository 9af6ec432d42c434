import "server-only";
import { createHmac } from "node:crypto";
import type { Sender } from "./channel.ts";
import { post } from "./http.ts";

export type SmsGateway = { readonly url: string; readonly secret: string };

/**
 * A text message by the house's own gateway: POST of `{"id","to","text"}` as JSON. `X-Signature` is
 * hex(HMAC-SHA256(secret, X-Timestamp + "\n" + body)), the timestamp in milliseconds. `Idempotency-Key` is the id: a
 * gateway that has seen it answers as the first time. 2xx means taken, anything else not.
 */
export const sms =
  ({ url, secret }: SmsGateway, { patience }: { patience?: number } = {}): Sender =>
  ({ id, to, text, at }) => {
    const body = JSON.stringify({ id, to, text });
    const timestamp = String(at.getTime());
    const headers = {
      "Content-Type": "application/json; charset=utf-8",
      "Idempotency-Key": id,
      "X-Timestamp": timestamp,
      "X-Signature": createHmac("sha256", secret).update(`${timestamp}\n${body}`).digest("hex"),
    };
    return post(url, { headers, body }, patience === undefined ? {} : { patience });
  };
