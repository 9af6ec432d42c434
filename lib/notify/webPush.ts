import "server-only";
import { generateRequestDetails } from "web-push";
import { notSent, type Sender } from "./channel.ts";
import { post } from "./http.ts";

/** VAPID (RFC 8292): who we are to the push services. */
export type PushIdentity = {
  readonly publicKey: string;
  readonly privateKey: string;
  /** mailto: or https: address of whoever runs this */
  readonly subject: string;
};
type BrowserKeys = { readonly p256dh: string; readonly auth: string };

/** A push service keeps a message for a browser that is off at most this long. */
const KEPT_SECONDS = 12 * 3600;

/**
 * Encrypted for the one browser (RFC 8291), signed (RFC 8292). The Topic is made of the delivery's id, so that a push
 * service that still keeps the message replaces it instead of keeping two.
 */
export const webPush =
  (identity: PushIdentity, { patience }: { patience?: number } = {}): Sender =>
  async ({ id, to, keys, subject, text, link, urgent }) => {
    const { p256dh, auth } = keys as BrowserKeys;
    const payload = JSON.stringify({ title: subject, body: text, url: link, tag: id });
    let details: ReturnType<typeof generateRequestDetails>;
    try {
      details = generateRequestDetails({ endpoint: to, keys: { p256dh, auth } }, payload, {
        vapidDetails: identity,
        TTL: KEPT_SECONDS,
        urgency: urgent ? "high" : "normal",
        topic: id.replaceAll("-", ""),
      });
    } catch {
      // keys that are no keys: this browser will never read anything
      return notSent("REJECTED", false);
    }
    const headers = Object.fromEntries(
      Object.entries(details.headers)
        .filter(([name]) => name.toLowerCase() !== "content-length")
        .map(([name, value]) => [name, String(value)]),
    );
    const body = new Uint8Array(details.body ?? []);
    return post(to, { headers, body }, patience === undefined ? {} : { patience });
  };
