import type { Db } from "#lib/db/client.ts";
import { positionOf, recusedAmong } from "#lib/db/routing/routing.ts";
import type { Complaint } from "#lib/domain/casework/draft.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";

type Named = { complainedUnitId?: string | null | undefined; complainedPersonId?: string | null | undefined };

/**
 * Whom accept or reclassify says an issue is about; what is not said stays as it was. A person is a post of the unit: one
 * who holds none there is not taken down (domain.md A6: no register of people, only who must keep out of this issue).
 */
export async function complaintOf(tx: Db, issue: Issue, told: Named): Promise<Complaint> {
  const unitId = told.complainedUnitId === undefined ? issue.complainedUnitId : told.complainedUnitId;
  const personId = told.complainedPersonId === undefined ? issue.complainedPersonId : told.complainedPersonId;
  const unit = unitId ? await positionOf(tx, unitId) : null;
  const post =
    unit && personId
      ? await tx.post.findFirst({ where: { unitId: unit.id, personId, validTo: null }, select: { id: true } })
      : null;
  const parts = [issue.holderUnitId, issue.leadUnitId, ...issue.coUnitIds];
  return {
    unit,
    personId: post ? personId : null,
    recused: await recusedAmong(tx, parts, unit?.id ?? null),
  };
}
