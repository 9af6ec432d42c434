import { isDeepStrictEqual } from "node:util";
import { uuidv7 } from "uuidv7";
import type { Db } from "#lib/db/client.ts";
import { lockRoom, roomHistory } from "#lib/db/open/rooms.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { isOrBelow } from "#lib/domain/casework/recusal.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import type { CloseRoomForm, RoomForm } from "#lib/domain/open/rooms.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { refusable } from "../outcome.ts";

const midnight = (date: string) => new Date(`${date}T00:00:00Z`);

/** The council office of the place or of one above it; a room stands at a place, never at a department or grid. */
async function mayKeep(tx: Db, actor: Staff, unitId: string): Promise<Problem | null> {
  const posts = deskPosts(actor, "keepRooms");
  if (posts.length === 0) return problem("NOT_ALLOWED", { who: "COUNCIL_CLERK" });
  const place = await positionOf(tx, unitId);
  if (place?.kind !== "AREA" || place.level === "GRID") return problem("UNKNOWN_PLACE");
  const areas = await Promise.all(posts.map((post) => positionOf(tx, post.unitId)));
  return areas.some((area) => area && isOrBelow(place, area)) ? null : problem("PLACE_OUT_OF_REACH");
}

/**
 * Opens a room, or tells of it anew as its next version; what was told before stays on record. The id is made with the
 * form, so sending it twice makes one. Errors: NOT_ALLOWED, UNKNOWN_PLACE, PLACE_OUT_OF_REACH, NOT_FOUND, ROOM_CHANGED,
 * ROOM_CLOSED.
 */
export const saveRoom = (
  actor: Staff,
  form: RoomForm,
  now: Date,
): Promise<{ id: string; version: number } | Problem> =>
  refusable(async (tx) => {
    const { roomId: id, unitId, version: seen, validFrom, ...told } = form;
    const refused = await mayKeep(tx, actor, unitId);
    if (refused) return refused;
    const before = await lockRoom(tx, id);
    if (before && before.unitId !== unitId) return problem("NOT_FOUND");
    if (before?.closedAt) return problem("ROOM_CLOSED");
    const version = seen + 1;
    if ((before?.version ?? 0) !== seen) {
      const [last] = await roomHistory(tx, id, 1);
      const { name, address, phone, stepFree, hours } = last ?? {};
      const same = isDeepStrictEqual({ name, address, phone, stepFree, hours }, { ...told });
      return last?.version === version && same
        ? { id, version }
        : problem("ROOM_CHANGED", { who: last?.person ?? "" });
    }
    const from = midnight(validFrom);
    if (before) await tx.receptionRoom.update({ where: { id }, data: { version, validFrom: from } });
    else await tx.receptionRoom.create({ data: { id, unitId, version, validFrom: from } });
    await tx.receptionRoomVersion.create({
      data: {
        ...told,
        hours: told.hours as object[],
        id: uuidv7(),
        roomId: id,
        version,
        personId: actor.personId,
        at: now,
      },
    });
    return { id, version };
  });

/** From today on it receives nobody; it and its history stay. Errors: NOT_FOUND, NOT_ALLOWED, ROOM_CLOSED. */
export const closeRoom = (
  actor: Staff,
  { roomId: id, reason }: CloseRoomForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const before = await lockRoom(tx, id);
    const refused = before ? await mayKeep(tx, actor, before.unitId) : problem("NOT_FOUND");
    if (refused) return refused.code === "PLACE_OUT_OF_REACH" ? problem("NOT_FOUND") : refused;
    if (before?.closedAt) return problem("ROOM_CLOSED");
    const today = shanghaiDate(now);
    const validTo = midnight(before && before.validFrom > today ? before.validFrom : today);
    await tx.receptionRoom.update({
      where: { id },
      data: { validTo, closedReason: reason, closedBy: actor.personId, closedAt: now },
    });
    return { id };
  });
