import { type Actor, reach } from "#lib/domain/permissions.ts";
import type { Role } from "#lib/domain/vocabulary.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { type Db, db } from "../client.ts";
import type { LedgerJob } from "./ledgerJobs.ts";

/**
 * Writes down who took the ledger out. Each issue whose contact is in the file in full is also told where all other
 * looks at that contact are (PIPL §44–45), with the same reason.
 */
export async function recordExport(
  tx: Db,
  job: LedgerJob,
  facts: { filter: readonly (readonly [string, string])[]; rows: number; revealed: readonly string[] },
  now: Date,
): Promise<void> {
  await tx.ledgerExport.create({
    data: {
      id: job.id,
      personId: job.personId,
      unitId: job.unitId,
      role: job.role,
      unmasked: job.unmasked,
      reason: job.reason,
      filter: facts.filter.map((pair) => [...pair]),
      rows: facts.rows,
      revealed: facts.revealed.length,
      at: now,
    },
  });
  if (facts.revealed.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO contact_views (id, issue_id, person_id, reason, at)
    SELECT uuidv7(), issue_id, ${job.personId}::uuid, ${job.reason}, ${now} FROM unnest(${[...facts.revealed]}::uuid[]) issue_id`;
}

export const unitName = async (tx: Db, id: string): Promise<string> =>
  (await tx.orgUnit.findUnique({ where: { id }, select: { name: true } }))?.name ?? "";

export type ExportRecord = {
  readonly id: string;
  readonly person: string;
  readonly unit: string;
  readonly role: Role;
  readonly unmasked: boolean;
  readonly reason: string;
  readonly filter: [string, string][];
  readonly rows: number;
  readonly revealed: number;
  readonly at: Date;
};

/** Exports made in the area of whoever may read them, newest first; `before` = the last one already shown. */
export async function exportRecords(
  actor: Actor,
  before: Date | null,
  most: number,
): Promise<ExportRecord[]> {
  const areas = reach(actor).flatMap((r) => (r.by === "PLACE" ? [r.unitId] : []));
  if (areas.length === 0) return [];
  const inside = Prisma.sql`(u.city_id = ANY(${areas}::uuid[]) OR u.county_id = ANY(${areas}::uuid[]) OR u.town_id = ANY(${areas}::uuid[])
    OR u.community_id = ANY(${areas}::uuid[]))`;
  return db.$queryRaw<ExportRecord[]>`
    SELECT e.id, p.name AS person, u.name AS unit, e.role, e.unmasked, e.reason, e.filter, e.rows, e.revealed, e.at
    FROM ledger_exports e JOIN people p ON p.id = e.person_id JOIN org_units u ON u.id = e.unit_id
    WHERE ${inside} AND ${before ? Prisma.sql`e.at < ${before}` : Prisma.sql`true`}
    ORDER BY e.at DESC, e.id DESC LIMIT ${most}`;
}
