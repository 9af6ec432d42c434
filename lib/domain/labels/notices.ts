import type { CivilDate } from "../calendar/calendar.ts";
import { formatReceiptNo } from "../casework/receipt.ts";
import { WARNING_STAGES, type WarningStage } from "../clocks/warnings.ts";
import { label, showDate } from "../labels.ts";
import { isTopic, type NoticeChannel, type Topic } from "../notices/notices.ts";
import type { ReaderChannel } from "../open/noticeReaders.ts";
import { CLOCK_KINDS, type ClockKind, type Lang } from "../vocabulary.ts";
import { HANDED_UP, HELD_UNTIL, RECOUNTED_TO, RESIDENT_SENTENCES } from "./notices-resident.ts";
import { INSTRUCTION_OVERDUE, STAFF_SENTENCES, URGED_BY_OFFICE, WARNING_SENTENCES } from "./notices-staff.ts";

type Pair = readonly [zh: string, en: string];
const inLang = (pair: Pair, lang: Lang): string => pair[lang === "zh" ? 0 : 1];
const fill = (template: string, words: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_whole, key: string) => words[key] ?? "");

/** What a sentence may be made of, as the outbox keeps it; anything else there is not for messages. */
export type NoticeFacts = {
  readonly topic: string;
  readonly receiptNo: string | null;
  readonly kind?: string | null | undefined;
  readonly stage?: string | null | undefined;
  readonly due?: CivilDate | null | undefined;
  readonly count?: string | null | undefined;
  readonly place?: string | null | undefined;
};

const ANY_CLOCK: Pair = ["办理", "Work"];
const SOME: Pair = ["若干", "some"];
const SOMETHING: Pair = ["编号{no}有新的情况，请查看。", "There is news on matter {no}; please take a look."];
const isOneOf = <T extends string>(list: readonly T[], word: unknown): word is T =>
  (list as readonly unknown[]).includes(word);

function words({ receiptNo, kind, due, count, place }: NoticeFacts, lang: Lang): Record<string, string> {
  return {
    no: receiptNo ? formatReceiptNo(receiptNo) : "",
    clock: isOneOf<ClockKind>(CLOCK_KINDS, kind) ? label("clock", kind, lang) : inLang(ANY_CLOCK, lang),
    due: due ? showDate(due, lang) : "",
    count: count ?? inLang(SOME, lang),
    place: place ?? "",
  };
}

function staffTemplate({ topic, stage, due }: NoticeFacts): Pair {
  if (topic === "warn" && due && isOneOf<WarningStage>(WARNING_STAGES, stage))
    return WARNING_SENTENCES[stage];
  if (topic === "urge" && stage === "OFFICE") return URGED_BY_OFFICE;
  if (topic === "instructionDue" && stage === "OVERDUE") return INSTRUCTION_OVERDUE;
  return isTopic(topic) ? STAFF_SENTENCES[topic] : SOMETHING;
}

/** The sentence a member of staff reads, in the inbox and at the heart of every message. */
export const staffSentence = (facts: NoticeFacts, lang: Lang): string =>
  fill(inLang(staffTemplate(facts), lang), words(facts, lang));

/** The topics residents hear of. */
export const RESIDENT_TOPICS = Object.keys(RESIDENT_SENTENCES) as (keyof typeof RESIDENT_SENTENCES & Topic)[];

function special({ topic, stage, due }: NoticeFacts): Pair | undefined {
  if (topic === "escalate" && stage === "HAND_UP") return HANDED_UP;
  if (topic === "hold" && due) return HELD_UNTIL;
  if (topic === "recount" && due) return RECOUNTED_TO;
}

/** The sentence a resident reads; null where the topic is none of theirs. */
export function residentSentence(facts: NoticeFacts, lang: Lang): string | null {
  const all: Readonly<Record<string, Pair>> = RESIDENT_SENTENCES;
  const pair = special(facts) ?? (Object.hasOwn(all, facts.topic) ? all[facts.topic] : undefined);
  return pair ? fill(inLang(pair, lang), words(facts, lang)) : null;
}

export type Rendered = { readonly subject: string; readonly text: string };
type Frame = { readonly subject: Pair; readonly text: Pair };
const NAME: Pair = ["民情家访", "Minqing"];

/** How each channel says a sentence. SMS in China begin with the sender in 【】; robots and push show a plain line. */
const FRAMES = {
  INBOX: { subject: ["{sentence}", "{sentence}"], text: ["", ""] },
  EMAIL: {
    subject: ["【民情家访】{sentence}", "[Minqing] {sentence}"],
    text: [
      "您好：\n\n{sentence}\n\n请登录查看：\n{link}\n\n这封邮件由系统发出，请不要直接回复。想少收一些，请到“我的账号”里选。\n",
      "Hello,\n\n{sentence}\n\nPlease sign in to see it:\n{link}\n\nThis message was sent by the system; please do not reply to it. To hear less, choose under “My account”.\n",
    ],
  },
  SMS: {
    subject: ["", ""],
    text: ["【民情家访】{sentence}查看：{link}", "[Minqing] {sentence} See: {link}"],
  },
  WECOM: { subject: ["", ""], text: ["民情家访：{sentence}\n{link}", "Minqing: {sentence}\n{link}"] },
  DINGTALK: { subject: ["", ""], text: ["民情家访：{sentence}\n{link}", "Minqing: {sentence}\n{link}"] },
  WEB_PUSH: { subject: NAME, text: ["{sentence}", "{sentence}"] },
} as const satisfies Record<NoticeChannel, Frame>;

