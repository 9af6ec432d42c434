import { NO_CATEGORY } from "#lib/domain/ledger/ledgerFilter.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { db } from "../client.ts";
import { placeBelow } from "../routing/reachUnits.ts";
import { type LedgerScope, ledgerWhere } from "./ledger.ts";

/** Issues of the ledger as it is asked for, by the place below and by category: one level deeper than it is narrowed already. */
export async function countWithin(
  asked: LedgerScope,
): Promise<{ readonly unitId: string | null; readonly category: string | null; readonly count: number }[]> {
  const l1 = Prisma.sql`COALESCE(split_part(i.category, '.', 1), ${NO_CATEGORY})`;
  const category = asked.filter.category ? Prisma.sql`COALESCE(i.category, ${NO_CATEGORY})` : l1;
  return db.$queryRaw`
    SELECT unit AS "unitId", category, count(*)::int AS count
    FROM (SELECT (${placeBelow(asked.unit)})::text AS unit, ${category} AS category FROM issues i WHERE ${ledgerWhere(asked)}) rows
    GROUP BY GROUPING SETS ((unit), (category)) ORDER BY count(*) DESC, 1, 2`;
}
