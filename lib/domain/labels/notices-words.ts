import { label } from "../labels.ts";
import type { DeliveryError, DeliveryState, NoticeChannel, TopicGroup } from "../notices/notices.ts";
import { type EXTRA_TOPICS, isTopic } from "../notices/notices.ts";
import type { Lang, Verb } from "../vocabulary.ts";

type Words<Word extends string> = Record<Word, readonly [zh: string, en: string]>;

/** The words of messages as the screens show them. */
export const NOTICE_WORDS = {
  channel: {
    INBOX: ["站内通知", "Inbox"],
    EMAIL: ["电子邮件", "E-mail"],
    SMS: ["短信", "Text message"],
    WECOM: ["企业微信群机器人", "WeCom robot"],
    DINGTALK: ["钉钉群机器人", "DingTalk robot"],
    WEB_PUSH: ["浏览器推送", "Browser push"],
  } satisfies Words<NoticeChannel>,
  group: {
    WORK: ["要办的事", "Work to do"],
    DEADLINE: ["期限、催办和督办", "Deadlines, urging, supervision"],
    COLLEAGUES: ["同事提到我", "Mentions by colleagues"],
    HOUSE: ["每日对账", "Daily check"],
  } satisfies Words<TopicGroup>,
  state: {
    WAITING: ["等待发送", "Waiting"],
    COLLECTED: ["等待汇总", "Waiting for the digest"],
    BUNDLED: ["已汇总", "Sent in the digest"],
    SENDING: ["正在发送", "Being sent"],
    SENT: ["已发出", "Sent"],
    UNSURE: ["不确定是否送到", "Unsure whether it arrived"],
    DEAD: ["没有送到", "Not delivered"],
    WITHHELD: ["演示，没有发出", "Demo: not sent"],
  } satisfies Words<DeliveryState>,
  error: {
    UNREACHABLE: ["对方服务连不上", "The other side could not be reached"],
    BUSY: ["对方服务忙或出错", "The other side was busy or failed"],
    REJECTED: ["对方拒收", "The other side refused it"],
    GONE: ["地址已失效", "The address is no longer valid"],
    NO_ANSWER: ["发出后没有收到回音", "Sent, but no answer came"],
    CUT_SHORT: ["发送时程序中断", "The program stopped while sending"],
    NO_ADDRESS: ["地址已删除", "The address was removed"],
  } satisfies Words<DeliveryError>,
  topic: {
    warn: ["期限提醒", "Deadline warning"],
    mention: ["内部备注提到", "Mention in a note"],
    reconciliation: ["每日对账", "Daily check"],
    figuresDiffer: ["数字抽查重算", "Recount of figures"],
    alertRaised: ["预警", "Alert"],
    sessionMissing: ["本月接访", "Session of the month"],
    bookingCancelled: ["约好的接访取消了", "Booked session cancelled"],
    bookingFreed: ["约好的时间取消了", "Booked time cancelled"],
    publicNotice: ["新公告", "New notice"],
    hostChanged: ["接访换了人", "Another host"],
    sessionCancelled: ["公告过的接访有变", "Announced session changed"],
    caseStep: ["问责核实", "Accountability"],
    caseAnswered: ["单位有说明或申请复核", "A unit explained or appealed"],
    exclusionAsked: ["申请考核剔除", "Exclusion asked for"],
    exclusionDecided: ["考核剔除有决定", "Exclusion decided"],
    policyAnswered: ["政策问答", "Policy questions"],
    instructed: ["收到批示", "Instruction"],
    instructionDue: ["批示到期提醒", "Instruction due"],
    instructionAnswered: ["批示有回音", "Instruction answered"],
    instructionBack: ["批示退回再办", "Instruction sent back"],
    instructionEnded: ["批示了结", "Instruction ended"],
    digestPublished: ["民情专报", "Digest"],
  } satisfies Words<(typeof EXTRA_TOPICS)[number]>,
} as const;

const OTHER = { zh: "其他", en: "Other" } as const;
const DIGEST = { zh: "每日汇总", en: "Daily digest" } as const;
const find = (kind: keyof typeof NOTICE_WORDS, word: string, lang: Lang): string | undefined => {
  const list: Readonly<Record<string, readonly [string, string]>> = NOTICE_WORDS[kind];
  return Object.hasOwn(list, word) ? list[word]?.[lang === "zh" ? 0 : 1] : undefined;
};

/** A word of messages; one that is in no list (an older program's) reads 其他 / Other. */
export const noticeWord = (kind: keyof typeof NOTICE_WORDS, word: string, lang: Lang): string =>
  find(kind, word, lang) ?? OTHER[lang];

/** What a message was about, in a word. */
export function topicWord(topic: string, lang: Lang): string {
  if (topic === "digest") return DIGEST[lang];
  return find("topic", topic, lang) ?? (isTopic(topic) ? label("verb", topic as Verb, lang) : OTHER[lang]);
}

/** Why it did not go: the reason in words, and the number the other side gave. */
export function errorSentence(error: string, lang: Lang): string {
  const [code = "", number] = error.split(" ");
  return number ? `${noticeWord("error", code, lang)} (${number})` : noticeWord("error", code, lang);
}
