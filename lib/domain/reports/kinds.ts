import { z } from "zod";
import { addDays, type CivilDate, endOfDay, shanghaiDate } from "../calendar/calendar.ts";
import { type Period, periodOf, recordProblem } from "../calendar/period.ts";
import { uuid, words } from "../fields.ts";
import type { MetricId } from "../figures/metrics.ts";
import { type Problem, problem } from "../problems.ts";
import { lengthOf } from "../text.ts";
import { REPORT_KINDS, type ReportKind, type UnitLevel } from "../vocabulary.ts";

/** Every report is defined once, here, as data: what stands in it, over which days, about whom, and who may read it. */
type Part =
  | { readonly part: "FIGURES"; readonly title: PartTitle; readonly ids: readonly MetricId[] }
  | {
      readonly part: "UNITS";
      readonly title: PartTitle;
      readonly ids: readonly MetricId[];
      /** of these, the rates that are drawn */
      readonly drawn: readonly MetricId[];
    }
  | { readonly part: "MONTHS" | "KINDS" | "DAYS" | "NOTES" }
  /** 三率综合, where the city has it shown */
  | { readonly part: "COMPOSITE" }
  /** 全口径 and 考核口径 beside each other */
  | { readonly part: "ASSESSED"; readonly ids: readonly MetricId[] }
  | AnalysisPart;
/** What only 形势分析 has (./analysis). */
export type AnalysisPart =
  | { readonly part: "BESIDE"; readonly ids: readonly MetricId[] }
  | { readonly part: "RISEN" | "SPOTS" | "ALERTS" | "AHEAD" };
export type PartTitle = "RATES" | "RATINGS" | "STOCK" | "PROCESS" | "UNITS";
export type ReportDefinition = {
  readonly span: "MONTH" | "YEAR";
  /** for everybody: small cells are closed (domain.md C6, k ≥ 5) */
  readonly open: boolean;
  readonly levels: readonly UnitLevel[];
  readonly parts: readonly Part[];
};

const RATES = ["feedbackRate", "resolvedRate", "onTimeReplyRate"] as const;
const RATINGS = ["ratingCoverage", "responseRate", "resolutionRate", "satisfactionRate"] as const;
const STOCK = ["intake", "masters", "ended", "backlogOpen", "overdueOpen"] as const;
const OFFICES = ["CITY", "COUNTY", "TOWN", "COMMUNITY"] as const;

const REPORTS = {
  /** 三率月报 (domain.md C6 三率, N10) */
  MONTHLY: {
    span: "MONTH",
    open: false,
    levels: OFFICES,
    parts: [
      { part: "FIGURES", title: "RATES", ids: RATES },
      { part: "ASSESSED", ids: RATES },
      { part: "FIGURES", title: "RATINGS", ids: RATINGS },
      { part: "COMPOSITE" },
      { part: "FIGURES", title: "STOCK", ids: STOCK },
      {
        part: "UNITS",
        title: "UNITS",
        ids: ["intake", ...RATES, "resolutionRate", "satisfactionRate"],
        drawn: RATES,
      },
      { part: "KINDS" },
      { part: "NOTES" },
    ],
  },
  /** 单位台账 (domain.md F6, N13): one line for each unit, outcomes only */
  LEDGER: {
    span: "MONTH",
    open: false,
    levels: OFFICES,
    parts: [
      {
        part: "UNITS",
        title: "UNITS",
        ids: ["intake", "masters", "feedbackRate", "resolvedRate", "onTimeReplyRate", "overdueOpen"],
        drawn: [],
      },
      {
        part: "UNITS",
        title: "PROCESS",
        ids: ["firstSolvedRate", "reopenRate", "repeatRate", "returnRate", "localRate"],
        drawn: [],
      },
      { part: "DAYS" },
      { part: "NOTES" },
    ],
  },
  /** 形势分析会 (domain.md Z36 「定期召开镇村…联席会议」): what the meeting of the month lays on its table; matters and places only */
  ANALYSIS: {
    span: "MONTH",
    open: false,
    levels: OFFICES,
    parts: [
      { part: "BESIDE", ids: ["intake", "masters", "ended", ...RATES, "satisfactionRate"] },
      { part: "RISEN" },
      { part: "SPOTS" },
      { part: "UNITS", title: "UNITS", ids: ["masters", "feedbackRate", "resolvedRate"], drawn: [] },
      { part: "ALERTS" },
      { part: "AHEAD" },
      { part: "NOTES" },
    ],
  },
  /** 年度公开报告 (信访工作条例 §41: what came in, how it went, told once a year) */
  YEARLY: {
    span: "YEAR",
    open: true,
    levels: ["CITY", "COUNTY"],
    parts: [
      { part: "FIGURES", title: "RATES", ids: RATES },
      { part: "FIGURES", title: "RATINGS", ids: RATINGS },
      { part: "FIGURES", title: "STOCK", ids: STOCK },
      { part: "MONTHS" },
      { part: "UNITS", title: "UNITS", ids: ["intake", ...RATES, "satisfactionRate"], drawn: RATES },
      { part: "KINDS" },
      { part: "NOTES" },
    ],
  },
} as const satisfies Record<ReportKind, ReportDefinition>;
export const reportOf = (kind: ReportKind): ReportDefinition => REPORTS[kind];

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;
const YEAR = /^20\d\d$/;
/** "2026-10" or "2026" as the days it means; null where it is none of this kind. */
export function spanOf(kind: ReportKind, text: string): Period | null {
  if (reportOf(kind).span === "YEAR")
    return YEAR.test(text) ? periodOf(`${text}-01-01`, `${text}-12-31`) : null;
  if (!MONTH.test(text)) return null;
  const next = addDays(`${text}-28`, 4);
  return periodOf(`${text}-01`, addDays(`${next.slice(0, 7)}-01`, -1));
}
/** The same days as the address names them. */
export const spanText = (kind: ReportKind, from: CivilDate): string =>
  from.slice(0, reportOf(kind).span === "YEAR" ? 4 : 7);

