import { endOfDay, shanghaiDate, startOfDay } from "#lib/domain/calendar/calendar.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import { CLOCK_FACTS } from "#lib/domain/figures/facts.ts";
import { metricOf } from "#lib/domain/figures/metrics.ts";
import type {
  LedgerCursor,
  LedgerField,
  LedgerFilter,
  Params,
  Sort,
} from "#lib/domain/ledger/ledgerFilter.ts";
import { NO_CATEGORY, parseLedger } from "#lib/domain/ledger/ledgerFilter.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { OPEN_STATES } from "#lib/domain/vocabulary.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { type Db, db } from "../client.ts";
import { onBoard } from "../direct/boardColumns.ts";
import { daysToEnd, standing, waited } from "../figures/cuts.ts";
import { issuesOfPart } from "../figures/metrics.ts";
import { type UnitRef, unitCondition, unitInReach } from "../routing/reachUnits.ts";
import { scope } from "../scope.ts";
import { areFew, textCondition } from "./ledgerWords.ts";

const DAY_MS = 86_400_000;
const SOON_DAYS = 3;

const daysAhead = (now: Date, days: number): Date =>
  new Date(endOfDay(shanghaiDate(now)).getTime() + days * DAY_MS);
const OPEN = Prisma.sql`i.state IN (${Prisma.join([...OPEN_STATES])})`;

const DUE = {
  overdue: (now) => Prisma.sql`(${OPEN} AND i.next_due_at <= ${now})`,
  // Due instants are midnights: what is due today ends with the midnight that ends today.
  today: (now) => Prisma.sql`(${OPEN} AND i.next_due_at > ${now} AND i.next_due_at <= ${daysAhead(now, 0)})`,
  "3days": (now) =>
    Prisma.sql`(${OPEN} AND i.next_due_at > ${now} AND i.next_due_at <= ${daysAhead(now, SOON_DAYS)})`,
  // in the words of the index that orders by what is due
  none: () => Prisma.sql`COALESCE(i.next_due_at, 'infinity'::timestamptz) = 'infinity'::timestamptz`,
} as const satisfies Record<NonNullable<LedgerFilter["due"]>, (now: Date) => Prisma.Sql>;

const categoryCondition = (category: string): Prisma.Sql =>
  category === NO_CATEGORY
    ? Prisma.sql`i.category IS NULL`
    : category.includes(".")
      ? Prisma.sql`i.category = ${category}`
      : Prisma.sql`i.category LIKE ${`${category.replaceAll("_", "\\_")}.%`}`;

export type LedgerScope = {
  readonly actor: Actor;
  readonly filter: LedgerFilter;
  readonly unit: UnitRef | null;
  readonly now: Date;
  /** few have the words of the filter: lib/db/ledger/ledgerWords */
  readonly fewWords?: boolean;
};

/** Parses the address; a unit that the actor may not name is left out and told. */
export async function ledgerAsked(
  actor: Actor,
  params: Params,
  now: Date,
): Promise<{ asked: LedgerScope; ignored: LedgerField[] }> {
  const { filter, ignored } = chargedToClocks(parseLedger(params));
  const unit = filter.unit ? await unitInReach(actor, filter.unit) : null;
  const fewWords = filter.text !== undefined && (await areFew(filter.text));
  if (!filter.unit || unit) return { asked: { actor, filter, unit, now, fewWords }, ignored };
  const { unit: _unknown, here: _here, ...rest } = filter;
  return { asked: { actor, filter: rest, unit: null, now, fewWords }, ignored: [...ignored, "unit"] };
}

/** Whose delay it was can be asked of clocks alone. */
function chargedToClocks({
  filter,
  ignored,
}: ReturnType<typeof parseLedger>): ReturnType<typeof parseLedger> {
  if (!filter.charged || (filter.figure && CLOCK_FACTS.includes(metricOf(filter.figure).over)))
    return { filter, ignored };
  const { charged: _nobodys, ...rest } = filter;
  return { filter: rest, ignored: [...ignored, "charged"] };
}

const datesOf = ({ from, to }: LedgerFilter): Partial<Period> => ({
  ...(from && { start: startOfDay(from) }),
  ...(to && { end: endOfDay(to) }),
});

