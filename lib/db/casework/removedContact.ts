import { type OwnContact, struckOut } from "#lib/domain/rights/ownContact.ts";
import type { Db } from "../client.ts";
import { forgetAgentOf } from "./mandates.ts";
import { issuesOn, type KeptContact } from "./ownContact.ts";

/** What colleagues wrote down of a contact, in notes of the issue and of its visit, and in what was promised there. */
export async function strikeOut(
  tx: Db,
  { id: issueId, visitId }: { id: string; visitId: string | null },
  contact: OwnContact,
): Promise<void> {
  const notes = await tx.internalNote.findMany({ where: { issueId }, select: { id: true, words: true } });
  for (const { id, words } of notes) {
    const left = struckOut(words, contact);
    if (left !== words) await tx.internalNote.update({ where: { id }, data: { words: left } });
  }
  if (!visitId) return;
  const visit = await tx.visit.findUniqueOrThrow({ where: { id: visitId }, select: { note: true } });
  const note = struckOut(visit.note, contact);
  if (note !== visit.note) await tx.visit.update({ where: { id: visitId }, data: { note } });
  for (const { id, words, doneWords } of await tx.visitPromise.findMany({ where: { visitId } })) {
    const left = { words: struckOut(words, contact), doneWords: doneWords && struckOut(doneWords, contact) };
    if (left.words !== words || left.doneWords !== doneWords)
      await tx.visitPromise.update({ where: { id }, data: left });
  }
}

/**
 * What is left of a contact once its issue stands on it no more: the row, where no other issue shares it; to whom letters
 * went; addresses that follow it by e-mail; what a system outside sent along; and what colleagues wrote down of it in notes of the issue and of its visit.
 */
export async function removeContact(tx: Db, issueId: string, before: KeptContact): Promise<void> {
  if ((await issuesOn(tx, before.residentId)) === 0)
    await tx.resident.delete({ where: { id: before.residentId } });
  await tx.letter.updateMany({ where: { issueId, addressee: { not: null } }, data: { addressee: null } });
  await tx.issueFollower.deleteMany({ where: { issueId } });
  await forgetAgentOf(tx, issueId);
  await tx.open311Request.updateMany({ where: { issueId }, data: { mediaUrl: null, fingerprint: null } });
  await strikeOut(tx, { id: issueId, visitId: before.visitId }, before);
}
