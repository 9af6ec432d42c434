import type { Over } from "../figures/facts.ts";
import type { HeadlineId, MetricId } from "../figures/metrics.ts";
import type { LedgerColumn } from "../ledger/ledgerFilter.ts";
import type { Lang } from "../vocabulary.ts";
import { PROCESS_FIGURES } from "./processFigures.ts";

export type Pair = readonly [zh: string, en: string];
export type FigureWords = {
  readonly name: Pair;
  /** the formula as a sentence */
  readonly formula: Pair;
  /** what the facts of the numerator are, and what those that miss it are */
  readonly numerator: Pair;
  readonly denominator: Pair;
  readonly missing: Pair;
};

const COLLECTED: Pair = ["期内登记的", "registered in the period"];
const RATED: Pair = ["期内办结且有评价的", "ended in the period and rated"];
const NONE: Pair = ["无", "none"];

const HEADLINE_FIGURES = {
  intake: {
    name: ["收件", "Received"],
    formula: [
      "期内登记的件数；受理前由居民撤回的不计。",
      "Issues registered in the period, without those the resident withdrew before acceptance.",
    ],
    numerator: COLLECTED,
    denominator: COLLECTED,
    missing: NONE,
  },
  masters: {
    name: ["事项", "Matters"],
    formula: [
      "期内登记的件数，并案的几件合为一项。",
      "Issues registered in the period; several merged into one are one matter.",
    ],
    numerator: ["各自成项的", "matters of their own"],
    denominator: COLLECTED,
    missing: ["并入别件的", "merged into another"],
  },
  feedbackRate: {
    name: ["反馈办结率", "Answered or resolved"],
    formula: [
      "（已办结 + 已有有效答复 + 不予受理并已告知）÷ 期内登记（受理前撤回的不计）。重办的仍计入。",
      "(Resolved + validly answered + not accepted with notice) ÷ registered in the period, without those withdrawn before acceptance. Reopened issues still count.",
    ],
    numerator: ["已反馈或办结的", "answered or resolved"],
    denominator: COLLECTED,
    missing: ["还没有反馈的", "not answered yet"],
  },
  resolvedRate: {
    name: ["办结率", "Resolved"],
    formula: [
      "现在处于办结或结案的 ÷ 期内登记（受理前撤回的不计）。重办的不再计入。",
      "Resolved or closed now ÷ registered in the period, without those withdrawn before acceptance. Reopened issues no longer count.",
    ],
    numerator: ["已办结的", "resolved"],
    denominator: COLLECTED,
    missing: ["还没有办结的", "not resolved"],
  },
  contentRate: {
    name: ["办结且满意", "Resolved and satisfied"],
    formula: [
      "已办结、居民评为基本满意以上的 ÷ 期内登记（受理前撤回的不计）。未评价不算满意。",
      "Resolved and rated fairly satisfied or better ÷ registered in the period, without those withdrawn before acceptance. Not rated does not count as satisfied.",
    ],
    numerator: ["办结且居民满意的", "resolved, resident satisfied"],
    denominator: COLLECTED,
    missing: ["没有办结，或未评价、不满意的", "not resolved, not rated or dissatisfied"],
  },
  onTimeReplyRate: {
    name: ["按期答复率", "Replied on time"],
    formula: [
      "按期作出的答复 ÷ 已作出和已到期的答复。没到期又没答复的不计；三次联系不上的算按期，另列；居民说没人联系过的不算。",
      "Replies given on time ÷ replies given or past due. Those not yet due are left out; three proper tries without reaching the person count as on time and are listed apart; replies the resident denies do not count.",
    ],
    numerator: ["按期答复的", "given on time"],
    denominator: ["已答复或已到期的", "given or past due"],
    missing: ["超期的", "late"],
  },
  unreachedRate: {
    name: ["联系不上", "Not reached"],
    formula: [
      "按规定试过三次仍联系不上的 ÷ 已答复或已试过的。",
      "Three proper tries without reaching the person ÷ replies given or tried.",
    ],
    numerator: ["联系不上的", "not reached"],
    denominator: ["已答复或已试过的", "answered or tried"],
    missing: ["联系上并答复了的", "reached and answered"],
  },
  ratingCoverage: {
    name: ["评价覆盖率", "Share rated"],
    formula: [
      "有评价的 ÷ 期内办结、可以请居民评价的。不留姓名的不计，多轮的只看最后一轮。",
      "Rated ÷ ended in the period and open to rating. Anonymous ones are left out; of several rounds the last counts.",
    ],
    numerator: RATED,
    denominator: ["期内办结、请居民评价的", "ended in the period, open to rating"],
    missing: ["没有评价的", "not rated"],
  },
  responseRate: {
    name: ["响应率", "Contacted"],
    formula: ["居民说联系过的 ÷ 有评价的。", "Residents who say they were contacted ÷ rated."],
    numerator: ["居民说联系过的", "contacted"],
    denominator: RATED,
    missing: ["居民说没有联系的", "not contacted"],
  },
  resolutionRate: {
    name: ["解决率", "Solved"],
    formula: [
      "居民说解决了的 ÷ 有评价的。部分解决、列入计划的不算解决；政策咨询不计。",
      "Residents who say it is solved ÷ rated. Partly solved and planned are not solved; pure inquiries are left out.",
    ],
    numerator: ["居民说解决了的", "solved"],
    denominator: ["有评价的（不含政策咨询）", "rated, without pure inquiries"],
    missing: ["没有解决或部分解决的", "not or only partly solved"],
  },
  satisfactionRate: {
    name: ["满意率", "Satisfied"],
    formula: [
      "（非常满意 + 满意 + 基本满意 × 0.9）÷ 有评价的。未评价不算满意。",
      "(Very satisfied + satisfied + 0.9 × fairly satisfied) ÷ rated. Not rated does not count as satisfied.",
    ],
    numerator: ["基本满意以上的", "fairly satisfied or better"],
    denominator: RATED,
    missing: ["不满意的", "dissatisfied"],
  },
  ended: {
    name: ["办结", "Ended"],
    formula: [
      "期内办结、现在仍是办结或结案的件数，不论哪天登记。",
      "Issues that ended in the period and have stayed ended, whenever they were registered.",
    ],
    numerator: ["期内办结的", "ended in the period"],
    denominator: ["期内办结的", "ended in the period"],
    missing: NONE,
  },
  backlogOpen: {
    name: ["在办", "Open"],
    formula: ["现在还没有办结的件数，不论哪天登记。", "Issues open now, whenever they were registered."],
    numerator: ["在办的", "open"],
    denominator: ["在办的", "open"],
    missing: NONE,
  },
  overdueOpen: {
    name: ["超期在办", "Open and overdue"],
    formula: [
      "现在在办、答复或办结期限已过的件数 ÷ 在办。",
      "Issues open now whose reply or resolution date has passed ÷ open.",
    ],
    numerator: ["在办且已超期的", "open and overdue"],
    denominator: ["在办的", "open"],
    missing: ["在办、没有超期的", "open, not overdue"],
  },
} as const satisfies Record<HeadlineId, FigureWords>;

