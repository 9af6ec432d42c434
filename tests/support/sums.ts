import { db, transaction } from "#lib/db/client.ts";
import { count, recount } from "#lib/db/figures/count.ts";
import type { Asked, Cut, Eyes } from "#lib/db/figures/live.ts";
import { type Kind, kindOf, type RolledLevel } from "#lib/db/figures/rolled.ts";
import { keptTogether } from "#lib/db/figures/selfCheck.ts";
import { servedBySums } from "#lib/db/figures/served.ts";
import type { UnitRef } from "#lib/db/routing/reachUnits.ts";
import { type Period, periodOf } from "#lib/domain/calendar/period.ts";
import type { MetricId } from "#lib/domain/figures/metrics.ts";
import { type City, makeCaseload, PRESENT } from "./caseload.ts";

/** Figures kept summed up, held against a full recount. */

export const PERIODS: Readonly<Record<string, Period>> = {
  "a year and some days": periodOf("2025-03-05", "2026-03-11"),
  "one month": periodOf("2026-01-01", "2026-01-31"),
  "within one month": periodOf("2026-02-03", "2026-02-20"),
  "across two": periodOf("2026-01-20", "2026-02-14"),
  everything: periodOf("2024-01-01", "2026-12-31"),
};
export const YEAR = PERIODS["a year and some days"] as Period;

/** A caseload of which some is hidden, and one place of each level that it lies in. */
export async function makeSums(): Promise<{ city: City; places: UnitRef[] }> {
  const city = await makeCaseload(600, 3);
  await db.$executeRaw`UPDATE issues SET hidden_from = 4 WHERE id IN (SELECT id FROM issues ORDER BY id LIMIT 25)`;
  const places = [city.city, city.counties[0], city.towns[0], city.communities[0]]
    .flatMap((one) => one ?? [])
    .map(({ id, level, kind }) => ({ id, level, kind, name: id }));
  return { city, places };
}

/** With all cuts at once, as the proof asks; `few`: also with few of them, as each may be told by other cells. */
const asked = (level: RolledLevel, few: boolean) =>
  keptTogether(level).flatMap(({ ids, cuts }) =>
    [cuts, ...(few ? (cuts.includes("month") ? PERIOD_CUTS : STOCK_CUTS) : [])].map((some) => ({
      ids,
      cuts: some,
    })),
  );
const PERIOD_CUTS: Cut[][] = [["unit", "month"], ["unit", "unitMonth"], ["day"]];
const STOCK_CUTS: Cut[][] = [["unit", "level"]];

/** Every figure both ways, in one snapshot; the keys that differ, and how many cells told them. */
export async function compare(
  eyes: Eyes,
  units: readonly (UnitRef | null)[],
  periods = Object.values(PERIODS),
  { now = PRESENT, few = false } = {},
) {
  const differ: string[] = [];
  let served = 0;
  await transaction(
    async (tx) => {
      for (const unit of units)
        for (const period of periods)
          for (const { ids, cuts } of asked((unit?.level ?? "CITY") as RolledLevel, few)) {
            const of: Asked = { actor: eyes, unit, period, now };
            if (await servedBySums(of, kindOf(ids[0] as MetricId) as Kind, cuts, tx)) served += 1;
            const [kept, counted] = [await count(of, ids, cuts, tx), await recount(of, ids, cuts, tx)];
            for (const key of new Set([...kept.keys(), ...counted.keys()]))
              for (const id of ids) {
                const one = kept.get(key)?.[id] ?? { n: 0, counted: 0, points: 0 };
                const other = counted.get(key)?.[id] ?? { n: 0, counted: 0, points: 0 };
                if (JSON.stringify(one) !== JSON.stringify(other))
                  differ.push(`${unit?.level} ${period.from} ${id} ${key}: ${JSON.stringify([one, other])}`);
              }
          }
    },
    { snapshot: true },
  );
  return { differ, served };
}

export const left = async () => db.figureUnfolded.count();
