import { type CivilDate, shanghaiDate } from "../calendar/calendar.ts";
import type { NumberedChecklist } from "../forecast/checklists.ts";
import { type ForecastLine, inSeason } from "../forecast/forecast.ts";
import { checklistText } from "../labels/checklists.ts";
import {
  ANALYSIS_TITLES,
  ANALYSIS_WORDS,
  analysisWords,
  REPORT_WORDS,
  reportWords,
} from "../labels/reports.ts";
import { categoryPath, label, showDate, showMonth, showNumber } from "../labels.ts";
import type { AlertKind } from "../vocabulary.ts";
import { type Block, both, type Chapter, type Text } from "./blocks.ts";
import { barsOf, heads, number, titleOf, type Values, withN } from "./cells.ts";
import type { AnalysisPart } from "./kinds.ts";

/** The chapters of 形势分析 (domain.md Z36): matters and places, held against the month before and the same month of last year. */

/** What is not on record is null, and never 0. */
export type Beside<T> = { readonly now: T; readonly before: T | null; readonly yearBefore: T | null };
export type KindBeside = { readonly category: string } & Beside<number>;
export type Spot = {
  readonly place: string;
  /** placed no lower than the unit itself */
  readonly here: boolean;
  readonly category: string;
  readonly matters: number;
};
export type AlertTold = {
  readonly raisedAt: Date;
  readonly kind: AlertKind;
  readonly category: string;
  readonly place: string;
};
/** What the month after is expected to bring, as it was told then. */
type Ahead = {
  readonly month: CivilDate;
  readonly lines: readonly ForecastLine[];
  readonly checklists: readonly NumberedChecklist[];
};
export type Analysis = {
  readonly total: Beside<Values>;
  readonly kinds: readonly KindBeside[];
  /** distinct matters of one kind at one place below */
  readonly spots: readonly Spot[];
  readonly alerts: readonly AlertTold[];
  /** null: this level is told of no month ahead */
  readonly ahead: Ahead | "NOT_YET" | null;
  /** the last day that is counted, where the month is not whole */
  readonly upTo: CivilDate | null;
};

/** A meeting reads ten lines, not a hundred. */
const MOST_LINES = 10;
/** A kind with fewer in the month is chance. */
const LEAST_RISEN = 5;
/** As many as make an alert (Z14 「≥3 distinct cases」). */
const LEAST_AT_SPOT = 3;

export function analysisChapter(part: AnalysisPart, analysis: Analysis | null): Chapter {
  const blocks = analysis ? blocksOf(part, analysis) : [];
  return { title: ANALYSIS_TITLES[part.part], blocks };
}

const paragraph = (text: Text): Block => ({ kind: "PARAGRAPH", text });

function blocksOf(part: AnalysisPart, analysis: Analysis): readonly Block[] {
  const { total, kinds, spots, alerts, ahead, upTo } = analysis;
  switch (part.part) {
    case "BESIDE":
      return [
        beside(part.ids, total),
        ...(upTo ? [paragraph(both((lang) => analysisWords.partial(showDate(upTo, lang), lang)))] : []),
        paragraph(ANALYSIS_WORDS.sameInstant),
      ];
    case "RISEN":
      return total.before
        ? told(risen(kinds), ANALYSIS_WORDS.noneRisen, risenTable)
        : [paragraph(ANALYSIS_WORDS.nothingBefore)];
    case "SPOTS":
      return told(gathered(spots), ANALYSIS_WORDS.noSpots, spotsTable);
    case "ALERTS":
      return alertBlocks(alerts);
    case "AHEAD":
      if (ahead === "NOT_YET") return [paragraph(ANALYSIS_WORDS.notTold)];
      return ahead ? aheadBlocks(ahead) : [];
  }
}

/** A table, or the sentence that there is nothing to put in it: a meeting asks whether it was looked at. */
const told = <T>(rows: readonly T[], none: Text, table: (rows: readonly T[]) => Block): readonly Block[] =>
  rows.length > 0 ? [table(rows)] : [paragraph(none)];

const known = (n: number | null): Text => (n === null ? REPORT_WORDS.none : number(n));
const kindName = (category: string): Text => both((lang) => categoryPath(category, lang));

function beside(ids: AnalysisIds, { now, before, yearBefore }: Beside<Values>): Block {
  const { month, monthBefore, yearAgo } = ANALYSIS_WORDS;
  return {
    kind: "TABLE",
    title: ANALYSIS_TITLES.BESIDE,
    head: heads(REPORT_WORDS.figure, month, monthBefore, yearAgo),
    rows: ids.map((id) => [
      titleOf(id),
      ...[now, before, yearBefore].map((values) => withN(id, values?.[id])),
    ]),
  };
}
type AnalysisIds = Extract<AnalysisPart, { part: "BESIDE" }>["ids"];

