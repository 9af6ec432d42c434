import { db } from "#lib/db/client.ts";
import { normaliseSecret, parseReceiptNo } from "#lib/domain/casework/receipt.ts";
import { normalisePhone, phoneTail } from "#lib/domain/phone.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { normaliseDigits } from "#lib/domain/text.ts";
import { countTry, forgetTries } from "../sessions/throttle.ts";
import { same } from "./receiptKey.ts";

export const TRACK_TRIES = 10;
const TRACK_MINUTES = 15;
const CLIENT_TRIES = 60;
/** From all clients together: slow enough that four digits cannot be guessed, wide enough that a neighbour cannot lock the resident out by ten tries. */
const NUMBER_TRIES = 60;
const DAY_MINUTES = 24 * 60;

/**
 * Opens an issue to whoever holds its receipt: the number, with the last four digits of the phone or with the receipt's
 * own key. A wrong pair, an unknown number and no number at all are the same TRACK_NOT_FOUND, after the same work;
 * after ten wrong pairs from one client, the number waits, known or not (TOO_MANY_TRIES); after sixty in a day from anywhere
 * it waits for digits only (NUMBER_RESTS), since eight letters cannot be guessed and whoever holds the paper must never be
 * locked out by somebody else. `byKey` says whether it was the key.
 */
export async function track(
  tried: { receiptNo: string; proof: string; client: string },
  now: Date,
): Promise<{ issueId: string; byKey: boolean } | Problem> {
  const receiptNo = parseReceiptNo(tried.receiptNo);
  const key = `track:${receiptNo ?? "none"}:${tried.client}`;
  const everywhere = `track:${receiptNo ?? "none"}`;
  const tail = tailOf(tried.proof);
  const secret = normaliseSecret(tried.proof);
  const minutes = Math.max(
    receiptNo ? await countTry({ key, limit: TRACK_TRIES, minutes: TRACK_MINUTES }, now) : 0,
    await countTry({ key: `track-client:${tried.client}`, limit: CLIENT_TRIES, minutes: TRACK_MINUTES }, now),
  );
  if (minutes > 0) return problem("TOO_MANY_TRIES", { minutes });
  const rests =
    receiptNo && secret === null
      ? await countTry({ key: everywhere, limit: NUMBER_TRIES, minutes: DAY_MINUTES }, now)
      : 0;
  if (rests > 0) return problem("NUMBER_RESTS", { hours: Math.ceil(rests / 60) });
  // One statement, so that an unknown number takes as long as a known one.
  const [issue] = await db.$queryRaw<{ id: string; receipt_secret: string; phone_tail: string | null }[]>`
    SELECT i.id, i.receipt_secret, r.phone_tail FROM issues i LEFT JOIN residents r ON r.id = i.resident_id
    WHERE i.receipt_no = ${receiptNo ?? ""}`;
  const byPhone = same(tail, issue?.phone_tail);
  const bySecret = same(secret, issue?.receipt_secret);
  if (!issue || !(byPhone || bySecret)) return problem("TRACK_NOT_FOUND");
  await forgetTries(key);
  await forgetTries(everywhere);
  return { issueId: issue.id, byKey: bySecret };
}

/** Four digits, or of a whole phone number the last four; full-width ones too. */
function tailOf(proof: string): string | null {
  const digits = normaliseDigits(proof).replace(/[\s-]/g, "");
  if (/^\d{4}$/.test(digits)) return digits;
  const phone = normalisePhone(proof);
  return phone && phoneTail(phone);
}
