import { db } from "#lib/db/client.ts";
import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import {
  type PlaceRooms,
  placesWithRooms,
  type RoomChange,
  type RoomRow,
  roomHistory,
  roomsByName,
  roomsOfUnit,
  roomsWithin,
} from "#lib/db/open/rooms.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { isOrBelow, type UnitPosition } from "#lib/domain/casework/recusal.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import { type Coverage, type OpenNow, openNow } from "#lib/domain/open/rooms.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { UnitLevel } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";
import { unitNames } from "../routing/units.ts";

export type PlaceStep = { readonly id: string; readonly name: string; readonly level: UnitLevel };
export type ShownRoom = RoomRow & { readonly now: OpenNow };
export type RoomsPage = {
  /** from the city down to the place that is open; empty where there is more than one city and none is chosen */
  readonly path: readonly PlaceStep[];
  readonly places: readonly PlaceRooms[];
  readonly rooms: readonly ShownRoom[];
  readonly coverage: Coverage | null;
  readonly text: string;
  /** more were found than are shown */
  readonly more: boolean;
  /** the place in the address is none */
  readonly unknown: boolean;
};

const MOST = 60;
/** Places below a county are few enough to show what is in them at once. */
const SHOWS_ROOMS: readonly UnitLevel[] = ["TOWN", "COMMUNITY"];

/** Where people are received: by place from the county down, or by a piece of a name. Anybody may ask. */
export async function readRooms(asked: { place: string; text: string }, now: Date): Promise<RoomsPage> {
  const today = shanghaiDate(now);
  const text = asked.text.trim().slice(0, 40);
  const [calendar, cities] = await Promise.all([loadCalendar(), placesWithRooms(db, null, today)]);
  const shown = (rows: readonly RoomRow[]) =>
    rows.slice(0, MOST).map((row) => ({ ...row, now: openNow(row.hours, calendar, now) }));
  const found = isUuid(asked.place) ? await openPlace(asked.place) : null;
  const only = cities.length === 1 ? cities[0] : undefined;
  const start: PlaceStep[] = only ? [{ id: only.id, name: only.name, level: "CITY" }] : [];
  const path = found ?? start;
  const here = path.at(-1);
  const coverage = only ?? sumOf(cities);
  const base = {
    path,
    coverage: coverage.communities > 0 ? coverage : null,
    text,
    unknown: asked.place !== "" && !found,
  };
  if (text) {
    const rows = await roomsByName(db, text, today, MOST + 1);
    return { ...base, places: [], rooms: shown(rows), more: rows.length > MOST };
  }
  if (!here) return { ...base, places: cities, rooms: [], more: false };
  const deep = SHOWS_ROOMS.includes(here.level);
  const [places, rows] = await Promise.all([
    here.level === "COMMUNITY" ? [] : placesWithRooms(db, here.id, today),
    deep ? roomsWithin(db, here.id, today, MOST + 1) : roomsOfUnit(db, here.id, today),
  ]);
  return { ...base, places, rooms: shown(rows), more: rows.length > MOST };
}

const sumOf = (places: readonly Coverage[]): Coverage => ({
  communities: places.reduce((sum, { communities }) => sum + communities, 0),
  covered: places.reduce((sum, { covered }) => sum + covered, 0),
});

/** The chain of places down to this one; null for what is no open place of residents. */
export async function openPlace(unitId: string): Promise<PlaceStep[] | null> {
  const unit = await positionOf(db, unitId);
  if (unit?.kind !== "AREA" || unit.level === "GRID") return null;
  const chain = [unit.cityId, unit.countyId, unit.townId, unit.communityId];
  const names = await unitNames(chain);
  const levels = ["CITY", "COUNTY", "TOWN", "COMMUNITY"] as const;
  return levels.flatMap((level, at) => {
    const id = chain[at];
    return id ? [{ id, name: names[id] ?? "", level }] : [];
  });
}

export type RoomsDesk = {
  readonly path: readonly PlaceStep[];
  readonly places: readonly PlaceRooms[];
  readonly rooms: readonly RoomRow[];
  readonly today: CivilDate;
};

/** The rooms of a place in the own area with the places below it; null for whoever keeps none. */
export async function roomsDesk(actor: Staff, place: string, now: Date): Promise<RoomsDesk | null> {
  const areas = await keptAreas(actor);
  const first = areas[0];
  if (!first) return null;
  const asked = isUuid(place) ? await positionOf(db, place) : null;
  const area = asked && areas.find((own) => isOrBelow(asked, own));
  const at = area && asked ? asked : first;
  const own = area ?? first;
  const today = shanghaiDate(now);
  const [path, places, rooms] = await Promise.all([
    openPlace(at.id),
    at.level === "COMMUNITY" ? [] : placesWithRooms(db, at.id, today),
    roomsOfUnit(db, at.id, today),
  ]);
  const from = (path ?? []).findIndex(({ id }) => id === own.id);
  return { path: (path ?? []).slice(Math.max(0, from)), places, rooms, today };
}

const keptAreas = async (actor: Staff): Promise<UnitPosition[]> =>
  (await Promise.all(deskPosts(actor, "keepRooms").map((post) => positionOf(db, post.unitId)))).filter(
    (area) => area !== null,
  );

/** One room with everything that was ever told of it, for whoever keeps it; null for everybody else. */
export async function roomToEdit(
  actor: Staff,
  roomId: string,
  now: Date,
): Promise<{ room: RoomRow; history: RoomChange[] } | null> {
  const head = isUuid(roomId) ? await db.receptionRoom.findUnique({ where: { id: roomId } }) : null;
  const unit = head && (await positionOf(db, head.unitId));
  if (!unit || !(await keptAreas(actor)).some((area) => isOrBelow(unit, area))) return null;
  const room = (await roomsOfUnit(db, unit.id, shanghaiDate(now))).find(({ id }) => id === roomId);
  return room ? { room, history: await roomHistory(db, roomId) } : null;
}

/** The place a new room is to stand at, if it may; null otherwise. */
export async function placeForRoom(
  actor: Staff,
  unitId: string,
): Promise<{ id: string; name: string } | null> {
  const unit = isUuid(unitId) ? await positionOf(db, unitId) : null;
  if (unit?.kind !== "AREA" || unit.level === "GRID") return null;
  if (!(await keptAreas(actor)).some((area) => isOrBelow(unit, area))) return null;
  return { id: unit.id, name: (await unitNames([unit.id]))[unit.id] ?? "" };
}
