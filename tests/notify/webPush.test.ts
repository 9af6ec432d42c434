import {
  createDecipheriv,
  createECDH,
  createHmac,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from "node:crypto";
import { afterEach, expect, it } from "vitest";
import { generateVAPIDKeys } from "web-push";
import { webPush } from "#lib/notify/webPush.ts";
import { type Heard, httpServer, letter } from "./servers.ts";

let server: Awaited<ReturnType<typeof httpServer>> | undefined;
afterEach(() => server?.stop());

/** A browser: its key pair and its secret. */
function browser() {
  const pair = createECDH("prime256v1");
  const publicKey = pair.generateKeys();
  const auth = randomBytes(16);
  return {
    pair,
    publicKey,
    auth,
    keys: { p256dh: publicKey.toString("base64url"), auth: auth.toString("base64url") },
  };
}
type Browser = ReturnType<typeof browser>;
const identity = { ...generateVAPIDKeys(), subject: "mailto:it@jinxi.gov.cn" };

/** RFC 8188 with the keys of RFC 8291, by Node's own cryptography. */
function decrypt(body: Buffer, { pair, publicKey, auth }: Browser): string {
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + (body[20] ?? 0));
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), publicKey, sender]);
  const key = Buffer.from(hkdfSync("sha256", pair.computeSecret(sender), auth, info, 32));
  const prk = createHmac("sha256", salt).update(key).digest();
  const expand = (label: string, length: number) =>
    createHmac("sha256", prk).update(`Content-Encoding: ${label}\0\u0001`).digest().subarray(0, length);
  const sealed = body.subarray(21 + (body[20] ?? 0));
  const opening = createDecipheriv("aes-128-gcm", expand("aes128gcm", 16), expand("nonce", 12));
  opening.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([opening.update(sealed.subarray(0, -16)), opening.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString();
}

it("a push is sealed for this browser alone, signed by the house, and replaces itself", async () => {
  server = await httpServer((response) => response.writeHead(201).end());
  const own = browser();
  const sent = letter({ to: `${server.url}/push/abc`, keys: own.keys, urgent: true });
  expect(await webPush(identity)(sent)).toEqual({ did: "SENT" });
  const { headers, body } = server.heard[0] as Heard;
  expect(JSON.parse(decrypt(body, own))).toEqual({
    title: sent.subject,
    body: sent.text,
    url: sent.link,
    tag: sent.id,
  });
  expect(() => decrypt(body, { ...own, auth: randomBytes(16) })).toThrow();
  expect(headers.urgency).toBe("high");
  expect(headers.topic).toBe(sent.id.replaceAll("-", ""));
  expect(headers["content-encoding"]).toBe("aes128gcm");

  const [, token = "", k = ""] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization ?? "") ?? [];
  expect(k).toBe(identity.publicKey);
  const [head = "", claims = "", signature = ""] = token.split(".");
  expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
    aud: server.url,
    sub: identity.subject,
  });
  const point = Buffer.from(identity.publicKey, "base64url");
  const [x, y] = [point.subarray(1, 33).toString("base64url"), point.subarray(33).toString("base64url")];
  const key = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const signed = Buffer.from(`${head}.${claims}`);
  expect(
    verify("sha256", signed, { key, dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url")),
  ).toBe(true);
});

it.each([
  [410, { did: "NOT_SENT", error: "GONE 410", again: false, gone: true }],
  [429, { did: "NOT_SENT", error: "BUSY 429", again: true }],
  [403, { did: "NOT_SENT", error: "REJECTED 403", again: true }],
])("the push service answers %i", async (status, outcome) => {
  server = await httpServer((response) => response.writeHead(status).end());
  const sent = letter({ to: `${server.url}/push/abc`, keys: browser().keys });
  expect(await webPush(identity)(sent)).toEqual(outcome);
});

it("keys that are no keys are refused here, and nothing is sent", async () => {
  server = await httpServer((response) => response.end());
  const sent = letter({ to: `${server.url}/x`, keys: { p256dh: "AAAA", auth: "AAAA" } });
  expect(await webPush(identity)(sent)).toEqual({ did: "NOT_SENT", error: "REJECTED", again: false });
  expect(server.heard).toEqual([]);
});
