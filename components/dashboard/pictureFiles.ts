import { paperSvg } from "#components/chart/paper.ts";
import { type FigureValue, fractionOf, type MetricId, metricOf } from "#lib/domain/figures/metrics.ts";
import { type SheetCell, withNumbers } from "#lib/domain/files/sheetNumbers.ts";
import { figureFormula, figureName } from "#lib/domain/labels/figures.ts";
import { percent, say, showNumber } from "#lib/domain/labels.ts";
import { writeCsv } from "#lib/domain/ledger/csv.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { pictureMessages } from "./messages-pictures.ts";
import { cellText, isText, markOf, type Picture } from "./picture.ts";

/** Where, when and as of when: stands in every file, as numbers travel without their page. */
export type Heading = { readonly title: string; readonly lead: string };

/** The table of a picture; whole numbers stay numbers. */
export const pictureCsv = ({ head, rows }: Picture, lang: Lang): string =>
  writeCsv([
    head.map(({ label }) => label),
    ...rows.map(({ cells }) =>
      cells.map((cell) => {
        const mark = markOf(cell);
        return mark && !isText(cell) && !("text" in cell) ? mark.count : cellText(cell, lang);
      }),
    ),
  ]);

export const pictureSvg = ({ title, drawing }: Picture, { lead }: Heading): string =>
  paperSvg(drawing, title, lead);

export type Sheet = {
  readonly name: string;
  readonly widths: readonly number[];
  readonly headRows: number;
  readonly wide: readonly number[];
  readonly foot: string;
  readonly rows: readonly {
    readonly style: "TITLE" | "PLAIN" | "HEAD" | "TEXT";
    readonly cells: readonly SheetCell[];
  }[];
};

const FIRST_WIDTH = 28;
const WIDTH = 14;
const HEAD_ROWS = 3;
/** What a name of a sheet may not hold, and how long it may be (ECMA-376). */
const BARRED = /[[\]:*?/\\']/g;
const LONGEST_NAME = 31;

/** A table as a sheet, with its name and the line that says where, when and as of when. */
export function sheet(
  title: string,
  lead: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Sheet {
  return {
    name: title.replace(BARRED, " ").slice(0, LONGEST_NAME),
    widths: head.map((_, at) => (at === 0 ? FIRST_WIDTH : WIDTH)),
    headRows: HEAD_ROWS,
    wide: [1, 2],
    foot: lead,
    rows: [
      { style: "TITLE", cells: [title] },
      { style: "PLAIN", cells: [lead] },
      { style: "HEAD", cells: head },
      ...rows.map((cells) => ({ style: "TEXT" as const, cells: withNumbers(cells) })),
    ],
  };
}

/** One sheet for each picture. */
export const pictureSheet = ({ title, head, rows }: Picture, { lead }: Heading, lang: Lang): Sheet =>
  sheet(
    title,
    lead,
    head.map(({ label }) => label),
    rows.map(({ cells }) => cells.map((cell) => cellText(cell, lang))),
  );

/** The rates that stand as cards on a page, each with how it is formed. */
export function ratesSheet<Id extends MetricId>(
  title: string,
  ids: readonly Id[],
  total: Readonly<Record<Id, FigureValue>>,
  { lead }: Pick<Heading, "lead">,
  lang: Lang,
): Sheet {
  const words = say(pictureMessages, lang);
  const head = [words.figure, words.rate, words.numerator, words.denominator, words.missing, words.formula];
  return sheet(
    title,
    lead,
    head,
    ids.map((id) => {
      const value = total[id];
      return [
        words.version(figureName(id, lang), metricOf(id).version),
        percent(...fractionOf(id, value), lang),
        showNumber(value.counted, lang),
        showNumber(value.n, lang),
        showNumber(value.n - value.counted, lang),
        figureFormula(id, lang),
      ];
    }),
  );
}
