import { type CivilDate, shanghaiDate, weekday, yearOf } from "./calendar/calendar.ts";
import type { FieldProblem } from "./commands.ts";
import { LABELS } from "./labels/words.ts";
import { type Problem, problemSentence } from "./problems.ts";
import type { CategoryL1, ClockKind, Lang, OrderLevel, SuperviseReason } from "./vocabulary.ts";

export { say, type Texts, texts } from "./texts.ts";
export { LABELS };

export type LabelKind = keyof typeof LABELS;
/** A leaf of the taxonomy comes from the database as a plain code, every other word from its list. */
export type LabelWord<K extends LabelKind> = K extends "category" ? string : keyof (typeof LABELS)[K];
type Pair = readonly [zh: string, en: string];

const UNCATEGORISED: Pair = ["未分类", "Uncategorised"];
const inLang = (pair: Pair, lang: Lang): string => pair[lang === "zh" ? 0 : 1];
const find = (kind: LabelKind, word: string): Pair | undefined => {
  const list: Readonly<Record<string, Pair>> = LABELS[kind];
  return Object.hasOwn(list, word) ? list[word] : undefined;
};

/** A word of a list as people read it. A category code that is in no list reads 未分类 / Uncategorised. */
export function label<K extends LabelKind>(kind: K, word: LabelWord<K>, lang: Lang): string {
  return inLang(find(kind, String(word)) ?? UNCATEGORISED, lang);
}

/** 二级督办 / Level 2 order */
export const orderLevel = (level: number, lang: Lang): string =>
  label("orderLevel", level as OrderLevel, lang);

/** 二级督办：超期（答复）: how high, why, and which promise it is about where it is about one. */
export function orderName(
  {
    level,
    reason,
    clock,
  }: { readonly level: number; readonly reason: SuperviseReason; readonly clock: ClockKind | null },
  lang: Lang,
): string {
  const [why, about] = [label("superviseReason", reason, lang), clock && label("clock", clock, lang)];
  return lang === "zh"
    ? `${orderLevel(level, lang)}：${why}${about ? `（${about}）` : ""}`
    : `${orderLevel(level, lang)}: ${why}${about ? ` (${about})` : ""}`;
}

/** 住房物业 · 渗漏与房屋质量; null, or a code that is in no list: 未分类 / Uncategorised. */
export function categoryPath(code: string | null, lang: Lang): string {
  const leaf = find("category", code ?? "");
  if (code === null || !leaf) return inLang(UNCATEGORISED, lang);
  return `${label("categoryL1", code.split(".", 1)[0] as CategoryL1, lang)} · ${inLang(leaf, lang)}`;
}

/** Which list the words of a detail come from, and how several are joined [zh, en]. */
const DETAILS: Readonly<Record<string, readonly [kind: LabelKind, joiner: Pair, whenNone: Pair]>> = {
  verb: ["verb", ["、", ", "], ["做这一步", "this step"]],
  step: ["verb", ["、", ", "], ["前一步", "the step before"]],
  possible: ["verb", ["、", ", "], ["没有要做的", "nothing"]],
  caseVerb: ["caseVerb", ["、", ", "], ["这一步", "this step"]],
  caseState: ["caseState", ["、", ", "], ["另一种状态", "in another state"]],
  state: ["state", ["、", ", "], ["另一种状态", "in another state"]],
  tier: ["tierChar", ["、", ", "], ["这一类", "this tier"]],
  gaps: ["replyGap", ["；", "; "], ["请把四个部分写全", "fill in all four parts"]],
  order: ["orderLevel", ["、", ", "], ["督办", "an order"]],
  who: ["role", ["、", ", "], ["负责这件事的同事", "a colleague in charge"]],
};

/** The sentence a person reads for a refusal: the identifiers in its details become words and dates first. */
export function sentence(problem: Problem, lang: Lang): string {
  const details: Record<string, string | number> = {};
  for (const [key, [, , none]] of Object.entries(DETAILS)) details[key] = inLang(none, lang);
  for (const [key, value] of Object.entries(problem.details ?? {})) {
    const told = typeof value === "number" ? value : inWords(key, value, lang);
    if (told !== "") details[key] = told;
  }
  return problemSentence({ code: problem.code, details }, lang);
}

