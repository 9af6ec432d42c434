import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { ReportBody } from "#lib/domain/reports/blocks.ts";
import { reportOf } from "#lib/domain/reports/kinds.ts";
import { REPORT_KINDS, type ReportKind } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { type Sql, sql } from "../sql.ts";

export type ReportRow = {
  readonly id: string;
  readonly kind: ReportKind;
  readonly unitId: string;
  readonly unit: string;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
  readonly asOf: Date;
  readonly version: number;
  readonly changed: string;
  readonly publishedAs: string;
  readonly publishedAt: Date;
  /** a later version says something else */
  readonly replaced: boolean;
};
export type WholeReport = ReportRow & { readonly body: ReportBody };

const COLUMNS = sql`r.id, r.kind, r.unit_id AS "unitId", u.name AS unit, r.from_on::text AS "fromOn", r.to_on::text AS "toOn", r.as_of AS "asOf", r.version,
  r.changed, r.published_as AS "publishedAs", r.published_at AS "publishedAt",
  EXISTS (SELECT FROM reports l WHERE (l.kind, l.unit_id, l.from_on, l.to_on) = (r.kind, r.unit_id, r.from_on, r.to_on) AND l.version > r.version) AS replaced`;
const FROM = sql`FROM reports r JOIN org_units u ON u.id = r.unit_id`;
const NEWEST = sql`ORDER BY r.from_on DESC, r.published_at DESC, r.id`;

const list = (tx: Db, where: Sql, most: number): Promise<ReportRow[]> =>
  tx.$queryRaw<ReportRow[]>`SELECT ${COLUMNS} ${FROM} WHERE ${where} ${NEWEST} LIMIT ${most}`;

/** Reports about these areas and what lies in them, the newest days first. */
export const reportsOf = (tx: Db, areas: readonly string[], most: number): Promise<ReportRow[]> =>
  list(tx, sql`ARRAY[u.city_id, u.county_id, u.town_id, u.community_id] && ${[...areas]}::uuid[]`, most);

const OPEN_KINDS = REPORT_KINDS.filter((kind) => reportOf(kind).open);
/** Those that anybody may read. */
export const openReports = (tx: Db, most: number): Promise<ReportRow[]> =>
  list(tx, sql`r.kind = ANY(${OPEN_KINDS}::text[])`, most);

/** All versions of one report, the newest first. */
export type Same = Pick<ReportRow, "kind" | "unitId" | "fromOn" | "toOn">;
export const versionsOf = (tx: Db, { kind, unitId, fromOn, toOn }: Same): Promise<ReportRow[]> =>
  tx.$queryRaw<ReportRow[]>`SELECT ${COLUMNS} ${FROM}
    WHERE r.kind = ${kind} AND r.unit_id = ${unitId}::uuid AND r.from_on = ${fromOn}::date AND r.to_on = ${toOn}::date ORDER BY r.version DESC LIMIT 100`;

export async function reportById(tx: Db, id: string): Promise<WholeReport | null> {
  const [row] = await tx.$queryRaw<WholeReport[]>`SELECT ${COLUMNS}, r.body ${FROM} WHERE r.id = ${id}::uuid`;
  return row ?? null;
}

/** Nobody else publishes this report until the transaction ends: versions follow each other. */
export const lockReport = (tx: Db, { kind, unitId, fromOn }: Same) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`report ${kind} ${unitId} ${fromOn}`}, 0))`;

/** Since when what the figures ask was kept (lib/db/reports/past); null: since the first issue. */
export const pastKeptSince = async (tx: Db): Promise<Date | null> =>
  (await tx.pastKept.findFirst({ select: { since: true } }))?.since ?? null;
