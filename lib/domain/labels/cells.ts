import type { CellProblem, SheetKey } from "../ledger/ledgerSheet.ts";
import type { Lang } from "../vocabulary.ts";
import { sheetHeading } from "./ledger.ts";

type Pair = readonly [zh: string, en: string];
type Say = (details: Readonly<Record<string, string | number>>, lang: Lang) => Pair;

/** What to do about a cell of an imported ledger, as a sentence. */
const SENTENCES: Readonly<Record<string, Say>> = {
  REQUIRED: () => ["请填写这一格。", "Please fill in this cell."],
  BAD_DATE: () => [
    "看不懂这个日期，请写成2026-03-09、2026.3.9、2026年3月9日或3/9。",
    "This is no date we can read. Please write 2026-03-09, 2026.3.9, 2026年3月9日 or 3/9.",
  ],
  AFTER_TODAY: () => ["日期在今天之后，请核对。", "The date lies after today; please check."],
  BEFORE: ({ date = "", column = "" }, lang) => [
    `早于“${sheetHeading(column as SheetKey, lang)}”（${date}），请核对这两格。`,
    `Earlier than “${sheetHeading(column as SheetKey, lang)}” (${date}); please check both cells.`,
  ],
  UNKNOWN_WORD: () => [
    "没有这个选项，请改成下面的写法。",
    "There is no such choice; please use one of those below.",
  ],
  TOO_LONG: ({ max = 0, length = 0 }) => [
    `最多${max}个字，现在有${length}个字，请删短。`,
    `At most ${max} characters; there are ${length}. Please shorten it.`,
  ],
  BAD_PHONE: () => [
    "电话号码不对。请填11位手机号或带区号的固定电话，也可以留空。",
    "That is no phone number. Please enter a mobile number or a landline with area code, or leave it empty.",
  ],
  NOT_OF_SUBJECT: () => [
    "二级类别不属于这个一级类别，请改其中一格。",
    "The second level does not belong to the first; please change one of them.",
  ],
  ENDED_HOW: () => ["写了办结时间，请写办理结果。", "It has ended; please say with which outcome."],
  ENDED_WHEN: () => ["写了办理结果，请写办结时间。", "It has an outcome; please say when it ended."],
  REPLIED_WHEN: () => ["写了答复内容，请写答复时间。", "There is a reply; please say when it was given."],
  WAS_IN_TIME: () => [
    "答复时间没有超过答复期限，这里却写“否”，请核对三格。",
    "The reply came within its limit but this says no; please check the three cells.",
  ],
  WAS_LATE: () => [
    "答复时间晚于答复期限，这里却写“是”，请核对三格。",
    "The reply came after its limit but this says yes; please check the three cells.",
  ],
  PLACE_MISSING: () => [
    "请写明县区、街道乡镇或社区村，至少一格。",
    "Please name the county, the town or the community: at least one of them.",
  ],
  UNKNOWN_PLACE: () => [
    "名册里没有这个地方，请改成名册里的名称。",
    "This place is not in the register; please use a name from it.",
  ],
  AMBIGUOUS_PLACE: () => [
    "有几个同名的地方，请把上一级也写上。",
    "Several places have this name; please name the one above it too.",
  ],
  OUT_OF_REACH: () => [
    "这个地方不在您的工作范围内，请从表里删去这一行。",
    "This place is outside your area; please take the row out.",
  ],
  TIER_HAS_NO_OFFICE: () => [
    "这个层级要由更具体的地方来办，请写明街道乡镇或社区村。",
    "This tier is for an office nearer by; please name the town or the community.",
  ],
  UNKNOWN_UNIT: () => [
    "名册里没有这个单位，请改成名册里的名称。",
    "This unit is not in the register; please use a name from it.",
  ],
  UNIT_NOT_HERE: () => [
    "还没办结的事不能派给这个单位，请改成本级单位，或者留空。",
    "What is still open cannot be with this unit; please name one of that office, or leave it empty.",
  ],
  CATEGORY_NEEDED: () => [
    "已经派单的事要有类别，请填写。",
    "What was dispatched needs a category; please fill it in.",
  ],
};
const LOOK_AGAIN: Pair = ["请核对这一格。", "Please check this cell."];
const SUGGESTED: Pair = ["可以写：", "Possible: "];

/** What to do about a cell, with what it could say instead. */
export function cellSentence({ code, details = {}, suggestions = [] }: CellProblem, lang: Lang): string {
  const at = lang === "zh" ? 0 : 1;
  const sentence = (SENTENCES[code]?.(details, lang) ?? LOOK_AGAIN)[at];
  if (suggestions.length === 0) return sentence;
  const list = suggestions.join(lang === "zh" ? "、" : ", ");
  return `${sentence}${lang === "zh" ? "" : " "}${SUGGESTED[at]}${list}${lang === "zh" ? "。" : "."}`;
}
