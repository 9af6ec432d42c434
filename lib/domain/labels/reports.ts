import { addDays, shanghaiDate, startOfDay } from "../calendar/calendar.ts";
import { TOLD_FROM_DAY } from "../forecast/forecast.ts";
import { label, showDate, showDateTime, showMonth, showNumber } from "../labels.ts";
import { both, type Text } from "../reports/blocks.ts";
import type { AnalysisPart, PartTitle } from "../reports/kinds.ts";
import type { ExclusionReason, Lang, ReportKind } from "../vocabulary.ts";

/** The words of reports (domain.md C6, F5, F7 §41), said while they are formed and kept with them. */
type Pair = readonly [zh: string, en: string];

export const PART_TITLES = {
  RATES: ["三个率", "Three rates"],
  RATINGS: ["居民怎么评", "What residents say"],
  STOCK: ["收件和在办", "Received and open"],
  PROCESS: ["办理过程", "How the work went"],
  UNITS: ["各单位", "By unit"],
} as const satisfies Record<PartTitle, Pair>;

/** 形势分析 (domain.md Z36). */
export const ANALYSIS_TITLES = {
  BESIDE: ["和上月、去年同月比", "Beside the month before and the same month of last year"],
  RISEN: ["哪些问题多了", "What has risen"],
  SPOTS: ["哪里最集中", "Where problems cluster"],
  ALERTS: ["这个月的预警", "Alerts of the month"],
  AHEAD: ["下个月要防什么", "The month ahead"],
} as const satisfies Record<AnalysisPart["part"], Pair>;

export const ANALYSIS_WORDS = {
  month: ["本月", "This month"],
  monthBefore: ["上月", "Month before"],
  yearAgo: ["去年同月", "Same month last year"],
  sameInstant: [
    "三个月都按同一截至时间算。离截至时间近的月份可能还有在办的，率要连着件数一起看。",
    "All three months as of the same instant. Months close to it may still have matters under way: read the rates with their numbers.",
  ],
  nothingBefore: [
    "上月没有完整的记录，没法比。",
    "The month before is not on record in full; there is nothing to compare with.",
  ],
  place: ["地点", "Place"],
  more: ["比上月多", "More than before"],
  noneRisen: [
    "没有哪类问题明显比上月多（本月不到5件的不列）。",
    "No kind of problem came clearly more often than the month before (fewer than 5 are not listed).",
  ],
  noSpots: ["没有一个地方的同一类问题达到3件。", "At no place did one kind of problem come three times."],
  noAlerts: ["这个月没有预警。", "No alerts this month."],
  raised: ["预警日期", "Raised on"],
  alert: ["哪种预警", "Alert"],
  notTold: [
    `下个月的预测还没有做，每月${TOLD_FROM_DAY}日起做下个月的。`,
    `The month ahead has not been told yet; that is done from day ${TOLD_FROM_DAY} of each month on.`,
  ],
  expected: ["预计件数", "Expected"],
  range: ["大致范围", "Between"],
  lastYear: ["去年", "Last year"],
  season: ["当季多发", "In season"],
  yes: ["是", "yes"],
} as const satisfies Record<string, Pair>;
export const analysisWords = {
  ahead: (month: string, lang: Lang): string =>
    lang === "zh"
      ? `${month}预计会来这些，按去年同月和最近三个月的变化推算，当时怎么算的就怎么写。`
      : `What ${month} is expected to bring, told from the same month of last year and how the last three months changed; as it was told then.`,
  range: (low: number, high: number): string => `${low}–${high}`,
  check: (kinds: readonly string[], words: string, lang: Lang): string =>
    lang === "zh" ? `提前看（${kinds.join("、")}）：${words}` : `Look before (${kinds.join(", ")}): ${words}`,
  partial: (upTo: string, lang: Lang): string =>
    lang === "zh"
      ? `本月只算到${upTo}，还没有过完，不能和整月比件数。`
      : `This month is counted to ${upTo} only and is not over: its numbers cannot be set against whole months.`,
  manyAlerts: (all: string, shown: number, lang: Lang): string =>
    lang === "zh"
      ? `这个月共预警${all}次，列出最近${shown}次。`
      : `${all} alerts this month; the latest ${shown} are listed.`,
} as const;

export const REPORT_WORDS = {
  overview: ["总的情况", "In short"],
  months: ["各月收到和办结", "Received and ended by month"],
  kinds: ["各类问题", "By category"],
  days: ["办理天数", "Days to the end"],
  assessment: ["全口径和考核口径", "Everything and assessed"],
  everything: ["全口径", "Everything"],
  assessedOnly: ["考核口径", "Assessed"],
  notes: ["口径说明", "How the figures are formed"],
  figure: ["指标", "Figure"],
  unit: ["单位", "Unit"],
  month: ["月份", "Month"],
  category: ["类别", "Category"],
  numerator: ["分子", "Numerator"],
  denominator: ["分母", "Denominator"],
  result: ["结果", "Result"],
  version: ["公式版本", "Formula version"],
  weight: ["权重", "Weight"],
  ended: ["办结件数", "Ended"],
  median: ["中位天数", "Median days"],
  most: ["九成在几天内", "Nine in ten within"],
  uncategorised: ["未分类", "Uncategorised"],
  small: ["不列", "not shown"],
  none: "—",
  all: ["合计", "All"],
  hidden: [
    "要保密办理的投诉（例如反映干部作风的）不在数里。",
    "Complaints handled in confidence (such as those about the conduct of officials) are not in these figures.",
  ],
  hiddenOpen: [
    "要保密办理的投诉只计入全市合计，而且至少有5件时才计入；各区县、各月、各类别都不含，所以加起来可能比合计少。",
    "Complaints handled in confidence are counted in the totals of the whole city only, and only where there are at least 5; counties, months and categories leave them out, so these may add up to less.",
  ],
  smallCells: [
    "按不到5件算出来的数写“不列”；一列里只有一个这样的格子时，旁边最小的一个也不列，免得用总数减出来。",
    "What is counted over fewer than 5 reads “not shown”; where a column has only one, the smallest beside it is not shown either, so that nobody can subtract it from the total.",
  ],
  counted: [
    "只数事，不数人。率都由整数相除，最后四舍五入一次；几个单位合计时，分子分母各自相加，不把率平均。",
    "Matters are counted, never persons. Rates are formed from whole numbers and rounded once; for several units numerators and denominators are summed, rates are never averaged.",
  ],
} as const satisfies Record<string, Text>;

