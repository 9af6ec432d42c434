import { label } from "#lib/domain/labels.ts";
import { CATEGORIES_L1, type Lang, TAXONOMY } from "#lib/domain/vocabulary.ts";

/** The taxonomy as the groups of a select. */
export const categoryOptions = (lang: Lang) =>
  CATEGORIES_L1.map((l1) => ({
    label: label("categoryL1", l1, lang),
    options: TAXONOMY[l1].map((leaf) => ({
      value: `${l1}.${leaf}`,
      label: label("category", `${l1}.${leaf}`, lang),
    })),
  }));
