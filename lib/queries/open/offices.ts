import { db } from "#lib/db/client.ts";
import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { type RoomRow, roomsOfUnit } from "#lib/db/open/rooms.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { type OpenNow, openNow } from "#lib/domain/open/rooms.ts";
import type { Role } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";

/** Posts that residents meet, in the order in which they meet them (domain.md Z30). */
export const SERVING_ROLES = [
  "RECORDER",
  "VISITOR",
  "UNIT_LEAD",
  "COUNCIL_CLERK",
] as const satisfies readonly Role[];
export type ServingRole = (typeof SERVING_ROLES)[number];

export type DutyCard = {
  readonly role: ServingRole;
  /** public duty names of those who hold the post; never the name of an account */
  readonly duties: readonly string[];
};
export type OfficePage = {
  readonly id: string;
  readonly name: string;
  /** the office's own number, or that of the office it belongs to */
  readonly phone: string | null;
  /** whose notices concern it: a department's are those of its place */
  readonly placeId: string;
  readonly above: { readonly id: string; readonly name: string } | null;
  readonly cards: readonly DutyCard[];
  readonly rooms: readonly (RoomRow & { readonly now: OpenNow })[];
};

/** An office with its posts and rooms, as anybody may see it; null for what is no office of today. */
export async function readOffice(unitId: string, now: Date): Promise<OfficePage | null> {
  if (!isUuid(unitId)) return null;
  const unit = await db.orgUnit.findFirst({
    where: { id: unitId, validTo: null, level: { not: "GRID" } },
    select: {
      kind: true,
      id: true,
      name: true,
      phone: true,
      parent: { select: { id: true, name: true, phone: true } },
    },
  });
  if (!unit) return null;
  const [posts, rooms, calendar] = await Promise.all([
    db.post.findMany({
      where: { unitId, validTo: null, role: { in: [...SERVING_ROLES] }, person: { disabledAt: null } },
      select: { role: true, person: { select: { dutyTitle: true } } },
      orderBy: { person: { dutyTitle: "asc" } },
    }),
    roomsOfUnit(db, unitId, shanghaiDate(now)),
    loadCalendar(),
  ]);
  const { parent } = unit;
  const today = shanghaiDate(now);
  return {
    id: unit.id,
    name: unit.name,
    phone: unit.phone ?? parent?.phone ?? null,
    placeId: unit.kind === "AREA" || !parent ? unit.id : parent.id,
    above: parent && { id: parent.id, name: parent.name },
    cards: SERVING_ROLES.flatMap((role) => {
      const held = posts.filter((post) => post.role === role);
      const duties = [...new Set(held.map(({ person }) => person.dutyTitle).filter(Boolean))];
      return held.length > 0 ? [{ role, duties }] : [];
    }),
    rooms: rooms
      .filter(({ validFrom }) => validFrom <= today)
      .map((room) => ({ ...room, now: openNow(room.hours, calendar, now) })),
  };
}