/** An instant up to which something is counted: the end of a day is 24:00 of that day, not the next one's 00:00. */
const upTo = (asOf: Date, lang: Lang): string => {
  const day = shanghaiDate(asOf);
  return startOfDay(day).getTime() === asOf.getTime()
    ? `${showDate(addDays(day, -1), lang)} 24:00`
    : showDateTime(asOf, lang);
};

export const reportWords = {
  title: (unit: string, kind: ReportKind): Text =>
    both((lang) =>
      lang === "zh"
        ? `${unit}${label("reportKind", kind, lang)}`
        : `${unit}: ${label("reportKind", kind, lang)}`,
    ),
  span: (from: string, yearly: boolean): Text => {
    const year = from.slice(0, 4);
    return yearly ? [`${year}年`, year] : both((lang) => showMonth(from, lang));
  },
  subtitle: (from: string, to: string, asOf: Date): Text =>
    both((lang) =>
      lang === "zh"
        ? `${showDate(from, lang)}至${showDate(to, lang)}，统计截至${upTo(asOf, lang)}`
        : `${showDate(from, lang)} to ${showDate(to, lang)}, as of ${upTo(asOf, lang)}`,
    ),
  /** the sentence of the source (domain.md N10) */
  overview: (
    intake: readonly [string, string],
    fed: readonly [string, string],
    feedback: readonly [string, string],
    ended: readonly [string, string],
    resolved: readonly [string, string],
  ): Text => [
    `期内收到居民反映${intake[0]}件，已反馈或办结${fed[0]}件，反馈办结率${feedback[0]}；其中已办结${ended[0]}件，办结率${resolved[0]}。`,
    `${intake[1]} issues were registered in the period; ${fed[1]} were answered or resolved (${feedback[1]}), of which ${ended[1]} were resolved (${resolved[1]}).`,
  ],
  /** where the rates are closed because they are counted over too few; null: so is the number */
  overviewOfFew: (intake: number | null): Text =>
    intake === null
      ? [
          "期内收到的居民反映很少，不列具体数字。",
          "Very few issues were registered in the period; their numbers are not shown.",
        ]
      : both((lang) =>
          lang === "zh"
            ? `期内收到居民反映${showNumber(intake, lang)}件；其余各数件数很少，不列。`
            : `${showNumber(intake, lang)} issues were registered in the period; the rest is counted over too few to be shown.`,
        ),
  recordFrom: (from: string): Text =>
    both((lang) =>
      lang === "zh"
        ? `系统里的记录从${showDate(from, lang)}开始，那以前的日子没有记录，不在这些数里。`
        : `The record begins on ${showDate(from, lang)}; the days before it are not in these figures.`,
    ),
  excluded: (reasons: readonly { reason: ExclusionReason; n: number }[], lang: Lang): string => {
    const all = showNumber(
      reasons.reduce((sum, { n }) => sum + n, 0),
      lang,
    );
    const each = reasons.map(({ reason, n }) => [
      label("exclusionReason", reason, lang),
      showNumber(n, lang),
    ]);
    if (lang === "zh")
      return each.length === 0
        ? "没有剔除的事，两种口径一样。"
        : `考核口径剔除${all}件，都经上级办公室同意：${each.map(([word, n]) => `${word}${n}件`).join("，")}。`;
    return each.length === 0
      ? "Nothing is excluded; both are the same."
      : `Assessed leaves out ${all}, each by the word of the office above: ${each.map(([word, n]) => `${word} ${n}`).join(", ")}.`;
  },
  asOf: (asOf: Date): Text =>
    both((lang) =>
      lang === "zh"
        ? `所有数字都是${upTo(asOf, lang)}时的情况；此后重办、补评、改正的，不改变这份报告。以后再按同一时间算，数字相同。`
        : `All figures are as they stood at ${upTo(asOf, lang)}. What was reopened, rated or corrected since does not change this report; formed again for the same instant they are the same.`,
    ),
  definition: (name: string, version: number, formula: string, zh: boolean): string =>
    zh ? `${name}（公式第${version}版）：${formula}` : `${name} (formula version ${version}): ${formula}`,
  here: (name: string): Text => [`${name}（本级）`, `${name} (itself)`],
  numbered: (n: number, title: Pair): Text => [
    `${"一二三四五六七八九十"[n]}、${title[0]}`,
    `${n + 1}. ${title[1]}`,
  ],
} as const;

export const PUBLISHED = {
  by: (office: string, at: Date, version: number): Text =>
    both((lang) =>
      lang === "zh"
        ? `${office} ${showDateTime(at, lang)}发布，第${version}版。`
        : `Published by ${office}, ${showDateTime(at, lang)}, version ${version}.`,
    ),
  changed: (words: string): Text => [`与上一版相比：${words}`, `Changed since the version before: ${words}`],
  sheets: [
    ["数据", "Figures"],
    ["文字", "Text"],
  ],
} as const;