/** Everything that narrows the ledger but the figure: what the actor may see, and the filters. On `issues i`. */
export function narrowed({ actor, filter, unit, now, fewWords = false }: LedgerScope): Prisma.Sql {
  const f = filter;
  const figure = f.figure && metricOf(f.figure);
  const { start, end } = datesOf(f);
  const dated = !figure || figure.cohort === "NOW";
  const parts = [
    scope(actor),
    unit && unitCondition(unit, f.here),
    f.level && Prisma.sql`i.level = ${f.level}`,
    f.state.length > 0 && Prisma.sql`i.state IN (${Prisma.join([...f.state])})`,
    f.tier && Prisma.sql`i.tier = ${f.tier}`,
    f.category && categoryCondition(f.category),
    f.due && DUE[f.due](now),
    f.channel && Prisma.sql`i.channel = ${f.channel}`,
    f.hazard && Prisma.sql`i.hazard`,
    f.board && onBoard(f.board, now),
    f.initialTier && Prisma.sql`i.initial_tier = ${f.initialTier}`,
    f.standing && Prisma.sql`${standing(now)} = ${f.standing}`,
    f.waited && Prisma.sql`(${OPEN} AND ${waited(now)} = ${f.waited})`,
    f.took && Prisma.sql`(i.resolved_at IS NOT NULL AND ${daysToEnd()} = ${f.took})`,
    f.text && textCondition(f.text, fewWords),
    dated && start && Prisma.sql`i.registered_at >= ${start}`,
    dated && end && Prisma.sql`i.registered_at < ${end}`,
  ].filter((part) => part !== null && part !== undefined && typeof part === "object") as Prisma.Sql[];
  return Prisma.sql`(${Prisma.join(parts, " AND ")})`;
}

/** The part of the figure whose facts the ledger shows, with its period; null without a figure. */
export const figureAsked = ({ filter, unit }: LedgerScope) =>
  filter.figure
    ? {
        metric: metricOf(filter.figure),
        part: filter.part ?? ("denominator" as const),
        period: datesOf(filter),
        unit,
        charged: filter.charged,
      }
    : null;

/** The whole WHERE of the ledger. */
export function ledgerWhere(asked: LedgerScope): Prisma.Sql {
  const figure = figureAsked(asked);
  const where = narrowed(asked);
  return figure ? Prisma.sql`${where} AND ${issuesOfPart(figure, asked.now)}` : where;
}

/** No due date sorts behind every date. */
const SORT_KEY = {
  registered: Prisma.sql`i.registered_at`,
  due: Prisma.sql`COALESCE(i.next_due_at, 'infinity'::timestamptz)`,
  updated: Prisma.sql`i.updated_at`,
} as const satisfies Record<Sort, Prisma.Sql>;

/** Where only what has a day is asked for, that day itself, which the indexes of what is open are ordered by. */
const sortKey = ({ sort, due }: LedgerFilter): Prisma.Sql =>
  sort === "due" && due && due !== "none" ? Prisma.sql`i.next_due_at` : SORT_KEY[sort];

/** The sort value of a row in milliseconds, null for none: what a cursor is made of. */
export const cursorColumns = (sort: Sort): Prisma.Sql =>
  sort === "due" ? Prisma.sql`i.next_due_at AS "sortKey"` : Prisma.sql`${SORT_KEY[sort]} AS "sortKey"`;

/**
 * Keyset paging: the page behind `after`, or before `before` (then in reverse order), or the first one. The id breaks
 * ties, so equal sort values are neither lost nor doubled.
 */
export function page({ filter }: LedgerScope): { where: Prisma.Sql; order: Prisma.Sql; reversed: boolean } {
  const key = sortKey(filter);
  const reversed = filter.before !== undefined;
  const down = (filter.dir === "desc") !== reversed;
  const order = down ? Prisma.sql`${key} DESC, i.id DESC` : Prisma.sql`${key}, i.id`;
  const mark = filter.after ?? filter.before;
  if (!mark) return { where: Prisma.sql`true`, order, reversed };
  const beyond = Prisma.raw(down ? "<" : ">");
  return {
    where: Prisma.sql`(${key}, i.id) ${beyond} (${instantOf(mark)}, ${mark.id}::uuid)`,
    order,
    reversed,
  };
}
const instantOf = ({ key }: LedgerCursor): Prisma.Sql =>
  key === null ? Prisma.sql`'infinity'::timestamptz` : Prisma.sql`${new Date(key)}`;

/** How many issues the ledger holds as it is asked for; with `most`, no further than one beyond it. */
export async function countLedger(tx: Db, asked: LedgerScope, most?: number): Promise<number> {
  const limit = most === undefined ? Prisma.empty : Prisma.sql`LIMIT ${most + 1}`;
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT FROM issues i WHERE ${ledgerWhere(asked)} ${limit}) i`;
  return row?.n ?? 0;
}

/** Reads over several statements that see one state of the database; at most as long as a large export takes. */
export const snapshot = <T>(work: (tx: Db) => Promise<T>): Promise<T> =>
  db.$transaction(work, { isolationLevel: "RepeatableRead", timeout: 900_000, maxWait: 10_000 });
