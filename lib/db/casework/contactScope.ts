import { CALLBACK_STATES, type ContactReach, contactReach } from "#lib/domain/casework/contact.ts";
import { placeKey, type Staff } from "#lib/domain/permissions.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { PLACE_COLUMN } from "../placeColumn.ts";

/** The part of `issues i` that one right to contacts stands on; each is read newest first from an index of its own. */
export function contactPath(r: ContactReach): Prisma.Sql {
  switch (r.by) {
    case "LEAD":
      return Prisma.sql`i.lead_unit_id = ${r.unitId}::uuid`;
    case "HOLDER":
      return Prisma.sql`i.holder_unit_id = ${r.unitId}::uuid`;
    case "CALLER":
      return Prisma.sql`i.callback_unit_id = ${r.unitId}::uuid`;
    case "CALLBACK":
      return Prisma.sql`i.${Prisma.raw(PLACE_COLUMN[placeKey(r.level)])} = ${r.unitId}::uuid`;
  }
}

const condition = (r: ContactReach): Prisma.Sql =>
  r.by === "CALLBACK" || r.by === "CALLER"
    ? Prisma.sql`(${contactPath(r)} AND i.state IN (${Prisma.join(CALLBACK_STATES)}) AND i.lead_unit_id IS DISTINCT FROM ${r.unitId}::uuid)`
    : contactPath(r);

/**
 * The SQL reader of `contactReach`: true for issues whose resident the actor may be shown by name, and for nothing else.
 * It does not ask whether they see the issue: that is `scope`.
 */
export function contactScope(actor: Staff): Prisma.Sql {
  const parts = contactReach(actor).map(condition);
  return parts.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}
