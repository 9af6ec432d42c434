import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import { recordFrom } from "#lib/db/figures/record.ts";
import { monthByKind, unitsWithout } from "#lib/db/forecast/forecasts.ts";
import type { UnitRef } from "#lib/db/routing/reachUnits.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { CONDUCT_CATEGORY } from "#lib/domain/casework/recusal.ts";
import { aheadOf, forecastOf, growthOf, monthAhead, monthsBefore } from "#lib/domain/forecast/forecast.ts";

/**
 * Tells cities and counties what the month ahead is expected to bring, once for each (domain.md Z13). What was told stays, so that
 * it can be held against what came. Returns how many were made.
 */
export async function makeForecasts(now: Date): Promise<number> {
  const month = monthAhead(shanghaiDate(now));
  const [units, first] = await Promise.all([unitsWithout(db, month), recordFrom(db)]);
  if (first === null) return 0;
  let made = 0;
  for (const unit of units) {
    const { count } = await db.forecast.createMany({
      data: [
        {
          ...{ id: uuidv7(), unitId: unit.id, month: new Date(`${month}T00:00:00Z`), madeAt: now },
          ...(await forecastFor(unit, first, now)),
        },
      ],
      skipDuplicates: true,
    });
    made += count;
  }
  return made;
}

async function forecastFor(unit: UnitRef, first: string, now: Date) {
  const today = shanghaiDate(now);
  const months: (Map<string, number> | null)[] = [];
  for (const period of monthsBefore(today))
    months.push(period.from < first ? null : await monthByKind(unit, period, now));
  const kinds = new Set(months.flatMap((month) => [...(month?.keys() ?? [])]));
  const all = months.map((month) => month && [...month.values()].reduce((sum, n) => sum + n, 0));
  const growth = growthOf(all);
  return {
    growth,
    lines: [...kinds]
      .filter((kind) => kind.includes(".") && kind !== CONDUCT_CATEGORY)
      .map((kind) =>
        forecastOf(
          kind,
          months.map((month) => month && (month.get(kind) ?? 0)),
          growth,
          aheadOf(today),
        ),
      )
      .sort((a, b) => b.expected - a.expected || (a.category < b.category ? -1 : 1)),
  };
}
