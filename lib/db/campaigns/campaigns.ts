import type { Campaign } from "#lib/domain/campaigns/campaigns.ts";
import { OPEN_STATES } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { type LedgerScope, narrowed } from "../ledger/ledger.ts";
import { placeBelow } from "../routing/reachUnits.ts";
import { type Sql, sql } from "../sql.ts";

const ROWS = sql`
  SELECT c.id, c.unit_id AS "unitId", u.name AS unit, c.name, c.aim, c.category, c.from_on::text AS "fromOn", c.to_on::text AS "toOn",
    (c.ended_at AT TIME ZONE 'Asia/Shanghai')::date::text AS "endedOn", c.ended_reason AS "endedReason"
  FROM campaigns c JOIN org_units u ON u.id = c.unit_id`;

/** Those of the places of these units, of what lies in them and of the offices above them: a campaign concerns everybody below. */
const concerning = (
  units: readonly string[],
): Sql => sql`EXISTS (SELECT FROM org_units p WHERE p.id = ANY(${[...units]}::uuid[])
  AND (c.unit_id IN (p.city_id, p.county_id, p.town_id, p.community_id) OR p.id IN (u.city_id, u.county_id, u.town_id, u.community_id)))`;

/** The newest first. */
export const campaignsOf = (tx: Db, units: readonly string[], most: number): Promise<Campaign[]> =>
  tx.$queryRaw<Campaign[]>`${ROWS} WHERE ${concerning(units)} ORDER BY c.to_on DESC, c.id DESC LIMIT ${most}`;

export async function campaignById(tx: Db, id: string, units: readonly string[]): Promise<Campaign | null> {
  const rows = await tx.$queryRaw<Campaign[]>`${ROWS} WHERE c.id = ${id}::uuid AND ${concerning(units)}`;
  return rows[0] ?? null;
}

export type PlaceCount = {
  readonly id: string;
  readonly all: number;
  readonly open: number;
  readonly overdue: number;
};
/** What the ledger would show, counted by the places one level below: the same condition, so that each number opens its rows. */
export const countedBelow = (tx: Db, asked: LedgerScope): Promise<PlaceCount[]> => tx.$queryRaw<PlaceCount[]>`
  SELECT ${placeBelow(asked.unit)} AS id, count(*)::int AS "all",
    count(*) FILTER (WHERE i.state = ANY(${[...OPEN_STATES]}::text[]))::int AS open,
    count(*) FILTER (WHERE i.state = ANY(${[...OPEN_STATES]}::text[]) AND i.next_due_at <= ${asked.now})::int AS overdue
  FROM issues i WHERE ${narrowed(asked)} GROUP BY 1`;