/** A sentence as a channel says it. */
export function framed(channel: NoticeChannel, sentence: string, link: string, lang: Lang): Rendered {
  const frame: Frame = FRAMES[channel];
  const filled = (pair: Pair) => fill(inLang(pair, lang), { sentence, link });
  return { subject: filled(frame.subject), text: filled(frame.text) };
}

/** An e-mail to a resident, who has no account to sign in to; `stop` ends the subscription. */
const RESIDENT_EMAIL: Frame = {
  subject: ["【民情家访】{sentence}", "[Minqing] {sentence}"],
  text: [
    "您好：\n\n{sentence}\n\n查看：\n{link}\n\n这封邮件由系统发出，请不要直接回复。不想再收，点这里：\n{stop}\n",
    "Hello,\n\n{sentence}\n\nSee it here:\n{link}\n\nThis message was sent by the system; please do not reply to it. To hear no more, follow this link:\n{stop}\n",
  ],
};
export const residentEmail = (sentence: string, link: string, stop: string, lang: Lang): Rendered => {
  const filled = (pair: Pair) => fill(inLang(pair, lang), { sentence, link, stop });
  return { subject: filled(RESIDENT_EMAIL.subject), text: filled(RESIDENT_EMAIL.text) };
};
const CONFIRM_EMAIL: Frame = {
  subject: ["【民情家访】请确认您的邮箱", "[Minqing] Please confirm your e-mail address"],
  text: [
    "您好：\n\n有人想用这个邮箱收编号{no}的办理消息。是您本人，请点这里确认：\n{link}\n\n不是您，不用理会，不会再收到邮件。\n",
    "Hello,\n\nSomebody wishes to hear of matter {no} at this address. If it was you, please confirm here:\n{link}\n\nIf not, do nothing; no more messages will come.\n",
  ],
};
const CONFIRM_READER: Readonly<Record<ReaderChannel, Frame>> = {
  EMAIL: {
    subject: ["【民情家访】请确认订阅{place}的公告", "[Minqing] Please confirm: notices of {place}"],
    text: [
      "您好：\n\n有人想用这个邮箱收{place}的公告。是您本人，请点这里确认：\n{link}\n\n不是您，不用理会，不会再收到邮件。\n",
      "Hello,\n\nSomebody wishes to get the notices of {place} at this address. If it was you, please confirm here:\n{link}\n\nIf not, do nothing; no more messages will come.\n",
    ],
  },
  SMS: {
    subject: ["", ""],
    text: [
      "【民情家访】有人想用这个手机号收{place}的公告。是您本人请点：{link} 不是您不用理会。",
      "[Minqing] Somebody wishes to get the notices of {place} on this phone. If it was you: {link} If not, do nothing.",
    ],
  },
};
/** Asks whoever has the mailbox or the phone whether they want the notices of a place. */
export const confirmReader = (channel: ReaderChannel, place: string, link: string, lang: Lang): Rendered => {
  const filled = (pair: Pair) => fill(inLang(pair, lang), { place, link });
  const { subject, text } = CONFIRM_READER[channel];
  return { subject: filled(subject), text: filled(text) };
};
const READER_SMS: Pair = [
  "【民情家访】{sentence}查看：{link} 不想再收：{stop}",
  "[Minqing] {sentence} See: {link} To stop: {stop}",
];
/** A new notice, to somebody who asked for them; every message lets them stop. */
export const readerLetter = (
  channel: ReaderChannel,
  sentence: string,
  { link, stop }: { link: string; stop: string },
  lang: Lang,
): Rendered =>
  channel === "EMAIL"
    ? residentEmail(sentence, link, stop, lang)
    : { subject: "", text: fill(inLang(READER_SMS, lang), { sentence, link, stop }) };

/** Asks whoever has the mailbox whether they want this; nothing else is sent before they say so. */
export const confirmEmail = (receiptNo: string, link: string, lang: Lang): Rendered => {
  const filled = (pair: Pair) => fill(inLang(pair, lang), { no: formatReceiptNo(receiptNo), link });
  return { subject: filled(CONFIRM_EMAIL.subject), text: filled(CONFIRM_EMAIL.text) };
};

const PHONE_CODE: Pair = [
  "验证码{code}，{minutes}分钟内有效。只用来查您自己反映的事，请不要告诉别人。",
  "Your code is {code}, good for {minutes} minutes. It only opens your own matters; please tell it to nobody.",
];
/** The one message that is not about an issue: a code to show that a phone is in somebody's hand. */
export const phoneCodeText = (code: string, minutes: number, lang: Lang): string =>
  `${lang === "zh" ? `【${NAME[0]}】` : `[${NAME[1]}] `}${fill(inLang(PHONE_CODE, lang), { code, minutes: String(minutes) })}`;

const DIGEST_SENTENCE: Pair = ["今天有{count}条通知在等您。", "{count} notices are waiting for you today."];
const MORE: Pair = ["……另有{count}条。", "… and {count} more."];
const MOST_LINES = 50;

/** The daily digest: how many, and in an e-mail which ones. Other channels are too small for a list. */
export function digest(channel: NoticeChannel, lines: readonly string[], link: string, lang: Lang): Rendered {
  const sentence = fill(inLang(DIGEST_SENTENCE, lang), { count: String(lines.length) });
  if (channel !== "EMAIL") return framed(channel, sentence, link, lang);
  const shown = lines.slice(0, MOST_LINES).map((line) => `· ${line}`);
  const rest = lines.length - shown.length;
  if (rest > 0) shown.push(fill(inLang(MORE, lang), { count: String(rest) }));
  const { text } = framed(channel, `${sentence}\n\n${shown.join("\n")}`, link, lang);
  return { subject: framed(channel, sentence, link, lang).subject, text };
}
