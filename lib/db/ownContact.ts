import type { OwnContact } from "#lib/domain/ownContact.ts";
import { struckOut } from "#lib/domain/ownContact.ts";
import type { Db } from "./client.ts";
import type { NewResident } from "./rows.ts";

/** The contact of an issue, with the row it stands in; null where none is kept. */
export async function contactOf(
  tx: Db,
  issueId: string,
): Promise<(OwnContact & { residentId: string; visitId: string | null }) | null> {
  const issue = await tx.issue.findUnique({
    where: { id: issueId },
    select: { visitId: true, resident: { select: { id: true, name: true, phone: true } } },
  });
  if (!issue?.resident) return null;
  const { id, name, phone } = issue.resident;
  return { residentId: id, visitId: issue.visitId, name, phone };
}

/** How many issues stand on this row: those told in one visit share it. Locked first, so that of two at once the later one knows. */
async function issuesOn(tx: Db, residentId: string): Promise<number> {
  await tx.$queryRaw`SELECT FROM residents WHERE id = ${residentId}::uuid FOR UPDATE`;
  return tx.issue.count({ where: { residentId } });
}

/** Writes the contact of this one issue: in place, or, where others share the row, in a row of its own. */
export async function writeContact(tx: Db, issueId: string, row: NewResident): Promise<void> {
  const before = await contactOf(tx, issueId);
  if (before && (await issuesOn(tx, before.residentId)) === 1) {
    const { id: _id, createdAt: _since, ...contact } = row;
    await tx.resident.update({ where: { id: before.residentId }, data: contact });
    return;
  }
  await tx.resident.create({ data: row });
  await tx.issue.update({ where: { id: issueId }, data: { residentId: row.id } });
}

/** What colleagues wrote down of a contact, in notes of the issue and of its visit. */
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
}

/**
 * What is left of a contact once its issue stands on it no more: the row, where no other issue shares it; to whom letters
 * went; and what colleagues wrote down of it in notes of the issue and of its visit.
 */
export async function removeContact(
  tx: Db,
  issueId: string,
  before: OwnContact & { residentId: string; visitId: string | null },
): Promise<void> {
  if ((await issuesOn(tx, before.residentId)) === 0)
    await tx.resident.delete({ where: { id: before.residentId } });
  await tx.letter.updateMany({ where: { issueId, addressee: { not: null } }, data: { addressee: null } });
  await strikeOut(tx, { id: issueId, visitId: before.visitId }, before);
}