/** Every figure in words (domain.md C6). */
export const FIGURES = { ...HEADLINE_FIGURES, ...PROCESS_FIGURES } as const satisfies Record<
  MetricId,
  FigureWords
>;

/** What is counted, as a noun after a number. */
export const COUNTED_IN = {
  ISSUE: ["件", "issues"],
  REPLY_CLOCK: ["次答复", "replies due"],
  CONTACT_CLOCK: ["次首次联系", "first contacts due"],
  RATING: ["次评价", "ratings"],
  HANDOVER: ["次派单", "hand-overs"],
  AT_PLACE: ["件", "issues"],
  SESSION: ["场", "sessions"],
} as const satisfies Record<Over, Pair>;

/** Headings of the ledger (台账), on screen and in the export. */
export const LEDGER_HEADINGS = {
  receiptNo: ["编号", "Number"],
  registeredAt: ["登记时间", "Registered"],
  channel: ["来源渠道", "Channel"],
  place: ["地点", "Place"],
  county: ["区县", "County"],
  town: ["街道（乡镇）", "Town"],
  community: ["社区（村）", "Community"],
  placeText: ["具体地点", "Exact place"],
  resident: ["反映人", "Resident"],
  phone: ["联系电话", "Phone"],
  category: ["问题类别", "Category"],
  tier: ["急愁难盼", "Tier"],
  level: ["现在层级", "Level now"],
  state: ["状态", "State"],
  statement: ["反映内容（原话）", "Original words"],
  unit: ["责任单位", "Unit in charge"],
  dispatchedAt: ["派单时间", "Dispatched"],
  dueAt: ["期限", "Due"],
  firstReplyAt: ["首次答复", "First reply"],
  resolvedAt: ["办结时间", "Resolved"],
  outcome: ["办理结果", "Outcome"],
  rating: ["满意度", "Rating"],
  round: ["第几轮", "Round"],
  breaches: ["超期次数", "Times overdue"],
  hazard: ["有危险", "Danger"],
  updatedAt: ["最后更新", "Last change"],
} as const satisfies Record<LedgerColumn, Pair>;

export const pick = (pair: Pair, lang: Lang): string => pair[lang === "zh" ? 0 : 1];
export const figureName = (id: MetricId, lang: Lang): string => pick(FIGURES[id].name, lang);
export const figureFormula = (id: MetricId, lang: Lang): string => pick(FIGURES[id].formula, lang);
