import type { OwnContact } from "#lib/domain/rights/ownContact.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import type { NewResident } from "../rows.ts";

export type KeptContact = OwnContact & {
  readonly residentId: string;
  readonly visitId: string | null;
  /** in which language they wish to be written to */
  readonly lang: Lang | null;
};

/** The contact of an issue, with the row it stands in; null where none is kept. */
export async function contactOf(tx: Db, issueId: string): Promise<KeptContact | null> {
  const issue = await tx.issue.findUnique({
    where: { id: issueId },
    select: { visitId: true, resident: { select: { id: true, name: true, phone: true, lang: true } } },
  });
  if (!issue?.resident) return null;
  const { id, name, phone, lang } = issue.resident;
  return { residentId: id, visitId: issue.visitId, name, phone, lang: lang as Lang | null };
}

/** How many issues stand on this row: those told in one visit share it. Locked first, so that of two at once the later one knows. */
export async function issuesOn(tx: Db, residentId: string): Promise<number> {
  await tx.$queryRaw`SELECT FROM residents WHERE id = ${residentId}::uuid FOR UPDATE`;
  return tx.issue.count({ where: { residentId } });
}

/** Writes name and phone of this one issue; the language of messages stays: in place, or, where others share the row, in a row of its own. */
export async function writeContact(tx: Db, issueId: string, row: NewResident): Promise<void> {
  const before = await contactOf(tx, issueId);
  if (before && (await issuesOn(tx, before.residentId)) === 1) {
    const { id: _id, createdAt: _since, lang: _lang, ...contact } = row;
    await tx.resident.update({ where: { id: before.residentId }, data: contact });
    return;
  }
  await tx.resident.create({ data: { ...row, lang: before?.lang ?? row.lang } });
  await tx.issue.update({ where: { id: issueId }, data: { residentId: row.id } });
}
