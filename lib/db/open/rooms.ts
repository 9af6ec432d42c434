import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { Coverage, OpenHours } from "#lib/domain/open/rooms.ts";
import type { UnitLevel } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { noSql, type Sql, sql } from "../sql.ts";

export type RoomRow = {
  readonly id: string;
  readonly version: number;
  readonly unitId: string;
  readonly unit: string;
  readonly town: string | null;
  readonly county: string | null;
  readonly name: string;
  readonly address: string;
  /** the room's own office number, else the unit's */
  readonly phone: string | null;
  readonly ownPhone: string | null;
  readonly stepFree: boolean;
  readonly hours: readonly OpenHours[];
  readonly validFrom: CivilDate;
};

const ROOMS = sql`
  SELECT r.id, r.version, r.unit_id AS "unitId", u.name AS unit, t.name AS town, c.name AS county, v.name, v.address,
    COALESCE(v.phone, u.phone) AS phone, v.phone AS "ownPhone", v.step_free AS "stepFree", v.hours,
    r.valid_from::text AS "validFrom"
  FROM reception_rooms r
  JOIN reception_room_versions v ON v.room_id = r.id AND v.version = r.version
  JOIN org_units u ON u.id = r.unit_id AND u.valid_to IS NULL
  LEFT JOIN org_units t ON t.id = u.town_id AND t.id <> u.id
  LEFT JOIN org_units c ON c.id = u.county_id AND c.id <> u.id`;
/** Rooms that receive people on this day. */
const there = (on: CivilDate): Sql =>
  sql`r.valid_from <= ${on}::date AND (r.valid_to IS NULL OR r.valid_to > ${on}::date)`;
const within = (unitId: string): Sql =>
  sql`${unitId}::uuid IN (u.id, u.community_id, u.town_id, u.county_id, u.city_id)`;

/** Rooms at a unit and below it, in the order of the codes. */
export const roomsWithin = (tx: Db, unitId: string, on: CivilDate, most: number): Promise<RoomRow[]> =>
  tx.$queryRaw<
    RoomRow[]
  >`${ROOMS} WHERE ${there(on)} AND ${within(unitId)} ORDER BY u.code, v.name, r.id LIMIT ${most}`;

/** Rooms of one unit, those of later days included: whoever keeps them sees them all. */
export const roomsOfUnit = (tx: Db, unitId: string, on: CivilDate): Promise<RoomRow[]> =>
  tx.$queryRaw<RoomRow[]>`${ROOMS}
  WHERE (r.valid_to IS NULL OR r.valid_to > ${on}::date) AND r.unit_id = ${unitId}::uuid ORDER BY v.name, r.id`;

/** Rooms by a piece of the name or address of the room, or of the places it lies in. */
export const roomsByName = (tx: Db, text: string, on: CivilDate, most: number): Promise<RoomRow[]> => {
  const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return tx.$queryRaw<RoomRow[]>`${ROOMS} WHERE ${there(on)}
    AND concat_ws(' ', c.name, t.name, u.name, v.name, v.address) ILIKE ${like} ORDER BY u.code, v.name, r.id LIMIT ${most}`;
};

export type PlaceRooms = Coverage & {
  readonly id: string;
  readonly name: string;
  readonly level: UnitLevel;
  readonly rooms: number;
};

/** Places directly below a unit (below nothing: the cities), with their rooms and how many communities have one. */
export const placesWithRooms = (
  tx: Db,
  parentId: string | null,
  on: CivilDate,
): Promise<PlaceRooms[]> => tx.$queryRaw<PlaceRooms[]>`
  SELECT p.id, p.name, p.level,
    (SELECT count(*)::int FROM reception_rooms r JOIN org_units u ON u.id = r.unit_id WHERE ${there(on)} AND u.valid_to IS NULL AND p.id IN (u.id, u.community_id, u.town_id, u.county_id, u.city_id)) AS rooms,
    count(k.id)::int AS communities,
    (count(k.id) FILTER (WHERE EXISTS (SELECT FROM reception_rooms r WHERE r.unit_id = k.id AND ${there(on)})))::int AS covered
  FROM org_units p
  LEFT JOIN org_units k ON k.level = 'COMMUNITY' AND k.kind = 'AREA' AND k.valid_to IS NULL AND p.id IN (k.id, k.town_id, k.county_id, k.city_id)
  WHERE p.kind = 'AREA' AND p.valid_to IS NULL AND p.level <> 'GRID'
    AND ${parentId ? sql`p.parent_id = ${parentId}::uuid` : sql`p.level = 'CITY'`}
  GROUP BY p.id ORDER BY p.code`;

export type RoomHead = { unitId: string; version: number; closedAt: Date | null; validFrom: CivilDate };
/** For whoever edits it: locked until the transaction ends. */
export async function lockRoom(tx: Db, id: string): Promise<RoomHead | null> {
  const rows = await tx.$queryRaw<RoomHead[]>`
    SELECT unit_id AS "unitId", version, closed_at AS "closedAt", valid_from::text AS "validFrom"
    FROM reception_rooms WHERE id = ${id}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

export type RoomChange = {
  readonly version: number;
  readonly name: string;
  readonly address: string;
  readonly phone: string | null;
  readonly stepFree: boolean;
  readonly hours: readonly OpenHours[];
  readonly person: string;
  readonly at: Date;
};
/** Everything that was ever told of a room, the newest first. */
export const roomHistory = (tx: Db, id: string, newest?: 1): Promise<RoomChange[]> => tx.$queryRaw<
  RoomChange[]
>`
  SELECT v.version, v.name, v.address, v.phone, v.step_free AS "stepFree", v.hours, v.at,
    COALESCE(NULLIF(p.duty_title, ''), p.name, '') AS person
  FROM reception_room_versions v LEFT JOIN people p ON p.id = v.person_id
  WHERE v.room_id = ${id}::uuid ORDER BY v.version DESC ${newest ? sql`LIMIT 1` : noSql}`;
