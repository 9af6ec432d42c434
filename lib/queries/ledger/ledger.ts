import { db } from "#lib/db/client.ts";
import { FACTS } from "#lib/db/figures/facts.ts";
import { wantedCondition } from "#lib/db/figures/metrics.ts";
import {
  countLedger,
  cursorColumns,
  figureAsked,
  type LedgerScope,
  ledgerAsked,
  ledgerWhere,
  narrowed,
  page,
} from "#lib/db/ledger/ledger.ts";
import { type UnitOption, type UnitRef, unitsInReach } from "#lib/db/routing/reachUnits.ts";
import { parseReceiptNo } from "#lib/domain/casework/receipt.ts";
import { ONE_PER_ISSUE } from "#lib/domain/figures/metrics.ts";
import type { LedgerCursor, LedgerField, LedgerFilter, Params } from "#lib/domain/ledger/ledgerFilter.ts";
import { type LedgerRow, shownContact } from "#lib/domain/ledger/ledgerRow.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { normaliseDigits } from "#lib/domain/text.ts";
import { type UnitNames, unitNames } from "../routing/units.ts";

export const PAGE_ROWS = 50;
/**
 * So many are counted: nobody reads on further page by page, and counting a city on takes longer than all else on the page.
 * What a figure opens is counted to the end, because it must be the figure.
 */
export const COUNTED_MOST = 5000;

export type LedgerPage = {
  readonly filter: LedgerFilter;
  /** values of the address that made no sense and do not narrow */
  readonly ignored: readonly LedgerField[];
  /** nine digits were looked for that cannot be a receipt number */
  readonly wrongReceiptNo: boolean;
  readonly unit: UnitRef | null;
  /** the units that the filter names */
  readonly names: UnitNames;
  readonly units: readonly UnitOption[];
  readonly rows: readonly LedgerRow[];
  readonly total: number;
  /** there are more than `total`: they were not counted on */
  readonly more: boolean;
  /** how many facts of the figure these issues hold, where it counts clocks or ratings */
  readonly facts: number | null;
  readonly next: LedgerCursor | null;
  readonly previous: LedgerCursor | null;
};

/** The ledger (台账) as the address asks for it, inside what the actor may see. Never fails on a bad address. */
export async function readLedger(actor: Actor, params: Params, now: Date): Promise<LedgerPage> {
  const { asked, ignored } = await ledgerAsked(actor, params, now);
  const [found, facts, units, names] = await Promise.all([
    readRows(asked, PAGE_ROWS + 1),
    countFacts(asked),
    unitsInReach(actor),
    unitNames([asked.filter.unit, asked.filter.charged]),
  ]);
  const { filter, unit } = asked;
  const back = filter.before !== undefined;
  const goesOn = found.length > PAGE_ROWS;
  // A list that ends on its first page is counted by reading it: few are found by looking through all.
  const whole = !goesOn && !back && filter.after === undefined;
  const total = whole ? found.length : await countLedger(db, asked, filter.figure ? undefined : COUNTED_MOST);
  const shown = found.slice(0, PAGE_ROWS);
  if (back) shown.reverse();
  const first = shown[0];
  const last = shown.at(-1);
  return {
    filter,
    ignored,
    wrongReceiptNo: isWrongReceiptNo(filter.text),
    unit,
    names,
    units,
    rows: shown.map(({ row }) => row),
    total: filter.figure ? total : Math.min(total, COUNTED_MOST),
    more: !filter.figure && total > COUNTED_MOST,
    facts,
    next: last && (back || goesOn) ? last.cursor : null,
    previous: first && (back ? goesOn : filter.after !== undefined) ? first.cursor : null,
  };
}

type Raw = Omit<LedgerRow, "resident" | "phone"> & {
  readonly sortKey: Date | null;
  readonly residentName: string | null;
  readonly residentPhone: string | null;
};

async function readRows(
  asked: LedgerScope,
  limit: number,
): Promise<{ row: LedgerRow; cursor: LedgerCursor }[]> {
  const { where, order } = page(asked);
  // The page is cut before anything is joined to it, the issue itself too: an index alone may tell which they are.
  const rows = await db.$queryRaw<Raw[]>`
    SELECT i.id, i.receipt_no AS "receiptNo", i.registered_at AS "registeredAt", i.channel, i.place_text AS "placeText",
      i.category, i.tier, i.level, i.state, i.statement, i.dispatched_at AS "dispatchedAt", i.next_due_at AS "dueAt",
      i.first_reply_at AS "firstReplyAt", i.resolved_at AS "resolvedAt", i.outcome, i.rated_level AS rating, i.round,
      i.breach_count AS breaches, i.hazard, i.confidentiality, i.updated_at AS "updatedAt", ${cursorColumns(asked.filter.sort)},
      county.name AS county, town.name AS town, community.name AS community, unit.name AS unit,
      resident.name AS "residentName", resident.phone AS "residentPhone"
    FROM (SELECT i.id FROM issues i WHERE ${ledgerWhere(asked)} AND ${where} ORDER BY ${order} LIMIT ${limit}) page
      JOIN issues i ON i.id = page.id
      LEFT JOIN org_units county ON county.id = i.county_id
      LEFT JOIN org_units town ON town.id = i.town_id
      LEFT JOIN org_units community ON community.id = i.community_id
      LEFT JOIN org_units unit ON unit.id = COALESCE(i.lead_unit_id, i.holder_unit_id)
      LEFT JOIN residents resident ON resident.id = i.resident_id
    ORDER BY ${order}`;
  return rows.map(({ sortKey, residentName, residentPhone, ...row }) => ({
    row: { ...row, ...shownContact({ name: residentName, phone: residentPhone }, row.confidentiality) },
    cursor: { key: sortKey?.getTime() ?? null, id: row.id },
  }));
}

async function countFacts(asked: LedgerScope): Promise<number | null> {
  const figure = figureAsked(asked);
  if (!figure || ONE_PER_ISSUE.includes(figure.metric.over)) return null;
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM ${FACTS[figure.metric.over]} WHERE ${narrowed(asked)} AND ${wantedCondition(figure, asked.now)}`;
  return row?.n ?? 0;
}

function isWrongReceiptNo(text: string | undefined): boolean {
  const digits = normaliseDigits(text ?? "").replace(/[\s-]/g, "");
  return /^\d{9}$/.test(digits) && parseReceiptNo(digits) === null;
}
