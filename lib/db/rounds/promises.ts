import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { Db } from "../client.ts";
import { scope } from "../scope.ts";
import { type Sql, sql } from "../sql.ts";

export type PromiseRow = {
  readonly id: string;
  readonly visitId: string;
  readonly householdId: string | null;
  readonly unitId: string;
  readonly communityId: string;
  readonly placeText: string;
  readonly words: string;
  readonly dueOn: CivilDate;
  readonly visitedAt: Date;
  readonly doneAt: Date | null;
  readonly doneWords: string | null;
  readonly doneBy: string | null;
};

/**
 * As with what was noted of the whole visit: words of a visit may tell of a complaint that was raised in it, so they are for
 * whoever may see every issue of it, and for who was there.
 */
const seen = (actor: Staff): Sql => sql`(v.visitor_id = ${actor.personId}::uuid
  OR NOT EXISTS (SELECT FROM issues i WHERE i.visit_id = v.id AND NOT (${scope(actor)})))`;

const SELECT = sql`SELECT p.id, p.visit_id AS "visitId", v.household_id AS "householdId", p.unit_id AS "unitId",
  p.community_id AS "communityId", v.place_text AS "placeText", p.words, p.due_on::text AS "dueOn", v.visited_at AS "visitedAt",
  p.done_at AS "doneAt", p.done_words AS "doneWords", p.done_by AS "doneBy"
  FROM visit_promises p JOIN visits v ON v.id = p.visit_id`;

/** Tasks of the units of these communities, and what this person promised elsewhere. */
const waiting = (actor: Staff, communityIds: readonly string[]): Sql => sql`
  (p.community_id = ANY(${[...communityIds]}::uuid[]) OR v.visitor_id = ${actor.personId}::uuid) AND ${seen(actor)}`;

/** Not done yet, what is due first first. */
export const openPromises = (
  tx: Db,
  actor: Staff,
  communityIds: readonly string[],
  most: number,
): Promise<PromiseRow[]> => tx.$queryRaw<PromiseRow[]>`${SELECT}
  WHERE p.done_at IS NULL AND ${waiting(actor, communityIds)} ORDER BY p.due_on, p.id LIMIT ${most}`;
export const donePromises = (
  tx: Db,
  actor: Staff,
  communityIds: readonly string[],
  most: number,
): Promise<PromiseRow[]> => tx.$queryRaw<PromiseRow[]>`${SELECT}
  WHERE p.done_at IS NOT NULL AND ${waiting(actor, communityIds)} ORDER BY p.done_at DESC, p.id LIMIT ${most}`;
export async function countOpenPromises(
  tx: Db,
  actor: Staff,
  communityIds: readonly string[],
): Promise<number> {
  const [found] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM visit_promises p JOIN visits v ON v.id = p.visit_id
    WHERE p.done_at IS NULL AND ${waiting(actor, communityIds)}`;
  return found?.count ?? 0;
}

/** Not done yet and made at the doors of a building, or at one door. */
export const promisesAt = (
  tx: Db,
  actor: Staff,
  at: { readonly communityId: string; readonly building: string } | { readonly householdId: string },
): Promise<PromiseRow[]> => tx.$queryRaw<PromiseRow[]>`${SELECT} JOIN households h ON h.id = v.household_id
  WHERE p.done_at IS NULL AND ${seen(actor)} AND ${
    "householdId" in at
      ? sql`h.id = ${at.householdId}::uuid`
      : sql`h.community_id = ${at.communityId}::uuid AND h.building = ${at.building}`
  } ORDER BY p.due_on, p.id`;

export const promisesOfVisit = (tx: Db, actor: Staff, visitId: string): Promise<PromiseRow[]> =>
  tx.$queryRaw<
    PromiseRow[]
  >`${SELECT} WHERE p.visit_id = ${visitId}::uuid AND ${seen(actor)} ORDER BY p.due_on, p.id`;

/** One that this person may see, locked until the transaction ends. */
export async function lockPromise(
  tx: Db,
  actor: Staff,
  id: string,
): Promise<(PromiseRow & { visitorId: string }) | null> {
  await tx.$executeRaw`SELECT FROM visit_promises WHERE id = ${id}::uuid FOR UPDATE`;
  const [found] = await tx.$queryRaw<PromiseRow[]>`${SELECT} WHERE p.id = ${id}::uuid AND ${seen(actor)}`;
  if (!found) return null;
  const { visitorId } = await tx.visit.findUniqueOrThrow({
    where: { id: found.visitId },
    select: { visitorId: true },
  });
  return { ...found, visitorId };
}
