import type { CheckedAddress, Community, Registered } from "#lib/domain/rounds/addressCheck.ts";
import type { AddressProblem } from "#lib/domain/rounds/addressSheet.ts";
import type { Db } from "../client.ts";
import { type Sql, sql } from "../sql.ts";

/** Beside `org_units k`: the communities in these areas, a grid standing for its own. */
const keptIn = (
  areaIds: readonly string[],
): Sql => sql`k.level = 'COMMUNITY' AND k.kind = 'AREA' AND k.valid_to IS NULL
  AND EXISTS (SELECT FROM org_units a WHERE a.id = ANY(${[...areaIds]}::uuid[]) AND a.kind = 'AREA' AND a.valid_to IS NULL
    AND (a.id IN (k.id, k.town_id, k.county_id, k.city_id) OR a.community_id = k.id))`;

/** The communities whose register is kept by who has a post in these areas. */
export const communitiesIn = (tx: Db, areaIds: readonly string[]): Promise<Community[]> =>
  tx.$queryRaw<Community[]>`
    SELECT k.id, k.name, k.code, COALESCE(t.name, '') AS town FROM org_units k LEFT JOIN org_units t ON t.id = k.town_id
    WHERE ${keptIn(areaIds)} ORDER BY k.code`;

/** Every address of these communities, also those that went into another. */
export const registered = (tx: Db, communityIds: readonly string[]): Promise<Registered[]> =>
  tx.$queryRaw<Registered[]>`
    SELECT id, community_id AS "communityId", building, unit, room FROM households
    WHERE community_id = ANY(${[...communityIds]}::uuid[]) ORDER BY created_at, id`;

export async function insertChecked(
  tx: Db,
  importId: string,
  rows: readonly CheckedAddress[],
): Promise<void> {
  const json = JSON.stringify(
    rows.map(({ communityId, likeId, likeRow, ...row }) => ({
      ...row,
      import_id: importId,
      community_id: communityId,
      like_id: likeId,
      like_row: likeRow,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO address_import_rows (import_id, row, verdict, community_id, building, unit, room, state, like_id, like_row, problems)
    SELECT import_id, row, verdict, community_id, building, unit, room, state, like_id, like_row, problems
    FROM json_populate_recordset(null::address_import_rows, ${json}::json)`;
}

export type ImportHead = { id: string; personId: string; made: number | null; expiresAt: Date };
/** Locked until the transaction ends. */
export async function lockImport(tx: Db, id: string): Promise<ImportHead | null> {
  const rows = await tx.$queryRaw<ImportHead[]>`
    SELECT id, person_id AS "personId", made, expires_at AS "expiresAt" FROM address_imports WHERE id = ${id}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

const wanted = (importId: string, withDoubtful: boolean): Sql =>
  sql`r.import_id = ${importId}::uuid AND r.verdict = ANY(${withDoubtful ? ["NEW", "DOUBTFUL"] : ["NEW"]}::text[])`;

/** Whether a row that is wanted lies in a community outside these areas. */
export async function anyOutside(
  tx: Db,
  importId: string,
  { withDoubtful, areaIds }: { withDoubtful: boolean; areaIds: readonly string[] },
): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ some: boolean }[]>`
    SELECT EXISTS (SELECT FROM address_import_rows r WHERE ${wanted(importId, withDoubtful)}
      AND NOT EXISTS (SELECT FROM org_units k WHERE k.id = r.community_id AND ${keptIn(areaIds)})) AS some`;
  return found?.some ?? false;
}

/**
 * Puts the wanted rows into the register with their first line of history, in two statements however many there are. What was
 * registered since the dry run is passed over. Returns how many are new.
 */
export async function bringInAddresses(
  tx: Db,
  importId: string,
  { withDoubtful, personId, now }: { withDoubtful: boolean; personId: string; now: Date },
): Promise<number> {
  return tx.$executeRaw`
    WITH made AS (
      INSERT INTO households (id, community_id, building, unit, room, state, created_at)
      SELECT gen_random_uuid(), r.community_id, r.building, r.unit, r.room, r.state, ${now}
      FROM address_import_rows r WHERE ${wanted(importId, withDoubtful)} ORDER BY r.row
      ON CONFLICT (community_id, building, unit, room) DO NOTHING
      RETURNING id, state)
    INSERT INTO household_changes (id, household_id, what, state, words, person_id, at)
    SELECT gen_random_uuid(), id, 'ADDED', state, '', ${personId}::uuid, ${now} FROM made`;
}

export type ToldAddress = {
  readonly row: number;
  readonly community: string;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
  readonly likeId: string | null;
  readonly likeRow: number | null;
  /** the address it may be, as it is written in the register or in the earlier row */
  readonly like: string;
  readonly problems: readonly AddressProblem[];
};
export const rowsOf = (
  tx: Db,
  importId: string,
  verdict: "NEW" | "DOUBTFUL" | "WRONG",
  most: number,
): Promise<ToldAddress[]> => tx.$queryRaw<ToldAddress[]>`
  SELECT r.row, COALESCE(k.name, '') AS community, r.building, r.unit, r.room, r.like_id AS "likeId", r.like_row AS "likeRow",
    concat_ws(' ', NULLIF(COALESCE(h.building, e.building), ''), NULLIF(COALESCE(h.unit, e.unit), ''), NULLIF(COALESCE(h.room, e.room), '')) AS "like",
    r.problems
  FROM address_import_rows r LEFT JOIN org_units k ON k.id = r.community_id LEFT JOIN households h ON h.id = r.like_id
  LEFT JOIN address_import_rows e ON e.import_id = r.import_id AND e.row = r.like_row
  WHERE r.import_id = ${importId}::uuid AND r.verdict = ${verdict} ORDER BY r.row LIMIT ${most}`;
