import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { KeptNotice } from "#lib/domain/open/publicNotices.ts";
import type { Db } from "../client.ts";
import { joinSql, noSql, sql } from "../sql.ts";

const ROWS = sql`
  SELECT n.id, n.unit_id AS "unitId", u.name AS unit, COALESCE(u.phone, up.phone) AS "unitPhone", n.version, n.state, n.kind, n.title, n.text,
    n.session_on::text AS "sessionOn", n.session_from AS "sessionFrom", n.session_to AS "sessionTo", n.place,
    n.updated_at AS "updatedAt", n.published_at AS "publishedAt", n.late_reason AS "lateReason",
    n.taken_down_at AS "takenDownAt", n.taken_down_reason AS "takenDownReason",
    coalesce((SELECT jsonb_agg(jsonb_build_object('words', c.words, 'at', c.made_at) ORDER BY c.made_at, c.id)
      FROM notice_corrections c WHERE c.notice_id = n.id), '[]'::jsonb) AS corrections
  FROM public_notices n JOIN org_units u ON u.id = n.unit_id LEFT JOIN org_units up ON up.id = u.parent_id`;

/** Where a list goes on: behind the last notice that was shown. */
export type NoticeCursor = { readonly at: Date; readonly id: string };

/**
 * A notice of unit `u` concerns place `p`: of the place itself, of what lies in it, and of the offices above it with their
 * departments. Its page shows these, and its readers are told of them.
 */
export const CONCERNS = sql`(p.id IN (u.id, u.community_id, u.town_id, u.county_id, u.city_id)
  OR u.id IN (p.community_id, p.town_id, p.county_id, p.city_id)
  OR (u.kind = 'DEPARTMENT' AND u.parent_id IN (p.community_id, p.town_id, p.county_id, p.city_id)))`;
const concerns = (placeId: string | null) =>
  placeId ? sql`AND EXISTS (SELECT FROM org_units p WHERE p.id = ${placeId}::uuid AND ${CONCERNS})` : noSql;

/** Published notices, the newest first, of a place; without one all of them. */
export const publishedNotices = (
  tx: Db,
  placeId: string | null,
  after: NoticeCursor | null,
  most: number,
): Promise<KeptNotice[]> => tx.$queryRaw<KeptNotice[]>`${ROWS}
  WHERE n.state = 'PUBLISHED'
    ${concerns(placeId)}
    ${after ? sql`AND (n.published_at, n.id) < (${after.at}, ${after.id}::uuid)` : noSql}
  ORDER BY n.published_at DESC, n.id DESC LIMIT ${most}`;

/** Sessions that were published for days from this one on; those taken down since are told as cancelled. */
export const announcedSessions = (
  tx: Db,
  placeId: string | null,
  from: CivilDate,
  most: number,
): Promise<KeptNotice[]> => tx.$queryRaw<KeptNotice[]>`${ROWS}
  WHERE n.state <> 'DRAFT' AND n.session_on >= ${from}::date
    ${concerns(placeId)}
  ORDER BY n.session_on, n.session_from, n.id LIMIT ${most}`;

/** One notice whatever its state; who may see a draft is asked elsewhere. */
export async function publicNotice(tx: Db, id: string): Promise<KeptNotice | null> {
  const rows = await tx.$queryRaw<KeptNotice[]>`${ROWS} WHERE n.id = ${id}::uuid`;
  return rows[0] ?? null;
}

/** For whoever changes it: locked until the transaction ends. */
export async function lockPublicNotice(tx: Db, id: string): Promise<KeptNotice | null> {
  await tx.$queryRaw`SELECT FROM public_notices WHERE id = ${id}::uuid FOR UPDATE`;
  return publicNotice(tx, id);
}

/** Notices of these units and of what lies below those in `areas`, in every state, drafts first. */
export const noticesOf = (
  tx: Db,
  { units, areas }: { readonly units: readonly string[]; readonly areas: readonly string[] },
  most: number,
): Promise<KeptNotice[]> => {
  const below = areas.map((id) => sql`${id}::uuid IN (u.community_id, u.town_id, u.county_id, u.city_id)`);
  return tx.$queryRaw<KeptNotice[]>`${ROWS}
    WHERE n.unit_id = ANY(${[...units]}::uuid[]) ${below.length > 0 ? sql`OR ${joinSql(below, " OR ")}` : noSql}
    ORDER BY n.state = 'DRAFT' DESC, COALESCE(n.published_at, n.updated_at) DESC, n.id DESC LIMIT ${most}`;
};
