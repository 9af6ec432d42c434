import { type CivilDate, isCivilDate } from "../calendar/calendar.ts";
import type { Issue } from "../casework/issue.ts";
import { triedInVain } from "../casework/tries.ts";
import { normalisePhone } from "../phone.ts";
import { lengthOf, normaliseDigits } from "../text.ts";
import type { Confidentiality, ReplyChannel, ReplyKind } from "../vocabulary.ts";
import { hasBlanks, type TemplateText, withoutTemplates } from "./fillIns.ts";

/** What a reply can lack (domain.md C3). Part (a), the responsible unit, is asked by `can`. Sentences are in labels. */
export const REPLY_GAPS = [
  "DONE_MISSING", // 做了什么
  "STATE_MISSING", // 现在怎样
  "NEXT_MISSING", // 下一步
  "NEXT_ON_MISSING", // … and its date
  "NEXT_ON_PAST",
  "CONTACT_NAME_MISSING", // 找谁
  "CONTACT_PHONE_MISSING",
  "CONTACT_PHONE_INVALID",
  "TOO_SHORT",
  "TEMPLATE_ONLY",
  "BLANKS_LEFT",
  "NOT_REACHED",
  "PUBLIC_POST_NOT_ALLOWED",
  "NOBODY_TO_CALL",
] as const;
export type ReplyGap = (typeof REPLY_GAPS)[number];

/** Least number of letters and digits of the writer's own, over the three text parts together (domain.md C3 d). */
export const REPLY_MIN_LETTERS = 30;

/** With set phrases taken out, fewer letters than this in 做了什么 and 现在怎样 together tell nothing. */
const TELLING_LETTERS = 4;

export type ReplyDraft = {
  kind: ReplyKind;
  done: string;
  state: string;
  next: string;
  nextOn: CivilDate | null;
  /** Name or post of the person to ask for. */
  contactName: string;
  contactPhone: string;
  channel: ReplyChannel;
  /** Call answered, met face to face, message delivered, letter handed to the post. */
  reached: boolean;
  confidentiality: Confidentiality;
  /** False when the resident left no way to be reached; then a public posting findable by receipt number counts. */
  reachable: boolean;
  /** three tries found nobody: what is said is left where the resident can find it (domain.md C3 ATTEMPTED) */
  triedInVain: boolean;
  today: CivilDate;
  /** templates that may have been used: what they wrote is not the writer's own */
  templates?: readonly TemplateText[];
};

// Set phrases are made of these words.
const WE = "(我们|我单位|我办|我局|我社区|相关部门|有关部门)?";
const YOU = "(您|你|给您|给你)?";
const MATTER = "(问题|诉求|情况|事项|来信|来电)";
const RAISED = "(反映|反应|提出|咨询|投诉|反馈)";
const ALREADY = "(现已|已经|已)?";
const OFFICE = "((给|至|到)?(了)?(相关|有关|责任|承办|职能)(部门|单位|科室|人员))?";
const WORK = "(处理|办理|核实|协调|跟进|调查|研究|推进|解决|落实|答复|回复|反馈|关注)";

/**
 * Phrases that say nothing of the matter at hand: greeting, received, passed on, in hand, soon, thanks. They are taken
 * out, in this order, before letters are counted. Blanks and punctuation are gone by then.
 */
const SET_PHRASES = [
  "尊敬的(居民|市民|群众|诉求人|先生|女士|网友)+|您好|你好",
  `${YOU}(所)?${RAISED}的?${MATTER}?${WE}${ALREADY}(收悉|收到|知悉)`,
  `${WE}${ALREADY}(收悉|收到|知悉)(了)?${YOU}(所)?${RAISED}的?${MATTER}`,
  `(您|你)(所)?${RAISED}的?${MATTER}`,
  `${WE}${ALREADY}(转办|转交|转送|转给|移交|派单|交办|转(?=相关|有关|责任|承办|职能))${OFFICE}(进行)?${WORK}*`,
  `${WE}(目前|现在)?(正在|在)(积极|抓紧|加紧|进一步)*${WORK}+(之)?(中)?`,
  `${WE}(将|会|将会|一定)?(尽快|及时|第一时间|抓紧|继续|持续)(给予|予以|进行)?${YOU}${WORK}+${YOU}`,
  `${WE}高度重视|请${YOU}(耐心|再)?(等待|稍等|谅解|理解)|特此(回复|答复|告知)`,
  "(感谢|谢谢)(您|你)?(的|对)?((我们)?工作的|我们的|来电|来信|理解|支持|配合|关注|监督|反映|与|和)*",
  "祝(您|你)(生活愉快|身体健康|工作顺利)+|如有(疑问|问题)(请|可)?(随时)?(联系|致电|咨询)(我们)?",
  `(按|按照|依照)(相关|有关)(规定|政策|程序|流程)${WORK}*`,
  "((your|the)(issue|problem|request|complaint|matter))?(has|have|is|was)(been|being)?(received|forwarded|passedon|processed|handled)",
  "inprogress|thankyou(foryour(patience|understanding|support|letter))?|pleasewait",
].map((phrase) => new RegExp(phrase, "g"));

