import "server-only";
import { type Categoriser, categoriser, type WordCounts } from "#lib/domain/alike/categorise.ts";
import { CATEGORY_WORDS } from "#lib/domain/labels/categoryWords.ts";
import { label } from "#lib/domain/labels.ts";
import { CATEGORIES } from "#lib/domain/vocabulary.ts";
import { tokens } from "./tokens.ts";

let everyday: Readonly<Record<string, readonly string[]>> | undefined;

/** A categoriser that begins with the everyday words and the names of the taxonomy, cut as texts are cut. */
export function categoriserFor(counts: WordCounts): Categoriser {
  everyday ??= Object.fromEntries(
    CATEGORIES.map((code) => [
      code,
      tokens(`${CATEGORY_WORDS[code] ?? ""} ${label("category", code, "zh")}`),
    ]),
  );
  return categoriser(everyday, counts);
}
