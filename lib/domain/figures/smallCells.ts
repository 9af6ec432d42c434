import type { FigureValue } from "./metrics.ts";

/** Fewer than this in one cell could point at somebody, so the cell is not shown to the public (domain.md C6, k ≥ 5). */
export const SMALLEST_SHOWN = 5;

const isSmall = (n: number): boolean => n > 0 && n < SMALLEST_SHOWN;

/**
 * Which cells of one row or column stay closed: the small ones, and where only one is small the next larger too, because
 * the sum beside them would give it away.
 */
export function closedCells(counts: readonly number[]): boolean[] {
  const closed = counts.map(isSmall);
  if (closed.filter(Boolean).length !== 1) return closed;
  const others = counts.filter((n, at) => n > 0 && !closed[at]);
  const next = counts.findIndex((n, at) => !closed[at] && n === Math.min(...others));
  return closed.map((one, at) => one || at === next);
}

/** The same cells with null where nothing is shown. */
export function openCells<T>(cells: readonly T[], countOf: (cell: T) => number): (T | null)[] {
  const closed = closedCells(cells.map(countOf));
  return cells.map((cell, at) => (closed[at] ? null : cell));
}

/**
 * A sum over a whole city with what is hidden from some offices (lib/domain/casework/recusal) in it, if that is at least five;
 * else without it, so that nobody finds a single complaint by subtracting what is open.
 */
export const sumWithHidden = (all: FigureValue, open: FigureValue): FigureValue =>
  all.n - open.n >= SMALLEST_SHOWN ? all : open;
