import type { Sentences } from "./sentences.ts";

/** Refusals of the city office: reports, scorecards, review, direction, what stands before everybody. */
export const FIGURES = {
  ALERT_STEP: [
    "这条预警刚刚有了变化，现在不能这样办。请看最新情况。",
    "This alert has just changed, and that is not possible now. Please look at how it stands.",
  ],
  EXCLUSION_NEEDLESS: [
    "要保密办理的投诉本来就不在考核的数里，不用剔除。",
    "Complaints handled in confidence are in no unit’s figures; there is nothing to exclude.",
  ],
  EXCLUSION_ONCE: [
    "这件事已经申请过剔除，正在等上级决定，或者已经剔除。",
    "An exclusion was asked for already: it waits for the office above, or was approved.",
  ],
  EXCLUSION_DECIDED: [
    "已经有人作了决定，请看最新的情况。",
    "Somebody has decided it meanwhile; please look again.",
  ],
  EXCLUSION_OWN: [
    "申请由上级办公室决定；自己申请的、本单位申请的，自己不能批。",
    "The office above decides; nobody approves what they or their own unit asked for.",
  ],
  DAYS_NOT_OVER: [
    "最后一天要过完了才能抽，最晚选昨天。",
    "The last day must be over before one draws; choose yesterday at the latest.",
  ],
  REPORT_LEVEL: [
    "这种报告只有市和区县有，请换一种报告，或者换一个地方。",
    "Only cities and counties have this report; choose another report or another place.",
  ],
  PERIOD_NOT_BEGUN: [
    "截至的时间不能在这段日子开始以前，也不能晚于现在。请改一下截至的时间，或者换一段日子。",
    "The instant it stands for is before these days begin, or later than now. Please change it, or choose other days.",
  ],
  BEFORE_RECORD: [
    "系统里的记录从{dates}开始，这段时间没有记录，不能当作没有事。请选那以后的时间。",
    "The record begins on {dates}. These days are not on it, which does not mean that nothing came; choose later ones.",
  ],
  PERIOD_NOT_OVER: [
    "这段时间还没有过完，只能先看，过完了才能发布。",
    "These days are not over yet: the report can be looked at, and published once they are.",
  ],
  PAST_NOT_KEPT: [
    "截至{dates}以前的情况没有记全，算不准，不能用。请选那以后的日子。",
    "What held before {dates} was not kept in full, so it cannot be told exactly. Choose a later day.",
  ],
  SAY_WHAT_CHANGED: [
    "这份报告已经发布过。再发布一版，请写明改了什么。",
    "This report was published before. For another version say what has changed.",
  ],
  CHANGED_NOTHING_YET: [
    "这是第一版，还没有改动可写。请把“改了什么”清空。",
    "This is the first version: there is no change to tell. Leave that field empty.",
  ],
  NOTHING_ENDED: [
    "这些日子里没有办结的事，没有可抽的。请换一段日子。",
    "Nothing ended in these days, so there is nothing to draw. Choose other days.",
  ],
  CASE_NOT_NOW: [
    "现在是“{caseState}”，不能{caseVerb}。",
    "It is now “{caseState}”, so “{caseVerb}” is not possible.",
  ],
  CASE_NOT_YOURS: [
    "这一步要由管辖这个单位的督办员来做。",
    "This is for a supervisor of the area the unit lies in.",
  ],
  CASE_RECUSED: [
    "您在这个单位任职，要回避，请上级的督办员来办。",
    "You serve at the unit concerned and keep out; a supervisor above it does this.",
  ],
  CASE_UNIT_ONLY: ["只有被核实的单位的负责人能写。", "Only the head of the unit concerned may write this."],
  CASE_UNHEARD: [
    "要先听单位说明。单位最迟{on}说明，说明了或者过了这一天才能处理。",
    "The unit is heard first: it may explain until {on}. Decide after it did, or after that day.",
  ],
  CASE_NOT_ITS_MATTER: [
    "这件事不是这个单位办的，也不在它的地方。请核对编号和单位。",
    "This unit never handled that matter, nor did it come there. Please check number and unit.",
  ],
  CASE_THERE: [
    "这个单位在这件事上已经有一条这样的线索，不用再提。请到列表里看那一条。",
    "There is a clue of this kind about the unit and this matter already. Please find it in the list.",
  ],
  CASE_ONCE: ["这一步已经做过，只能做一次。", "This was done already; it is done once only."],
  CASE_LATE: ["期限是{on}，已经过了。", "The last day was {on}."],
  CASE_NO_APPEAL: ["单位没有申请复核。", "The unit did not appeal."],
  CASE_OTHER_PERSON: [
    "复核要由另一个人来做，级别不低于作处理的单位。",
    "Somebody else rules on the appeal, at no lower office than the one that decided.",
  ],
  CASE_APPEAL_OPEN: [
    "单位还可以申请复核（到{on}），或者复核还没有决定，现在不能了结。",
    "The unit may still appeal (until {on}), or its appeal is not ruled on yet.",
  ],
  SCORECARD_OWN: [
    "您在这个单位任职，要请上级的审核员来公布。",
    "You serve at this unit; a reviewer above it publishes.",
  ],
  SCORECARD_DAYS: [
    "最后一天要过完了才能公布，最长一年。",
    "The last day must be over, and the span a year at most.",
  ],
  SCORECARD_ONCE: [
    "这个单位这几天的考核已经公布过，不能再公布一次。请看下面公布过的。",
    "This unit’s figures of these days were published already, and are published once. Please see the list below.",
  ],
  SCORECARD_ANSWERED: ["本单位已经说明过了。", "This unit has said its word already."],
  NO_OFFICE_ABOVE: ["只能问本单位上面的办公室。", "A unit asks an office above it only."],
  QUESTION_NOT_OPEN: [
    "这件事不对所有人公开，不能连着它提问。请不带这件事、只问政策。",
    "This matter is kept from some offices, so no question can be tied to it. Ask about the policy alone.",
  ],
  BATCH_FULL: [
    "这一周问这个办公室的已经有{most}个，一次答不完。请周五以后再问，或者先打电话问。",
    "This office was already asked {most} questions this week. Please ask from Friday on, or call.",
  ],
  BATCH_OPEN: [
    "这一批{on} 24:00才截止，截止以后再答。",
    "This batch is open until the end of {on}; it is answered after that.",
  ],
  BATCH_ANSWERED: [
    "这一批已经答复公布了，答复不能改。",
    "This batch was answered and published; answers stay.",
  ],
  ANSWER_EXPIRED: ["有效到哪天不能早于今天。", "No answer can have run out before it is given."],
  BATCH_NOT_WHOLE: [
    "一批要一次答完，还有{number}个问题没有写答复和依据。",
    "A batch is answered in one go; {number} questions still lack an answer with its basis.",
  ],
  PRECEDENT_REPLACED: [
    "要替换的那条答复已经被别的答复替换，或者不是本办公室作的。",
    "The answer to be replaced was replaced already, or is not this office’s own.",
  ],
  HOT_OVER: ["这一项已经有结果了，不能再改。", "This one is settled and cannot be changed."],
  HOT_DAY_PAST: ["承诺的日子不能早于今天。", "A promised day cannot be before today."],
  HOT_DAY_FAR: [
    "承诺的日子在五年以后，请看看年份是不是写错了。",
    "The promised day is more than five years away. Please look whether the year is right.",
  ],
  HOT_MOVED: [
    "刚刚有人改过这一项的日子，您的没有记上。请看现在是哪天，需要的话再改。",
    "Somebody else has just moved a day of this; yours was not noted. Please look which day holds now, and move it again if need be.",
  ],
  HOT_WHOLE_DOWN: [
    "撤下是整项撤下，不能只撤一步。要撤下请选整项；只是这一步有结果，请选“办好了”。",
    "Only the whole is taken down, no single step. Choose the whole for that; or say what became of the step.",
  ],
  HOT_SAME_DAY: ["日期没有变。", "The date is the same."],
  HOT_STAGE_AFTER: [
    "每一步的日子不能晚于全部办好的日子（{on}）。",
    "No step can be due after the whole, which is due on {on}.",
  ],
  HOT_STAGE_ORDER: [
    "这样第{number}步的日子就早于前一步了。请按先后顺序写，或者先改第{number}步的日子。",
    "Step {number} would be due before the one above it. Please put the steps in the order of their days, or move step {number} first.",
  ],
  HOT_WHOLE_BEFORE: [
    "全部办好的日子不能早于还没办完的步骤（{on}）。请先改那一步的日子。",
    "The whole cannot be due before a step that is still open ({on}). Please move that step first.",
  ],
  HOT_STEPS_OPEN: [
    "还有步骤没有写结果。请先写清每一步办得怎样。",
    "A step is still open. Please say first what became of each.",
  ],
  HOT_UNIT: ["责任单位要在这个地方之内。", "The unit in charge must be of this place."],
  RECHECK_OWN: [
    "这件事是您自己的单位办的，要请别的单位的同事来查。",
    "Your own unit handled this matter; somebody of another unit has to look.",
  ],
  RECHECK_DONE: ["这件已经查过了，结果不能改。", "This one was looked at; its finding stays."],
  TASK_STEP: [
    "这件批示刚刚有人办过一步，您写的没有记上。请看最新情况，需要的话再写。",
    "Somebody has just acted on this instruction; what you wrote was not noted. Please look at how it stands, and write it again if need be.",
  ],
  TASK_DUE_FAR: [
    "要办完的日子在两年以后，请看看年份是不是写错了。",
    "The day it is to be done by is more than two years away. Please look whether the year is right.",
  ],
  TASK_DUE_PAST: ["要办完的日子不能早于今天。", "The day it is to be done by cannot be in the past."],
  UNIT_NOT_BELOW: [
    "批示只能交给本级下面的单位，请另选。",
    "An instruction goes to units below the office; please choose another.",
  ],
  UNIT_KEPT_OUT: [
    "这件事不让所选的单位知道，批示不能交给它。",
    "This matter is kept from the chosen unit; it cannot be instructed on it.",
  ],
  DIGEST_OVER: ["这期专报已经签发，不能再改。", "This digest is signed and is not changed any more."],
  DIGEST_OUT: ["这期专报已经印发了，不能再改。", "This digest has gone out and is not changed any more."],
  DIGEST_CHANGED: [
    "刚有别人改过这期专报，请先看最新的文字。",
    "Somebody has just changed this digest; please look at the latest text first.",
  ],
  DIGEST_UNREAD: [
    "这期专报还是系统拟的草稿，没有人改过。请先由一位同事看过、写好、保存，再由另一位负责人签发。",
    "This is still the draft of the system, and nobody has worked on it. Let a colleague read, write and save it first, and another person sign.",
  ],
  DIGEST_OWN_HAND: [
    "写过、改过这期专报的人不能签发，请另一位负责人签。",
    "Whoever drafted or edited it does not sign it; please let somebody else sign.",
  ],
  DIGEST_NOT_SIGNED: ["先签发，再印发。", "It is signed first, then published."],
} as const satisfies Sentences;
