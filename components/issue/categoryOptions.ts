import { label } from "#lib/domain/labels.ts";
import { CATEGORIES_L1, type Lang, TAXONOMY } from "#lib/domain/vocabulary.ts";

/** The taxonomy as the groups of a select; what a text may be about stands first, under a heading of its own. */
export const categoryOptions = (lang: Lang, suggested?: { heading: string; codes: readonly string[] }) => [
  ...(suggested && suggested.codes.length > 0
    ? [{ label: suggested.heading, options: suggested.codes.map((code) => option(code, lang)) }]
    : []),
  ...CATEGORIES_L1.map((l1) => ({
    label: label("categoryL1", l1, lang),
    options: TAXONOMY[l1].map((leaf) => option(`${l1}.${leaf}`, lang)),
  })),
];
const option = (code: string, lang: Lang) => ({ value: code, label: label("category", code, lang) });