const MONTHS_BACK = 24;
const YEARS_BACK = 5;
/** Spans to choose from, the newest first: those that touch the record, and the present one, which is not over and can be looked at only. */
export const spansOnRecord = (kind: ReportKind, today: CivilDate, recordFrom: CivilDate | null): string[] =>
  spansUntil(kind, today).filter(
    (span, at) => at === 0 || (recordFrom !== null && span >= recordFrom.slice(0, span.length)),
  );
export function spansUntil(kind: ReportKind, today: CivilDate): string[] {
  const [year = 0, month = 0] = today.split("-").map(Number);
  if (reportOf(kind).span === "YEAR") return Array.from({ length: YEARS_BACK }, (_, n) => String(year - n));
  return Array.from({ length: MONTHS_BACK }, (_, n) => {
    const at = year * 12 + month - 1 - n;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  });
}

/** 环比 and 同比 of a month: the month before, and the same one of the year before. */
export function besideOf({ from }: Pick<Period, "from">): { before: Period; yearBefore: Period } {
  const spans = spansUntil("MONTHLY", from);
  const back = (months: number) => spanOf("MONTHLY", spans[months] ?? "") as Period;
  return { before: back(1), yearBefore: back(12) };
}

/** The instant a day stands for: its end, or now where it is not over. */
export const asOfDay = (day: CivilDate, now: Date): Date => {
  const end = endOfDay(day);
  return end < now ? end : now;
};
const INSTANT = z.iso.datetime({ error: () => "BAD_DATE" });
/** An instant as an address names it; null where it is none. */
export function instantOf(text: string): Date | null {
  const read = INSTANT.safeParse(text);
  return read.success ? new Date(read.data) : null;
}
export const isOver = (period: Period, now: Date): boolean => period.to < shanghaiDate(now);

type Formed = {
  readonly level: UnitLevel;
  readonly period: Period;
  readonly asOf: Date;
  readonly now: Date;
  /** since when what the figures ask was kept; null: always */
  readonly keptSince: Date | null;
  /** the first day on record; null: there is none */
  readonly recordFrom: CivilDate | null;
};
/** Why a report cannot be formed. Errors: REPORT_LEVEL, PERIOD_NOT_BEGUN, BEFORE_RECORD, PAST_NOT_KEPT. */
export function formProblem(kind: ReportKind, of: Formed): Problem | undefined {
  const { level, period, asOf, now, keptSince, recordFrom } = of;
  if (!reportOf(kind).levels.includes(level)) return problem("REPORT_LEVEL");
  if (asOf > now || asOf < period.start) return problem("PERIOD_NOT_BEGUN");
  const unknown = recordProblem(period.to, recordFrom, shanghaiDate(now));
  if (unknown) return unknown;
  if (keptSince && asOf < keptSince) return problem("PAST_NOT_KEPT", { dates: shanghaiDate(keptSince) });
}

export const MOST_CHANGED = 500;
/** What one looked at, named again: the figures are formed once more at the same instant, and are the same. */
export const publishForm = z.object({
  reportId: uuid,
  kind: z.enum(REPORT_KINDS, { error: () => "CHOOSE_ONE" }),
  unitId: uuid,
  span: z.string().max(7),
  asOf: INSTANT.transform((text) => new Date(text)),
  changed: words(MOST_CHANGED, 0).refine((text) => text === "" || lengthOf(text) >= 5, {
    params: { code: "TOO_SHORT", min: 5 },
  }),
});
export type PublishForm = z.output<typeof publishForm>;
