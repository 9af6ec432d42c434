import { contactOf, writeContact } from "#lib/db/casework/ownContact.ts";
import { removeContact } from "#lib/db/casework/removedContact.ts";
import { db } from "#lib/db/client.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { correctedPart } from "#lib/domain/rights/ownContact.ts";
import { act, newResident } from "../casework/issues.ts";
import { keyProven } from "../residents/receiptKey.ts";

type Asked = { issueId: string; commandId: string; version: number; key: string };
type Corrected = Asked & { residentName: string; residentPhone: string | null };

/**
 * 更正 (PIPL §46): name and phone by whoever holds the receipt and types its key anew. The old words stand nowhere
 * afterwards. With the phone its last four digits change, so the old ones open the page no more and the new ones do; the
 * key stays the same and always opens it, so nobody is locked out (docs/decisions, rights).
 * Errors: NOT_FOUND, KEY_WRONG, TOO_MANY_TRIES, CONTACT_UNCHANGED, CONTACT_EMPTY, NO_NAME_WANTED, CHANGED_MEANWHILE.
 */
export async function correctContact(
  actor: ResidentActor,
  { issueId, commandId, version, key, residentName, residentPhone }: Corrected,
  now: Date,
): Promise<Issue | Problem> {
  const refused = await refusedKey(actor, issueId, key, now);
  if (refused) return refused;
  const done = () => db.issueEvent.count({ where: { commandId, issueId } });
  const before = (await contactOf(db, issueId)) ?? { name: null, phone: null };
  const part = correctedPart(before, { name: residentName || null, phone: residentPhone });
  const what = isProblem(part) && (await done()) > 0 ? "BOTH" : part;
  if (isProblem(what)) return what;
  const command = { id: commandId, verb: "correctContact", version, madeAt: now, payload: { what } } as const;
  return act(actor, issueId, [command], now, async (tx) => {
    const row = newResident({ residentName, residentPhone }, now);
    if (row) await writeContact(tx, issueId, row);
    return null;
  });
}

/**
 * 删除 (PIPL §47): name and phone go at once, with what was written down of them beside the record. Own words, trail and
 * answers stay: an official record. From here on the key alone opens the page.
 * Errors: NOT_FOUND, KEY_WRONG, TOO_MANY_TRIES, NO_CONTACT_KEPT, CHANGED_MEANWHILE.
 */
export async function forgetContact(
  actor: ResidentActor,
  { issueId, commandId, version, key }: Asked,
  now: Date,
): Promise<Issue | Problem> {
  const refused = await refusedKey(actor, issueId, key, now);
  if (refused) return refused;
  const before = await contactOf(db, issueId);
  const command = { id: commandId, verb: "forgetContact", version, madeAt: now, payload: {} } as const;
  return act(actor, issueId, [command], now, async (tx) => {
    if (before) await removeContact(tx, issueId, before);
    return null;
  });
}

/** Asked for another issue than the receipt's, the key is not even looked at. */
async function refusedKey(
  actor: ResidentActor,
  issueId: string,
  key: string,
  now: Date,
): Promise<Problem | null> {
  return actor.issueId === issueId ? keyProven(actor, key, now) : problem("NOT_FOUND");
}
