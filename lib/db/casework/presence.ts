import type { Actor } from "#lib/domain/permissions.ts";
import type { Db } from "../client.ts";
import { scope } from "../scope.ts";

/** The version of an issue this actor may see, or null. */
export async function versionSeen(tx: Db, actor: Actor, issueId: string): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ version: number }[]>`
    SELECT i.version FROM issues i WHERE i.id = ${issueId}::uuid AND ${scope(actor)}`;
  return row?.version ?? null;
}

/** Is there until `until`, or longer when that was said before; whoever ran out is forgotten at once. */
export async function arrive(
  tx: Db,
  { issueId, personId, until, now }: { issueId: string; personId: string; until: Date; now: Date },
): Promise<void> {
  await tx.$executeRaw`DELETE FROM issue_presence WHERE issue_id = ${issueId}::uuid AND until <= ${now}`;
  await tx.$executeRaw`
    INSERT INTO issue_presence (issue_id, person_id, until) VALUES (${issueId}::uuid, ${personId}::uuid, ${until})
    ON CONFLICT (issue_id, person_id) DO UPDATE SET until = GREATEST(issue_presence.until, excluded.until)`;
}
export async function leave(tx: Db, issueId: string, personId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM issue_presence WHERE issue_id = ${issueId}::uuid AND person_id = ${personId}::uuid`;
}
/** Is nowhere any more. */
export async function leaveAll(tx: Db, personId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM issue_presence WHERE person_id = ${personId}::uuid`;
}
/** Forgets everybody who ran out anywhere; returns how many. */
export const forgetPresence = (tx: Db, now: Date): Promise<number> =>
  tx.$executeRaw`DELETE FROM issue_presence WHERE until <= ${now}`;

/** How the others who have it open now are called. */
export async function othersAt(
  tx: Db,
  { issueId, personId, now }: { issueId: string; personId: string; now: Date },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT CASE WHEN p.duty_title = '' THEN p.name ELSE p.duty_title END AS name
    FROM issue_presence h JOIN people p ON p.id = h.person_id
    WHERE h.issue_id = ${issueId}::uuid AND h.person_id <> ${personId}::uuid AND h.until > ${now} ORDER BY 1 LIMIT 20`;
  return rows.map(({ name }) => name);
}

/** A reading mark goes forward only, and never beyond what there is. */
export async function markRead(tx: Db, issueId: string, personId: string, seen: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO issue_reads (person_id, issue_id, seen_seq)
    SELECT ${personId}::uuid, ${issueId}::uuid, LEAST(${seen}::int, COALESCE(max(seq), 0)) FROM issue_events WHERE issue_id = ${issueId}::uuid
    ON CONFLICT (person_id, issue_id) DO UPDATE SET seen_seq = excluded.seen_seq
    WHERE issue_reads.seen_seq < excluded.seen_seq`;
}
