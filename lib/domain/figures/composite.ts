import { type FigureValue, fractionOf } from "./metrics.ts";

/**
 * 三率综合: 响应率, 解决率 and 满意率 told as one (domain.md C6 "composite 0.1/0.5/0.4 … all weights are settings, composite off
 * by default"). It hides which of the three is weak, so it stands beside them and never instead, and nobody is ranked by it.
 */
export const COMPOSITE_PARTS = ["response", "resolution", "satisfaction"] as const;
export type CompositePart = (typeof COMPOSITE_PARTS)[number];
export const RATE_OF = {
  response: "responseRate",
  resolution: "resolutionRate",
  satisfaction: "satisfactionRate",
} as const satisfies Record<CompositePart, string>;

/** What each of them weighs, in whole percent, together 100. */
export type CompositeWeights = Readonly<Record<CompositePart, number>>;
export type CompositeRule = CompositeWeights & { readonly version: number; readonly shown: boolean };
/** As delivered: not shown; weights as found in a Beijing district's public report code (domain.md C6). */
export const DEFAULT_COMPOSITE: CompositeRule = {
  version: 0,
  shown: false,
  response: 10,
  resolution: 50,
  satisfaction: 40,
};

/** The three rates as they were counted; one that is missing was not counted, null is not shown. */
export type ThreeRates = Readonly<
  Partial<Record<(typeof RATE_OF)[CompositePart], FigureValue | null | undefined>>
>;

/**
 * In tenths of a percent, rounded half up once, at the very end; null where a rate that weighs something has nothing to
 * divide, because V = 0 is "—" and neither 0 nor 100. Whole numbers throughout: the product of three denominators is larger
 * than a double holds.
 */
export function compositeTenths(weights: CompositeWeights, rates: ThreeRates): number | null {
  let [above, below] = [0n, 1n];
  for (const part of COMPOSITE_PARTS.filter((one) => weights[one] > 0)) {
    const id = RATE_OF[part];
    const value = rates[id];
    if (!value || value.n === 0) return null;
    const [numerator, denominator] = fractionOf(id, value);
    above = above * BigInt(denominator) + BigInt(weights[part] * numerator) * below;
    below *= BigInt(denominator);
  }
  return Number((above * 20n + below) / (below * 2n));
}