/** A word that is in no list (the name of a person in `who`) stays as it is. */
function inWords(key: string, value: string, lang: Lang): string {
  const list = DETAILS[key];
  if (!list) return value.replace(/\b\d{4}-\d\d-\d\d\b/g, (date) => showDate(date, lang));
  const [kind, joiner] = list;
  return value
    .split(",")
    .map((word) => word.trim())
    .map((word) => {
      const pair = find(kind, word);
      return pair ? inLang(pair, lang) : word;
    })
    .join(inLang(joiner, lang));
}

const FIELD_SENTENCES: Readonly<Record<string, (p: FieldProblem) => Pair>> = {
  REQUIRED: () => ["请填写这一项。", "Please fill this in."],
  TOO_SHORT: ({ min }) => [
    `请写得再具体些，至少${min}个字。`,
    `Please say a little more: at least ${min} characters.`,
  ],
  TOO_LONG: ({ max = 0, length = 0 }) => [
    `最多${max}个字，现在有${length}个字，请删去${length - max}个字。`,
    `At most ${max} characters. There are ${length}; please cut ${length - max}.`,
  ],
  BAD_DATE: () => ["请填一个日期，例如2026-03-09。", "Please enter a real date, for example 2026-03-09."],
  BAD_TIME: () => ["请填写时间，例如14:05。", "Please enter a time, for example 14:05."],
  BAD_PHONE: () => [
    "电话号码不对。请填11位手机号，或带区号的固定电话，也可以不填。",
    "That is no phone number. Please enter a mobile number or a landline with area code, or leave it empty.",
  ],
  OFFICE_PHONE: () => [
    "这里只填单位的办公电话，不填个人手机号。",
    "Only the office’s number goes here, never somebody’s own mobile.",
  ],
  END_BEFORE_START: () => ["结束时间要晚于开始时间。", "The end must be later than the start."],
  LAST_BEFORE_FIRST: () => ["最后一天不能早于第一天。", "The last day may not be before the first."],
  TOO_MANY_DAYS: ({ max = 31 }) => [
    `一次最多改${max}天，请分几次改。`,
    `At most ${max} days at once; please do it in several steps.`,
  ],
  HOURS_MISSING: () => ["请至少填一段开放时间。", "Please give at least one stretch of opening hours."],
  BAD_CODE: () => ["请填短信里的6位数字。", "Please enter the six digits of the text message."],
  BAD_MOBILE: () => ["请填11位手机号。", "Please enter an 11-digit mobile number."],
  BAD_MOBILE_OR_EMAIL: () => [
    "请填11位手机号，或者邮箱地址。",
    "Please enter an 11-digit mobile number, or an e-mail address.",
  ],
  BAD_EMAIL: () => ["邮箱地址不对，请核对。", "That is no e-mail address; please check it."],
  BAD_ROBOT: () => [
    "这不是群机器人的地址。请从群里复制整个 Webhook 地址。",
    "That is no address of a group robot. Please copy the whole webhook address from the group.",
  ],
  BAD_ROBOT_SECRET: () => [
    "密钥不对。它以 SEC 开头，在机器人的安全设置里。",
    "That is no secret. It begins with SEC and stands in the robot’s security settings.",
  ],
  BAD_DAYS: ({ min = 1, max = 60 }) => [
    `请填${min}到${max}的整数。`,
    `Please enter a whole number from ${min} to ${max}.`,
  ],
  ROWS_MISSING: () => ["请至少勾选一件。", "Please tick at least one issue."],
  TOO_MANY_MENTIONS: ({ max = 10 }) => [
    `一条备注最多提到${max}个人。`,
    `A note can mention ${max} people at most.`,
  ],
  BAD_ID: () => ["请从名单里选一个。", "Please choose one from the list."],
  CHOOSE_ONE: () => ["请选一项。", "Please choose one."],
  PROBLEM_MISSING: () => [
    "请至少写下一件反映的问题；没有的话，请把结果改为“没有要反映的”。",
    "Please write down at least one problem, or change the result to “Nothing to raise”.",
  ],
  PROMISED_DAY: () => [
    "请写走访当天或以后的日子，最晚半年内。",
    "Please give a day from the visit on, within half a year.",
  ],
  RESULT_WITHOUT_PROBLEMS: () => [
    "下面写了问题，请把结果改为“反映了问题”，或删去这些问题。",
    "Problems are written below. Please change the result to “Raised a problem”, or remove them.",
  ],
};
const LOOK_AGAIN: Pair = ["请核对这一项。", "Please check this field."];

