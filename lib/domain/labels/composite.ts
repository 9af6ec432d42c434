import {
  COMPOSITE_PARTS,
  type CompositePart,
  type CompositeWeights,
  compositeTenths,
  RATE_OF,
  type ThreeRates,
} from "../figures/composite.ts";
import { percent } from "../labels.ts";
import type { Lang } from "../vocabulary.ts";
import { figureName, type Pair } from "./figures.ts";

/** 三率综合 in words (domain.md C6). */
export const COMPOSITE_NAME: Pair = ["三率综合", "Three rates as one"];
/** "响应率 × 10% + 解决率 × 50% + 满意率 × 40%": what each weighs, the weightless left out; or what `ofPart` says of each. */
export const compositeWeights = (
  weights: CompositeWeights,
  lang: Lang,
  ofPart = (part: CompositePart) => figureName(RATE_OF[part], lang),
): string =>
  COMPOSITE_PARTS.filter((part) => weights[part] > 0)
    .map((part) => `${ofPart(part)}\u00a0×\u00a0${weights[part]}%`)
    .join(" + ");
/** "90.1%", or the dash where a rate that weighs something has nothing to divide. */
export function compositeText(weights: CompositeWeights, rates: ThreeRates, lang: Lang): string {
  const tenths = compositeTenths(weights, rates);
  return tenths === null ? "—" : percent(tenths, 1000, lang);
}
