import type { NoticeForm, NoticePoint, PrivacySettings } from "../rights/privacy.ts";
import { say, texts } from "../texts.ts";
import type { Lang } from "../vocabulary.ts";

type Terms = Pick<PrivacySettings, "contactYears" | "answerDays">;

/** The one source of what residents are told about their information (PIPL §17): cards, poster and copy read it. */
export const privacyWords = texts({
  zh: {
    title: "您的信息我们怎么用",
    tellThem: "请告诉居民：信息怎么用",
    more: "详细告知",
    who: "谁在用",
    purpose: "用来做什么",
    kinds: "用哪些",
    kept: "存多久",
    rights: "您的权利",

    whoText: "本市民情家访理事会办公室，以及办这件事的单位。",
    purposeSubmit: "只用来办您反映的这件事、给您回话。",
    purposeTrack: "只用来核对是不是您本人。",
    purposeRate: "只用来看这件事办好没有、要不要重办或回访。办事的单位看得到您的评价。",
    purposeFollow: "只用来把这件事的进展告诉您。",
    purposeSayMore: "只用来把这件事办下去。",
    purposeRights: "只用来办您的这项申请、答复您。",
    purposeBook: "只用来给您留时间、有变动时告诉您。",
    kindsSubmit: "您写的内容和地点；姓名、电话由您决定留不留。不要身份证，不要定位。",
    kindsVisit: "说的事和地址；称呼、电话由居民决定留不留。不问身份证、户口和收入，与所说的事无关的不记。",
    kindsTrack: "回执编号，电话后四位或查询码。",
    kindsRate: "您选的答案和您写的话。",
    kindsFollow: "您填的邮箱地址，或者这台设备浏览器的推送地址，别的不要。",
    kindsSayMore: "您写的话，您交的照片和材料。照片里的拍摄地点和设备信息会去掉。",
    kindsRights: "您的申请和您写的话。",
    kindsBook: "您的电话和您写的几句话；称呼由您决定留不留。",
    keptContact: (years: number) =>
      `姓名、电话和短信用哪种语言，在事情办完后保存${years}年，之后去掉；办理记录留存备查。`,
    keptTrack: "您填的核对完就不留；只记试错的次数，防止有人乱猜。",
    keptFollow: "您取消就马上删；没确认的一天后删；事情办完60天后也会删。",
    keptRecord: "跟办理记录一起留存备查。",
    keptBook: "您取消预约就马上删；不取消的，接访过后30天删掉。只留下这个时间有人约过。",
    rightsText: (days: number) =>
      `可以查看、要副本、更正、要求删除，可以问我们为什么这样用，${days}个工作日内答复。在查询页点“我的信息”，打承办单位电话，或到社区接待室，都行。`,
    rightsBook: (days: number) =>
      `到“查预约”，输入预约编号和查询码，就能看到您留了什么，也能取消，取消就是删除。要更正，取消后重新约。要副本，或者问我们为什么这样用，打公告上的电话，或到社区接待室，${days}个工作日内答复。`,
  },
  en: {
    title: "What we do with your information",
    tellThem: "Please tell the resident what we do with their information",
    more: "The notice in full",
    who: "Who uses it",
    purpose: "What for",
    kinds: "Which",
    kept: "How long",
    rights: "Your rights",

    whoText: "The city’s home-visit council office and the unit that handles the matter.",
    purposeSubmit: "Only to deal with this matter and to answer you.",
    purposeTrack: "Only to check that it is you.",
    purposeRate:
      "Only to see whether the matter is solved, and whether to reopen it or call you back. The unit that handled it sees your rating.",
    purposeFollow: "Only to tell you how this matter goes on.",
    purposeSayMore: "Only to go on with this matter.",
    purposeRights: "Only to deal with this request and to answer it.",
    purposeBook: "Only to keep the time for you, and to tell you if it changes.",
    kindsSubmit:
      "What you write and where it is; name and phone only if you leave them. No identity card, no location tracking.",
    kindsVisit:
      "What is said and the address; name and phone only if the resident wishes. No identity card, household register or income, and nothing that has no bearing on the matter.",
    kindsTrack: "Receipt number, and the last four digits of the phone or the key.",
    kindsRate: "The answers you choose and the words you write.",
    kindsFollow: "The e-mail address you enter, or this browser's push address; nothing else.",
    kindsSayMore:
      "The words you write, the photos and papers you hand in. Where and with what a photo was taken is removed from it.",
    kindsRights: "Your request and the words you write.",
    kindsBook: "Your phone and the few words you write; a name only if you leave one.",
    keptContact: (years: number) =>
      `Name, phone and the language of messages for ${years} ${years === 1 ? "year" : "years"} after the matter ends, then they are removed; the record of the work stays.`,
    keptTrack: "What you type is not kept; only failed tries are counted, so that nobody can guess.",
    keptFollow:
      "Deleted at once when you stop; after a day if never confirmed; and 60 days after the matter ended.",
    keptRecord: "As long as the record of the work.",
    keptBook:
      "Removed at once when you cancel, else 30 days after the session; only that the time was taken stays.",
    rightsText: (days: number) =>
      `To see it, have a copy, correct and delete it, and to ask why; we answer within ${days} working days. Open “My information” on the tracking page, call the handling office, or come to the community reception room.`,
    rightsBook: (days: number) =>
      `Under “Find a booking”, with its number and key, you see what you left and can cancel; to cancel is to delete. To correct something, cancel and book again. For a copy, or to ask why, call the phone on the notice or come to the community reception room; we answer within ${days} working days.`,
  },
});

/** Stands where a contact was struck out of a colleague's note. The database lets nothing else be changed in notes. */
export const STRUCK_OUT = "〔已去掉〕";

type Word = Exclude<keyof (typeof privacyWords)["zh"], "keptContact" | "rightsText" | "rightsBook">;
/** Which words each form has, as data: what for, which kinds, how long. Who is the same everywhere, and so are the rights but of a booking, which is no matter. */
const OF_FORM = {
  SUBMIT: { purpose: "purposeSubmit", kinds: "kindsSubmit", kept: "CONTACT" },
  VISIT: { purpose: "purposeSubmit", kinds: "kindsVisit", kept: "CONTACT" },
  TRACK: { purpose: "purposeTrack", kinds: "kindsTrack", kept: "keptTrack" },
  RATE: { purpose: "purposeRate", kinds: "kindsRate", kept: "keptRecord" },
  FOLLOW: { purpose: "purposeFollow", kinds: "kindsFollow", kept: "keptFollow" },
  SAY_MORE: { purpose: "purposeSayMore", kinds: "kindsSayMore", kept: "keptRecord" },
  RIGHTS: { purpose: "purposeRights", kinds: "kindsRights", kept: "keptRecord" },
  BOOK: { purpose: "purposeBook", kinds: "kindsBook", kept: "keptBook" },
} as const satisfies Record<NoticeForm, { purpose: Word; kinds: Word; kept: Word | "CONTACT" }>;

/** What one form tells of one point, as a sentence. */
export function noticeText(point: NoticePoint, form: NoticeForm, terms: Terms, lang: Lang): string {
  const words = say(privacyWords, lang);
  if (point === "who") return words.whoText;
  if (point === "rights") return words[form === "BOOK" ? "rightsBook" : "rightsText"](terms.answerDays);
  const word = OF_FORM[form][point];
  return word === "CONTACT" ? words.keptContact(terms.contactYears) : words[word];
}
