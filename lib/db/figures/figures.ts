import { HEADLINE_IDS, type HeadlineId } from "#lib/domain/figures/metrics.ts";
import { count, type Pass } from "./count.ts";
import type { Asked, Cut } from "./live.ts";
import { alongside } from "./metrics.ts";

/** The passes of the headline, each named by one of its figures: what can be counted with it comes along, by these cuts. */
export const HEADLINE_PASSES: readonly { readonly like: HeadlineId; readonly cuts: readonly Cut[] }[] = [
  // what was registered in the period, by everything one may ask of it
  { like: "intake", cuts: ["unit", "month", "category", "tier"] },
  { like: "onTimeReplyRate", cuts: ["unit"] },
  { like: "satisfactionRate", cuts: ["unit"] },
  // what is open now
  { like: "backlogOpen", cuts: ["unit", "level"] },
  // what ended in the period, by the month it ended in
  { like: "ended", cuts: ["unit", "month"] },
];

/** Every figure of the headline, each breakdown in one pass over its facts. */
export const countHeadline = (of: Asked): Promise<Pass[]> =>
  Promise.all(HEADLINE_PASSES.map(({ like, cuts }) => count(of, alongside(like, HEADLINE_IDS), cuts)));
