import type { ProcessId } from "../figures/metrics.ts";
import type { FigureWords, Pair } from "./figures.ts";

const FIRST_RATED: Pair = ["期内第一轮办结且有评价的", "first rounds ended in the period and rated"];
const ENDED_ONCE: Pair = ["期内登记、办结过的", "registered in the period and ended at least once"];
const HANDED: Pair = ["期内派出的", "handed to a unit in the period"];
const DECIDED: Pair = ["退回后已有定论的", "returned and decided on since"];
const FROM_BELOW: Pair = [
  "期内登记、从社区和街道办起、已办结的",
  "registered in the period, begun at community or town, and ended",
];
const SESSIONS: Pair = ["期内公告过或已举行的", "announced, or held, in the period"];

/** The figures of the process in words (domain.md C6, Z16, N17). */
export const PROCESS_FIGURES = {
  firstSolvedRate: {
    name: ["首次解决率", "Solved the first time"],
    formula: [
      "第一轮办结后居民说解决了、此后没有重办的 ÷ 期内第一轮办结、居民作了评价的。部分解决、列入计划的不算解决；政策咨询和不留姓名的不计。",
      "First rounds the resident calls solved and that were not reopened ÷ first rounds ended in the period and rated. Partly solved and planned are not solved; pure inquiries and anonymous ones are left out.",
    ],
    numerator: ["第一轮就解决的", "solved in the first round"],
    denominator: FIRST_RATED,
    missing: ["第一轮没有解决的", "not solved in the first round"],
  },
  reopenRate: {
    name: ["重办率", "Reopened"],
    formula: [
      "重办过一次以上的 ÷ 期内登记、办结过一次以上的。重办的在再次办结以前不算办结。",
      "Reopened at least once ÷ registered in the period and ended at least once. A reopened issue is not resolved until it ends again.",
    ],
    numerator: ["重办过的", "reopened"],
    denominator: ENDED_ONCE,
    missing: ["没有重办过的", "never reopened"],
  },
  repeatRate: {
    name: ["同点位重复率", "Same problem, same place"],
    formula: [
      "同一社区（村）、同一楼栋或地点、同一个二级类别，90天内已经登记过一件的 ÷ 期内登记、类别和地点清楚的。并案的、撤回的和要保密办理的不计。",
      "Issues for which the same category was registered at the same building or place of the same community within 90 days before ÷ registered in the period with a known category and place. Merged, withdrawn and confidential ones are left out.",
    ],
    numerator: ["90天内重复的", "again within 90 days"],
    denominator: ["期内登记、类别和地点清楚的", "registered in the period, category and place known"],
    missing: ["90天内没有重复的", "not within 90 days"],
  },
  promptContactRate: {
    name: ["及时响应率", "Contacted in time"],
    formula: [
      "承办单位在首次联系时限（一般24小时）内联系上居民的 ÷ 期内登记、首次联系已经完成或时限已过的。还没到时限也没联系的不计；三次联系不上的，时限内算完成，但不算联系上。",
      "Residents the unit reached within the time for the first contact (24 hours as a rule) ÷ first contacts made, or past their time, of issues registered in the period. Not yet due and not made ones are left out; three tries in vain end the wait, but nobody was reached.",
    ],
    numerator: ["按时联系上的", "reached in time"],
    denominator: ["期内登记、该首次联系的", "first contacts due, of issues registered in the period"],
    missing: ["没有按时联系上的", "not reached in time"],
  },
  returnRate: {
    name: ["退单率", "Returned by the unit"],
    formula: [
      "承办单位退回的 ÷ 期内派单和审定派出的次数。一件派出几次，算几次。",
      "Hand-overs that the unit gave back ÷ hand-overs to a unit in the period, by dispatch or by ruling. An issue handed over twice counts twice.",
    ],
    numerator: ["退回的", "given back"],
    denominator: HANDED,
    missing: ["没有退回的", "kept"],
  },
  upheldRate: {
    name: ["退单成立率", "Returns upheld"],
    formula: [
      "退得有理的 ÷ 期内派出、退回后已有定论的。改派别的单位，或审定说退得对，算成立；又派回原单位不算；还没有定论的不计。",
      "Returns that were right ÷ returns of the period's hand-overs that were decided on. Right means handed to another unit since, or upheld by a ruling; handed back to the same unit it was not. Undecided ones are left out.",
    ],
    numerator: ["成立的", "upheld"],
    denominator: DECIDED,
    missing: ["不成立的", "overruled"],
  },
  localRate: {
    name: ["基层化解率", "Settled locally"],
    formula: [
      "在社区（村）和街道（乡镇）办结的 ÷ 期内登记、从这一层办起、已经办结的。上报不扣分：上级办结的只是不计入分子。转法定途径的不算化解。",
      "Ended at community or town ÷ registered in the period, begun at that level, and ended. Moving up costs nothing: what ended above is just not counted as local. Referred out is not settled.",
    ],
    numerator: ["在社区和街道办结的", "ended at community or town"],
    denominator: FROM_BELOW,
    missing: ["在上级办结或转出的", "ended above or referred out"],
  },
  onTimeNoticeRate: {
    name: ["公告按时率", "Announced in time"],
    formula: [
      "至少提前一天公告的场次 ÷ 期内公告过或已举行的场次。没有公告就举行的算没有按时；还没到日子的不计。",
      "Sessions announced at least a day before ÷ sessions announced, or held, in the period. One held without a notice was not in time; those still to come are left out.",
    ],
    numerator: ["按时公告的", "announced in time"],
    denominator: SESSIONS,
    missing: ["公告晚了或没有公告的", "late or not announced"],
  },
} as const satisfies Record<ProcessId, FigureWords>;

/** 办理天数 in words. */
export const DAYS_WORDS = {
  name: ["办理天数", "Days to the end"],
  formula: [
    "期内办结、现在仍是办结或结案的，从登记那天到办结那天，登记当天是第0天。中位数：一半以上在这么多天内办结；九成不超过：九成以上在这么多天内办结。都是实际出现过的天数，不求平均。重办的按最后一次办结算；转出的不计。",
    "Issues that ended in the period and have stayed ended, from the day registered (day 0) to the day ended. Median: at least half ended within so many days; nine in ten: at least 90% did. Both are numbers of days that occurred, nothing is averaged. A reopened issue counts by its last end; referred out is left out.",
  ],
  median: ["中位数", "Median"],
  most: ["九成不超过", "Nine in ten within"],
} as const satisfies Record<string, Pair>;

/** 走访覆盖 (domain.md N18 「所有居民或家庭都能参与一次」) in words; its counts are those of the round (lib/db/rounds). */
export const COVERAGE = {
  version: 1,
  words: {
    name: ["走访覆盖", "Households reached"],
    formula: [
      "这一年走访时见到并参与的住户 ÷ 登记在册、有人住的住户。婉拒的尊重其意愿，不再催，也不算走到；只按地址数，不记人。",
      "Households met and taking part this year ÷ addresses in the register where somebody lives. Whoever declines is left in peace and not counted as reached. Addresses are counted, never persons.",
    ],
    numerator: ["走访到的", "reached"],
    denominator: ["有人住的", "lived in"],
    missing: ["未遇、婉拒或还没有去的", "not met, declined or not yet visited"],
  },
} as const satisfies { version: number; words: FigureWords };
