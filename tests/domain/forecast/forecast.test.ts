import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHECKLISTS, checklistOf, checklistsFor } from "#lib/domain/forecast/checklists.ts";
import {
  aheadOf,
  forecastOf,
  growthOf,
  inSeason,
  MONTHS_READ,
  monthAhead,
  monthPeriod,
  monthsBefore,
  type Past,
} from "#lib/domain/forecast/forecast.ts";
import { CHECKLIST_WORDS, checklistText } from "#lib/domain/labels/checklists.ts";
import { CATEGORIES } from "#lib/domain/vocabulary.ts";

const KIND = "UTILITIES.DRAINAGE";
/** The whole months before the middle of May: February of last year to April. */
const past = (of: (month: number) => number): Past =>
  Array.from({ length: MONTHS_READ }, (_, at) => of(((at + 1) % 12) + 1));

describe("how many will come (domain.md Z13)", () => {
  test("as many as in the same month of last year, where as much comes as then", () => {
    const rain = past((month) => (month === 6 ? 30 : 5));
    const june = forecastOf(KIND, rain, 1, 2);
    expect(june).toMatchObject({ lastYear: 30, expected: 30, usual: 7, low: 14, high: 46 });
    expect(inSeason(june)).toBe(true);
    expect(forecastOf(KIND, rain, 1.2, 2).expected).toBe(36);
    expect(forecastOf(KIND, rain, 1, 1)).toMatchObject({ lastYear: 5, expected: 5 });
  });
  test("without last year the mean of the last three months, and no more is said", () => {
    const young: Past = [...new Array(10).fill(null), 4, 6, 8, 10];
    expect(forecastOf(KIND, young, 1, 2)).toMatchObject({ lastYear: null, expected: 8, usual: 7 });
    expect(forecastOf(KIND, [], 1, 1)).toMatchObject({ expected: 0, usual: 0, low: 0 });
  });
  test("how much more comes now is told by three months against three, and by nothing less", () => {
    expect(growthOf(past(() => 60))).toBe(1);
    // just as many months as are read: the last three by the same three
    const read = monthsBefore("2026-05-20").map(({ from }) => (from >= "2026-02-01" ? 200 : 100));
    expect(growthOf(read)).toBe(2);
    expect(growthOf(read.map((n, at) => (at === 0 ? null : n)))).toBeNull();
    expect(growthOf(past(() => 2))).toBeNull();
  });
  test("the month ahead is told from its middle on", () => {
    expect([monthAhead("2026-05-14"), aheadOf("2026-05-14")]).toEqual(["2026-05-01", 1]);
    expect([monthAhead("2026-05-15"), aheadOf("2026-05-15")]).toEqual(["2026-06-01", 2]);
    expect([monthAhead("2026-12-31"), aheadOf("2026-12-31")]).toEqual(["2027-01-01", 2]);
    expect(monthPeriod("2028-02-01")).toMatchObject({ from: "2028-02-01", to: "2028-02-29" });
    const months = monthsBefore("2026-03-20");
    expect([months.length, months[0]?.from, months.at(-1)?.to]).toEqual([15, "2024-12-01", "2026-02-28"]);
  });
  test("what always comes is expected, within its range; more lately never means fewer", () => {
    const history = fc.array(fc.nat({ max: 500 }), { minLength: MONTHS_READ, maxLength: MONTHS_READ });
    fc.assert(
      fc.property(history, fc.nat({ max: 500 }), fc.constantFrom(1, 2), (months, n, ahead) => {
        expect(
          forecastOf(
            KIND,
            past(() => n),
            1,
            ahead,
          ).expected,
        ).toBe(n);
        const one = forecastOf(KIND, months, 1, ahead);
        expect(one.low).toBeLessThanOrEqual(one.expected);
        expect(one.high).toBeGreaterThanOrEqual(one.expected);
        expect(forecastOf(KIND, months, 1.3, ahead).expected).toBeGreaterThanOrEqual(one.expected);
      }),
    );
  });
});

