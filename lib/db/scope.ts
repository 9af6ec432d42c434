import type { Key } from "#lib/domain/casework/recusal.ts";
import { type Actor, keyOf, placeKey, type Reach, reach } from "#lib/domain/permissions.ts";
import { Prisma } from "#prisma/generated/client.ts";

const COLUMN = {
  cityId: "city_id",
  countyId: "county_id",
  townId: "town_id",
  communityId: "community_id",
  gridId: "grid_id",
} as const;
const ISSUE = Prisma.raw("i");
const HIDDEN = Prisma.raw("hidden_issue");

/**
 * The SQL reader of `reach` and `keyOf`: a condition on `issues i` that is true for what the actor may see, and for nothing
 * else. Hidden issues are few and taken out by their own index, so that a count still reads the index of the place alone.
 */
export function scope(actor: Actor): Prisma.Sql {
  const reached = reach(actor);
  if (reached.length === 0) return Prisma.sql`false`;
  const all = anyOf(reached.map((r) => condition(r, ISSUE)));
  if (actor.kind !== "STAFF") return all;
  const unlocked = reached.map((r) => {
    const key = keyOf(actor, r);
    return key ? Prisma.sql`(${condition(r, HIDDEN)} AND ${opened(key)})` : condition(r, HIDDEN);
  });
  return Prisma.sql`(${all} AND NOT EXISTS (SELECT FROM issues ${HIDDEN} WHERE ${HIDDEN}.id = i.id
    AND ${HIDDEN}.hidden_from IS NOT NULL AND COALESCE(${anyOf(unlocked)}, false) IS FALSE))`;
}
/** On `issues i`: open to every office, or this person may see it all the same (信访工作条例 §30). */
export const openOrSeen = (actor: Actor): Prisma.Sql =>
  Prisma.sql`(i.hidden_from IS NULL OR ${scope(actor)})`;
const anyOf = (parts: readonly Prisma.Sql[]) => Prisma.sql`(${Prisma.join([...parts], " OR ")})`;

function condition(r: Reach, table: Prisma.Sql): Prisma.Sql {
  switch (r.by) {
    case "PLACE":
      return Prisma.sql`${table}.${Prisma.raw(COLUMN[placeKey(r.level)])} = ${r.unitId}::uuid`;
    case "UNIT":
      return Prisma.sql`(${table}.lead_unit_id = ${r.unitId}::uuid OR ${table}.co_unit_ids @> ARRAY[${r.unitId}::uuid]
        OR ${table}.callback_unit_id = ${r.unitId}::uuid)`;
    case "FIRST_CONTACT":
      return Prisma.sql`${table}.first_contact_id = ${r.personId}::uuid`;
    case "ISSUE":
      return Prisma.sql`${table}.id = ${r.issueId}::uuid`;
  }
}

/** `opens`, for issues that are hidden. What is null compares to nothing, so that such a right opens nothing. */
function opened({ rank, givenTo, personId, insteadOf, ownUnitIds }: Key): Prisma.Sql {
  const entered = Prisma.sql`${HIDDEN}.state = 'REGISTERED' AND ${HIDDEN}.first_contact_id = ${personId}::uuid`;
  const given = Prisma.sql`${HIDDEN}.hidden_from > ${rank}::smallint OR ${HIDDEN}.lead_unit_id = ${givenTo}::uuid`;
  const outside = Prisma.sql`${HIDDEN}.complained_unit_id IS NULL OR ${HIDDEN}.complained_unit_id <> ALL(${[...ownUnitIds]}::uuid[])`;
  const other = Prisma.sql`${HIDDEN}.complained_person_id IS NULL OR ${HIDDEN}.complained_person_id <> ALL(${[personId, ...insteadOf]}::uuid[])`;
  return Prisma.sql`(${other}) AND ((${entered}) OR ((${given}) AND (${outside})))`;
}
