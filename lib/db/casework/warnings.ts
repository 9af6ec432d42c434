import type { Clock, ClockBasis } from "#lib/domain/casework/issue.ts";
import type { ClockKind, Level, State } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";

/** A running clock whose next warning is due, with what the message must know of its issue. */
export type DueWarning = Pick<
  Clock,
  "id" | "kind" | "unitId" | "startedAt" | "dueAt" | "warnAt" | "basis"
> & {
  readonly issueId: string;
  readonly receiptNo: string;
  readonly state: State;
  readonly level: Level;
  readonly handlerId: string | null;
  readonly holderUnitId: string;
};

/**
 * The next due warnings, with their clocks locked. A clock that somebody is changing is passed over: its own transaction
 * sets the next warning, or ends it.
 */
export async function takeWarnings(tx: Db, now: Date, limit: number): Promise<DueWarning[]> {
  const rows = await tx.$queryRaw<
    (Omit<DueWarning, "basis" | "kind"> & { basis: ClockBasis; kind: ClockKind })[]
  >`
    SELECT c.id, c.kind, c.started_at AS "startedAt", c.due_at AS "dueAt", c.warn_at AS "warnAt", c.basis,
      i.id AS "issueId", i.receipt_no AS "receiptNo", i.state, i.level, i.handler_id AS "handlerId", i.holder_unit_id AS "holderUnitId",
      -- A complaint may have been handed up with its clocks: who had it must not hear of it any more.
      CASE WHEN i.hidden_from IS NULL THEN c.unit_id ELSE COALESCE(i.lead_unit_id, i.holder_unit_id) END AS "unitId"
    FROM clocks c JOIN issues i ON i.id = c.issue_id
    WHERE c.warn_at <= ${now} AND c.stopped_at IS NULL
    ORDER BY c.warn_at, c.issue_id LIMIT ${limit} FOR UPDATE OF c SKIP LOCKED`;
  return rows;
}

export type WarningMessage = {
  readonly id: string;
  readonly issueId: string;
  readonly recipient: string;
  readonly data: Record<string, unknown>;
};

/** Writes the messages and the next warnings of all of them in one statement. */
export async function saveWarnings(
  tx: Db,
  next: readonly { id: string; warnAt: Date | null }[],
  messages: readonly WarningMessage[],
  now: Date,
): Promise<void> {
  const clocks = next.map(({ id, warnAt }) => ({ id, warn_at: warnAt }));
  const rows = messages.map(({ id, issueId, recipient, data }) => ({
    id,
    issue_id: issueId,
    recipient,
    data,
  }));
  await tx.$executeRaw`
    WITH moved AS (
      UPDATE clocks c SET warn_at = n.warn_at FROM json_populate_recordset(null::clocks, ${JSON.stringify(clocks)}::json) n
      WHERE c.id = n.id)
    INSERT INTO outbox (id, topic, issue_id, recipient, data, created_at)
    SELECT n.id, 'warn', n.issue_id, n.recipient, n.data, ${now}
    FROM json_populate_recordset(null::outbox, ${JSON.stringify(rows)}::json) n`;
}
