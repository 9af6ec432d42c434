import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  COMPOSITE_PARTS,
  type CompositeWeights,
  compositeTenths,
  DEFAULT_COMPOSITE,
  RATE_OF,
} from "#lib/domain/figures/composite.ts";
import { changedComposite, compositeForm } from "#lib/domain/figures/compositeChange.ts";
import { fractionOf } from "#lib/domain/figures/metrics.ts";
import { compositeText, compositeWeights } from "#lib/domain/labels/composite.ts";
import { isProblem } from "#lib/domain/problems.ts";

/** 三率综合 (domain.md C6): 0.1/0.5/0.4 as delivered, off until the city says otherwise. */
const value = (n: number, counted: number, points = counted) => ({ n, counted, points });
const rates = {
  responseRate: value(100, 98),
  resolutionRate: value(80, 60),
  satisfactionRate: value(100, 85, 831),
};

describe("the three rates as one", () => {
  test("0.1 × 98.0 % + 0.5 × 75.0 % + 0.4 × 83.1 % is 80.5 %, rounded once", () => {
    expect(compositeTenths(DEFAULT_COMPOSITE, rates)).toBe(805); // 80.54
    expect(compositeText(DEFAULT_COMPOSITE, rates, "zh")).toBe("80.5%");
    expect(compositeWeights(DEFAULT_COMPOSITE, "zh")).toBe(
      "响应率\u00a0×\u00a010% + 解决率\u00a0×\u00a050% + 满意率\u00a0×\u00a040%",
    );
  });
  test("half a tenth goes up", () => {
    const weights = { response: 50, resolution: 50, satisfaction: 0 };
    const two = { responseRate: value(1000, 801), resolutionRate: value(1000, 800) };
    expect(compositeTenths(weights, two)).toBe(801); // 80.05
  });
  test.each([
    ["nobody was heard", { ...rates, satisfactionRate: value(0, 0) }],
    ["only inquiries were rated, of which none can be solved", { ...rates, resolutionRate: value(0, 0) }],
    ["a small cell is closed", { ...rates, responseRate: null }],
    ["it was not counted", { responseRate: rates.responseRate }],
  ])("is a dash where %s", (_, some) => {
    expect(compositeTenths(DEFAULT_COMPOSITE, some)).toBeNull();
    expect(compositeText(DEFAULT_COMPOSITE, some, "en")).toBe("—");
  });
  test("what weighs nothing is not asked for", () => {
    const weights = { response: 100, resolution: 0, satisfaction: 0 };
    expect(compositeTenths(weights, { responseRate: value(3, 1) })).toBe(333);
    expect(compositeWeights(weights, "en")).toBe("Contacted\u00a0×\u00a0100%");
  });

  const many = fc
    .tuple(fc.integer({ min: 1, max: 90_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([n, share]) => ({ n, counted: Math.floor(n * share) }));
  const weighing = fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
    .map(([a, b]): CompositeWeights => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      return { response: low, resolution: high - low, satisfaction: 100 - high };
    });
  test("lies between the lowest and the highest of the three, also for tens of millions, and never past 100 %", () => {
    fc.assert(
      fc.property(weighing, many, many, many, (weights, a, b, c) => {
        const three = {
          responseRate: value(a.n, a.counted),
          resolutionRate: value(b.n, b.counted),
          satisfactionRate: value(c.n, c.counted, c.counted * 9),
        };
        const parts = COMPOSITE_PARTS.filter((part) => weights[part] > 0).map((part) => {
          const [above, below] = fractionOf(RATE_OF[part], three[RATE_OF[part]]);
          return (above / below) * 1000;
        });
        const tenths = compositeTenths(weights, three) ?? expect.fail("all three have something to divide");
        expect(tenths).toBeGreaterThanOrEqual(Math.floor(Math.min(...parts)));
        expect(tenths).toBeLessThanOrEqual(Math.ceil(Math.max(...parts)));
        const near = COMPOSITE_PARTS.reduce((sum, part) => {
          const [above, below] = fractionOf(RATE_OF[part], three[RATE_OF[part]]);
          return sum + (weights[part] / 100) * (above / below) * 1000;
        }, 0);
        expect(Math.abs(tenths - near)).toBeLessThanOrEqual(0.501);
      }),
    );
  });
});

describe("setting it", () => {
  const form = (more: object) =>
    compositeForm.parse({
      ...{ version: "0", shown: "on", response: "30", resolution: "35", satisfaction: "35" },
      ...{ reason: "市里统一口径" },
      ...more,
    });
  const code = (more: object) => {
    const next = changedComposite(DEFAULT_COMPOSITE, form(more));
    return isProblem(next) ? [next.code, next.details] : next;
  };
  test("weights make exactly 100, or the sum is told", () => {
    expect(code({})).toEqual({ version: 1, shown: true, response: 30, resolution: 35, satisfaction: 35 });
    expect(code({ satisfaction: "40" })).toEqual(["NOT_ONE_HUNDRED", { sum: 105 }]);
    expect(code({ response: "0", resolution: "0", satisfaction: "0" })).toEqual([
      "NOT_ONE_HUNDRED",
      { sum: 0 },
    ]);
  });
  test("nothing changed is no version; shown or not is a change of its own", () => {
    const same = { response: "10", resolution: "50", satisfaction: "40" };
    expect(code({ ...same, shown: undefined })).toEqual(["NO_LIMIT_CHANGES", undefined]);
    expect(code(same)).toMatchObject({ version: 1, shown: true });
  });
  test.each(["-5", "101", "33", "", "1e1", "NaN"])(
    "a weight of “%s” is none of those to choose from",
    (response) => {
      expect(compositeForm.safeParse({ ...form({}), version: "0", response }).success).toBe(false);
    },
  );
});
