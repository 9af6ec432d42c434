import { label } from "../labels.ts";
import type { SheetSource } from "../ledger/ledgerLine.ts";
import type { SheetKey } from "../ledger/ledgerSheet.ts";
import type { CategoryL1, Channel, Lang, Level, Outcome, RatingLevel, Tier } from "../vocabulary.ts";
import { CATEGORY_L1_WORDS, CATEGORY_WORDS } from "./taxonomy.ts";
import { LABELS } from "./words.ts";

type Pair = readonly [zh: string, en: string];
const at = (lang: Lang): 0 | 1 => (lang === "zh" ? 0 : 1);

/** The head of each column; the rest of a line are other heads under which old ledgers have it. zh as in domain.md F6. */
export const SHEET_HEADINGS = {
  seq: ["序号", "No."],
  number: ["编号", "Number", "受理编号", "工单编号", "诉求编号"],
  registeredOn: ["登记时间", "Registered on", "登记日期", "受理时间"],
  channel: ["来源渠道", "Channel", "来源", "渠道"],
  spokenOn: ["走访(接待)时间", "Visited (received) on", "走访时间", "接待时间", "走访日期"],
  visitor: ["走访人", "Visited by", "走访干部", "接待人"],
  county: ["县区", "County", "区县", "县(区)", "区(县)"],
  town: ["街道乡镇", "Town", "街道(乡镇)", "乡镇街道", "镇街", "街道"],
  community: ["社区村", "Community", "社区(村)", "村社区", "社区"],
  grid: ["网格", "Grid"],
  resident: ["反映人", "Resident", "诉求人", "姓名"],
  phone: ["联系电话", "Phone", "电话", "联系方式"],
  categoryL1: ["问题类别一级", "Category, first level", "一级", "一级类别", "问题类别(一级)"],
  categoryL2: ["二级", "Category, second level", "问题类别二级", "二级类别", "问题类别(二级)"],
  tier: ["层级(急愁难盼)", "Tier", "层级", "急愁难盼"],
  statement: ["反映内容(原话)", "Original words", "反映内容", "原话", "诉求内容"],
  unit: ["责任单位", "Unit in charge", "承办单位"],
  handler: ["责任人", "Person in charge", "承办人"],
  dispatchedOn: ["派单时间", "Dispatched on", "派单日期", "交办时间"],
  dueOn: ["答复期限", "Reply due on", "期限"],
  repliedOn: ["答复时间", "Replied on", "答复日期"],
  reply: ["答复内容", "Reply"],
  onTime: ["是否按期", "In time", "是否按时"],
  measures: ["办理措施", "Measures"],
  resolvedOn: ["办结时间", "Resolved on", "办结日期"],
  outcome: ["办理结果", "Outcome", "结果"],
  escalated: ["是否上报及层级", "Escalated, to which level", "是否上报"],
  rating: ["满意度", "Rating", "满意程度"],
  remark: ["备注", "Remarks"],
} as const satisfies Record<SheetKey, readonly [zh: string, en: string, ...others: string[]]>;
export const sheetHeading = (key: SheetKey, lang: Lang): string => SHEET_HEADINGS[key][at(lang)];

type Row<Word extends string> = readonly [code: Word, zh: string, en: string, ...others: string[]];
const rows = <Word extends string | number>(
  list: Readonly<Record<Word, Pair>>,
  others: Partial<Record<Word, readonly string[]>> = {},
): Row<`${Word}`>[] =>
  (Object.entries(list) as [Word, Pair][]).map(([code, [zh, en]]) => [
    `${code}` as `${Word}`,
    zh,
    en,
    ...(others[code] ?? []),
  ]);

/** Columns whose cells hold one word of a list: how it is written, and how else it is found in old ledgers. */
export const WORD_COLUMNS = {
  channel: rows<Channel>(LABELS.channel, {
    VISIT: ["走访", "入户", "入户走访", "家访", "民情家访"],
    RECEPTION: ["接待", "来访", "夜访接待"],
    PHONE: ["来电", "电话反映"],
    WEB: ["网络", "微信", "网上反映", "小程序"],
    LETTER: ["信件", "书信", "信访"],
    HOTLINE_12345: ["12345", "热线", "市民热线"],
  }),
  categoryL1: rows<CategoryL1>(CATEGORY_L1_WORDS),
  categoryL2: rows<string>(CATEGORY_WORDS),
  tier: rows<Tier>(LABELS.tierChar),
  onTime: [
    ["YES", "是", "Yes", "按期", "按时"],
    ["NO", "否", "No", "超期", "逾期", "未按期"],
  ] as Row<"YES" | "NO">[],
  outcome: rows<Outcome>(LABELS.outcome, {
    SOLVED: ["解决", "办结", "已办结", "已办理"],
    PARTIAL: ["部分办结"],
    EXPLAINED: ["已解释", "解释说明", "已答复"],
    NOT_SUPPORTED: ["不予支持"],
    PLANNED: ["列入计划"],
  }),
  escalated: [
    ["NO", "否", "No", "未上报", "无"],
    ["TOWN", "是，街道（乡镇）", "Yes, town", "街道", "乡镇", "街道（乡镇）"],
    ["COUNTY", "是，区县", "Yes, county", "区县", "区", "县", "县区", "上报区县"],
    ["CITY", "是，市", "Yes, city", "市", "市级", "上报市"],
  ] as Row<"NO" | Exclude<Level, "COMMUNITY">>[],
  rating: rows<RatingLevel>(LABELS.ratingLevel),
} as const;
export type WordOf<K extends keyof typeof WORD_COLUMNS> = (typeof WORD_COLUMNS)[K][number][0];

export const wordFor = (key: keyof typeof WORD_COLUMNS, code: string, lang: Lang): string =>
  WORD_COLUMNS[key].find(([word]) => word === code)?.[lang === "zh" ? 1 : 2] ?? "";
/** The words that may stand in a column. */
export const wordsIn = (key: keyof typeof WORD_COLUMNS, lang: Lang): string[] =>
  WORD_COLUMNS[key].map((row) => row[lang === "zh" ? 1 : 2]);
export const wordsOf = (key: keyof typeof WORD_COLUMNS): string[] => wordsIn(key, "zh");

/** 备注: what a line has no column for; an old ledger's own remark stands first. */
export function sheetRemark(
  row: Pick<
    SheetSource,
    "told" | "oldNumber" | "placeText" | "state" | "round" | "hazard" | "confidentiality"
  >,
  lang: Lang,
): string {
  const zh = lang === "zh";
  const parts = [
    row.told?.remark,
    row.placeText && (zh ? `地点：${row.placeText}` : `Place: ${row.placeText}`),
    zh ? `状态：${label("state", row.state, lang)}` : `State: ${label("state", row.state, lang)}`,
    row.round > 1 && (zh ? `第${row.round}轮` : `Round ${row.round}`),
    row.hazard && (zh ? "有危险" : "Danger"),
    row.confidentiality !== "NORMAL" && label("confidentiality", row.confidentiality, lang),
    row.told &&
      (zh
        ? `由旧台账导入${row.oldNumber ? `，原编号${row.oldNumber}` : ""}`
        : `From an old ledger${row.oldNumber ? `, there ${row.oldNumber}` : ""}`),
  ];
  return parts.filter(Boolean).join(zh ? "；" : "; ");
}
