import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { Db } from "../client.ts";

/** The first day on which anything came: months before it are not on record. */
export async function recordFrom(tx: Db): Promise<CivilDate | null> {
  const [row] = await tx.$queryRaw<{ on: CivilDate | null }[]>`
    SELECT to_char(min(first.registered_at) AT TIME ZONE interval '8 hours', 'YYYY-MM-DD') AS "on" FROM org_units c
    CROSS JOIN LATERAL (SELECT registered_at FROM issues WHERE city_id = c.id ORDER BY registered_at LIMIT 1) first WHERE c.level = 'CITY' AND c.kind = 'AREA'`;
  return row?.on ?? null;
}
