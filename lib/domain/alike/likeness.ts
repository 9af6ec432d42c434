import { lengthOf } from "../text.ts";

/** With fewer tokens than this on the shorter side, that all of them occur in the longer one tells little. */
const TELLING_TOKENS = 4;

/** A longer word says more: 水 1, 水管 2, 自来水管 4. */
const weight = (tokens: Iterable<string>): number => {
  let sum = 0;
  for (const token of tokens) sum += lengthOf(token);
  return sum;
};

/**
 * How alike two texts are by their tokens (lib/search/tokens), 0 nothing in common … 1 the same tokens: half the share of
 * what they have in common in both together, half its share in the shorter one, so that a short text told again at length
 * is still alike. Order and repetition do not matter; symmetric. A design default for suggestions that people judge
 * (duplicates, a reply that is nearly the last one): nothing is decided by it.
 */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const one = new Set(a);
  const other = new Set(b);
  if (one.size === 0 || other.size === 0) return 0;
  const common = weight([...one].filter((token) => other.has(token)));
  const together = weight(one) + weight(other) - common;
  const shorter = Math.min(weight(one), weight(other));
  const telling = Math.min(1, Math.min(one.size, other.size) / TELLING_TOKENS);
  const ofBoth = common / together;
  const ofShorter = common / shorter;
  return ofBoth + 0.5 * telling * (ofShorter - ofBoth);
}
