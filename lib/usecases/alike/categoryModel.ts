import { saveCategoryModel, sortedIssues } from "#lib/db/alike/categoryModel.ts";
import { db } from "#lib/db/client.ts";
import { type Accuracy, accuracyOf, countWords } from "#lib/domain/alike/categorise.ts";
import { categoriserFor } from "#lib/search/categories.ts";
import { tokens } from "#lib/search/tokens.ts";

/** Enough for every category to be told of often, and cut in a few seconds. */
const MOST_ISSUES = 20_000;
/** Every tenth is kept apart to try what was learned from the others. */
const APART = 10;

/** Learns from how offices sorted issues which words speak for which category; says how often it would have been right. */
export async function learnCategories(now: Date): Promise<Accuracy & { issues: number }> {
  const issues = await sortedIssues(MOST_ISSUES);
  const sorted = issues.map(({ category, statement }) => ({ category, words: tokens(statement) }));
  const apart = sorted.filter((_, at) => at % APART === 0);
  const tried = countWords(sorted.filter((_, at) => at % APART !== 0));
  const accuracy = accuracyOf(categoriserFor(tried), apart);
  const counts = countWords(sorted);
  await saveCategoryModel(db, { learnedAt: now, issues: issues.length, counts, ...accuracy });
  return { issues: issues.length, ...accuracy };
}
