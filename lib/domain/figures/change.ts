import { type FigureValue, fractionOf, type MetricId } from "./metrics.ts";

/**
 * The difference of two rates in tenths of a percentage point, formed from the exact fractions and rounded half away from
 * zero once (domain.md C6): never from the rates as they are shown. Null where there is nothing to divide.
 */
export function changeInTenths(id: MetricId, now: FigureValue, then: FigureValue): number | null {
  const [a, b] = fractionOf(id, now).map(BigInt) as [bigint, bigint];
  const [c, d] = fractionOf(id, then).map(BigInt) as [bigint, bigint];
  if (b === 0n || d === 0n) return null;
  const over = (a * d - c * b) * 1000n;
  const under = b * d;
  const size = over < 0n ? -over : over;
  const rounded = Number((size * 2n + under) / (under * 2n));
  return over < 0n && rounded > 0 ? -rounded : rounded;
}
