import type { WarningStage } from "../clocks/warnings.ts";
import type { Topic } from "../notices/notices.ts";

type Pair = readonly [zh: string, en: string];

/**
 * What staff are told, one sentence per topic: what happened, and what is theirs to do. {no} is the receipt number and the
 * only thing said of the issue; names, phones and words of residents stay inside the house.
 */
export const STAFF_SENTENCES = {
  register: ["新登记一件，编号{no}，请受理。", "New matter {no} has been registered; please accept it."],
  handOff: ["有危险：编号{no}，请马上处理！", "Danger: matter {no}. Please act at once!"],
  accept: ["编号{no}已受理，请派单。", "Matter {no} has been accepted; please dispatch it."],
  proposeRefusal: [
    "编号{no}拟不予受理，请您审定。",
    "Matter {no} is proposed not to be accepted; please decide.",
  ],
  refuse: ["编号{no}已确认不予受理。", "Matter {no} has been confirmed as not accepted."],
  askReview: [
    "编号{no}的居民请求复核不予受理，请您复核。",
    "The resident of matter {no} asks for a review; please review it.",
  ],
  review: [
    "编号{no}的复核有了结果，请查看。",
    "The review of matter {no} has been decided; please take a look.",
  ],
  dispatch: ["派给您单位一件，编号{no}，请签收。", "Matter {no} has come to your unit; please sign for it."],
  sign: ["编号{no}已签收。", "Matter {no} has been signed for."],
  return: ["编号{no}被退单，请重新派单。", "Matter {no} was returned; please dispatch it anew."],
  rule: [
    "编号{no}由谁办已审定，请照此办理。",
    "It has been ruled who handles matter {no}; please go on accordingly.",
  ],
  addCoHandler: [
    "请您单位会办编号{no}，请看任务和日期。",
    "Your unit is asked to help with matter {no}; please see the task and the date.",
  ],
  whistle: ["街道吹哨：编号{no}，请您单位报到。", "The town whistles: matter {no}. Please report in."],
  reportIn: ["编号{no}：吹哨的单位已报到。", "Matter {no}: the unit you whistled for has reported in."],
  finishTask: ["编号{no}的会办任务已完成。", "A joint task of matter {no} has been finished."],
  rateJoint: [
    "编号{no}：吹哨的另一方评过了，您单位评过就能看到。",
    "Matter {no}: the other side of the whistle has rated it; you can read it once your unit has, too.",
  ],
  meet: [
    "编号{no}开了协调会，请看纪要里要您单位做的。",
    "A coordination meeting was held on matter {no}; please see in its minutes what your unit is to do.",
  ],
  contact: ["编号{no}记了一次联系。", "A contact was logged for matter {no}."],
  reply: ["编号{no}已答复居民。", "The resident of matter {no} has been answered."],
  denyContact: [
    "编号{no}的居民说没有人联系过，请核实。",
    "The resident of matter {no} says nobody was in touch; please look into it.",
  ],
  askBack: [
    "编号{no}的居民对答复还有疑问，请再答复一次。",
    "The resident of matter {no} asks back about the reply; please answer once more.",
  ],
  askInfo: ["编号{no}正在等居民补充材料。", "Matter {no} is waiting for papers from the resident."],
  giveInfo: ["编号{no}的材料补来了，请接着办。", "The papers for matter {no} have come; please go on."],
  askPause: ["编号{no}申请中止，请您审批。", "A pause is asked for matter {no}; please decide."],
  approvePause: ["编号{no}的中止已批准。", "The pause of matter {no} has been approved."],
  askExtension: ["编号{no}申请延期，请您审批。", "An extension is asked for matter {no}; please decide."],
  approveExtension: [
    "编号{no}的延期已批准，告知居民后生效。",
    "The extension of matter {no} is approved; it counts once the resident was told.",
  ],
  approveSecondExtension: [
    "编号{no}的第二次延期已批准，告知居民后生效。",
    "The second extension of matter {no} is approved; it counts once the resident was told.",
  ],
  tellExtension: [
    "编号{no}的延期已告知居民，开始生效。",
    "The resident of matter {no} was told of the extension; it counts from now.",
  ],
  declineRequest: [
    "编号{no}的申请没有批准，请查看理由。",
    "The request on matter {no} was declined; please see the reason.",
  ],
  resume: ["编号{no}恢复办理，期限接着走。", "Matter {no} goes on, and so does its clock."],
  mediate: ["编号{no}转入调解。", "Matter {no} goes to mediation."],
  hold: ["编号{no}挂账，请按期复查。", "Matter {no} is on hold; please review it on the day."],
  escalate: ["下级上报一件，编号{no}，请派单。", "Matter {no} has come up to you; please dispatch it."],
  sendBack: ["编号{no}被上级退回，请接着办。", "Matter {no} was sent back to you; please go on with it."],
  resolve: ["编号{no}已办结，等居民评价。", "Matter {no} is resolved and waits for the resident’s rating."],
  rate: ["编号{no}收到居民评价，请查看。", "The resident has rated matter {no}; please take a look."],
  callback: ["编号{no}已回访，请查看。", "The callback on matter {no} is done; please take a look."],
  reopen: ["编号{no}重新办理，请接着办。", "Matter {no} is open again; please take it on."],
  close: ["编号{no}已结案。", "Matter {no} is closed."],
  revokeMandate: [
    "编号{no}的居民收回了委托，以后请直接联系本人。",
    "The resident of matter {no} revoked the mandate; from now on please contact them directly.",
  ],
  askRight: [
    "编号{no}的居民就个人信息提出申请，请按期答复。",
    "The resident of matter {no} asks about their information; please answer in time.",
  ],
  answerRight: [
    "编号{no}关于个人信息的申请已答复。",
    "The request about information in matter {no} has been answered.",
  ],
  correctContact: [
    "编号{no}的居民更正了联系方式，请按新的联系。",
    "The resident of matter {no} corrected the contact; please use the new one.",
  ],
  keepPrivate: [
    "编号{no}的居民要求保密，请不要说出是谁反映的。",
    "The resident of matter {no} asks for secrecy; please tell nobody who raised it.",
  ],
  forgetContact: [
    "编号{no}的居民去掉了姓名和电话，以后的答复请写在查询页上。",
    "The resident of matter {no} had name and phone removed; answers are read on the tracking page.",
  ],
  urge: ["居民催办编号{no}，请尽快给个回音。", "Matter {no} is being urged; please answer soon."],
  withdraw: ["编号{no}已撤回，不用再办。", "Matter {no} was withdrawn; nothing more to do."],
  supervise: ["编号{no}被督办，请按时反馈。", "Matter {no} is under supervision; please answer in time."],
  referOut: ["编号{no}已移送，本系统不再办理。", "Matter {no} was referred to another procedure."],
  merge: ["编号{no}已并案办理。", "Matter {no} is now handled together with another."],
  split: ["编号{no}拆出单独办理。", "Matter {no} is handled on its own again."],
  link: ["编号{no}关联了另一件。", "Matter {no} was linked to another."],
  reclassify: [
    "编号{no}调整了类别或层级，请查看。",
    "The tier or category of matter {no} was changed; please take a look.",
  ],
  archive: ["编号{no}已归档。", "Matter {no} has been archived."],
  followMaster: ["编号{no}随主件有了进展。", "Matter {no} moved on with the one it belongs to."],
  autoEscalate: [
    "编号{no}超期未答复，已自动升级。",
    "Matter {no} was not answered in time and has moved up.",
  ],
  recount: [
    "编号{no}的期限重新计算，请查看。",
    "The due date of matter {no} was counted anew; please take a look.",
  ],
  breach: ["编号{no}的{clock}期限已过，请马上办。", "{clock} of matter {no} is overdue; please act now."],
  warn: ["编号{no}的{clock}期限快到了，{due}到期。", "{clock} of matter {no} is due soon, on {due}."],
  mention: [
    "有同事在编号{no}的内部备注里提到您。",
    "A colleague mentioned you in an internal note on matter {no}.",
  ],
  reconciliation: [
    "今天对账：有{count}件超期没能升级或督办，请查看。",
    "Today’s check: {count} overdue matters could not be moved up; please take a look.",
  ],
  figuresDiffer: [
    "昨夜抽查重算：有{count}个数对不上，已全部重新汇总，请查看。",
    "Last night’s recount: {count} figures differed; all are being summed up anew, please take a look.",
  ],
  alertRaised: [
    "有新的预警：{place}同一类问题集中反映，共{count}件，请查看。",
    "A new alert: {count} matters of one kind at one place or all at once. {place} Please take a look.",
  ],
  sessionMissing: [
    "这个月还没有到联系点接访，{due}前请安排一次；去不了请说明原因。",
    "No session at your contact points yet this month; please hold one by {due}, or say why not.",
  ],
  bookingCancelled: [
    "约好的接访取消了，预约编号{no}。",
    "A session that was booked is cancelled, booking number {no}.",
  ],
  publicNotice: ["有新公告。", "There is a new notice."],
  hostChanged: ["接访换了人，公告已更正。", "Somebody else hosts a session; its notice is corrected."],
  bookingFreed: [
    "一个约好的接访时间由办公室取消了，预约编号{no}。",
    "The office cancelled a booked time, booking number {no}.",
  ],
  sessionCancelled: ["公告过的一场接访有变。", "An announced session has changed."],
  caseStep: [
    "有一件关于本单位的核实有新进展，请查看；需要说明的请按期说明。",
    "There is news of a case about your unit; please take a look, and explain in time.",
  ],
  caseAnswered: [
    "被核实的单位写了说明或者申请了复核，请查看。",
    "A unit that is looked into has explained or appealed; please take a look.",
  ],
  exclusionAsked: [
    "有单位申请考核剔除，请您决定。",
    "A unit asks for a matter to be excluded from its figures; please decide.",
  ],
  exclusionDecided: [
    "本单位申请的考核剔除有了决定，请查看。",
    "There is a decision on an exclusion that your unit asked for.",
  ],
  policyAnswered: [
    "本单位问的政策问题已经答复，请查看。",
    "A policy question of your unit was answered; please take a look.",
  ],
  instructed: [
    "上级有一件批示交给您单位，{due}前办完，请签阅。",
    "Your unit was given an instruction, to be done by {due}; please open it.",
  ],
  instructionDue: [
    "交给您单位的批示{due}到期，请抓紧。",
    "An instruction to your unit is due on {due}; please hurry.",
  ],
  instructionAnswered: ["批示有了回音，请查看。", "An instruction was answered; please take a look."],
  instructionBack: [
    "上级把一件批示退回您单位再办，{due}前办完，请看还差什么。",
    "An instruction was sent back to your unit, to be done by {due}; please see what is lacking.",
  ],
  instructionEnded: ["交给您单位的一件批示已经了结。", "An instruction to your unit has ended."],
  digestPublished: ["新一期民情专报印发了，请阅。", "A new digest is out; please read it."],
} as const satisfies Record<Topic, Pair>;

/** 催办 by an office, not by the resident. */
export const URGED_BY_OFFICE = [
  "有单位在催编号{no}，请尽快给居民回音。",
  "An office urges matter {no}; please answer the resident soon.",
] as const satisfies Pair;

/** An instruction that is past its day. */
export const INSTRUCTION_OVERDUE = [
  "交给您单位的批示{due}已到期，还没有报办结，请马上办。",
  "An instruction to your unit was due on {due} and is not done; please act now.",
] as const satisfies Pair;

/** Warnings at 50 % and 80 % of a clock, and at 09:00 on its last day (domain.md C5). */
export const WARNING_SENTENCES = {
  HALF: [
    "编号{no}的{clock}期限过了一半，{due}到期。",
    "{clock} of matter {no}: half the time is gone, due on {due}.",
  ],
  MOST: [
    "编号{no}的{clock}期限只剩两成，{due}到期，请抓紧。",
    "{clock} of matter {no}: a fifth of the time is left, due on {due}. Please hurry.",
  ],
  DUE_DAY: [
    "编号{no}的{clock}今天到期，请今天办完。",
    "{clock} of matter {no} is due today; please finish it today.",
  ],
} as const satisfies Record<WarningStage, Pair>;