/** Kinds that brought more than the month before, most more first. */
function risen(kinds: readonly KindBeside[]): KindBeside[] {
  const more = ({ now, before }: KindBeside) => now - (before ?? 0);
  return kinds
    .filter((kind) => kind.now >= LEAST_RISEN && more(kind) > 0)
    .sort((a, b) => more(b) - more(a) || b.now - a.now || (a.category < b.category ? -1 : 1))
    .slice(0, MOST_LINES);
}
const risenTable = (kinds: readonly KindBeside[]): Block => ({
  kind: "TABLE",
  title: ANALYSIS_TITLES.RISEN,
  head: heads(
    REPORT_WORDS.category,
    ANALYSIS_WORDS.month,
    ANALYSIS_WORDS.monthBefore,
    ANALYSIS_WORDS.more,
    ANALYSIS_WORDS.yearAgo,
  ),
  rows: kinds.map(({ category, now, before, yearBefore }) => [
    kindName(category),
    number(now),
    known(before),
    known(before === null ? null : now - before),
    known(yearBefore),
  ]),
  bars: barsOf(
    [ANALYSIS_WORDS.month, ANALYSIS_WORDS.monthBefore],
    kinds.map(({ category, now, before }) => ({ name: kindName(category), values: [now, before] })),
  ),
});

/** Where one kind of problem is gathered, the most first. */
const gathered = (spots: readonly Spot[]): Spot[] =>
  spots
    .filter(({ matters }) => matters >= LEAST_AT_SPOT)
    .sort((a, b) => b.matters - a.matters || (a.place + a.category < b.place + b.category ? -1 : 1))
    .slice(0, MOST_LINES);
const spotsTable = (spots: readonly Spot[]): Block => ({
  kind: "TABLE",
  title: ANALYSIS_TITLES.SPOTS,
  head: [
    { text: ANALYSIS_WORDS.place, words: true },
    { text: REPORT_WORDS.category, words: true },
    { text: titleOf("masters") },
  ],
  rows: spots.map(({ place, here, category, matters }) => [
    here ? reportWords.here(place) : place,
    kindName(category),
    number(matters),
  ]),
});

/** The last ones; how many there were in all is said where not all are listed. */
function alertBlocks(alerts: readonly AlertTold[]): readonly Block[] {
  const n = alerts.length;
  const listed = told(alerts.slice(-MOST_LINES), ANALYSIS_WORDS.noAlerts, alertsTable);
  if (n <= MOST_LINES) return listed;
  return [
    paragraph(both((lang) => analysisWords.manyAlerts(showNumber(n, lang), MOST_LINES, lang))),
    ...listed,
  ];
}

const alertsTable = (alerts: readonly AlertTold[]): Block => ({
  kind: "TABLE",
  title: ANALYSIS_TITLES.ALERTS,
  head: [ANALYSIS_WORDS.raised, ANALYSIS_WORDS.place, REPORT_WORDS.category, ANALYSIS_WORDS.alert].map(
    (text) => ({
      text,
      words: true,
    }),
  ),
  rows: alerts.map(({ raisedAt, place, category, kind }) => [
    both((lang) => showDate(shanghaiDate(raisedAt), lang)),
    place,
    kindName(category),
    both((lang) => label("alertKind", kind, lang)),
  ]),
});

/** What is in season first, then what there will be most of; and what is to be looked at before. */
function aheadBlocks({ month, lines, checklists }: Ahead): readonly Block[] {
  const most = [...lines]
    .filter(({ expected }) => expected > 0)
    .sort((a, b) => Number(inSeason(b)) - Number(inSeason(a)) || b.expected - a.expected)
    .slice(0, MOST_LINES);
  const { expected, range, lastYear, season, yes } = ANALYSIS_WORDS;
  return [
    paragraph(both((lang) => analysisWords.ahead(showMonth(month, lang), lang))),
    {
      kind: "TABLE",
      title: ANALYSIS_TITLES.AHEAD,
      head: [...heads(REPORT_WORDS.category, expected, range, lastYear), { text: season, words: true }],
      rows: most.map((line) => [
        kindName(line.category),
        number(line.expected),
        analysisWords.range(line.low, line.high),
        known(line.lastYear),
        inSeason(line) ? yes : REPORT_WORDS.none,
      ]),
    },
    ...checklists.map(({ no, categories }) =>
      paragraph(
        both((lang) =>
          analysisWords.check(
            categories.map((category) => label("category", category, lang)),
            checklistText(no, lang),
            lang,
          ),
        ),
      ),
    ),
  ];
}
