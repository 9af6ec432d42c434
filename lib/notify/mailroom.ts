import "server-only";
import type { OutsideChannel } from "#lib/domain/notices/notices.ts";
import { env } from "#lib/env.ts";
import type { Sender } from "./channel.ts";

/** What this house can send by, and where its pages are. */
export type Mailroom = {
  /** channels that are set up; a message by another one is not even written down */
  readonly offered: readonly OutsideChannel[];
  /** a demonstration: nothing goes out, what would have gone is kept to be looked at */
  readonly withholds: boolean;
  /** where people reach the service, without a trailing slash */
  readonly address: string;
  readonly send: (channel: OutsideChannel) => Promise<Sender>;
};

/** The mailroom of this process's environment. A channel is loaded when it first sends. */
export const mailroom = (): Mailroom => ({
  offered: env.notices.offered,
  withholds: env.demo,
  address: env.publicUrl,
  send: senderOf,
});

async function senderOf(channel: OutsideChannel): Promise<Sender> {
  const { mail, sms, push } = env.notices;
  if (channel === "WECOM") return (await import("./robot.ts")).wecom();
  if (channel === "DINGTALK") return (await import("./robot.ts")).dingtalk();
  if (channel === "SMS" && sms) return (await import("./sms.ts")).sms(sms);
  if (channel === "WEB_PUSH" && push) return (await import("./webPush.ts")).webPush(push);
  if (channel === "EMAIL" && mail)
    return (await import("./email.ts")).email({ ...mail, domain: new URL(env.publicUrl).hostname });
  throw new Error(`the channel ${channel} is not set up`);
}
