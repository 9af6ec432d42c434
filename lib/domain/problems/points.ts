import type { Sentences } from "./sentences.ts";

/** Refusals around contact points: sessions, notices, pairing, campaigns. */
export const POINTS = {
  ROOM_CHANGED: [
    "{who}刚刚改过这个接待室，请看过再提交。您填的内容还在。",
    "{who} has just changed this room. Please look again; what you typed is kept.",
  ],
  ROOM_CLOSED: ["这个接待室已经停用了。", "This room is closed already."],
  SESSION_OVER: [
    "这次接访的时间已经过去，不能再公布。请改时间。",
    "The time of this session has passed; it cannot be announced. Please change day or hour.",
  ],
  NOTICE_LATE: [
    "接访至少要提前一天公布，最晚是{on}。确实紧急的，请写明原因再公布，公告上会标明“未按时公告”。",
    "A session is announced a day before at least, by {on}. In an emergency say why and publish; the notice is then marked as late.",
  ],
  NOTICE_PUBLISHED: [
    "这份公告已经公布，不能再改。有错请撤下，重新写一份。",
    "This notice is published and cannot be changed. If it is wrong, take it down and write another.",
  ],
  NOTICE_NOT_PUBLISHED: ["这份公告现在没有公布。", "This notice is not published now."],
  NOTICE_CHANGED: [
    "刚刚有同事改过这份公告，请看过再提交。您填的内容还在。",
    "A colleague has just changed this notice. Please look again; what you typed is kept.",
  ],
  PAIRED_ALREADY: [
    "这位同事已经对口联系这里了。",
    "This colleague is paired with this contact point already.",
  ],
  PAIRING_ENDED: ["这条对口联系已经结束了。", "This pairing has ended already."],
  NO_LEADER: [
    "没有这位在岗的干部，请从名单里选。",
    "There is no such colleague on duty; please choose from the list.",
  ],
  NOTHING_TO_HAND_OVER: [
    "这位同事现在没有对口联系的地方，不用交接。",
    "This colleague has no contact point now; there is nothing to hand over.",
  ],
  HANDOVER_TO_SELF: ["不能交接给本人，请选另一位。", "Please choose another person than the one who leaves."],
  SESSION_CHANGED: [
    "刚刚有同事改过这场接访，请看过再提交。您填的内容还在。",
    "A colleague has just changed this session. Please look again; what you typed is kept.",
  ],
  SESSION_ENDED: [
    "这场接访已经结束或取消，不能再改。",
    "This session is held or cancelled and cannot be changed.",
  ],
  SESSION_TOOK_PLACE: [
    "已经记下了居民说的事，这次接访算开过了，不能再改期或取消。请把每件事办结，再结束接访。",
    "What residents said was noted, so this session took place and can be neither moved nor cancelled. Please end every item and close it.",
  ],
  RESULT_SECRET: [
    "结果里写着一件现在不能公开的事。请改掉那一条，存好再公布。",
    "The result tells of a matter that may not be told to everybody now. Please alter it, save it and publish again.",
  ],
  SESSION_NOT_YET: [
    "这场接访在{on}，开始以后才能结束。",
    "This session is on {on}; it can be closed once it has begun.",
  ],
  SESSION_CLASH: [
    "{on} {hours}，{who}已经排了在{point}接访，时间撞上了。请换一天、换个时间，或者换一位。",
    "On {on}, {hours}, {who} already has a session at {point}. Choose another day or time, or somebody else.",
  ],
  MONTH_TOO_FAR: ["只能排一年以内的月份。", "Sessions are planned for the next twelve months only."],
  PLACE_THERE: [
    "这个社区（村）已经有叫“{name}”的联系点了。",
    "This community already has a contact point of the name “{name}”.",
  ],
  PLACE_PLANNED: [
    "这里还排着{number}场接访。先取消，或者等开完再停用。",
    "{number} sessions are still planned here. Cancel them, or wait until they were held.",
  ],
  HANDOVER_EARLY: [
    "这位同事从{on}起才对口联系这些地方，交接的日子不能比这更早。",
    "They are paired with these places from {on} on; a hand-over cannot be earlier.",
  ],
  SESSION_AWAITED: [
    "还有人约了{time}来。等他们来过，或者过了这个时间，再结束。",
    "Somebody booked {time} and is still to come. Close it once they were here or that time has passed.",
  ],
  SESSION_PAST: ["这个时间已经过去了，请另选。", "This time has passed; please choose another."],
  NO_DAY_LEFT: [
    "这个月剩下的日子里没有要排的，或者都已经排好了。",
    "No such day is left in this month, or all of them are planned already.",
  ],
  SESSION_THERE: [
    "这里那天那个时间已经排了一场接访，请另选时间。",
    "A session is planned here for that day and hour already; please choose another.",
  ],
  ITEMS_OPEN: [
    "还有{number}件没有说法：{words}。每一件都要登记立案、当场答复或者写明为什么不立案，才能结束。",
    "{number} raised items are still open: {words}. Each must be registered, answered, or not filed with a reason.",
  ],
  ITEM_ENDED: ["这一件已经有说法了，不能再改。", "This item has ended already and cannot be changed."],
  CONSULT_UNSIGNED: [
    "会诊记录还差签字：{names}。每个部门写明自己做什么、哪天做完，签了字才能结束。",
    "The consultation note lacks signatures: {names}. Each department signs for its own task and day.",
  ],
  CONSULT_NOBODY: [
    "会诊至少要有一个部门签字。请先加上到场的部门。",
    "A consultation needs at least one department that signs. Please add it first.",
  ],
  SESSION_UNANNOUNCED: [
    "这场接访没有公告过。请写明原因再结束，记录上会标明“未按时公告”。",
    "This session was never announced. Say why and close it; it is then marked as announced late.",
  ],
  SESSION_ANNOUNCED: ["这场接访已经公告过了。", "This session is announced already."],
  SESSION_NOT_HELD: ["接访结束以后才能公布结果。", "Results can be published once the session is closed."],
  RESULT_PUBLISHED: ["结果已经公布，不能再改。", "The result is published and cannot be changed."],
  NOTICE_OF_SESSION: [
    "这是一场接访的公告。要改时间地点或者撤下，请到“联系点和接访”里改这场接访。",
    "This is the notice of a session. To change when and where, or to take it down, change the session under “Contact points”.",
  ],
  CAMPAIGN_PAST: [
    "结束的日子已经过去了，请改日期。",
    "Its last day has passed already; please change the dates.",
  ],
  CAMPAIGN_OVER: ["这个专项行动已经结束了。", "This campaign is over already."],
  NO_SUCH_SESSION: [
    "改约只能选这里还要举行、已经公告、还有时间可约的接访。",
    "Instead of it, choose a session here that is announced, still to come and has free times.",
  ],
  INSTEAD_NEEDED: [
    "有人约过这场接访，请选一场让他们改约，再取消。没有看到可以选的，请刷新页面。",
    "Somebody has booked this session. Choose the one they may book instead, then cancel. Reload the page if there is none to choose.",
  ],
} as const satisfies Sentences;
