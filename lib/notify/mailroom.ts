import "server-only";
import { OUTSIDE_CHANNELS, type OutsideChannel } from "#lib/domain/notices.ts";
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

/**
 * The channels that are set up. Robots need nothing of the house; a browser needs our key even in a demonstration, which
 * offers everything else.
 */
export function offeredChannels(): OutsideChannel[] {
  const { mail, sms, push } = env.notices;
  const isSet = {
    EMAIL: env.demo || mail !== undefined,
    SMS: env.demo || sms !== undefined,
    WECOM: true,
    DINGTALK: true,
    WEB_PUSH: push !== undefined,
  } as const satisfies Record<OutsideChannel, boolean>;
  return OUTSIDE_CHANNELS.filter((channel) => isSet[channel]);
}

/** The mailroom of this process's environment. A channel is loaded when it first sends. */
export const mailroom = (): Mailroom => ({
  offered: offeredChannels(),
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
