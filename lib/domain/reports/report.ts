import type { CivilDate } from "../calendar/calendar.ts";
import type { Period } from "../calendar/period.ts";
import { COMPOSITE_PARTS, type CompositeRule, RATE_OF } from "../figures/composite.ts";
import type { DaysValue } from "../figures/days.ts";
import { type MetricId, metricOf, NOTHING } from "../figures/metrics.ts";
import { COMPOSITE_NAME, compositeText } from "../labels/composite.ts";
import { figureFormula, figureName } from "../labels/figures.ts";
import { PART_TITLES, REPORT_WORDS, reportWords } from "../labels/reports.ts";
import { numeratorOf, shownShare } from "../labels/shown.ts";
import { label } from "../labels.ts";
import { NO_CATEGORY } from "../ledger/ledgerFilter.ts";
import { withoutExcluded } from "../review/exclusions.ts";
import type { CategoryL1, ExclusionReason, Lang, ReportKind } from "../vocabulary.ts";
import { type Analysis, analysisChapter } from "./analysis.ts";
import { type Block, both, type Chapter, inLang, type ReportBody, type Text } from "./blocks.ts";
import { barsOf, heads, isCount, number, shown, titleOf, type Values, withN } from "./cells.ts";
import { type ReportDefinition, reportOf } from "./kinds.ts";

type Placed<T> = { readonly name: string; readonly here: boolean } & T;
export type ReportData = {
  readonly unit: string;
  readonly period: Period;
  readonly asOf: Date;
  /** the first day on record */
  readonly recordFrom: CivilDate | null;
  readonly total: Values;
  readonly byUnit: readonly Placed<{ readonly values: Values }>[];
  readonly byMonth: readonly {
    readonly month: string;
    readonly intake: number | null;
    readonly ended: number | null;
  }[];
  readonly byCategory: readonly { readonly category: string; readonly values: Values }[];
  readonly days: {
    readonly total: DaysValue;
    readonly byUnit: readonly Placed<{ readonly days: DaysValue }>[];
  } | null;
  /** 剔除 (domain.md C6): of these figures what is excluded, and how many for which reason; null where nothing asks for it */
  readonly excluded: {
    readonly values: Values;
    readonly reasons: readonly { readonly reason: ExclusionReason; readonly n: number }[];
  } | null;
  /** 三率综合 as it was set at `asOf`; null where nothing asks for it */
  readonly composite: CompositeRule | null;
  /** of 形势分析 only */
  readonly analysis: Analysis | null;
};

/** Forms a report from its definition and what was counted (domain.md C6). Every form it takes later is made of these blocks. */
export function formReport(kind: ReportKind, data: ReportData): ReportBody {
  const definition = reportOf(kind);
  const parts = definition.parts
    .map((part) => partBlocks(part, data, definition))
    .filter(({ blocks }) => blocks.length > 0);
  const chapters = [{ title: REPORT_WORDS.overview, blocks: [overview(data)] }, ...parts];
  return {
    title: reportWords.title(data.unit, kind),
    subtitle: reportWords.subtitle(data.period.from, data.period.to, data.asOf),
    blocks: chapters.flatMap(({ title, blocks }, n) => [
      { kind: "HEADING", text: reportWords.numbered(n, title) } as const,
      ...blocks,
    ]),
    formulas: {
      ...Object.fromEntries(idsOf(definition).map((id) => [id, metricOf(id).version])),
      ...(data.composite?.shown && { composite: data.composite.version }),
    },
  };
}

/** The figures that a report holds, each once. */
export const idsOf = ({ parts }: ReportDefinition): MetricId[] => [
  ...new Set(parts.flatMap((part) => ("ids" in part ? part.ids : []))),
];

