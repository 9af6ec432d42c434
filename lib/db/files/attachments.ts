import { PAPER_KINDS } from "#lib/domain/files/attachments.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "../client.ts";
import { scope } from "../scope.ts";

/** Attachments with what permission asks about them; {@link seenFiles} is a condition on these names. */
export const FILES_JOINED = Prisma.sql`attachments a
  JOIN blobs b ON b.sha256 = a.sha256
  LEFT JOIN issues i ON i.id = a.issue_id
  LEFT JOIN visits v ON v.id = a.visit_id`;

/** Whose it is: the person on duty, or the receipt of the browser. */
export const givenBy = (actor: Actor): Prisma.Sql => {
  if (actor.kind === "STAFF") return Prisma.sql`a.person_id = ${actor.personId}::uuid`;
  return actor.kind === "RESIDENT" && actor.issueId
    ? Prisma.sql`a.receipt_id = ${actor.issueId}::uuid`
    : Prisma.sql`false`;
};

/** The photos and scans that lie with the issue itself, whoever added them. */
export const papersOf = async (tx: Db, issueId: string): Promise<string[]> => {
  const papers = await tx.attachment.findMany({
    where: { issueId, entry: "ISSUE", blob: { kind: { in: [...PAPER_KINDS] } } },
    select: { id: true },
  });
  return papers.map(({ id }) => id);
};

/**
 * True for the files an actor may see: those with an issue in their reach (the same scope as the issue itself), those of
 * a visit in their reach or their own, and what they sent and have not attached yet. A visit's files are not for whom an
 * issue raised in it is hidden from, and go along with its issue where it raised only one: with several, nobody can tell
 * whose they are, and one may be confidential.
 * A resident sees what they added and what came with the answers to them.
 */
export function seenFiles(actor: Actor): Prisma.Sql {
  const own = Prisma.sql`(a.entry IS NULL AND ${givenBy(actor)})`;
  if (actor.kind !== "STAFF")
    return Prisma.sql`(${own} OR ((a.entry = 'REPLY' OR (a.entry = 'ISSUE' AND a.person_id IS NULL)) AND ${scope(actor)}))`;
  return Prisma.sql`(${own}
    OR (a.issue_id IS NOT NULL AND ${scope(actor)})
    OR (a.visit_id IS NOT NULL AND (v.visitor_id = ${actor.personId}::uuid
      OR EXISTS (SELECT FROM jsonb_populate_record(null::issues, jsonb_build_object('city_id', v.city_id, 'county_id', v.county_id,
        'town_id', v.town_id, 'community_id', v.community_id, 'grid_id', v.grid_id, 'first_contact_id', v.visitor_id)) i
        WHERE ${scope(actor)}) AND NOT EXISTS (SELECT FROM issues i WHERE i.visit_id = v.id AND (${scope(actor)}) IS NOT TRUE)
      OR ((SELECT count(*) FROM issues o WHERE o.visit_id = v.id) = 1
        AND EXISTS (SELECT FROM issues i WHERE i.visit_id = v.id AND ${scope(actor)})))))`;
}
