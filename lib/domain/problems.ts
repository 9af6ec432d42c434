import type { Lang } from "./vocabulary.ts";

/**
 * The catalogue of refusals. A refusal is a value, says what to do, and is the only thing that speaks to people;
 * bugs throw (house rule 7). Details are filled into {braces}.
 */
export type Problem = {
  readonly code: ProblemCode;
  readonly details?: Readonly<Record<string, string | number>>;
};

const CATALOGUE = {
  NOT_FOUND: [
    "没有找到这件事，或者它不在您的工作范围内。请核对编号。",
    "No such issue, or it lies outside your area. Please check the number.",
  ],
  NOT_SIGNED_IN: [
    "请先登录。您填的内容还在，登录后再提交。",
    "Please sign in first. What you typed is kept.",
  ],
  NOT_ALLOWED: [
    "您的岗位不能做这一步（{verb}）。可以请 {who} 来做。",
    "Your post may not do this ({verb}). It can be done by: {who}.",
  ],
  WRONG_STATE: [
    "现在是“{state}”，不能{verb}。现在可以做的是：{possible}。",
    "It is now “{state}”, so {verb} is not possible. Possible now: {possible}.",
  ],
  CHANGED_MEANWHILE: [
    "{who}刚刚做了“{verb}”，页面已更新。您填的内容还在，请看过再提交。",
    "{who} has just done “{verb}”. The page is up to date and what you typed is kept; please look again before sending.",
  ],
  INVALID: ["有几处需要改一下，已在下面标出。", "A few fields need attention; they are marked below."],
  TOO_MANY_TRIES: [
    "试得太多了，请 {minutes} 分钟后再试。",
    "Too many tries. Please try again in {minutes} minutes.",
  ],
  WRONG_SIGN_IN: ["用户名或密码不对。", "The user name or password is not right."],
  TRACK_NOT_FOUND: [
    "没有查到。请核对回执编号，以及手机号后四位或回执上的查询码。",
    "Nothing found. Please check the receipt number and the last four digits of the phone, or the key on the receipt.",
  ],
  TOO_LARGE: ["内容太大，请删短一些再提交。", "That is too large. Please shorten it and send again."],
  UNAVAILABLE: [
    "系统暂时没有响应，您填的内容还在，请稍后再试。",
    "The service did not answer. What you typed is kept; please try again shortly.",
  ],
  ONLY_IN_DEMO: ["只有演示环境可以拨快时钟。", "Only a demonstration can move the clock."],

  SPOKEN_IN_FUTURE: ["反映日期不能晚于今天。", "The day it was said cannot be after today."],
  SPOKEN_TOO_LONG_AGO: [
    "反映日期早于 7 日前，请写明补登的原因。",
    "It was said more than 7 days ago; please say why it is entered late.",
  ],
  UNKNOWN_PLACE: [
    "这个地点不在名册里，请重新选择。",
    "This place is not in the register; please choose again.",
  ],
  PLACE_OUT_OF_REACH: ["这个地点不在您的工作范围内。", "This place is outside your area."],
  UNKNOWN_CATEGORY: ["请从列表里选一个问题类别。", "Please choose a category from the list."],
  TIER_NOT_OF_LEVEL: [
    "这一层级不能定为“{tier}”。本级办不了的，请用“上报”。",
    "“{tier}” cannot be set at this level. What this level cannot solve is escalated.",
  ],
  UNIT_NOT_HERE: [
    "不能派给这个单位，请从名单里选。",
    "This unit cannot be chosen here; please pick one from the list.",
  ],
  RETURN_TOO_LATE: [
    "派单已超过 1 个工作日，视为接受，不能退单。办不了可以上报。",
    "More than one working day has passed since dispatch, so it counts as accepted. If it cannot be solved here, escalate it.",
  ],
  RETURN_TWICE: [
    "这一轮已退单 2 次，不能再退。",
    "It was returned twice in this round and cannot be returned again.",
  ],
  REPLY_INCOMPLETE: ["这还不算有效答复：{gaps}。", "This is not yet a valid reply: {gaps}."],
  REPLY_FIRST: [
    "请先答复居民今天的情况，再上报（同日告知，{dates}）。",
    "Reply to the resident first, then escalate (they must be told the same day, {dates}).",
  ],
  NOWHERE_HIGHER: ["已在市级，没有更高一级。", "It is already with the city; there is no higher level."],
  NOT_SENT_UP: [
    "只有下级主动上报的才能退回；超期升级的不能退回。",
    "Only what was escalated by people can be sent back, not what came up because it was overdue.",
  ],
  SEND_BACK_TOO_LATE: [
    "上报已超过 2 个工作日，不能再退回。",
    "More than two working days have passed; it can no longer be sent back.",
  ],
  SENT_BACK_BEFORE: ["这一轮已退回过一次，不能再退回。", "It was already sent back once in this round."],
  FINAL_REPLY_FIRST: [
    "请先把最终答复送到居民，再办结。",
    "Give the resident the final reply first, then resolve.",
  ],
  ALREADY_RATED: ["这一轮已经评过了，谢谢您。", "This round has already been rated. Thank you."],
  URGED_TODAY: [
    "今天已经催过了，明天可以再催。",
    "You have already urged today; you may do so again tomorrow.",
  ],
  REOPEN_TOO_LATE: [
    "结案已超过 30 日。请重新提交，我们会接着办。",
    "It was closed more than 30 days ago. Please submit it anew and we will take it from there.",
  ],
  SUPERVISION_TOO_HIGH: [
    "您这一级最高可以发 {level} 级督办。",
    "From your level, an order of level {level} is the highest.",
  ],
  LOWER_SUPERVISION: [
    "已有 {level} 级督办，请选更高一级。",
    "There is already a level {level} order; choose a higher one.",
  ],

  FILE_TYPE: [
    "只收照片（JPG、PNG、WebP、GIF）、PDF、Word、Excel、PPT 和文本文件。内容不是这些的，换了文件名也不收；带宏的请另存为不带宏的再传。",
    "Only photos (JPG, PNG, WebP, GIF), PDF, Word, Excel, PowerPoint and text files are taken, by what is in them and not by their name. Save documents without macros first.",
  ],
  FILE_BROKEN: [
    "这个文件打不开，可能已损坏。请重新拍一张，或另存一份再传。",
    "This file cannot be opened; it may be damaged. Please take the photo again, or save a new copy.",
  ],
  FILE_TOO_LARGE: ["每个文件最大 20 MB。请压缩或分开再传。", "A file may have 20 MB at most. Please make it smaller or split it."],
  FILES_TOO_MANY: ["每次最多 10 个文件。", "Ten files at most can be added here."],
  FILE_GONE: [
    "有文件没有传完，或者等得太久已被清掉。请重新选择。",
    "A file did not arrive whole, or waited too long and was removed. Please choose it again.",
  ],
  FILES_WAITING: [
    "还有很多传上来没有提交的文件，请先提交，或明天再传。",
    "Many files were sent and not yet used. Please use them first, or try again tomorrow.",
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type ProblemCode = keyof typeof CATALOGUE;
export const PROBLEM_CODES = Object.keys(CATALOGUE) as ProblemCode[];

export const problem = (code: ProblemCode, details?: Problem["details"]): Problem =>
  details ? { code, details } : { code };

export const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" &&
  value !== null &&
  "code" in value &&
  typeof value.code === "string" &&
  value.code in CATALOGUE;

/** The sentence a person reads. Details must already be words (labels), never identifiers. */
export function problemSentence(of: Problem, lang: Lang): string {
  const template = CATALOGUE[of.code][lang === "zh" ? 0 : 1];
  return template.replace(/\{(\w+)\}/g, (whole, key) => String(of.details?.[key] ?? whole));
}