function partBlocks(
  part: ReportDefinition["parts"][number],
  data: ReportData,
  of: ReportDefinition,
): Chapter {
  switch (part.part) {
    case "FIGURES":
      return {
        title: PART_TITLES[part.title],
        blocks: [figures(part.ids, data.total, PART_TITLES[part.title])],
      };
    case "UNITS":
      return {
        title: PART_TITLES[part.title],
        blocks: data.byUnit.some(({ here }) => !here) ? [units(part, data, PART_TITLES[part.title])] : [],
      };
    case "MONTHS":
      return { title: REPORT_WORDS.months, blocks: [months(data)] };
    case "KINDS":
      return { title: REPORT_WORDS.kinds, blocks: data.byCategory.length > 0 ? [kinds(data)] : [] };
    case "DAYS":
      return { title: REPORT_WORDS.days, blocks: data.days ? [days(data.days)] : [] };
    case "COMPOSITE":
      return {
        title: COMPOSITE_NAME,
        blocks: data.composite?.shown ? [composite(data.composite, data)] : [],
      };
    case "ASSESSED":
      return { title: REPORT_WORDS.assessment, blocks: assessed(part.ids, data) };
    case "NOTES":
      return { title: REPORT_WORDS.notes, blocks: notes(data, of) };
    default:
      return analysisChapter(part, data.analysis);
  }
}

function overview({ total }: ReportData): Block {
  if (!total.feedbackRate || !total.resolvedRate)
    return { kind: "PARAGRAPH", text: reportWords.overviewOfFew(total.intake?.n ?? null) };
  const pair = (text: Text) => [inLang(text, "zh"), inLang(text, "en")] as const;
  const above = (id: MetricId) => pair(number(total[id]?.counted ?? null));
  const text = reportWords.overview(
    pair(shown("intake", total.intake)),
    above("feedbackRate"),
    pair(shown("feedbackRate", total.feedbackRate)),
    above("resolvedRate"),
    pair(shown("resolvedRate", total.resolvedRate)),
  );
  return { kind: "PARAGRAPH", text };
}

function figures(ids: readonly MetricId[], total: Values, title: Text): Block {
  const { figure, numerator, denominator, result, version } = REPORT_WORDS;
  return {
    kind: "TABLE",
    title,
    head: heads(figure, numerator, denominator, result, version),
    rows: ids.map((id) => {
      const value = total[id];
      const counts = value && !isCount(id);
      return [
        titleOf(id),
        counts ? number(numeratorOf(id, value)) : REPORT_WORDS.none,
        counts ? number(value.n) : REPORT_WORDS.none,
        shown(id, value),
        String(metricOf(id).version),
      ];
    }),
  };
}

/** The three rates with what each weighs, and what they make together; read with them, and nobody is ranked by it. */
function composite(rule: CompositeRule, { total }: ReportData): Block {
  const { figure, weight, result, version } = REPORT_WORDS;
  return {
    kind: "TABLE",
    title: COMPOSITE_NAME,
    head: heads(figure, weight, result, version),
    rows: [
      ...COMPOSITE_PARTS.map((part) => {
        const id = RATE_OF[part];
        return [titleOf(id), `${rule[part]}%`, shown(id, total[id]), String(metricOf(id).version)];
      }),
      [COMPOSITE_NAME, "100%", both((lang) => compositeText(rule, total, lang)), String(rule.version)],
    ],
  };
}

/** 全口径 and 考核口径, always both, with how much is excluded and why. */
function assessed(ids: readonly MetricId[], { total, excluded }: ReportData): readonly Block[] {
  if (!excluded) return [];
  const { everything, assessedOnly, figure } = REPORT_WORDS;
  const less = (id: MetricId) => {
    const all = total[id];
    return all && withoutExcluded(all, excluded.values[id] ?? NOTHING);
  };
  return [
    {
      kind: "TABLE",
      title: REPORT_WORDS.assessment,
      head: heads(figure, everything, assessedOnly),
      rows: ids.map((id) => [titleOf(id), withN(id, total[id]), withN(id, less(id))]),
    },
    { kind: "PARAGRAPH", text: both((lang) => reportWords.excluded(excluded.reasons, lang)) },
  ];
}

