import { type LedgerFilter, ledgerHref } from "../ledger/ledgerFilter.ts";
import { type BoardColumn, COORDINATION_COLUMNS, type Level, ORDER_COLUMNS } from "../vocabulary.ts";

/** 协调台 and 督办台 (domain.md N9): which columns each has, in order, and how many of each are shown before "more". */
export const BOARDS = {
  coordination: { columns: COORDINATION_COLUMNS, shown: 6 },
  orders: { columns: ORDER_COLUMNS, shown: 5 },
} as const satisfies Record<string, { columns: readonly BoardColumn[]; shown: number }>;
export type Board = keyof typeof BOARDS;
/** What ended or was answered stays on a board for so long [设]. */
export const LATELY_DAYS = 14;

/** An office: a place, and the level at which it coordinates. */
export type BoardOffice = { readonly id: string; readonly name: string; readonly level: Level };
/** The ledger that shows a column: what it counts and what it opens are one filter. Orders also concern what is handled below. */
export const columnFilter = (
  { id, level }: Pick<BoardOffice, "id" | "level">,
  board: Board,
  column: BoardColumn,
): Partial<LedgerFilter> => ({
  unit: id,
  board: column,
  sort: "due",
  dir: "asc",
  ...(board === "coordination" && { level }),
});
export const columnHref = (office: BoardOffice, board: Board, column: BoardColumn): string =>
  ledgerHref(columnFilter(office, board, column));
