import { db } from "#lib/db/client.ts";
import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { countLedger, type LedgerScope, ledgerWhere, page } from "#lib/db/ledger/ledger.ts";
import { areasFor } from "#lib/db/points/authority.ts";
import { unitInReach } from "#lib/db/routing/reachUnits.ts";
import { clockOf, issueOf, type Row } from "#lib/db/rows.ts";
import { sql } from "#lib/db/sql.ts";
import { possibleVerbs } from "#lib/domain/casework/decide.ts";
import { type Hop, hopsOf } from "#lib/domain/casework/hops.ts";
import type { Clock, Issue, TrailEvent } from "#lib/domain/casework/issue.ts";
import { BOARDS, type Board, type BoardOffice, columnFilter } from "#lib/domain/direct/board.ts";
import { parseLedger } from "#lib/domain/ledger/ledgerFilter.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { BoardColumn, ClockKind, Level, SuperviseReason } from "#lib/domain/vocabulary.ts";
import { placeIds, placeName, type UnitNames, unitNames } from "../routing/units.ts";
import { type InstructionShown, openOnIssues } from "./instructions.ts";

export type OrderShown = {
  readonly id: string;
  readonly level: number;
  readonly reason: SuperviseReason;
  /** the promise it is about; null: the matter as such */
  readonly clock: ClockKind | null;
  readonly words: string;
  /** who is to answer, and who ordered; null: the clock */
  readonly toUnitId: string;
  readonly unitId: string | null;
  readonly issuedAt: Date;
  readonly dueAt: Date;
  readonly metAt: Date | null;
};
export type BoardCard = {
  readonly issue: Issue;
  readonly place: string;
  readonly hops: readonly Hop[];
  readonly orders: readonly OrderShown[];
  /** instructions on it that have not ended, in whichever column of the coordination board it stands */
  readonly instructions: readonly InstructionShown[];
  /** what the resident was told last, since the order where there is one */
  readonly answer: { readonly done: string; readonly state: string; readonly at: Date } | null;
  /** the reader may order, at a higher level than what stands */
  readonly mayOrder: boolean;
  /** the reader's unit may answer */
  readonly mayAnswer: boolean;
};
export type BoardPage = {
  readonly office: BoardOffice;
  readonly offices: readonly BoardOffice[];
  readonly columns: readonly {
    readonly column: BoardColumn;
    readonly count: number;
    readonly cards: readonly BoardCard[];
  }[];
  readonly units: UnitNames;
  /** an office was asked for that has no board for this reader */
  readonly unknown: boolean;
};

/** A board of one of the own offices; null for whoever has none. Each column counts and shows what its ledger list holds. */
export async function readBoard(
  actor: Staff,
  board: Board,
  unitId: string | null,
  now: Date,
): Promise<BoardPage | null> {
  const areas = await areasFor(db, actor, "seeBoards");
  const found = await Promise.all(
    [...new Set(areas.map(({ id }) => id))].map((id) => unitInReach(actor, id)),
  );
  const offices = found.flatMap((unit) =>
    unit ? [{ id: unit.id, name: unit.name, level: unit.level as Level }] : [],
  );
  const office = offices.find(({ id }) => id === unitId) ?? offices[0];
  const unit = found.find((one) => one?.id === office?.id);
  if (!office || !unit) return null;
  const { columns, shown } = BOARDS[board];
  const read = await Promise.all(
    columns.map(async (column) => {
      const { filter } = parseLedger({});
      const asked = { actor, unit, now, filter: { ...filter, ...columnFilter(office, board, column) } };
      const [count, rows] = await Promise.all([countLedger(db, asked), firstOf(asked, shown)]);
      return { column, count, rows };
    }),
  );
  const { cards, units } = await cardsOf(
    actor,
    board,
    read.flatMap(({ rows }) => rows),
    now,
  );
  return {
    office,
    offices,
    units,
    unknown: Boolean(unitId) && office.id !== unitId,
    columns: read.map(({ rows, ...column }) => ({
      ...column,
      cards: rows.flatMap(({ id }) => cards.find(({ issue }) => issue.id === id) ?? []),
    })),
  };
}

const firstOf = (asked: LedgerScope, most: number): Promise<Row[]> => {
  const { order } = page(asked);
  return db.$queryRaw<Row[]>`
    SELECT i.*, (r.phone IS NOT NULL) AS reachable,
      (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.started_at) FROM clocks c WHERE c.issue_id = i.id) AS all_clocks
    FROM issues i LEFT JOIN residents r ON r.id = i.resident_id WHERE ${ledgerWhere(asked)} ORDER BY ${order} ${sql`LIMIT ${most}`}`;
};

type Told = Pick<TrailEvent, "verb" | "level" | "at" | "data"> & { readonly issueId: string };
async function cardsOf(
  actor: Staff,
  board: Board,
  rows: readonly Row[],
  now: Date,
): Promise<{ cards: BoardCard[]; units: UnitNames }> {
  const read = rows.map((row) => {
    const all = ((row.all_clocks as Row[] | null) ?? []).map(clockOf);
    return { issue: { ...issueOf(row), clocks: all.filter((clock) => !clock.stoppedAt) }, all };
  });
  const where = { issueId: { in: read.map(({ issue }) => issue.id) } };
  const [calendar, events, replies, orders, instructions] = await Promise.all([
    loadCalendar(),
    db.issueEvent.findMany({ where, orderBy: { seq: "asc" } }) as unknown as Promise<Told[]>,
    db.reply.findMany({ where, orderBy: { at: "desc" } }),
    db.supervisionOrder.findMany({ where, orderBy: [{ level: "desc" }, { issuedAt: "desc" }] }),
    board === "coordination" ? openOnIssues(actor, where.issueId.in, now) : [],
  ]);
  const units = await unitNames([
    ...read.flatMap(({ issue }) => [...placeIds(issue.place), issue.leadUnitId, issue.holderUnitId]),
    ...orders.flatMap(({ unitId, toUnitId }) => [unitId, toUnitId]),
  ]);
  const cards = read.map(({ issue, all }): BoardCard => {
    const own = events.filter(({ issueId }) => issueId === issue.id);
    const ordered = orders.filter(({ issueId }) => issueId === issue.id);
    const since = ordered.reduce<Date | null>(
      (at, one) => (at && at < one.issuedAt ? at : one.issuedAt),
      null,
    );
    const possible = possibleVerbs(issue, actor, { now, calendar });
    return {
      issue,
      place: [placeName(issue.place, units), issue.placeText].filter(Boolean).join(" · "),
      hops: hopsOf(issue, own, all as Clock[], now),
      orders: ordered.map((order) => ({
        ...order,
        reason: order.reason as SuperviseReason,
        clock: all.find(({ id }) => id === order.clockId)?.kind ?? null,
      })),
      instructions: instructions.filter(({ issueId }) => issueId === issue.id),
      answer: replies.find((reply) => reply.issueId === issue.id && (!since || reply.at >= since)) ?? null,
      mayOrder: possible.includes("supervise"),
      mayAnswer: possible.includes("reply") || possible.includes("resolve"),
    };
  });
  return { cards, units };
}