/** What to do about a field. A code without a sentence of its own asks to look again. */
export function fieldSentence(problem: FieldProblem, lang: Lang): string {
  return inLang(FIELD_SENTENCES[problem.code]?.(problem) ?? LOOK_AGAIN, lang);
}

const WEEKDAYS: readonly Pair[] = [
  ["周一", "Mon"],
  ["周二", "Tue"],
  ["周三", "Wed"],
  ["周四", "Thu"],
  ["周五", "Fri"],
  ["周六", "Sat"],
  ["周日", "Sun"],
];
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** 2026年3月9日 周一 · Mon 9 Mar 2026 */
export function showDate(date: CivilDate, lang: Lang): string {
  const [year, month, day] = [yearOf(date), Number(date.slice(5, 7)), Number(date.slice(8))];
  const name = inLang(WEEKDAYS[weekday(date) - 1] as Pair, lang);
  return lang === "zh"
    ? `${year}年${month}月${day}日 ${name}`
    : `${name} ${day} ${MONTHS[month - 1]} ${year}`;
}

/** The month of a date: 2026年3月 · 2026-03 */
export const showMonth = (date: CivilDate, lang: Lang): string =>
  lang === "zh" ? `${yearOf(date)}年${Number(date.slice(5, 7))}月` : date.slice(0, 7);

/** The instant on a wall in Shanghai: 2026年3月9日 周一 14:05 · Mon 9 Mar 2026, 14:05 */
export function showDateTime(at: Date, lang: Lang): string {
  const midnight = Date.parse(`${shanghaiDate(at)}T00:00:00+08:00`);
  const minutes = Math.floor((at.getTime() - midnight) / 60_000);
  const time = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, "0")).join(":");
  return `${showDate(shanghaiDate(at), lang)}${lang === "zh" ? " " : ", "}${time}`;
}

/** Whole days from today to a due date: 今天 · 明天 · 还有3天 · 已过2天. */
export function relativeDays(fromToday: number, lang: Lang): string {
  const days = Math.abs(fromToday);
  const plural = days === 1 ? "day" : "days";
  if (fromToday === 0) return lang === "zh" ? "今天" : "today";
  if (fromToday === 1) return lang === "zh" ? "明天" : "tomorrow";
  if (fromToday > 0) return lang === "zh" ? `还有${days}天` : `${days} ${plural} left`;
  return lang === "zh" ? `已过${days}天` : `${days} ${plural} past`;
}

/** 39,000 */
export function showNumber(value: number, lang: Lang): string {
  return new Intl.NumberFormat(lang === "zh" ? "zh-CN" : "en-GB").format(value);
}

/** Of every hundred so many, rounded half up once; for a sentence. The denominator is more than nothing. */
export const perHundred = (numerator: number, denominator: number): number =>
  Math.floor((numerator * 200 + denominator) / (denominator * 2));

/** A share with one decimal, rounded half up once, on whole numbers (domain.md C6): 92.3%. Of nothing it is "—". */
export function percent(numerator: number, denominator: number, lang: Lang): string {
  if (denominator === 0) return "—";
  const tenths = Math.floor((numerator * 2000 + denominator) / (denominator * 2));
  return `${showNumber(Math.floor(tenths / 10), lang)}.${tenths % 10}%`;
}
