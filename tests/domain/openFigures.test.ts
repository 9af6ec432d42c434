import { describe, expect, it } from "vitest";
import type { Counted } from "#lib/domain/figures/counted.ts";
import { HEADLINE_IDS } from "#lib/domain/figures/metrics.ts";
import { besideCity, openedOf } from "#lib/domain/figures/openFigures.ts";

const of = (n: number) =>
  Object.fromEntries(
    HEADLINE_IDS.map((id) => [id, { n, counted: n, points: n }]),
  ) as unknown as Counted["total"];
const county = (unitId: string, n: number) => ({ unitId, name: unitId, here: false, values: of(n) });
const counted = (units: readonly (readonly [string, number])[]): Counted =>
  ({
    total: of(units.reduce((sum, [, n]) => sum + n, 0)),
    byUnit: units.map(([unitId, n]) => county(unitId, n)),
    byMonth: [{ month: "2026-01", intake: 8, ended: 8 }],
    byCategory: [{ category: "UTILITIES", values: of(8) }],
  }) as unknown as Counted;

describe("a county's figures beside those of its city", () => {
  const { byUnit } = openedOf(
    counted([
      ["few", 1],
      ["next", 8],
      ["many", 40],
    ]),
    null,
  );
  const inCity = (unit: string) => byUnit.find(({ unitId }) => unitId === unit)?.values;
  const alone = openedOf(counted([["within", 8]]), null);

  it("what the city's table closes, so that nobody subtracts it, is not told by the county's own page", () => {
    expect([inCity("few")?.intake, inCity("next")?.intake]).toEqual([null, null]);
    expect(alone.total.satisfactionRate?.n, "eight would be told").toBe(8);
    const shown = besideCity(alone, inCity("next"));
    for (const id of HEADLINE_IDS) expect(shown.total[id], id).toBeNull();
    expect(shown.byMonth).toEqual([{ month: "2026-01", intake: null, ended: null }]);
    expect(shown.byCategory[0]?.values).toEqual({ intake: null, resolvedRate: null });
  });

  it("what it shows is told as it is; so is a county of which it says nothing", () => {
    expect(besideCity(alone, inCity("many"))).toEqual(alone);
    expect(besideCity(alone, undefined)).toEqual(alone);
  });
});
