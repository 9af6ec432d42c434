import { z } from "zod";
import { maskPhone, normalisePhone } from "../phone.ts";
import { cleanText } from "../text.ts";
import { LANGS } from "../vocabulary.ts";
import { type FOLLOWER_CHANNELS, OUTSIDE_CHANNELS, type OutsideChannel, TOPIC_GROUPS } from "./notices.ts";

/**
 * Where the messages of a channel may go. An address is typed by people and asked for by our server, so only hosts that
 * are known for this are taken; an installation may name more (NOTIFY_HOSTS). A leading dot means "and everything below".
 */
export const KNOWN_HOSTS = {
  WECOM: ["qyapi.weixin.qq.com"],
  DINGTALK: ["oapi.dingtalk.com"],
  WEB_PUSH: [
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    ".push.apple.com",
    ".notify.windows.com",
  ],
} as const satisfies Partial<Record<OutsideChannel, readonly string[]>>;

/** Whether our server may be made to call this address for this channel. */
export function isKnownHost(
  channel: keyof typeof KNOWN_HOSTS,
  address: string,
  more: readonly string[] = [],
): boolean {
  const host = webHost(address);
  return (
    host !== null &&
    [...KNOWN_HOSTS[channel], ...more].some((known) =>
      known.startsWith(".") ? host.endsWith(known) : host === known,
    )
  );
}

const WEB = /^https:\/\/([a-z0-9.-]+(?::\d{1,5})?)\//i;
/** The host of an https address without a user name, in small letters; null for anything else. */
const webHost = (address: string): string | null => WEB.exec(address)?.[1]?.toLowerCase() ?? null;

const trimmed = z.string().max(2000).transform(cleanText);
const refined = (is: (text: string) => boolean, code: string) => trimmed.refine(is, { params: { code } });

export const mobile = z.string().transform((text, ctx) => {
  const phone = normalisePhone(text);
  if (phone !== null && !phone.includes("-")) return phone;
  ctx.addIssue({ code: "custom", params: { code: "BAD_MOBILE" } });
  return z.NEVER;
});
export const email = refined((text) => text.length <= 254 && z.email().safeParse(text).success, "BAD_EMAIL");
/** A group robot of WeCom: its address holds the key (developer.work.weixin.qq.com, 群机器人配置说明). */
const wecom = refined(
  (text) => webHost(text) !== null && /^https:\/\/[^/]+\/cgi-bin\/webhook\/send\?key=[\w-]{8,}$/.test(text),
  "BAD_ROBOT",
);
/** A custom robot of DingTalk; what it is sent is signed with its secret (open.dingtalk.com, 自定义机器人 加签). */
const dingtalk = refined(
  (text) => webHost(text) !== null && /^https:\/\/[^/]+\/robot\/send\?access_token=\w{16,}$/.test(text),
  "BAD_ROBOT",
);
const dingtalkSecret = refined((text) => /^SEC\w{16,}$/.test(text), "BAD_ROBOT_SECRET");

/** A resident's address for messages about one matter. */
export const followForm = z.object({ email });

/** One address as it is typed: verified in its form only. Web push comes from the browser instead. */
export const addressForm = z.discriminatedUnion(
  "channel",
  [
    z.object({ channel: z.literal("EMAIL"), address: email }),
    z.object({ channel: z.literal("SMS"), address: mobile }),
    z.object({ channel: z.literal("WECOM"), address: wecom }),
    z.object({ channel: z.literal("DINGTALK"), address: dingtalk, secret: dingtalkSecret }),
  ],
  { error: () => "CHOOSE_ONE" },
);
export type AddressForm = z.output<typeof addressForm>;

const base64url = (bytes: number) =>
  refined((text) => /^[\w-]+$/.test(text) && Math.floor((text.length * 3) / 4) === bytes, "BAD_BROWSER");
/** What a browser gives for web push (RFC 8291): its endpoint, its P-256 key and its secret. */
export const subscriptionForm = z.object({
  endpoint: refined((text) => webHost(text) !== null, "BAD_BROWSER"),
  p256dh: base64url(65),
  auth: base64url(16),
});
export type SubscriptionForm = z.output<typeof subscriptionForm>;

/** A browser leaves an unticked box out of the form: what is not named is off. */
const ticked = z.union([z.literal("on"), z.boolean()]).transform((value) => value === "on" || value === true);
/** Preferences: language, digest, and for every channel and group a box named `EMAIL.WORK`. */
export const preferencesForm = z
  .object({
    lang: z.enum(LANGS, { error: () => "CHOOSE_ONE" }),
    digest: z
      .union([z.enum(OUTSIDE_CHANNELS), z.literal("")])
      .default("")
      .transform((channel) => channel || null),
  })
  .catchall(ticked)
  .transform(({ lang, digest, ...boxes }) => ({
    lang,
    digest,
    mutes: OUTSIDE_CHANNELS.flatMap((channel) =>
      TOPIC_GROUPS.filter((group) => boxes[`${channel}.${group}`] !== true).map((group) => ({
        channel,
        group,
      })),
    ),
  }));
export type Preferences = z.output<typeof preferencesForm>;

/** An address as others may see it: enough to tell two apart, too little to use. */
export function maskAddress(channel: OutsideChannel, address: string): string {
  if (channel === "SMS") return maskPhone(address);
  if (channel !== "EMAIL") return `${webHost(address) ?? ""}/…`;
  const at = address.lastIndexOf("@");
  return `${[...address][0] ?? ""}***${address.slice(at)}`;
}

/** Where else the holder of a receipt hears of it, as the page shows it. */
export type Follower = {
  readonly id: string;
  readonly channel: (typeof FOLLOWER_CHANNELS)[number];
  readonly address: string;
  readonly confirmed: boolean;
  readonly since: Date;
};
