import { z } from "zod";
import { email, mobile } from "../notices/noticeAddress.ts";
import type { OutsideChannel } from "../notices/notices.ts";

/** Ways to hear of the notices of a place; a calendar and a feed need no address. */
export const READER_CHANNELS = ["EMAIL", "SMS"] as const satisfies readonly OutsideChannel[];
export type ReaderChannel = (typeof READER_CHANNELS)[number];

/**
 * 订阅公告: one field, a mobile number or an e-mail address, told apart by its form. Errors: BAD_EMAIL where it looks like mail,
 * else BAD_MOBILE_OR_EMAIL.
 */
export const readerForm = z
  .object({ place: z.uuid({ error: () => "BAD_ID" }), to: z.string() })
  .transform(({ place, to }, ctx) => {
    const channel: ReaderChannel = /[@＠]/.test(to) ? "EMAIL" : "SMS";
    const read = channel === "EMAIL" ? email.safeParse(to.replace("＠", "@")) : mobile.safeParse(to);
    if (read.success) return { place, channel, address: read.data };
    const code = channel === "EMAIL" ? "BAD_EMAIL" : "BAD_MOBILE_OR_EMAIL";
    ctx.addIssue({ code: "custom", path: ["to"], params: { code } });
    return z.NEVER;
  });
export type ReaderForm = z.output<typeof readerForm>;
