import { normaliseDigits } from "../text.ts";

export type Cells = readonly (string | undefined)[];
/** Which column of a file holds which of ours. */
export type HeadOf<K> = ReadonlyMap<number, K>;

/** Head rows as people type them: 社 区*, Ｒｏｏｍ： and room are the same. */
export const bareHeading = (text: string): string =>
  normaliseDigits(text)
    .replace(/[\s_*:]+/g, "")
    .toLowerCase();

/** Reads a head row by its names, in any order and among other columns; null when this row is none. */
export function headReader<K extends string>(
  names: Readonly<Record<K, readonly string[]>>,
  needed: readonly K[],
): (cells: Cells) => HeadOf<K> | null {
  const keyOf = new Map(
    (Object.keys(names) as K[]).flatMap((key) => names[key].map((name) => [bareHeading(name), key] as const)),
  );
  return (cells) => {
    const head = new Map<number, K>();
    const seen = new Set<K>();
    cells.forEach((cell, column) => {
      const key = keyOf.get(bareHeading(cell ?? ""));
      if (key === undefined || seen.has(key)) return;
      head.set(column, key);
      seen.add(key);
    });
    return needed.every((key) => seen.has(key)) ? head : null;
  };
}