type Units = Extract<ReportDefinition["parts"][number], { part: "UNITS" }>;
function units({ ids, drawn }: Units, { unit, total, byUnit }: ReportData, title: Text): Block {
  const nameOf = ({ name: own, here }: Placed<object>): Text => (here ? reportWords.here(own) : own);
  return {
    kind: "TABLE",
    title,
    head: heads(REPORT_WORDS.unit, ...ids.map(titleOf)),
    rows: [
      ...byUnit.map((one) => [nameOf(one), ...ids.map((id) => withN(id, one.values[id]))]),
      [unit, ...ids.map((id) => withN(id, total[id]))],
    ],
    ...(drawn.length > 0 && {
      bars: {
        series: drawn.map(titleOf),
        rate: true,
        longest: 1,
        rows: byUnit.map((one) => ({
          name: nameOf(one),
          values: drawn.map((id) => shownShare(id, one.values[id] ?? null)),
        })),
      },
    }),
  };
}

/** Of a month before the record nothing is known, which is not nothing. */
const knownMonths = ({ byMonth, recordFrom }: ReportData) =>
  byMonth.map((one) => ({ ...one, known: recordFrom === null || one.month >= recordFrom.slice(0, 7) }));
const months = (data: ReportData): Block => ({
  kind: "TABLE",
  title: REPORT_WORDS.months,
  head: heads(REPORT_WORDS.month, titleOf("intake"), titleOf("ended")),
  rows: knownMonths(data).map(({ month, intake, ended, known }) => [
    month,
    ...[intake, ended].map((n) => (known ? number(n) : REPORT_WORDS.none)),
  ]),
  bars: barsOf(
    [titleOf("intake"), titleOf("ended")],
    knownMonths(data).map(({ month, intake, ended, known }) => ({
      name: month,
      values: known ? [intake, ended] : [null, null],
    })),
  ),
});

const kinds = ({ byCategory }: ReportData): Block => {
  const nameOf = (category: string): Text =>
    category === NO_CATEGORY
      ? REPORT_WORDS.uncategorised
      : both((lang) => label("categoryL1", category as CategoryL1, lang));
  return {
    kind: "TABLE",
    title: REPORT_WORDS.kinds,
    head: heads(REPORT_WORDS.category, titleOf("intake"), titleOf("resolvedRate")),
    rows: byCategory.map(({ category, values }) => [
      nameOf(category),
      shown("intake", values.intake),
      withN("resolvedRate", values.resolvedRate),
    ]),
    bars: barsOf(
      [titleOf("intake")],
      byCategory.map(({ category, values }) => ({
        name: nameOf(category),
        values: [values.intake?.n ?? null],
      })),
    ),
  };
};

function days({ total, byUnit }: NonNullable<ReportData["days"]>): Block {
  const cells = ({ n, median, most }: DaysValue): Text[] => [
    number(n),
    ...[median, most].map((d) => (d === null ? REPORT_WORDS.none : number(d))),
  ];
  return {
    kind: "TABLE",
    title: REPORT_WORDS.days,
    head: heads(REPORT_WORDS.unit, REPORT_WORDS.ended, REPORT_WORDS.median, REPORT_WORDS.most),
    rows: [
      ...byUnit.map((one) => [one.here ? reportWords.here(one.name) : one.name, ...cells(one.days)]),
      [REPORT_WORDS.all, ...cells(total)],
    ],
  };
}

function notes({ asOf, period, recordFrom }: ReportData, definition: ReportDefinition): Block[] {
  const words = [
    reportWords.asOf(asOf),
    ...(recordFrom && recordFrom > period.from ? [reportWords.recordFrom(recordFrom)] : []),
    REPORT_WORDS.counted,
    ...(definition.open ? [REPORT_WORDS.smallCells, REPORT_WORDS.hiddenOpen] : [REPORT_WORDS.hidden]),
    ...idsOf(definition).map((id) =>
      both((lang: Lang) =>
        reportWords.definition(
          figureName(id, lang),
          metricOf(id).version,
          figureFormula(id, lang),
          lang === "zh",
        ),
      ),
    ),
  ];
  return words.map((text) => ({ kind: "PARAGRAPH", text }));
}