/** Month weights of the drivers in domain.md D, the seasons of a few kinds, beside one that has none. */
const SEASONS = {
  rain: [0.3, 0.4, 0.8, 1, 1.8, 2.4, 2.2, 1.2, 0.6, 0.4, 0.4, 0.3],
  wages: [3, 1, 0.6, 0.6, 0.6, 0.7, 0.7, 0.7, 0.7, 0.8, 1.1, 1.6],
  schools: [0.3, 0.4, 0.8, 1.2, 1.8, 2.2, 2, 1.6, 1.1, 0.3, 0.2, 0.2],
  even: new Array<number>(12).fill(1),
} as const;

/** Matters by month over three years, by chance and season, with so much more each year. */
function threeYears(seed: number, yearly: number): Record<string, number[]> {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 4_294_967_296;
  };
  const poisson = (mean: number) => {
    let n = 0;
    for (let p = random(); p > Math.exp(-mean); p *= random()) n += 1;
    return n;
  };
  return Object.fromEntries(
    Object.entries(SEASONS).map(([name, season]) => [
      name,
      Array.from({ length: 36 }, (_, at) => poisson(20 * (season[at % 12] ?? 1) * yearly ** (at / 12))),
    ]),
  );
}

test.each([1.1, 1.5])("against what came, %s times as much each year", (yearly) => {
  const sums = Object.fromEntries(
    Object.keys(SEASONS).map((name) => [name, { ours: 0, lastYear: 0, lately: 0, within: 0, months: 0 }]),
  );
  for (let seed = 1; seed <= 20; seed++) {
    const came = threeYears(seed, yearly);
    for (let target = MONTHS_READ + 1; target < 36; target++) {
      const read = (months: readonly number[]) => months.slice(target - 1 - MONTHS_READ, target - 1);
      const all = Array.from({ length: 36 }, (_, at) =>
        Object.values(came).reduce((n, kind) => n + (kind[at] ?? 0), 0),
      );
      const growth = growthOf(read(all));
      for (const [name, months] of Object.entries(came)) {
        const [one, real, own] = [forecastOf(name, read(months), growth, 2), months[target] ?? 0, sums[name]];
        if (!own) continue;
        own.ours += Math.abs(one.expected - real);
        own.lastYear += Math.abs((months[target - 12] ?? 0) - real);
        own.lately += Math.abs(
          Math.round(
            read(months)
              .slice(-3)
              .reduce((n, m) => n + m, 0) / 3,
          ) - real,
        );
        own.within += one.low <= real && real <= one.high ? 1 : 0;
        own.months += 1;
      }
    }
  }
  for (const [name, { ours, lastYear, lately, within, months }] of Object.entries(sums)) {
    const each = (n: number) => (n / months).toFixed(1);
    console.log(
      `${yearly} ${name}: off by ${each(ours)} a month; last year's month by ${each(lastYear)}, the last three by ${each(lately)}; ${Math.round((within / months) * 100)} % within`,
    );
    if (name !== "even") expect(ours).toBeLessThan(lately * 0.7);
    expect(ours).toBeLessThan(lastYear * (yearly > 1.2 ? 0.8 : 1.15));
    expect(within / months).toBeGreaterThanOrEqual(0.9);
  }
});

test("checks are of kinds there are and months there are, and a number stays one of a list", () => {
  expect(CHECKLIST_WORDS).toHaveLength(CHECKLISTS.length);
  for (const [no, { categories, months }] of CHECKLISTS.entries()) {
    for (const category of categories) expect(CATEGORIES).toContain(category);
    for (const month of months) expect(month).toBe(Math.min(12, Math.max(1, month)));
    expect(
      (["zh", "en"] as const)
        .map((lang) => checklistText(no, lang))
        .every((text) => text.length > 10 && text.length <= 300),
    ).toBe(true);
  }
  for (let month = 1; month <= 12; month++) {
    const first = `2026-${String(month).padStart(2, "0")}-01`;
    for (const { no } of checklistsFor(first)) expect(checklistOf(first, no)?.no).toBe(no);
  }
  expect(checklistsFor("2026-06-01").some(({ categories }) => categories.includes(KIND))).toBe(true);
  expect(checklistOf("2026-06-01", 0)).toBeUndefined();
});
