import { db } from "#lib/db/client.ts";
import { rightsOf, rightsRows } from "#lib/db/rights/rights.ts";
import { issueOf, type Row } from "#lib/db/rows.ts";
import { scope } from "#lib/db/scope.ts";
import { type Sql, sql } from "#lib/db/sql.ts";
import { deskPosts, mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { can, type Staff } from "#lib/domain/permissions.ts";
import type { RightsRequest } from "#lib/domain/rights/rights.ts";
import { isUuid } from "../casework/issues.ts";
import { unitNames } from "../routing/units.ts";

export type RightsLine = RightsRequest & {
  readonly receiptNo: string;
  readonly version: number;
  readonly statement: string;
  /** the office that has to answer */
  readonly office: string;
};
export type RightsDesk = {
  /** what my office has to answer, what is due first first; null: not mine to answer */
  readonly mine: readonly RightsLine[] | null;
  /** late and not answered, anywhere in my reach; null: not mine to watch */
  readonly late: readonly RightsLine[] | null;
  readonly mayEnter: boolean;
};
const MOST_LISTED = 200;

/** What waits for an answer about own information; null for whoever has nothing to do with it. */
export async function rightsDesk(actor: Staff, now: Date): Promise<RightsDesk | null> {
  // A department never holds a matter.
  const units = deskPosts(actor, "answerRights").flatMap(({ kind, unitId }) =>
    kind === "AREA" ? [unitId] : [],
  );
  const watches = mayAtDesk(actor, "watchRights");
  const mayEnter = mayAtDesk(actor, "enterRights");
  if (units.length === 0 && !watches && !mayEnter) return null;
  const [mine, late] = await Promise.all([
    units.length > 0 ? lines(actor, sql`i.holder_unit_id = ANY(${units}::uuid[])`) : null,
    watches ? lines(actor, sql`q.due_at <= ${now}`) : null,
  ]);
  return { mine, late, mayEnter };
}

async function lines(actor: Staff, where: Sql): Promise<RightsLine[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT q.id FROM rights_requests q JOIN issues i ON i.id = q.issue_id
    WHERE q.state = 'RECEIVED' AND ${where} AND ${scope(actor)} ORDER BY q.due_at, q.id LIMIT ${MOST_LISTED}`;
  return filled(rows.map(({ id }) => id));
}

async function filled(ids: readonly string[]): Promise<RightsLine[]> {
  const rows = await rightsRows(db, { id: { in: [...ids] } });
  const issues = await db.issue.findMany({
    where: { id: { in: rows.map(({ issueId }) => issueId) } },
    select: { id: true, receiptNo: true, version: true, statement: true, holderUnitId: true },
  });
  const names = await unitNames(issues.map(({ holderUnitId }) => holderUnitId));
  const found = rows.flatMap((row): RightsLine[] => {
    const issue = issues.find(({ id }) => id === row.issueId);
    if (!issue) return [];
    const { receiptNo, version, statement, holderUnitId } = issue;
    return [
      { ...rightsOf(row), receiptNo, version, statement, office: names[row.unitId ?? holderUnitId] ?? "" },
    ];
  });
  return found.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** One request, to be answered or handed over on paper; null for what is not theirs (house rule 8). */
export async function readRight(
  actor: Staff,
  id: string,
): Promise<{ line: RightsLine; mayAnswer: boolean } | null> {
  if (!isUuid(id)) return null;
  const duties = ["answerRights", "watchRights", "enterRights"] as const;
  if (!duties.some((duty) => mayAtDesk(actor, duty))) return null;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT i.* FROM rights_requests q JOIN issues i ON i.id = q.issue_id WHERE q.id = ${id}::uuid AND ${scope(actor)}`;
  const [line] = row ? await filled([id]) : [];
  if (!row || !line) return null;
  return { line, mayAnswer: line.state === "RECEIVED" && can(actor, "answerRight", issueOf(row)) };
}
