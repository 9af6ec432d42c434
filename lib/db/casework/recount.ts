import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { Clock, Issue } from "#lib/domain/casework/issue.ts";
import type { Db } from "../client.ts";
import { clockOf, issueOf, type Row } from "../rows.ts";
import { type Sql, sql } from "../sql.ts";
import { WITH_CLOCKS } from "./issues.ts";

/** Days that a change touches, first and last. */
export type Span = { readonly firstDay: CivilDate; readonly lastDay: CivilDate };

/**
 * Clocks whose last day a change of these days can move: running, not breached, counted in days over one of them. A day
 * of rest only moves an end on or before it and after the first day counted.
 */
const touched = ({ firstDay, lastDay }: Span): Sql => sql`
  c.stopped_at IS NULL AND c.breached_at IS NULL AND c.basis->>'days' IS NOT NULL
  AND c.basis->>'from' < ${lastDay} AND c.basis->>'due' >= ${firstDay}`;

/** Where a reading of clocks stands: by issue, then by clock. */
export type ClockCursor = { readonly issueId: string; readonly id: string };

/** The next running clocks that could move, by issue. */
export async function clocksTouched(
  tx: Db,
  span: Span,
  after: ClockCursor,
  limit: number,
): Promise<{ issueId: string; clock: Clock }[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.* FROM clocks c WHERE ${touched(span)} AND (c.issue_id, c.id) > (${after.issueId}::uuid, ${after.id}::uuid)
    ORDER BY c.issue_id, c.id LIMIT ${limit}`;
  return rows.map((row) => ({ issueId: String(row.issue_id), clock: clockOf(row) }));
}

/** The next issues with such a clock, in the order of their ids. */
export async function issuesTouched(tx: Db, span: Span, after: string, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT c.issue_id AS id FROM clocks c WHERE ${touched(span)} AND c.issue_id > ${after}::uuid ORDER BY 1 LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

export type OpenChange = Span & {
  readonly id: string;
  readonly reason: string;
  readonly cursor: string | null;
};

/** The oldest change whose recount is not finished, locked until the transaction ends; null when none is, or another is at it. */
export async function takeChange(tx: Db): Promise<OpenChange | null> {
  const rows = await tx.$queryRaw<OpenChange[]>`
    SELECT id, reason, first_day::text AS "firstDay", last_day::text AS "lastDay", cursor::text AS cursor FROM calendar_changes
    WHERE done_at IS NULL ORDER BY revision LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return rows[0] ?? null;
}

/** Issues with their running clocks, locked in the order of their ids. */
export async function lockIssues(tx: Db, ids: readonly string[]): Promise<Issue[]> {
  await tx.$queryRaw`SELECT FROM issues WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
  const rows = await tx.$queryRaw<Row[]>`${WITH_CLOCKS} WHERE i.id = ANY(${[...ids]}::uuid[]) ORDER BY i.id`;
  return rows.map(issueOf);
}
