import { db } from "#lib/db/client.ts";
import { placeOf, type Row } from "#lib/db/rows.ts";
import { scope } from "#lib/db/scope.ts";
import { sql } from "#lib/db/sql.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { LeftBehind, Level, State } from "#lib/domain/vocabulary.ts";
import { placeIds, placeName, unitNames } from "../routing/units.ts";

export type ProofDay = {
  readonly id: string;
  readonly at: Date;
  readonly open: number;
  readonly overdue: number;
  readonly moved: number;
  readonly supervised: number;
  readonly waiting: number;
  readonly leftBehind: number;
};
export type LeftBehindItem = {
  readonly issueId: string;
  readonly receiptNo: string;
  readonly place: string;
  readonly state: State;
  readonly level: Level;
  readonly reason: LeftBehind;
  readonly since: Date;
};
/** One nightly recount of figures drawn by lot. */
export type FigureCheckDay = {
  readonly id: string;
  readonly at: Date;
  readonly samples: number;
  readonly looked: number;
  readonly wrong: number;
  readonly named: readonly string[];
};
export type Reconciliation = {
  readonly checks: readonly FigureCheckDay[];
  readonly days: readonly ProofDay[];
  readonly items: readonly LeftBehindItem[];
};

const DAYS = 30;
const MOST = 200;

/** The last proofs, and what the newest one found within the reader's reach; null for who has no part in it. */
export async function readReconciliation(actor: Staff): Promise<Reconciliation | null> {
  if (!mayAtDesk(actor, "readReconciliation")) return null;
  const newestFirst = { orderBy: { at: "desc" }, take: DAYS } as const;
  const days = await db.reconciliation.findMany(newestFirst);
  const checks = await db.figureCheck.findMany(newestFirst);
  const newest = days[0];
  if (!newest) return { checks, days, items: [] };
  const rows = await db.$queryRaw<(Row & LeftBehindItem)[]>(sql`
    SELECT i.id AS "issueId", i.receipt_no AS "receiptNo", i.state, i.level, f.reason, f.since,
      i.city_id, i.county_id, i.town_id, i.community_id, i.grid_id
    FROM reconciliation_findings f JOIN issues i ON i.id = f.issue_id
    WHERE f.run_id = ${newest.id}::uuid AND ${scope(actor)}
    ORDER BY f.since, i.id LIMIT ${MOST}`);
  const names = await unitNames(rows.flatMap((row) => placeIds(placeOf(row))));
  const items = rows.map((row) => ({
    issueId: row.issueId,
    receiptNo: row.receiptNo,
    place: placeName(placeOf(row), names),
    state: row.state,
    level: row.level,
    reason: row.reason,
    since: row.since,
  }));
  return { checks, days, items };
}

/** How many the newest proof found; null before the first. The figure beside the rates. */
export const leftBehindCount = async (): Promise<{ count: number; at: Date } | null> => {
  const newest = await db.reconciliation.findFirst({
    orderBy: { at: "desc" },
    select: { leftBehind: true, at: true },
  });
  return newest && { count: newest.leftBehind, at: newest.at };
};
