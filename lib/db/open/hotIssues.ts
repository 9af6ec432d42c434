import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { HotPart } from "#lib/domain/open/hotIssues.ts";
import { OPEN_TO_ALL } from "../alike/similar.ts";
import type { Db } from "../client.ts";
import { sql } from "../sql.ts";

export type HotStage = HotPart & { readonly no: number; readonly name: string };
export type HotRow = HotPart & {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly responsible: string;
  readonly title: string;
  readonly text: string;
  readonly madeOn: CivilDate;
  readonly stages: readonly HotStage[];
};

const day = (at: ReturnType<typeof sql>) => sql`(${at} AT TIME ZONE 'Asia/Shanghai')::date::text`;
const datesOf = (stage: ReturnType<typeof sql>) => sql`
  (SELECT jsonb_agg(jsonb_build_object('dueOn', d.due_on::text, 'reason', d.reason, 'on', ${day(sql`d.made_at`)}) ORDER BY d.made_at, d.id)
    FROM hot_dates d WHERE d.hot_id = h.id AND d.stage = ${stage})`;
const endOf = (stage: ReturnType<typeof sql>) => sql`
  (SELECT jsonb_build_object('kind', e.kind, 'words', e.words, 'on', ${day(sql`e.made_at`)}) FROM hot_ends e WHERE e.hot_id = h.id AND e.stage = ${stage})`;
const ROWS = sql`
  SELECT h.id, h.unit_id AS "unitId", u.name AS unit, r.name AS responsible, h.title, h.text, ${day(sql`h.made_at`)} AS "madeOn",
    ${datesOf(sql`0`)} AS dates, ${endOf(sql`0`)} AS "end",
    coalesce((SELECT jsonb_agg(jsonb_build_object('no', s.no, 'name', s.name, 'dates', ${datesOf(sql`s.no`)}, 'end', ${endOf(sql`s.no`)}) ORDER BY s.no)
      FROM hot_stages s WHERE s.hot_id = h.id), '[]'::jsonb) AS stages
  FROM hot_issues h JOIN org_units u ON u.id = h.unit_id JOIN org_units r ON r.id = h.responsible_id`;
/** What waits first, the day that is nearest before all; then what ended, the newest first. */
const ORDER = sql`
  ORDER BY EXISTS (SELECT FROM hot_ends e WHERE e.hot_id = h.id AND e.stage = 0),
    CASE WHEN NOT EXISTS (SELECT FROM hot_ends e WHERE e.hot_id = h.id AND e.stage = 0)
      THEN (SELECT d.due_on FROM hot_dates d WHERE d.hot_id = h.id AND d.stage = 0 ORDER BY d.made_at DESC, d.id DESC LIMIT 1) END,
    h.made_at DESC, h.id`;

/** What it is about became confidential or hidden since: it is told no more, whatever was published. */
const MAY_BE_TOLD = sql`
  NOT EXISTS (SELECT FROM issues i WHERE i.id = h.issue_id AND NOT ${OPEN_TO_ALL})
  AND NOT EXISTS (SELECT FROM matter_issues mi JOIN issues i ON i.id = mi.issue_id
    WHERE mi.matter_id = h.matter_id AND mi.removed_at IS NULL AND NOT ${OPEN_TO_ALL})`;

/** The list for everybody. */
export const hotIssuesForAll = (tx: Db, most: number): Promise<HotRow[]> =>
  tx.$queryRaw<HotRow[]>`${ROWS} WHERE ${MAY_BE_TOLD} ${ORDER} LIMIT ${most}`;

/** What these offices and those below them promised. */
export const hotIssuesOf = (tx: Db, areas: readonly string[], most: number): Promise<HotRow[]> =>
  tx.$queryRaw<HotRow[]>`${ROWS}
    WHERE ARRAY[u.city_id, u.county_id, u.town_id, u.community_id] && ${[...areas]}::uuid[] ${ORDER} LIMIT ${most}`;

/** Locked until the transaction ends. */
export async function lockHot(tx: Db, id: string): Promise<HotRow | null> {
  await tx.$queryRaw`SELECT FROM hot_issues WHERE id = ${id}::uuid FOR UPDATE`;
  const rows = await tx.$queryRaw<HotRow[]>`${ROWS} WHERE h.id = ${id}::uuid`;
  return rows[0] ?? null;
}

export type Behind = { readonly id: string; readonly open: boolean; readonly name: string | null };
/** The matters behind it: whether each may be told to everybody, and the name of whoever raised it. */
export const behindHot = (
  tx: Db,
  of: { readonly matterId: string | null; readonly receiptNo: string | null },
): Promise<Behind[]> => tx.$queryRaw<Behind[]>`
  SELECT i.id, ${OPEN_TO_ALL} AS open, p.name FROM issues i LEFT JOIN residents p ON p.id = i.resident_id
  WHERE i.receipt_no = ${of.receiptNo} OR EXISTS (SELECT FROM matter_issues mi
    WHERE mi.issue_id = i.id AND mi.removed_at IS NULL AND mi.matter_id = ${of.matterId}::uuid)`;
/** Names of whoever raised what a promise is about: barred from every later word of it. */
export const namesBehind = async (tx: Db, hotId: string): Promise<string[]> => {
  const hot = await tx.hotIssue.findUnique({
    where: { id: hotId },
    select: { matterId: true, issueId: true },
  });
  const issue = hot?.issueId
    ? await tx.issue.findUnique({ where: { id: hot.issueId }, select: { receiptNo: true } })
    : null;
  const behind = await behindHot(tx, {
    matterId: hot?.matterId ?? null,
    receiptNo: issue?.receiptNo ?? null,
  });
  return behind.flatMap(({ name }) => name ?? []);
};
