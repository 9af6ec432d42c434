import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import type { ForecastLine } from "#lib/domain/forecast/forecast.ts";
import type { Db } from "../client.ts";
import { countBy } from "../figures/pictures.ts";
import type { UnitRef } from "../routing/reachUnits.ts";

/** What came of each kind in a period, by the sums that the dashboard reads; what is hidden from some office is left out. */
export async function monthByKind(unit: UnitRef, period: Period, now: Date): Promise<Map<string, number>> {
  const found = await countBy({ actor: "OPEN", unit, period, now }, "intake", "categoryL2");
  return new Map(found.map(({ key, count }) => [key[0] ?? "", count]));
}

export type ForecastRow = {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly month: CivilDate;
  readonly madeAt: Date;
  readonly growth: number | null;
  readonly lines: readonly ForecastLine[];
};
/** Of these offices, the newest month first. */
export const forecastsOf = (tx: Db, units: readonly string[], most: number): Promise<ForecastRow[]> =>
  tx.$queryRaw<ForecastRow[]>`
    SELECT f.id, f.unit_id AS "unitId", u.name AS unit, f.month::text AS month, f.made_at AS "madeAt", f.growth, f.lines
    FROM forecasts f JOIN org_units u ON u.id = f.unit_id WHERE f.unit_id = ANY(${[...units]}::uuid[])
    ORDER BY f.month DESC, u.code LIMIT ${most}`;
/** What had been told of an office's month by then. */
export async function linesToldBy(
  tx: Db,
  of: { readonly unitId: string; readonly month: CivilDate; readonly by: Date },
): Promise<readonly ForecastLine[] | null> {
  const [row] = await tx.$queryRaw<{ lines: readonly ForecastLine[] }[]>`
    SELECT lines FROM forecasts WHERE unit_id = ${of.unitId}::uuid AND month = ${of.month}::date AND made_at <= ${of.by}`;
  return row?.lines ?? null;
}
/** Cities and counties that have none for this month yet. */
export const unitsWithout = (tx: Db, month: CivilDate): Promise<UnitRef[]> => tx.$queryRaw<UnitRef[]>`
  SELECT u.id, u.name, u.level, u.kind FROM org_units u WHERE u.kind = 'AREA' AND u.level IN ('CITY', 'COUNTY') AND u.valid_to IS NULL
    AND NOT EXISTS (SELECT FROM forecasts f WHERE f.unit_id = u.id AND f.month = ${month}::date) ORDER BY u.code`;
