import type { EChartsCoreOption } from "echarts/core";
import type { Mark } from "#lib/domain/figures/marks.ts";

/** What a piece of a drawing stands for, and the words shown when the pointer rests on it. */
export type Link = { readonly mark: Mark; readonly title: string };
/**
 * Pieces that lead somewhere, by "series:datum" as they are drawn. Where one datum is drawn as two different things, as the
 * streams and then the stations of a flow, the links stand in that order.
 */
export type Links = ReadonlyMap<string, readonly Link[]>;
export type Drawn = { readonly option: EChartsCoreOption; readonly links: Links };

/** A drawing at any width, so that its letters stay as large as they were set. */
export type Drawing = {
  readonly height: (width: number) => number;
  readonly draw: (width: number) => Drawn;
  /** what it shows, as text: one with this is drawn once for all who look at it */
  readonly key?: string;
  /** takes the whole width of a desktop */
  readonly full?: boolean;
};

export const NO_LINKS: Links = new Map();
/** The links of data that are each drawn as one piece, in their order; null leads nowhere. */
export const linksOf = (series: readonly (readonly (Link | null)[])[]): Links =>
  new Map(
    series.flatMap((data, s) =>
      data.flatMap((link, d): [string, readonly Link[]][] => (link ? [[`${s}:${d}`, [link]]] : [])),
    ),
  );

export const TEXT = { color: "var(--ink)", fontSize: 14 } as const;
export const SOFT_TEXT = { ...TEXT, color: "var(--ink-soft)" } as const;
/** Pieces told apart by their words and places need no patterns, which would stand behind letters. */
export const NO_PATTERNS = { aria: { enabled: false } } as const;

/**
 * Five strengths of one colour, from little to much: numbers stand beside, so that none is read from the colour alone. By the
 * square root, so that one stormy day does not make all others pale.
 */
const STRENGTHS = [0.14, 0.32, 0.5, 0.75, 1] as const;
export const strengthOf = (value: number, most: number): number =>
  STRENGTHS[
    Math.min(STRENGTHS.length - 1, Math.floor(Math.sqrt(value / Math.max(1, most)) * STRENGTHS.length))
  ] ?? 1;
