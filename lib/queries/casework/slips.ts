import { mandatesOf } from "#lib/db/casework/mandates.ts";
import { db } from "#lib/db/client.ts";
import { issueOf, type Row } from "#lib/db/rows.ts";
import { scope } from "#lib/db/scope.ts";
import { maySlip } from "#lib/domain/casework/contact.ts";
import type { Clock } from "#lib/domain/casework/issue.ts";
import type { Mandate } from "#lib/domain/casework/mandate.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { placeIds, placeName, unitNames } from "../routing/units.ts";
import { isUuid } from "./issues.ts";

export type Slip = {
  readonly issueId: string;
  readonly receiptNo: string;
  /** null where a phone was left: then its last four digits are the key, until somebody asks at the window to change it */
  readonly secret: string | null;
  readonly statement: string;
  readonly place: string;
  readonly registeredAt: Date;
  /** the promised day of the reply, with its arithmetic; null when nothing is promised any more */
  readonly promise: Pick<Clock, "dueAt" | "basis"> | null;
  /** in which language the resident is written to; null where nobody asked */
  readonly lang: Lang | null;
  readonly office: { readonly name: string; readonly phone: string | null };
  /** who raised it for somebody else and still may speak for them */
  readonly mandate: Mandate | null;
};

/**
 * The receipt on paper. Its key stands for the resident, so only whoever may register at this place gets it: not the
 * unit that is going to be rated. Null otherwise, as for an issue that is not there.
 */
export async function readSlip(actor: Staff, id: string): Promise<Slip | null> {
  if (!isUuid(id)) return null;
  const rows = await db.$queryRaw<Row[]>`
    SELECT i.*, (r.phone IS NOT NULL) AS reachable, r.lang AS resident_lang,
      EXISTS (SELECT FROM rights_requests q WHERE q.issue_id = i.id AND q.kind = 'CONTACT' AND q.state = 'RECEIVED') AS asks_for_key,
      (SELECT jsonb_agg(to_jsonb(c)) FROM clocks c WHERE c.issue_id = i.id AND c.stopped_at IS NULL) AS clocks
    FROM issues i LEFT JOIN residents r ON r.id = i.resident_id WHERE i.id = ${id}::uuid AND ${scope(actor)}`;
  const row = rows[0];
  if (!row) return null;
  const issue = issueOf(row);
  if (!maySlip(actor, issue)) return null;
  const [names, office, mandates] = await Promise.all([
    unitNames(placeIds(issue.place)),
    db.orgUnit.findUniqueOrThrow({ where: { id: issue.holderUnitId }, select: { name: true, phone: true } }),
    mandatesOf(db, issue.id),
  ]);
  return {
    issueId: issue.id,
    receiptNo: issue.receiptNo,
    secret: issue.reachable && !row.asks_for_key ? null : String(row.receipt_secret),
    statement: issue.statement,
    place: [placeName(issue.place, names), issue.placeText].filter(Boolean).join(" · "),
    registeredAt: issue.registeredAt,
    promise: issue.clocks.find(({ kind }) => kind === "REPLY") ?? null,
    lang: row.resident_lang as Lang | null,
    office,
    mandate: mandates.find(({ revokedAt }) => !revokedAt) ?? null,
  };
}
