import { db } from "#lib/db/client.ts";
import { FILES_JOINED, seenFiles } from "#lib/db/files/attachments.ts";
import { type Sql, sql } from "#lib/db/sql.ts";
import type { ShownFile } from "#lib/domain/files/attachments.ts";
import type { Actor } from "#lib/domain/permissions.ts";

const MOST_SHOWN = 200;

const list = (actor: Actor, where: Sql): Promise<ShownFile[]> => db.$queryRaw<ShownFile[]>`
  SELECT a.id, a.name, b.kind, b.bytes, b.thumbed, a.entry, y.at AS "repliedAt", a.person_id IS NULL AS "byResident",
    ${actor.kind === "STAFF" ? sql`COALESCE(NULLIF(p.duty_title, ''), p.name, '')` : sql`''`} AS by, a.attached_at AS "attachedAt"
  FROM ${FILES_JOINED} LEFT JOIN replies y ON y.id = a.reply_id LEFT JOIN people p ON p.id = a.person_id
  WHERE a.entry IS NOT NULL AND (${where}) AND ${seenFiles(actor)}
  ORDER BY a.attached_at, a.id LIMIT ${MOST_SHOWN}`;

/** Files of an issue, its answers, and the visit it came from, oldest first; only what the actor may see. */
export const filesOfIssue = (actor: Actor, issueId: string): Promise<ShownFile[]> =>
  list(
    actor,
    sql`a.issue_id = ${issueId}::uuid OR a.visit_id = (SELECT visit_id FROM issues WHERE id = ${issueId}::uuid)`,
  );

export const filesOfVisit = (actor: Actor, visitId: string): Promise<ShownFile[]> =>
  list(actor, sql`a.visit_id = ${visitId}::uuid`);
