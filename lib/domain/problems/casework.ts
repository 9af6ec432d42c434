import type { Sentences } from "./sentences.ts";

/** Refusals in the life of an issue: taking in, dispatch, joint handling, clocks, answers, supervision, ending. */
export const CASEWORK = {
  SPOKEN_IN_FUTURE: ["反映日期不能晚于今天。", "The day it was said cannot be after today."],
  SPOKEN_TOO_LONG_AGO: [
    "反映日期早于 7 日前，请写明补登的原因。",
    "It was said more than 7 days ago; please say why it is entered late.",
  ],
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
  MANDATE_INCOMPLETE: [
    "替别人反映，请写明您和本人的关系、委托是怎么说的，并确认本人愿意。",
    "To speak for somebody, please say who you are to them, how they asked you, and that they want it.",
  ],
  NO_MANDATE: ["没有人在替您办这件事。", "Nobody is acting for you in this matter."],
  NO_QUESTION_OPEN: [
    "已经办结，居民没有追问，不用再答复。",
    "It is resolved and the resident has not asked back; no further reply is due.",
  ],
  NO_REPLY_YET: [
    "还没有答复，等有了答复再问。急的话可以催一催。",
    "There is no reply yet to ask about. If it is urgent, you may urge.",
  ],
  ASKED_BACK_TODAY: [
    "今天的话已经转给承办的人了，明天可以再问。",
    "Your question of today has been passed on; you may ask again tomorrow.",
  ],
  URGED_TODAY: [
    "今天已经催过了，明天可以再催。",
    "You have already urged today; you may do so again tomorrow.",
  ],
  REOPEN_TOO_LATE: [
    "结案已超过 30 日。请重新提交，我们会接着办。",
    "It was closed more than 30 days ago. Please submit it anew and we will take it from there.",
  ],
  REFUSAL_OVERTURNED: [
    "上级复核后要求受理，不能再不予受理，也不能自己移送出去。",
    "The office above has overturned the refusal: it must be handled, not refused or referred out.",
  ],
  REQUEST_PENDING: ["已有一项申请等着决定，请先等结果。", "A request is already waiting for a decision."],
  PROPOSAL_FIRST: [
    "请受理员先提出不予受理，再由负责人确认。",
    "The clerk proposes first; then the head of the office confirms.",
  ],
  SAME_PERSON: [
    "这件事的“{step}”是您（或您代班的同事）做的，这一步要换一个人来定，可以请{who}。",
    "You, or the colleague you stand in for, did “{step}” in this matter, so somebody else has to decide this. You can ask: {who}.",
  ],
  NOBODY_ELSE: [
    "这件事的“{step}”是您（或您代班的同事）做的，这一步要换一个人来定，但现在没有别人有这个岗位。请本单位再安排一位同事。",
    "You, or the colleague you stand in for, did “{step}” in this matter, so somebody else has to decide this, and nobody else holds the post now. Please have your unit appoint a second person.",
  ],
  REVIEW_ASKED: ["已经申请过复核了。", "A review has already been asked for."],
  REVIEW_TOO_LATE: [
    "已超过 30 日，不能再申请复核。可以重新提交。",
    "More than 30 days have passed, so it cannot be reviewed. You may submit it anew.",
  ],
  NO_REVIEW_ASKED: ["没有人申请复核。", "No review has been asked for."],
  RULING_FIRST: [
    "已退单 2 次，请等上级审定由谁办。",
    "It was returned twice; the office above now rules who handles it.",
  ],
  RULING_BINDS: ["上级已经审定，不能再退单。", "The office above has ruled; it cannot be returned."],
  UPHELD_GOES_ELSEWHERE: [
    "退得对，就不能再派给退单的单位，请选别的单位。",
    "If the return was right, the issue cannot go back to the unit that returned it; choose another.",
  ],
  NO_DISPUTE: ["退单满 2 次才需要审定。", "A ruling is for issues returned twice."],
  MEETING_IN_FUTURE: [
    "会开过以后再记，日期不能晚于今天。",
    "Record the meeting once it was held: its day cannot be after today.",
  ],
  MEETING_BEFORE_MATTER: [
    "会的日期早于居民反映的那天，请核对。",
    "The meeting would lie before the day the matter was raised; please check its day.",
  ],
  TRY_IN_FUTURE: ["联系时间不能晚于现在。", "The time of the contact cannot be later than now."],
  TRY_BEFORE_REGISTERED: [
    "联系时间早于这件事的开始，请核对。",
    "The contact is earlier than the start of this matter; please check the time.",
  ],
  TRY_LOGGED: ["这一次已经记过了。", "This contact has already been logged."],
  TASKS_OPEN: [
    "协办单位还没有办完，请等他们完成或报到。",
    "Units that were asked to help are not done yet; please wait for them.",
  ],
  CHILDREN_UNANSWERED: [
    "并在一起的还有 {count} 件没有最终答复，请逐件答复居民。",
    "{count} merged issues have no final reply yet; please answer each resident.",
  ],
  TASK_TOO_LATE: [
    "协办最晚要在 {dates} 完成，好在期限前答复居民。",
    "The task must be done by {dates}, so that the resident is answered in time.",
  ],
  WHISTLE_FROM_TOWN: ["吹哨由街道（乡镇）发起。", "Departments are whistled for by a town."],
  LEAD_HELPS_ITSELF: ["这个单位就是主办单位。", "This unit already leads the matter."],
  TASK_RUNNING: ["这个单位已有一项协办没完成。", "This unit still has a task open here."],
  TASK_NOT_YOURS: ["这项任务不是您单位的。", "This task is not your unit’s."],
  NOT_REPORTED_IN: [
    "部门报到以后，双方才互评。",
    "The two sides rate each other's work once the department has reported in.",
  ],
  JOINT_RATED: ["您的单位已经评过了。", "Your unit has rated it already."],
  NO_TASK_OPEN: ["没有等着完成的任务。", "No task is open."],
  NOTHING_TO_DENY: ["这一轮还没有答复记录。", "No answer has been recorded in this round."],
  INFO_ASKED: ["这一轮已请居民补充过一次，不能再请。", "Papers were already asked for once in this round."],
  WAITING_ALREADY: [
    "办结期限已经暂停，请先恢复办理。",
    "The matter already stands still; take it up again first.",
  ],
  TELL_FIRST: ["请先告诉居民本人，再记录。", "Please tell the resident first, then record it."],
  NOTHING_ASKED: ["没有等着补充的材料。", "Nothing has been asked for."],
  PAUSE_DATE: [
    "暂停要写到哪一天：从明天起，最长 {most} 天。",
    "Please say until when: from tomorrow, for at most {most} days.",
  ],
  PAUSE_TOO_LATE: ["办结期限已过，不能暂停。", "The time for the solution is over; it cannot be paused."],
  NOTHING_TO_DECIDE: ["没有等着您决定的申请。", "There is no request for you to decide."],
  EXTENDED_TWICE: ["已延期 2 次，不能再延。", "It was extended twice and cannot be extended again."],
  EXTEND_TOO_LATE: [
    "要在办结期限之前延期并告知居民，现在已过期。",
    "An extension must be granted and told before the time is over; it is over now.",
  ],
  EXTENSION_TOO_LONG: ["最多可延 {most} 天。", "At most {most} days can be added."],
  NOTHING_APPROVED: ["没有已同意、待告知的延期。", "No extension has been agreed that is still to be told."],
  BOTH_MUST_AGREE: ["双方都同意，才能调解。", "Mediation needs both parties to agree."],
  HELD_TOO_OFTEN: ["已挂账 {most} 次，不能再挂。", "It was put on hold {most} times and cannot be again."],
  HOLD_NEEDS_REPLY: ["请先答复居民，再挂账。", "Please answer the resident first, then put it on hold."],
  REVIEW_NOT_YET: [
    "已经挂账，{dates}复查。复查前七天内才能决定要不要接着挂；要改动，请先“恢复办理”。",
    "It is on hold with a review on {dates}. Whether to hold on is decided within seven days before; to change it, resume first.",
  ],
  REVIEW_DATE: [
    "请写复查日期：从明天起，最长 {most} 天。",
    "Please give the day of review: from tomorrow, within {most} days.",
  ],
  NOT_WAITING: ["这件事没有暂停。", "This matter does not stand still."],
  CALLED_BACK: ["已经回访过了。", "The callback has been made."],
  CALLED_TOO_EARLY: [
    "回访时间早于办结，请核对。",
    "The callback is earlier than the resolution; please check.",
  ],
  CALLBACK_INCOMPLETE: [
    "接通了，请把居民的回答都选上。",
    "They answered: please fill in everything they said.",
  ],
  CALLBACK_FIRST: [
    "居民还没有评价。请先回访，或等评价期满。",
    "The resident has not rated yet. Please call back first, or wait until the time for rating is over.",
  ],
  ONLY_THEMSELVES: [
    "联系不上或不留姓名的居民，只能由本人凭回执撤回。",
    "Of somebody who left no name or cannot be reached, only they can withdraw it, with their receipt.",
  ],
  PAPER_NEEDED: [
    "要有居民签字的材料才能代为撤回：请先把它拍照或扫描，加到这件事的附件里，再在这里选它。居民也可以凭回执自己撤回。",
    "It can be withdrawn for the resident only on a paper they signed: please add a photo or scan of it to the files of this issue first, then choose it here. The resident can also withdraw it with the receipt.",
  ],
  PAPERS_FIRST: ["请先把材料交给接收单位。", "Please hand the papers over first."],
  MASTER_NOT_OPEN: [
    "主件还没受理或已经结束，不能并过去。",
    "The main issue is not being worked on; nothing can join it.",
  ],
  MERGE_ITSELF: ["不能和自己并案或关联。", "An issue cannot be joined with itself."],
  HAS_CHILDREN: [
    "已有别的诉求并在这一件里，请把它作为主件。",
    "Other issues are merged into this one; please make it the main issue.",
  ],
  NOTHING_MOVES: ["期限没有变化。", "No date changes."],
  SUPERVISION_TOO_HIGH: ["您这一级最高可以发{order}。", "{order} is the highest that your office can give."],
  RECUSED: [
    "被反映的单位和它的下属单位要回避，不能办这件事（《信访工作条例》第二十八条）。请选别的单位。",
    "The unit complained of, and what stands below it, must keep out of this (Regulations on Petition Work, article 28). Please choose another unit.",
  ],
  NO_SUPERIOR: [
    "这里没有比被反映单位更高的机关。请办“移送”，转给上级纪检监察机关。",
    "No office here stands above the unit complained of. Please refer it to the discipline office above.",
  ],
  KEPT_APART: [
    "其中一件是保密办理的，不能和另一件连在一起。",
    "One of the two is handled in confidence and cannot be tied to the other.",
  ],
  ENDED_ALREADY: [
    "这件事已经结束，没有要督办的了。",
    "This matter has ended; there is nothing left to supervise.",
  ],
  PAUSES_USED_UP: [
    "这件事已经中止过，累计满 {most} 天，不能再中止。",
    "This matter has stood still for {most} days in all and cannot be paused again.",
  ],
  SUPERVISION_STANDS: [
    "三级督办正在办，{dates} 到期；到期没有回音可以再发。",
    "An order of level 3 stands until {dates}; if it is not answered by then, another can follow.",
  ],
  LOWER_SUPERVISION: ["已有{order}，请选更高一级。", "{order} stands already. Please choose a higher one."],
} as const satisfies Sentences;
