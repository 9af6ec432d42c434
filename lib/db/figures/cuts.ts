import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { STANDING_CLAUSES, STANDINGS } from "#lib/domain/figures/standings.ts";
import { WAIT_DAYS, WAITS } from "#lib/domain/figures/waits.ts";
import { NO_CATEGORY } from "#lib/domain/ledger/ledgerFilter.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { placeBelow, type UnitRef } from "../routing/reachUnits.ts";
import { condition } from "./metrics.ts";

/**
 * What the pictures of the dashboard count by and no sums are kept by (rolled): a name and an expression on `issues i`, for
 * count(). The ledger's filter narrows to one key of a cut by the same expression.
 */

/** The date on a wall calendar in Shanghai, whatever the zone of the server. */
const dayOf = (at: Prisma.Sql): Prisma.Sql => Prisma.sql`(${at} AT TIME ZONE interval '8 hours')::date`;
const REGISTERED_ON = dayOf(Prisma.sql`i.registered_at`);
const RESOLVED_ON = dayOf(Prisma.sql`i.resolved_at`);

const choose = (cases: readonly Prisma.Sql[]): Prisma.Sql =>
  Prisma.sql`CASE ${Prisma.join([...cases], " ")} END`;
const waitOf = (days: Prisma.Sql): Prisma.Sql =>
  choose(
    WAITS.map((wait) => {
      const { to } = WAIT_DAYS[wait];
      return to === null ? Prisma.sql`ELSE ${wait}` : Prisma.sql`WHEN ${days} <= ${to}::int THEN ${wait}`;
    }),
  );

/** One word for how an issue stands: lib/domain/figures/standings. */
export const standing = (asOf: Date): Prisma.Sql =>
  choose(
    STANDINGS.map(
      (name) => Prisma.sql`WHEN ${condition("ISSUE", STANDING_CLAUSES[name], asOf)} THEN ${name}`,
    ),
  );
/** How long it has waited as of now, and how long it took: lib/domain/figures/waits. */
export const waited = (asOf: Date): Prisma.Sql =>
  waitOf(Prisma.sql`(${shanghaiDate(asOf)}::date - ${REGISTERED_ON})`);
const DAYS_TO_END = Prisma.sql`(${RESOLVED_ON} - ${REGISTERED_ON})`;
export const daysToEnd = (): Prisma.Sql => waitOf(DAYS_TO_END);

/** 办理天数 to the day, and with the tier: lib/domain/figures/days. */
export const days = (): Prisma.Sql => Prisma.sql`COALESCE(${DAYS_TO_END}::text, '')`;
export const tierDays = (): Prisma.Sql => both(Prisma.sql`i.tier`, days());

/** The kind of problem, as finely as it is told. */
export const KIND: Prisma.Sql = Prisma.sql`COALESCE(i.category, ${NO_CATEGORY})`;

/** Parts of a key are set apart by this. */
export const KEY_SIGN = "|";
export const both = (...parts: readonly Prisma.Sql[]): Prisma.Sql =>
  Prisma.join([...parts], ` || '${KEY_SIGN}' || `);

/** The cuts by name; what they depend on beside the issue is asked for. */
export const CUTS = {
  placeKind: ({ unit }) => both(Prisma.sql`(${placeBelow(unit)})::text`, KIND),
  flow: ({ now }) => both(Prisma.sql`i.initial_tier`, Prisma.sql`i.level`, standing(now)),
  waited: ({ now }) => waited(now),
} as const satisfies Record<string, (of: { now: Date; unit: UnitRef | null }) => Prisma.Sql>;
export type PictureCut = keyof typeof CUTS;
