import type { OwnContact } from "#lib/domain/ownContact.ts";
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
export async function issuesOn(tx: Db, residentId: string): Promise<number> {
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
