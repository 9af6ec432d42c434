import type { Drawing } from "#components/chart/drawing.ts";
import type { Mark } from "#lib/domain/figures/marks.ts";
import { showNumber } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";

/** Each view of the figures with its pictures: a page of its own that counts nothing for the others. */
export const VIEW_PICTURES = {
  overview: ["stock", "funnel", "trend", "category", "tier", "units"],
  compare: ["periods", "peers"],
  flow: ["flow", "waited", "took"],
  places: ["map", "months"],
  time: ["calendar", "days"],
  topics: ["topics", "channels"],
} as const;
export type ViewId = keyof typeof VIEW_PICTURES;
export const VIEW_IDS = Object.keys(VIEW_PICTURES) as ViewId[];
export type PictureId = (typeof VIEW_PICTURES)[ViewId][number];

/** Plain text, a number that leads to its facts, or a text that does. */
export type Cell = string | Mark | { readonly text: string; readonly mark: Mark };
export type Heading = { readonly label: string; readonly numeric?: boolean; readonly id: string };

/**
 * A drawing with its table, as data: the page shows both, and the same data become a file. Every mark of the drawing stands
 * in the table too.
 */
export type Picture = {
  readonly id: PictureId;
  readonly title: string;
  readonly lead?: string;
  readonly drawing: Drawing;
  readonly head: readonly Heading[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly Cell[] }[];
  readonly phone?: "cards" | "table";
  /** so long that the table is unfolded on demand */
  readonly long?: boolean;
};

export const mark = (
  figure: Mark["figure"],
  part: Mark["part"],
  count: number,
  more?: Mark["more"],
): Mark => ({
  figure,
  part,
  count,
  ...(more && { more }),
});
export const column = (label: string, id = label): Heading => ({ label, id });
export const numbers = (label: string, id = label): Heading => ({ label, id, numeric: true });

export const isText = (cell: Cell): cell is string => typeof cell === "string";
export const markOf = (cell: Cell): Mark | null => (isText(cell) ? null : "mark" in cell ? cell.mark : cell);
export function cellText(cell: Cell, lang: Lang): string {
  if (isText(cell)) return cell;
  return "text" in cell ? cell.text : showNumber(cell.count, lang);
}

/** Every mark of a picture: those of its table and those of its drawing. */
export function marksOf({ rows, drawing }: Pick<Picture, "rows" | "drawing">, width: number): Mark[] {
  const drawn = [...drawing.draw(width).links.values()].flat().map((link) => link.mark);
  return [...rows.flatMap(({ cells }) => cells.map(markOf).filter((one) => one !== null)), ...drawn];
}
