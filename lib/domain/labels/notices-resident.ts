import type { Topic } from "../notices/notices.ts";

type Pair = readonly [zh: string, en: string];

/**
 * What residents are told, by text message to the phone they left: the receipt number and what it means for them, no
 * name, no place, nothing of what they said (PIPL §6). Topics that are not here are the office's own affair.
 */
export const RESIDENT_SENTENCES = {
  register: ["您反映的事收到了，编号{no}。", "We have received your matter, number {no}."],
  handOff: [
    "您反映的危险已紧急转交，编号{no}。有生命危险请先打110、119、120、122。",
    "The danger you told us of was passed on at once, number {no}. If life is at risk, call 110, 119, 120 or 122 first.",
  ],
  accept: ["您反映的事已受理，编号{no}。", "Your matter {no} has been accepted."],
  refuse: [
    "您反映的事没有受理，理由和去处已写明，编号{no}。",
    "Your matter {no} was not accepted; we wrote down why, and where to go.",
  ],
  review: ["您请求的复核有结果了，编号{no}。", "The review you asked for is decided, matter {no}."],
  reply: ["您反映的事有答复了，编号{no}。", "There is an answer to your matter {no}."],
  askInfo: [
    "办理您的事还缺材料，请看清单，编号{no}。",
    "We need some papers from you to go on with matter {no}; please see the list.",
  ],
  approvePause: [
    "您的事要等一段时间，理由和日期已写明，编号{no}。",
    "Your matter {no} has to wait a while; we wrote down why and until when.",
  ],
  tellExtension: [
    "您的事要延期，理由和新日期已写明，编号{no}。",
    "Your matter {no} needs more time; we wrote down why, and the new date.",
  ],
  resume: ["您的事接着办了，编号{no}。", "We have gone on with your matter {no}."],
  mediate: [
    "您的事转入调解，会有人联系您，编号{no}。",
    "Your matter {no} goes to mediation; somebody will be in touch.",
  ],
  hold: [
    "您的事现在还办不了，我们记着，到查询页上写的日子再看，编号{no}。",
    "Your matter {no} cannot be solved yet; we keep it, and look again on the day that stands on the tracking page.",
  ],
  escalate: ["您的事已上报上一级办理，编号{no}。", "Your matter {no} has gone to the next level."],
  sendBack: [
    "您的事由原单位接着办，编号{no}。",
    "Your matter {no} goes on with the office that had it before.",
  ],
  resolve: [
    "您的事有结果了，请您评一评，编号{no}。",
    "There is a result for your matter {no}; please tell us whether it is solved.",
  ],
  reopen: ["您的事重新办理了，编号{no}。", "Your matter {no} is open again."],
  callback: ["我们回访核实了，您的事接着办，编号{no}。", "We asked you again, and your matter {no} goes on."],
  close: [
    "您的事已结束，谢谢您，编号{no}。没解决可以再找我们。",
    "Your matter {no} is closed. Thank you; if it is not solved, come back to us.",
  ],
  withdraw: ["您的事已按您的意思撤回，编号{no}。", "Your matter {no} was withdrawn, as you asked."],
  referOut: [
    "您的事已移送有权处理的部门，编号{no}。",
    "Your matter {no} was handed to the body that may decide on it.",
  ],
  merge: [
    "您的事和同类的事一起办，编号不变：{no}。",
    "Your matter {no} is handled together with the same ones of others; your number stays.",
  ],
  split: ["您的事改为单独办理，编号{no}。", "Your matter {no} is now handled on its own."],
  reclassify: [
    "您的事的类别和办结日期有变，办结提前了，编号{no}。",
    "The kind of your matter {no} was corrected, and it is to be done by an earlier day.",
  ],
  autoEscalate: [
    "您的事超期没有答复，对不起，已自动转到上一级，编号{no}。",
    "Your matter {no} was not answered in time. We are sorry; it has moved up by itself.",
  ],
  askRight: [
    "您关于个人信息的申请收到了，编号{no}，答复的日期写在查询页上。",
    "We have your request about your information, matter {no}; the tracking page shows by when it is answered.",
  ],
  answerRight: [
    "您关于个人信息的申请有答复了，编号{no}。",
    "Your request about your information, matter {no}, has been answered.",
  ],
  correctContact: [
    "编号{no}的联系方式已更正，以后按这个电话联系您。",
    "The contact of matter {no} was corrected; from now on we call this phone.",
  ],
  recount: [
    "因为节假日安排有变，您的事的{clock}日期有变，编号{no}。",
    "The holiday calendar changed, and with it a date of your matter {no}: {clock}.",
  ],
  publicNotice: ["您关注的地方有新公告。", "There is a new notice for the place you follow."],
  hostChanged: [
    "接访换了人来听大家说，时间和地点不变。",
    "Somebody else will listen at the session; when and where stay as they were.",
  ],
  bookingFreed: [
    "您约好的接访时间由办公室取消了，预约编号{no}。原因写在里面，想来可以另约，也可以直接来。",
    "The office cancelled the time you booked, booking number {no}. Why is written there; book another, or simply come.",
  ],
  sessionCancelled: [
    "您关注的地方，公告过的一场接访取消了或者有变，去之前请看一看。",
    "A session that was announced for the place you follow is cancelled or changed; please look before you go.",
  ],
  bookingCancelled: [
    "对不起，您约好的接访取消了，预约编号{no}。原因和可以改约的时间写在里面。",
    "We are sorry: the session you booked is cancelled, booking number {no}. Why, and when else you can come, is written there.",
  ],
} as const satisfies Partial<Record<Topic, Pair>>;

/** Inside tier 1 the street takes over from its community; nothing promised changes (domain.md C5). */
export const HANDED_UP = [
  "您的事现在由街道（乡镇）来办，答复的日期不变，编号{no}。",
  "Your matter {no} is now with the street or town office; the day of the answer stays.",
] as const satisfies Pair;

/** A moved day, where it is known which. */
export const RECOUNTED_TO = [
  "因为节假日安排有变，您的事的{clock}日期改到{due}，编号{no}。",
  "The holiday calendar changed: {clock} of your matter {no} is now due on {due}.",
] as const satisfies Pair;

/** 挂账, where the day is known. */
export const HELD_UNTIL = [
  "您的事现在还办不了，我们记着，到{due}再看，编号{no}。",
  "Your matter {no} cannot be solved yet; we keep it, and look again on {due}.",
] as const satisfies Pair;
