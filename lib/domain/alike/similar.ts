import { likeness } from "./likeness.ts";

/** How far back a problem may be the same one (the window of 同点位重复率, domain.md C6). */
export const SIMILAR_DAYS = 90;
/** What is shown at once. */
export const MOST_SIMILAR = 5;
/** Fewer than this are not shown to residents: it could tell who spoke. */
export const SHOWN_FROM = 3;
/** As many people make a shared problem (domain.md Z14: "≥3 distinct cases, same L2 category"). */
export const GROUP_FROM = 3;

/**
 * Design defaults, found by trying: told in different words, one problem measures 0.16 to 0.85; any two of the sixty different
 * complaints of the demonstration stay below 0.15. Suggestions only: people decide.
 */
const ENOUGH = { sameCategory: 0.15, otherwise: 0.18 } as const;

/** A text in its tokens, with what it is about. */
export type Told = { readonly category: string | null; readonly tokens: readonly string[] };

const isAlike = (a: Told, b: Told, by: number): boolean =>
  by >= (a.category !== null && a.category === b.category ? ENOUGH.sameCategory : ENOUGH.otherwise);

/** What is most like it, the most alike first; the caller has narrowed place and time. */
export function mostAlike<T extends Told>(
  told: Told,
  candidates: readonly T[],
): (T & { likeness: number })[] {
  return candidates
    .filter(({ category }) => told.category === null || category === null || category === told.category)
    .map((other) => ({ ...other, likeness: likeness(told.tokens, other.tokens) }))
    .filter((other) => isAlike(told, other, other.likeness))
    .sort((a, b) => b.likeness - a.likeness);
}

/** Larger buckets than this are cut: the newest say enough, and every pair is measured. */
const MOST_PER_BUCKET = 60;

/**
 * Groups of what is alike: same category, same place, texts alike, directly or by way of a third. By problem and place
 * only, never by who spoke (domain.md A6). The largest first; each group newest first, as given.
 */
export function groupsAlike<T extends Told & { readonly place: string }>(items: readonly T[]): T[][] {
  const buckets = new Map<string, T[]>();
  for (const item of items) {
    if (item.category === null) continue;
    const key = `${item.category} ${item.place}`;
    const bucket = buckets.get(key) ?? [];
    if (bucket.length < MOST_PER_BUCKET) buckets.set(key, [...bucket, item]);
  }
  return [...buckets.values()]
    .flatMap(connected)
    .filter((group) => group.length >= GROUP_FROM)
    .sort((a, b) => b.length - a.length);
}

function connected<T extends Told>(items: readonly T[]): T[][] {
  const left = new Set(items);
  const groups: T[][] = [];
  for (const first of items) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const one of group)
      for (const other of left)
        if (isAlike(one, other, likeness(one.tokens, other.tokens))) {
          left.delete(other);
          group.push(other);
        }
    groups.push(items.filter((item) => group.includes(item)));
  }
  return groups;
}
