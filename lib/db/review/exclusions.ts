import type { UnitPosition } from "#lib/domain/casework/recusal.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import { HEADLINE_IDS, type MetricId, metricOf, PROCESS_IDS } from "#lib/domain/figures/metrics.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { Values } from "#lib/domain/reports/cells.ts";
import { decidesFor } from "#lib/domain/review/exclusions.ts";
import type { ExclusionReason, Role } from "#lib/domain/vocabulary.ts";
import { type Db, db } from "../client.ts";
import { recount } from "../figures/count.ts";
import { FACTS } from "../figures/facts.ts";
import { HEADLINE_PASSES } from "../figures/figures.ts";
import { type Asked, within } from "../figures/live.ts";
import { alongside, partCondition } from "../figures/metrics.ts";
import { PROCESS_PASSES } from "../figures/process.ts";
import { positionsOf } from "../routing/routing.ts";
import { openOrSeen } from "../scope.ts";
import { type Sql, sql } from "../sql.ts";

/** What had been excluded by then, of `issues i`. */
const excludedBy = (at: Date): Sql => sql`i.id IN (
  SELECT x.issue_id FROM exclusions x JOIN exclusion_decisions d ON d.exclusion_id = x.id WHERE d.approved AND d.decided_at <= ${at})`;

/** One figure of each pass over issues; what can be counted with it comes along. A session is no issue. */
const PASSES: readonly (readonly MetricId[])[] = [
  ...HEADLINE_PASSES.map(({ like }) => alongside(like, HEADLINE_IDS)),
  ...PROCESS_PASSES.map((like) => alongside(like, PROCESS_IDS)),
].filter(([id]) => id && metricOf(id).over !== "SESSION");

/**
 * How much of these figures is excluded, whole: few issues, counted from the facts by the same formulas. `from` may be the
 * record as it stood.
 */
export async function excludedOf(of: Asked, ids: readonly MetricId[], from: Db = db): Promise<Values> {
  const values: Partial<Values> = {};
  for (const pass of PASSES) {
    const asked = pass.filter((id) => ids.includes(id));
    if (asked.length === 0) continue;
    Object.assign(values, (await recount(of, asked, ["unit"], from, excludedBy(of.now))).get("total:"));
  }
  return values;
}

type ReasonCount = { readonly reason: ExclusionReason; readonly n: number };
/** How many of what came in are excluded, by reason. */
export const excludedByReason = (of: Asked, from: Pick<Db, "$queryRaw"> = db): Promise<ReasonCount[]> => {
  const came = partCondition(metricOf("intake"), "numerator", of.period, of.now);
  return from.$queryRaw<ReasonCount[]>`
    SELECT x.reason, count(*)::int AS n FROM ${FACTS.ISSUE} JOIN exclusions x ON x.issue_id = i.id
      JOIN exclusion_decisions d ON d.exclusion_id = x.id
    WHERE ${within(of)} AND ${came} AND d.approved AND d.decided_at <= ${of.now} GROUP BY 1 ORDER BY 2 DESC, 1`;
};

export type ExclusionRow = {
  readonly id: string;
  readonly issueId: string;
  readonly receiptNo: string;
  readonly unitId: string;
  readonly unit: string;
  readonly reason: ExclusionReason;
  readonly words: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly approved: boolean | null;
  readonly decidedWords: string | null;
  readonly office: string | null;
  readonly decidedAt: Date | null;
};
const ROWS = sql`
  SELECT x.id, x.issue_id AS "issueId", i.receipt_no AS "receiptNo", x.unit_id AS "unitId", u.name AS unit, x.reason, x.words, x.asked_by AS "askedBy",
    x.asked_at AS "askedAt", d.approved, d.words AS "decidedWords", o.name AS office, d.decided_at AS "decidedAt"
  FROM exclusions x JOIN issues i ON i.id = x.issue_id JOIN org_units u ON u.id = x.unit_id
  LEFT JOIN exclusion_decisions d ON d.exclusion_id = x.id LEFT JOIN org_units o ON o.id = d.office_id`;
/** Asked for by one of these units, or by one that lies in them. */
const askedIn = (units: readonly string[]): Sql =>
  sql`ARRAY[u.id, u.city_id, u.county_id, u.town_id, u.community_id] && ${[...units]}::uuid[]`;
/** It waits, or was approved. */
const STANDS = sql`d.approved IS DISTINCT FROM false`;
/** Of these units and of what lies in them: what waits first, then the newest. Not of a matter that became hidden since from this reader. */
export const exclusionsOf = (
  tx: Db,
  actor: Staff,
  units: readonly string[],
  most: number,
): Promise<ExclusionRow[]> =>
  tx.$queryRaw<
    ExclusionRow[]
  >`${ROWS} WHERE ${askedIn(units)} AND ${openOrSeen(actor)} ORDER BY d.id IS NOT NULL, x.asked_at DESC, x.id LIMIT ${most}`;
/** The one of an issue that waits or was approved, where it is of these units or of what lies in them. */
export async function standingOf(
  tx: Db,
  units: readonly string[],
  issueId: string,
): Promise<ExclusionRow | null> {
  const [row] = await tx.$queryRaw<
    ExclusionRow[]
  >`${ROWS} WHERE x.issue_id = ${issueId}::uuid AND ${STANDS} AND ${askedIn(units)}`;
  return row ?? null;
}
export async function exclusionById(tx: Db, id: string): Promise<ExclusionRow | null> {
  const [row] = await tx.$queryRaw<ExclusionRow[]>`${ROWS} WHERE x.id = ${id}::uuid`;
  return row ?? null;
}
/** Whether one waits, or was approved. */
export async function standsFor(tx: Db, issueId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT FROM exclusions x LEFT JOIN exclusion_decisions d ON d.exclusion_id = x.id
    WHERE x.issue_id = ${issueId}::uuid AND ${STANDS}`;
  return rows.length > 0;
}
/** One after the other: nobody asks twice for one issue, and nobody decides twice. */
export const lockExclusion = (tx: Db, id: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`exclusion ${id}`}, 0))`;

export type DecidingOffice = { readonly office: UnitPosition; readonly role: Role };
/** The offices in whose name somebody decides; which of them decides for a unit is `decidesAs`. */
export async function decidingOffices(tx: Db, actor: Staff): Promise<DecidingOffice[]> {
  const posts = deskPosts(actor, "decideExclusion");
  const offices = await positionsOf(tx, [...new Set(posts.map(({ unitId }) => unitId))]);
  return posts.flatMap(({ unitId, role }) => {
    const office = offices.find(({ id, kind }) => id === unitId && kind === "AREA");
    return office ? [{ office, role }] : [];
  });
}
/** The office that decides what this unit asked; null where it is for none of these. */
export const decidesAs = (offices: readonly DecidingOffice[], unit: UnitPosition): string | null =>
  offices.find(({ office, role }) => decidesFor(unit, office, role))?.office.id ?? null;
