import type { Lang } from "../vocabulary.ts";

/** What a report is made of, whatever it becomes: a page, a sheet of paper, a workbook. Published, it stands as these blocks. */

/** The same in every language, or [zh, en]. */
export type Text = string | readonly [zh: string, en: string];
export const inLang = (text: Text, lang: Lang): string =>
  typeof text === "string" ? text : text[lang === "zh" ? 0 : 1];
/** Said in both languages; once where they read alike. */
export function both(words: (lang: Lang) => string): Text {
  const [zh, en] = [words("zh"), words("en")];
  return zh === en ? zh : [zh, en];
}

export type Bar = { readonly name: Text; readonly values: readonly (number | null)[] };
export type Block =
  | { readonly kind: "HEADING"; readonly text: Text }
  | { readonly kind: "PARAGRAPH"; readonly text: Text }
  | {
      readonly kind: "TABLE";
      readonly title: Text;
      /** the first column names the row; the others are numbers unless they say otherwise */
      readonly head: readonly { readonly text: Text; readonly words?: true }[];
      readonly rows: readonly (readonly Text[])[];
      /** the same numbers to look at: a group of bars for each row, as long as their share of the longest; of one where they are rates */
      readonly bars?: {
        readonly series: readonly Text[];
        readonly rate: boolean;
        readonly longest: number;
        readonly rows: readonly Bar[];
      };
    };
/** A heading and what stands below it; without blocks it is left out. */
export type Chapter = {
  readonly title: readonly [zh: string, en: string];
  readonly blocks: readonly Block[];
};
/** A report with everything that was said in it. */
export type ReportBody = {
  readonly title: Text;
  readonly subtitle: Text;
  readonly blocks: readonly Block[];
  /** formula versions by figure, as they were when it was formed */
  readonly formulas: Readonly<Record<string, number>>;
};