export type Addressee = Pick<ReplyDraft, "confidentiality" | "reachable" | "triedInVain" | "today">;
/** What a reply has to reckon with before a word is written. */
export const addresseeOf = (
  issue: Pick<Issue, "confidentiality" | "reachable" | "answered" | "level" | "lastReplyOn">,
  today: CivilDate,
): Addressee => ({
  confidentiality: issue.confidentiality,
  reachable: issue.reachable,
  triedInVain: triedInVain(issue),
  today,
});

/** The parts that are missing before this counts as a valid reply; empty when it is valid. In the order of the form. */
export function replyGaps(draft: ReplyDraft): ReplyGap[] {
  const gaps: ReplyGap[] = [];
  if (blank(draft.done)) gaps.push("DONE_MISSING");
  if (blank(draft.state)) gaps.push("STATE_MISSING");
  if (blank(draft.next)) gaps.push("NEXT_MISSING");
  gaps.push(...nextOnGaps(draft), ...contactGaps(draft), ...substanceGaps(draft), ...channelGaps(draft));
  return gaps;
}

/** A progress reply promises a date; a final one may name one. Neither may promise the past. */
function nextOnGaps({ kind, nextOn, today }: ReplyDraft): ReplyGap[] {
  if (nextOn === null) return kind === "PROGRESS" ? ["NEXT_ON_MISSING"] : [];
  if (!isCivilDate(nextOn)) return ["NEXT_ON_MISSING"];
  return nextOn < today ? ["NEXT_ON_PAST"] : [];
}

function contactGaps({ contactName, contactPhone }: ReplyDraft): ReplyGap[] {
  const gaps: ReplyGap[] = [];
  if (blank(contactName)) gaps.push("CONTACT_NAME_MISSING");
  if (blank(contactPhone)) gaps.push("CONTACT_PHONE_MISSING");
  else if (!isReachablePhone(contactPhone)) gaps.push("CONTACT_PHONE_INVALID");
  return gaps;
}

type Texts = Pick<ReplyDraft, "done" | "state" | "next" | "templates">;
const told = ({ done, state, templates = [] }: Texts): number => substance(`${done}\n${state}`, templates);

/** Letters and digits of the writer's own in the three parts, to be held against {@link REPLY_MIN_LETTERS}. */
export const ownLetters = (draft: Texts): number =>
  told(draft) + substance(draft.next, draft.templates ?? []);

function substanceGaps(draft: ReplyDraft): ReplyGap[] {
  const { done, state, next, contactName } = draft;
  const said = told(draft);
  const gaps: ReplyGap[] = [];
  if (ownLetters(draft) < REPLY_MIN_LETTERS) gaps.push("TOO_SHORT");
  if (said < TELLING_LETTERS && said < lengthOf(lettersOf(done + state))) gaps.push("TEMPLATE_ONLY");
  if ([done, state, next, contactName].some(hasBlanks)) gaps.push("BLANKS_LEFT");
  return gaps;
}

/**
 * Part (b): a channel on which the person was in fact reached. Whoever left no name, or no way to be reached, is answered in
 * public, findable by the receipt number, or face to face where they come by: there is nobody to call or to write to. So may
 * be whom three tries did not find; calling and writing stay open for them.
 */
function channelGaps({ channel, reached, confidentiality, reachable, triedInVain }: ReplyDraft): ReplyGap[] {
  const nobodyToCall = confidentiality === "ANONYMOUS" || !reachable;
  if (channel === "PUBLIC_POST") return nobodyToCall || triedInVain ? [] : ["PUBLIC_POST_NOT_ALLOWED"];
  if (nobodyToCall && channel !== "FACE_TO_FACE") return ["NOBODY_TO_CALL"];
  return reached ? [] : ["NOT_REACHED"];
}

/** How many letters and digits are left when blanks, punctuation, templates and set phrases are gone. */
function substance(text: string, templates: readonly TemplateText[]): number {
  const letters = withoutTemplates(text, templates);
  return lengthOf(SET_PHRASES.reduce((left, phrase) => left.replace(phrase, ""), letters));
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}

function blank(text: string): boolean {
  return lettersOf(text) === "";
}

/** An office answers on full numbers, on local ones without area code, and on short lines such as 12345. */
function isReachablePhone(text: string): boolean {
  return normalisePhone(text) !== null || /^\d{5,8}$/.test(normaliseDigits(text).replace(/[\s-]/g, ""));
}
