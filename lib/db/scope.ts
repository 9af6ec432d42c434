import { type Actor, placeKey, type Reach, reach } from "#lib/domain/permissions.ts";
import { Prisma } from "#prisma/generated/client.ts";

const COLUMN = {
  cityId: "city_id",
  countyId: "county_id",
  townId: "town_id",
  communityId: "community_id",
  gridId: "grid_id",
} as const;

/** The SQL reader of `reach`: a condition on `issues i` that is true for what the actor may see, and for nothing else. */
export function scope(actor: Actor): Prisma.Sql {
  const parts = reach(actor).map(condition);
  return parts.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

function condition(r: Reach): Prisma.Sql {
  switch (r.by) {
    case "PLACE":
      return Prisma.sql`i.${Prisma.raw(COLUMN[placeKey(r.level)])} = ${r.unitId}::uuid`;
    case "UNIT":
      return Prisma.sql`(i.lead_unit_id = ${r.unitId}::uuid OR i.co_unit_ids @> ARRAY[${r.unitId}::uuid])`;
    case "FIRST_CONTACT":
      return Prisma.sql`i.first_contact_id = ${r.personId}::uuid`;
    case "ISSUE":
      return Prisma.sql`i.id = ${r.issueId}::uuid`;
  }
}
