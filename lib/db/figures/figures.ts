import { HEADLINE_IDS } from "#lib/domain/figures/metrics.ts";
import { NO_CATEGORY } from "#lib/domain/ledger/ledgerFilter.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { placeBelow } from "../routing/reachUnits.ts";
import { type Asked, count, month, type Pass } from "./count.ts";
import { alongside } from "./metrics.ts";

/** What was registered in the period, by everything one may ask of it. */
export const countIssues = (of: Asked): Promise<Pass> =>
  count(of, alongside("intake", HEADLINE_IDS), {
    unit: placeBelow(of.unit),
    month: Prisma.sql`to_char(${month(Prisma.sql`i.registered_at`)}, 'YYYY-MM')`,
    category: Prisma.sql`COALESCE(split_part(i.category, '.', 1), ${NO_CATEGORY})`,
    tier: Prisma.sql`i.tier`,
  });

export const countReplyClocks = (of: Asked): Promise<Pass> =>
  count(of, alongside("onTimeReplyRate", HEADLINE_IDS), { unit: placeBelow(of.unit) });

export const countRatings = (of: Asked): Promise<Pass> =>
  count(of, alongside("satisfactionRate", HEADLINE_IDS), { unit: placeBelow(of.unit) });

/** What is open now. */
export const countStock = (of: Asked): Promise<Pass> =>
  count(of, alongside("backlogOpen", HEADLINE_IDS), {
    unit: placeBelow(of.unit),
    level: Prisma.sql`i.level`,
  });

/** What ended in the period, by the month it ended in. */
export const countEnded = (of: Asked): Promise<Pass> =>
  count(of, alongside("ended", HEADLINE_IDS), {
    month: Prisma.sql`to_char(${month(Prisma.sql`i.resolved_at`)}, 'YYYY-MM')`,
  });
