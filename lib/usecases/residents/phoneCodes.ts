import { randomInt } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import { phoneCodeText } from "#lib/domain/labels/notices.ts";
import { isMobile } from "#lib/domain/phone.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { type Mailroom, mailroom } from "#lib/notify/mailroom.ts";
import { isSealOf, seal } from "#lib/seal.ts";
import { countTry } from "../sessions/throttle.ts";

const DIGITS = 6;
export const CODE_MINUTES = 10;
/** One in 200,000 that somebody guesses a code. */
export const CODE_TRIES = 5;
const PER_PHONE = { limit: 3, minutes: 60 } as const;
const PER_CLIENT = { limit: 10, minutes: 60 } as const;

type Asked = { readonly phone: string; readonly client: string; readonly lang: Lang };
/** `sending` ends when the message has left or failed; whoever asks does not wait for it. `shown` only in a demonstration. */
export type CodeSent = { readonly sending: Promise<void>; readonly shown: string | null };

/**
 * Sends a code to a mobile, so that whoever has it in hand can gather their own matters without a password. A phone by which
 * nothing was ever told gets none, and neither answer nor time says so. Errors: NO_MOBILE, NO_TEXTS, TOO_MANY_TRIES.
 */
export async function askPhoneCode(
  { phone, client, lang }: Asked,
  now: Date,
  room: Pick<Mailroom, "offered" | "withholds" | "send"> = mailroom(),
): Promise<CodeSent | Problem> {
  if (!isMobile(phone)) return problem("NO_MOBILE");
  if (!room.offered.includes("SMS")) return problem("NO_TEXTS");
  const key = seal("PHONE", phone);
  const minutes = Math.max(
    await countTry({ key: `code:${key}`, ...PER_PHONE }, now),
    await countTry({ key: `code-client:${client}`, ...PER_CLIENT }, now),
  );
  if (minutes > 0) return problem("TOO_MANY_TRIES", { minutes });
  const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, "0");
  const row = {
    code: seal("PHONE_CODE", `${phone}:${code}`),
    tries: 0,
    expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000),
  };
  await db.phoneCode.upsert({ where: { phone: key }, create: { phone: key, ...row }, update: row });
  if (room.withholds) return { sending: Promise.resolve(), shown: code };
  return { sending: sendTo(phone, code, lang, room, now), shown: null };
}

async function sendTo(
  phone: string,
  code: string,
  lang: Lang,
  room: Pick<Mailroom, "send">,
  now: Date,
): Promise<void> {
  if ((await db.resident.count({ where: { phone } })) === 0) return;
  const send = await room.send("SMS");
  const text = phoneCodeText(code, CODE_MINUTES, lang);
  await send({ id: uuidv7(), to: phone, keys: null, subject: "", text, link: "", urgent: true, at: now });
}

/** Whether the code is the one that was sent; it is gone then, and after five wrong ones too. Errors: CODE_WRONG. */
export async function redeemPhoneCode(
  { phone, code }: { phone: string; code: string },
  now: Date,
): Promise<Problem | null> {
  const key = seal("PHONE", phone);
  // Counted before it is looked at, so that many tries at once are not one.
  const [row] = await db.$queryRaw<{ code: string; tries: number }[]>`
    UPDATE phone_codes SET tries = tries + 1 WHERE phone = ${key} AND expires_at > ${now} AND tries < ${CODE_TRIES}
    RETURNING code, tries`;
  if (!row || !isSealOf("PHONE_CODE", `${phone}:${code}`, row.code)) return problem("CODE_WRONG");
  const used = await db.phoneCode.deleteMany({ where: { phone: key, code: row.code } });
  return used.count === 1 ? null : problem("CODE_WRONG");
}

/** Codes that are over say nothing any more. */
export const forgetPhoneCodes = async (now: Date): Promise<number> =>
  (await db.phoneCode.deleteMany({ where: { expiresAt: { lt: now } } })).count;
