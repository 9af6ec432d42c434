import { loadCategoryModel } from "#lib/db/alike/categoryModel.ts";
import type { Categoriser } from "#lib/domain/alike/categorise.ts";
import { categoriserFor } from "#lib/search/categories.ts";
import { tokens } from "#lib/search/tokens.ts";

let inHand: { readonly learnedAt: Date | null; readonly suggest: Categoriser } | undefined;

/** What a text may be about: up to three categories, the likeliest first. A suggestion, whatever is done with it. */
export async function suggestCategories(statement: string): Promise<string[]> {
  const learned = await loadCategoryModel(inHand);
  if (!inHand || learned !== "SAME") {
    const model = learned === "SAME" ? null : learned;
    inHand = { learnedAt: model?.learnedAt ?? null, suggest: categoriserFor(model?.counts ?? {}) };
  }
  return inHand.suggest(tokens(statement));
}
