/** Pairs of neighbouring characters, and single ones for short names: 枫树街道 → 枫树 树街 街道. */
const pairs = (word: string): Set<string> => {
  const letters = [...word.replace(/\s+/g, "").toLowerCase()];
  return new Set(letters.length < 2 ? letters : letters.slice(1).map((letter, at) => letters[at] + letter));
};

/** 1 for the same, 0 for nothing in common (Dice over pairs of characters); a name inside another counts as half more. */
function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  const common = [...left].filter((pair) => right.has(pair)).length;
  const inside = a !== "" && b !== "" && (a.includes(b) || b.includes(a)) ? 0.5 : 0;
  const shared = [...new Set(a)].filter((letter) => b.includes(letter)).length / Math.max(1, new Set(a).size);
  return (2 * common) / Math.max(1, left.size + right.size) + inside + shared / 10;
}

/** The names most like what was typed, the likest first, at most `most`; a list as short as that is given whole. */
export function nearest(typed: string, names: readonly string[], most: number): string[] {
  if (names.length <= most) return [...names];
  return names
    .map((name) => ({ name, like: likeness(typed, name) }))
    .filter(({ like }) => like > 0.2)
    .sort((a, b) => b.like - a.like)
    .slice(0, most)
    .map(({ name }) => name);
}
