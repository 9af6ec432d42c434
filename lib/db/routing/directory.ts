import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { UnitPosition } from "#lib/domain/casework/recusal.ts";
import {
  CATEGORIES,
  CATEGORIES_L1,
  type Level,
  type UnitKind,
  type UnitLevel,
} from "#lib/domain/vocabulary.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { db } from "../client.ts";

const COLUMN = {
  CITY: "city_id",
  COUNTY: "county_id",
  TOWN: "town_id",
  COMMUNITY: "community_id",
  GRID: "id",
} as const satisfies Record<UnitLevel, string>;
/** `org_units` under this alias that lie in the area of an office. */
const inArea = (alias: string, area: UnitPosition): Prisma.Sql =>
  Prisma.sql`${Prisma.raw(`${alias}.${COLUMN[area.level]}`)} = ${area.id}::uuid`;

export type DirectoryRow = {
  readonly id: string;
  readonly category: string;
  readonly place: string;
  readonly placeUnitId: string;
  readonly level: Level;
  readonly unit: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly reason: string;
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly endReason: string | null;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly inArea: boolean;
};
export type DirectoryAsked = {
  /** a subject finds its leaves too */
  readonly category: string | null;
  /** a place inside the area, with what lies in it */
  readonly place: UnitPosition | null;
  readonly level: Level | null;
  readonly ended: boolean;
  readonly page: number;
};
export const RULES_PER_PAGE = 20;
/** As in the taxonomy: each subject before its leaves. */
const ORDER: string[] = CATEGORIES_L1.flatMap((l1) => [
  l1,
  ...CATEGORIES.filter((code) => code.startsWith(`${l1}.`)),
]);

/** The lines of the directory that hold for an area: its own, and those of the offices above it. One row more than a page. */
export function directoryRows(
  area: UnitPosition,
  asked: DirectoryAsked,
  today: CivilDate,
): Promise<DirectoryRow[]> {
  const above = [area.cityId, area.countyId, area.townId].filter((id) => id !== null);
  const where = [
    Prisma.sql`(${inArea("p", asked.place ?? area)}${asked.place ? Prisma.empty : Prisma.sql` OR p.id = ANY(${above}::uuid[])`})`,
    asked.category &&
      Prisma.sql`(r.category = ${asked.category} OR starts_with(r.category, ${`${asked.category}.`}))`,
    asked.level && Prisma.sql`r.level = ${asked.level}`,
    !asked.ended && Prisma.sql`(r.valid_to IS NULL OR r.valid_to > ${today}::date)`,
  ].filter((part) => typeof part === "object" && part !== null) as Prisma.Sql[];
  return db.$queryRaw`
    SELECT r.id, r.category, p.name AS place, r.place_unit_id AS "placeUnitId", r.level, u.name AS unit,
      r.valid_from::text AS "validFrom", r.valid_to::text AS "validTo", r.reason, r.made_at AS "madeAt",
      COALESCE(NULLIF(m.duty_title, ''), m.name) AS "madeBy", r.end_reason AS "endReason", r.ended_at AS "endedAt",
      COALESCE(NULLIF(e.duty_title, ''), e.name) AS "endedBy", COALESCE(${inArea("p", area)}, false) AS "inArea"
    FROM routing_rules r JOIN org_units p ON p.id = r.place_unit_id JOIN org_units u ON u.id = r.unit_id
      LEFT JOIN people m ON m.id = r.made_by LEFT JOIN people e ON e.id = r.ended_by
    WHERE ${Prisma.join(where, " AND ")}
    ORDER BY array_position(${ORDER}::text[], r.category), p.code, r.level, r.valid_from DESC, r.id
    LIMIT ${RULES_PER_PAGE + 1} OFFSET ${(asked.page - 1) * RULES_PER_PAGE}`;
}

export type AreaUnit = {
  readonly id: string;
  readonly name: string;
  readonly level: UnitLevel;
  readonly kind: UnitKind;
};

/** Places of an area down to the community; for a whole city down to the town, there are too many below. */
export const placesOfArea = (area: UnitPosition): Promise<AreaUnit[]> =>
  db.$queryRaw`
    SELECT u.id, u.name, u.level, u.kind FROM org_units u
    WHERE u.kind = 'AREA' AND u.valid_to IS NULL AND ${inArea("u", area)}
      AND u.level IN (${Prisma.join(area.level === "CITY" ? ["CITY", "COUNTY", "TOWN"] : ["COUNTY", "TOWN", "COMMUNITY"])})
    ORDER BY u.code LIMIT 2000`;

/** Who may be named to handle something: the offices of an area down to the town, and every department. */
export const handlersOfArea = (area: UnitPosition): Promise<AreaUnit[]> =>
  db.$queryRaw`
    SELECT u.id, u.name, u.level, u.kind FROM org_units u
    WHERE u.valid_to IS NULL AND ${inArea("u", area)} AND (u.kind = 'DEPARTMENT' OR u.level IN ('CITY','COUNTY','TOWN'))
    ORDER BY u.code LIMIT 2000`;
