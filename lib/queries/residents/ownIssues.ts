import { db } from "#lib/db/client.ts";
import { type Issue, plainState } from "#lib/domain/casework/issue.ts";
import type { PlainState } from "#lib/domain/vocabulary.ts";
import { placeIds, placeName, unitNames } from "../routing/units.ts";

/** One's own matter in a list: enough to know which it is. */
export type OwnIssue = {
  readonly id: string;
  readonly receiptNo: string;
  readonly plain: PlainState;
  readonly place: string;
  readonly begins: string;
  readonly registeredAt: Date;
};
const MOST = 50;
const FIRST_CHARS = 40;

/**
 * What was told with this phone, the newest first: for whoever has just shown that it is in their hand (lib/usecases/residents/phoneCodes),
 * and for nobody else.
 */
export async function ownIssues(phone: string): Promise<OwnIssue[]> {
  const rows = await db.issue.findMany({
    where: { resident: { phone } },
    orderBy: [{ registeredAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: {
      id: true,
      receiptNo: true,
      state: true,
      lastReplyKind: true,
      ratedSolved: true,
      statement: true,
      registeredAt: true,
      cityId: true,
      countyId: true,
      townId: true,
      communityId: true,
      gridId: true,
    },
  });
  const names = await unitNames(rows.flatMap(placeIds));
  return rows.map((row) => ({
    id: row.id,
    receiptNo: row.receiptNo,
    plain: plainState(row as Pick<Issue, "state" | "lastReplyKind" | "ratedSolved">),
    place: placeName(row, names),
    begins: [...row.statement.replace(/\s+/g, " ")].slice(0, FIRST_CHARS).join(""),
    registeredAt: row.registeredAt,
  }));
}
