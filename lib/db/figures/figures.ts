import { HEADLINE_IDS } from "#lib/domain/figures/metrics.ts";
import { count, type Pass } from "./count.ts";
import type { Asked } from "./live.ts";
import { alongside } from "./metrics.ts";

/** What was registered in the period, by everything one may ask of it. */
export const countIssues = (of: Asked): Promise<Pass> =>
  count(of, alongside("intake", HEADLINE_IDS), ["unit", "month", "category", "tier"]);

export const countReplyClocks = (of: Asked): Promise<Pass> =>
  count(of, alongside("onTimeReplyRate", HEADLINE_IDS), ["unit"]);

export const countRatings = (of: Asked): Promise<Pass> =>
  count(of, alongside("satisfactionRate", HEADLINE_IDS), ["unit"]);

/** What is open now. */
export const countStock = (of: Asked): Promise<Pass> =>
  count(of, alongside("backlogOpen", HEADLINE_IDS), ["unit", "level"]);

/** What ended in the period, by the month it ended in. */
export const countEnded = (of: Asked): Promise<Pass> =>
  count(of, alongside("ended", HEADLINE_IDS), ["month"]);
