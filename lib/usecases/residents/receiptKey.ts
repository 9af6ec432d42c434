import { createHash, timingSafeEqual } from "node:crypto";
import { db } from "#lib/db/client.ts";
import { normaliseSecret } from "#lib/domain/casework/receipt.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { countTry, forgetTries } from "../sessions/throttle.ts";

const TRIES = { limit: 10, minutes: 15 } as const;

/** Compares in constant time; nothing equals nothing only by mistake, so an absent side is never the same. */
export function same(typed: string | null, kept: string | null | undefined): boolean {
  const [a, b] = [typed ?? "", kept ?? ""].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(a as Buffer, b as Buffer) && Boolean(typed) && Boolean(kept);
}

/**
 * Whether the key typed just now is the receipt's own: asked anew before a contact is changed or removed, because a page
 * may stand open and may have been opened with four digits of a phone. Null when it is. Errors: NOT_FOUND, KEY_WRONG,
 * TOO_MANY_TRIES.
 */
export async function keyProven(actor: ResidentActor, typed: string, now: Date): Promise<Problem | null> {
  if (!actor.issueId) return problem("NOT_FOUND");
  const key = `key:${actor.issueId}`;
  const minutes = await countTry({ key, ...TRIES }, now);
  if (minutes > 0) return problem("TOO_MANY_TRIES", { minutes });
  const issue = await db.issue.findUnique({
    where: { id: actor.issueId },
    select: { receiptSecret: true },
  });
  if (!same(normaliseSecret(typed), issue?.receiptSecret)) return problem("KEY_WRONG");
  await forgetTries(key);
  return null;
}
