import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import type { Door } from "#lib/domain/field/round.ts";
import { placeKey, type Staff } from "#lib/domain/permissions.ts";
import { OPEN_STATES } from "#lib/domain/vocabulary.ts";
import { EVENTS_PER_VERSION, WITH_CLOCKS } from "../casework/issues.ts";
import type { Db } from "../client.ts";
import { STANDS, standing } from "../rounds/households.ts";
import type { Row } from "../rows.ts";
import { scope } from "../scope.ts";
import { joinSql, rawSql, type Sql, sql } from "../sql.ts";

const COLUMN = {
  cityId: "city_id",
  countyId: "county_id",
  townId: "town_id",
  communityId: "id",
  gridId: "id",
} as const;

/** Communities `k` whose register somebody keeps; whoever keeps a grid keeps the community it is in. */
function kept(actor: Staff): Sql | null {
  const posts = deskPosts(actor, "keepHouseholds");
  if (posts.length === 0) return null;
  const grids = posts.filter(({ level }) => level === "GRID").map(({ unitId }) => unitId);
  const parts = posts
    .filter(({ level }) => level !== "GRID")
    .map(({ level, unitId }) => sql`k.${rawSql(COLUMN[placeKey(level)])} = ${unitId}::uuid`);
  if (grids.length > 0)
    parts.push(sql`k.id IN (SELECT community_id FROM org_units WHERE id = ANY(${grids}::uuid[]))`);
  return sql`k.level = 'COMMUNITY' AND k.kind = 'AREA' AND k.valid_to IS NULL AND (${joinSql(parts, " OR ")})`;
}

/** As it travels, without what the round calls it. */
export type DoorRow = Omit<Door, "kind">;
/** The addresses of the own places, those first that nobody has reached this year; one more than asked for tells that there are more. */
export async function doorsToCarry(tx: Db, actor: Staff, now: Date, most: number): Promise<DoorRow[]> {
  const where = kept(actor);
  if (!where) return [];
  const today = shanghaiDate(now);
  return tx.$queryRaw<DoorRow[]>`
    SELECT h.id, k.id AS "communityId", k.name AS community, h.version, h.building, h.unit, h.room, h.state, s.standing,
      CASE WHEN h.safety_until >= ${today}::date THEN h.safety_words END AS "safetyWords",
      CASE WHEN h.safety_until >= ${today}::date THEN h.safety_until::text END AS "safetyUntil"
    FROM households h JOIN org_units k ON k.id = h.community_id ${standing(Number(today.slice(0, 4)))}
    WHERE ${where} AND h.state <> 'CLOSED' AND ${STANDS}
    ORDER BY (s.standing IN ('NOT_YET', 'NOT_MET')) DESC, h.id LIMIT ${most}`;
}

/** How many there are, for whoever cannot carry all of them. */
export async function doorsThere(tx: Db, actor: Staff): Promise<number> {
  const where = kept(actor);
  if (!where) return 0;
  const [found] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM households h JOIN org_units k ON k.id = h.community_id
    WHERE ${where} AND h.state <> 'CLOSED' AND ${STANDS}`;
  return found?.count ?? 0;
}

export type CarriedIssue = Row & { readonly building: string | null };
/** Open, at the own places or in one's own hands. */
function carriedIssues(actor: Staff): Sql {
  const where = kept(actor);
  const units = actor.posts.map(({ unitId }) => unitId);
  const here = sql`i.lead_unit_id = ANY(${units}::uuid[]) OR i.first_contact_id = ${actor.personId}::uuid`;
  const places = where ? sql` OR i.community_id IN (SELECT k.id FROM org_units k WHERE ${where})` : sql``;
  return sql`i.state = ANY(${[...OPEN_STATES]}::text[]) AND ${scope(actor)} AND (${here}${places})`;
}
export async function issuesThere(tx: Db, actor: Staff): Promise<number> {
  const [found] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM issues i WHERE ${carriedIssues(actor)}`;
  return found?.count ?? 0;
}
/** What is due first; with the building of the visit they were told on. */
export function issuesToCarry(tx: Db, actor: Staff, most: number): Promise<CarriedIssue[]> {
  return tx.$queryRaw<CarriedIssue[]>`
    SELECT w.*, h.building FROM (${WITH_CLOCKS}
      WHERE ${carriedIssues(actor)}
      ORDER BY i.next_due_at NULLS LAST, i.id LIMIT ${most}) w
    LEFT JOIN visits v ON v.id = w.visit_id LEFT JOIN households h ON h.id = v.household_id`;
}

/** Of these ids, those that were carried out already: visits, patrols, steps, changes of addresses and promises. */
export async function doneAmong(tx: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM visits WHERE id = ANY(${[...ids]}::uuid[])
    UNION ALL SELECT id FROM patrols WHERE id = ANY(${[...ids]}::uuid[])
    UNION ALL SELECT id FROM visit_promises WHERE done_at IS NOT NULL AND id = ANY(${[...ids]}::uuid[])
    UNION ALL SELECT id FROM household_changes WHERE id = ANY(${[...ids]}::uuid[])
    UNION ALL SELECT command_id FROM issue_events WHERE command_id = ANY(${[...ids]}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}

/** The version of an issue as this step left it; null for one that is not there. */
export async function versionAfter(tx: Db, commandId: string): Promise<number | null> {
  const event = await tx.issueEvent.findUnique({ where: { commandId }, select: { seq: true } });
  return event && Math.floor(event.seq / EVENTS_PER_VERSION);
}
