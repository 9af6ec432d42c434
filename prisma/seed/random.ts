/** Draws that come out the same for the same seed, on every machine. */
export type Random = {
  /** 0 ≤ x < 1 */
  next(): number;
  /** whole numbers, both ends included */
  int(from: number, to: number): number;
  between(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** an index into `weights`, each as likely as its weight */
  weighted(weights: readonly number[]): number;
};

/** mulberry32: 32 bits of state, good enough to make a city up. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const between = (from: number, to: number) => from + next() * (to - from);
  const int = (from: number, to: number) => Math.floor(between(from, to + 1));
  return {
    next,
    between,
    int,
    chance: (share) => next() < share,
    pick: <T>(from: readonly T[]) => {
      if (from.length === 0) throw new RangeError("nothing to pick from");
      return from[int(0, from.length - 1)] as T;
    },
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      const found = weights.findIndex((weight) => {
        left -= weight;
        return left < 0;
      });
      return found === -1 ? weights.length - 1 : found;
    },
  };
}
