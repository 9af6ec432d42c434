import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { KeptNotice } from "#lib/domain/open/publicNotices.ts";
import type { Db } from "../client.ts";
import { joinSql, noSql, sql } from "../sql.ts";

/** When a session is over; null for other notices. */
const ENDS_AT = sql`((n.session_on + n.session_to::time) AT TIME ZONE 'Asia/Shanghai')`;
/** When it was news: a session on its own day, another notice when it was published. */
const NEWS_AT = sql`COALESCE(${ENDS_AT}, n.published_at)`;
const ROWS = sql`
  SELECT n.id, n.unit_id AS "unitId", u.name AS unit, COALESCE(u.phone, up.phone) AS "unitPhone", n.version, n.state, n.kind, n.title, n.text,
    n.session_on::text AS "sessionOn", n.session_from AS "sessionFrom", n.session_to AS "sessionTo", n.place,
    n.updated_at AS "updatedAt", n.published_at AS "publishedAt", n.late_reason AS "lateReason",
    n.taken_down_at AS "takenDownAt", n.taken_down_reason AS "takenDownReason",
    coalesce((SELECT jsonb_agg(jsonb_build_object('words', c.words, 'at', c.made_at) ORDER BY c.made_at, c.id)
      FROM notice_corrections c WHERE c.notice_id = n.id), '[]'::jsonb) AS corrections,
    s.state AS "sessionState", r.published_at AS "resultAt", i.notice_id AS "insteadId", ${NEWS_AT} AS "newsAt"
  FROM public_notices n JOIN org_units u ON u.id = n.unit_id LEFT JOIN org_units up ON up.id = u.parent_id
  LEFT JOIN visit_sessions s ON s.notice_id = n.id LEFT JOIN session_results r ON r.session_id = s.id
  LEFT JOIN visit_sessions i ON i.id = s.instead_id`;
/** A session that was told of and does not take place: whoever looks for it must find that. */
const CANCELLED = sql`(n.state = 'TAKEN_DOWN' AND s.state = 'CANCELLED')`;
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
export const publishedNotices = (tx: Db, placeId: string | null, most: number): Promise<KeptNotice[]> =>
  tx.$queryRaw<KeptNotice[]>`${ROWS}
  WHERE n.state = 'PUBLISHED'
    ${concerns(placeId)}
  ORDER BY n.published_at DESC, n.id DESC LIMIT ${most}`;

const isAhead = (now: Date) => sql`(s.state IS DISTINCT FROM 'HELD' AND ${ENDS_AT} > ${now})`;
/** Sessions that are not over, the next one first; those that were cancelled stay until their time is past. */
export const comingSessions = (
  tx: Db,
  placeId: string | null,
  now: Date,
  most: number,
): Promise<KeptNotice[]> => tx.$queryRaw<KeptNotice[]>`${ROWS}
  WHERE (n.state = 'PUBLISHED' OR ${CANCELLED}) AND ${isAhead(now)}
    ${concerns(placeId)}
  ORDER BY n.session_on, n.session_from, n.id LIMIT ${most}`;

/** Everything else that is told, what was news last first. */
export const toldNotices = (
  tx: Db,
  placeId: string | null,
  now: Date,
  after: NoticeCursor | null,
  most: number,
): Promise<ToldNotice[]> => tx.$queryRaw<ToldNotice[]>`${ROWS}
  WHERE n.state = 'PUBLISHED' AND ${isAhead(now)} IS NOT TRUE
    ${concerns(placeId)}
    ${after ? sql`AND (${NEWS_AT}, n.id) < (${after.at}, ${after.id}::uuid)` : noSql}
  ORDER BY ${NEWS_AT} DESC, n.id DESC LIMIT ${most}`;
type ToldNotice = KeptNotice & { readonly newsAt: Date };

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
