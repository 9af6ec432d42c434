/** A text as its words (lib/search/tokens), with the category people gave it. */
export type Sorted = { readonly category: string; readonly words: readonly string[] };
/** In how many issues of each category a word occurs. */
export type WordCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What is shown beside the whole list: more would have to be read, fewer would miss too often. */
export const MOST_SUGGESTED = 3;
/** A word of fewer issues than this is not kept: it could be a name or a number, and says little. */
export const SEEN_FROM = 5;

/** Counts the words of sorted texts; words of fewer than `seenFrom` texts in all are left out. */
export function countWords(sorted: Iterable<Sorted>, seenFrom = SEEN_FROM): WordCounts {
  const counts = new Map<string, Map<string, number>>();
  const everywhere = new Map<string, number>();
  for (const { category, words } of sorted) {
    const own = counts.get(category) ?? new Map<string, number>();
    counts.set(category, own);
    for (const word of new Set(words)) {
      own.set(word, (own.get(word) ?? 0) + 1);
      everywhere.set(word, (everywhere.get(word) ?? 0) + 1);
    }
  }
  const kept = (own: Map<string, number>) =>
    Object.fromEntries([...own].filter(([word]) => (everywhere.get(word) ?? 0) >= seenFrom));
  return Object.fromEntries([...counts].map(([category, own]) => [category, kept(own)]));
}

/**
 * How much one issue's worth of everyday words weighs against what was learned, in words; and which share of that is the
 * category's own, the rest being what is said everywhere. Found by trying on the sixty complaints of the demonstration and twenty others:
 * from 100 to 1,000 words and 0.2 to 0.6 it hardly matters.
 */
const BEFORE = { words: 300, own: 0.4 } as const;
/** Twenty people who tell of one problem in nearly the same words say less than twenty who do not know of each other. */
const weighed = (issues: number): number => Math.sqrt(issues);
/** A text must speak for a category at least this much more (e-fold) than for one of which nothing is known. */
const ENOUGH = 1;

export type Categoriser = (words: readonly string[]) => string[];

/**
 * Proposes up to three categories for a text, the likeliest first, and none where its words say nothing. Naive Bayes over
 * words, each category beginning with its everyday words so that one nobody has used yet can be proposed too. A suggestion:
 * a person decides (PIPL §24).
 */
export function categoriser(
  everyday: Readonly<Record<string, readonly string[]>>,
  counts: WordCounts,
): Categoriser {
  const everywhere = new Map<string, number>();
  const add = (word: string, by: number) => everywhere.set(word, (everywhere.get(word) ?? 0) + by);
  for (const words of Object.values(everyday)) for (const word of words) add(word, 1);
  for (const own of Object.values(counts))
    for (const [word, issues] of Object.entries(own)) add(word, weighed(issues));
  const all = sum(everywhere.values()) + everywhere.size / 2;
  const categories = Object.entries(everyday).map(([category, words]) => {
    const learned = Object.entries(counts[category] ?? {});
    const own = new Map(learned.map(([word, issues]) => [word, weighed(issues)]));
    return { category, own, size: sum(own.values()), words: new Set(words) };
  });
  /** how often a category of which nothing is known would use the word */
  const unknown = (word: string) => ((1 - BEFORE.own) * ((everywhere.get(word) ?? 0) + 0.5)) / all;
  return (text) => {
    // in one order, so that the same words give the same sum
    const said = [...new Set(text)].sort();
    return categories
      .map(({ category, own, size, words }) => {
        let score = 0;
        for (const word of said) {
          const before = (words.has(word) ? BEFORE.own / words.size : 0) + unknown(word);
          const learned = ((own.get(word) ?? 0) + BEFORE.words * before) / (size + BEFORE.words);
          score += Math.log(learned / unknown(word));
        }
        return { category, score };
      })
      .filter(({ score }) => score >= ENOUGH)
      .sort((a, b) => b.score - a.score || (a.category < b.category ? -1 : 1))
      .slice(0, MOST_SUGGESTED)
      .map(({ category }) => category);
  };
}
const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
};

/** How often it was right on texts it had not learned from. */
export type Accuracy = { readonly asked: number; readonly first: number; readonly amongShown: number };
export function accuracyOf(suggest: Categoriser, sorted: Iterable<Sorted>): Accuracy {
  const found = { asked: 0, first: 0, amongShown: 0 };
  for (const { category, words } of sorted) {
    const suggested = suggest(words);
    found.asked += 1;
    if (suggested[0] === category) found.first += 1;
    if (suggested.includes(category)) found.amongShown += 1;
  }
  return found;
}
