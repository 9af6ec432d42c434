import { texts } from "#lib/domain/texts.ts";

/** What stands beside the course of an issue: what it waits for, who helps, who had it how long, what it hangs together with. */
export const besideMessages = texts({
  zh: {
    refusalAsked: "待决定：不予受理",
    extensionAsked: (days: number) => `待决定：延期${days}天`,
    extensionApproved: (days: number) => `已同意延期${days}天，还要告诉居民`,
    pauseAsked: (reason: string, until: string) => `待决定：暂停到${until}，${reason}`,
    standsStill: (why: string) => `办结期限停着：${why}`,
    fromTo: (from: string, to: string) => `${from}起，最晚到${to}`,
    onHold: (times: number, most: number) => `挂账中（第${times}次，最多${most}次）`,
    reviewOn: (date: string) => `${date}回头再看`,
    rulingNeeded: "已退单两次，等上级审定归谁办",
    reviewAsked: (date: string) => `居民${date}申请复核`,
    decideBy: (date: string) => `最晚${date}作出决定`,
    tried: (times: number) => `试过${times}次，没联系上居民`,
    calledBack: (times: number) => `回访打过${times}次，没人接`,
    stillMissing: (parts: string[]) => `还要${parts.join("，")}。`,
    moreTries: (times: number) => `再试${times}次`,
    anotherDay: "换一天",
    eveningOrRest: "有一次在晚上或休息日",
    evening: "有一次在晚上6点以后",

    heldTitle: "各单位用了多久",
    unit: "单位",
    inHand: "在它手里",
    standing: "其中暂停",
    overdue: "超期记在它名下",
    days: (days: number, hours: number) =>
      [days > 0 && `${days}天`, hours > 0 && `${hours}小时`].filter(Boolean).join(""),
    underHour: "不到1小时",
    delayOf: (unit: string) => `这一轮如有延误，记在${unit}名下。`,
    comma: "、",

    joint: "会办",
    task: "做什么",
    dueOn: "最晚",
    done: "做了什么",
    late: "超期",
    notAsked: "不再需要",

    bothSides: "吹哨双方的评价",
    ratedBy: (by: string, about: string) => `${by}评${about}`,
    afterYours: "已评。您的单位评过以后，就能看到。",
    inTime: (yes: boolean): string => (yes ? "按时到场" : "没有按时到场"),
    tookOver: (yes: boolean): string => (yes ? "该管的接下来了" : "该管的没有接"),
    together: (yes: boolean): string => (yes ? "问题一起办好了" : "问题没有一起办好"),
    needed: (yes: boolean): string => (yes ? "确实需要吹哨" : "不必吹哨"),
    rightUnit: (yes: boolean): string => (yes ? "吹对了部门" : "吹错了部门"),

    contactLog: "联系记录",

    connected: "相关的诉求",
    handledWith: "并到这一件一起办",
    mergedHere: "并到这里的",
    noReplyYet: "还没答复居民",
    eachAnswered: "每位居民都要单独答复，全部有了最终答复才能办结。",
  },
  en: {
    refusalAsked: "To decide: refuse this issue",
    extensionAsked: (days: number) => `To decide: ${days} more ${days === 1 ? "day" : "days"}`,
    extensionApproved: (days: number) =>
      `${days} more ${days === 1 ? "day is" : "days are"} approved; the resident must still be told`,
    pauseAsked: (reason: string, until: string) => `To decide: pause until ${until}. ${reason}`,
    standsStill: (why: string) => `The resolution limit is paused: ${why}`,
    fromTo: (from: string, to: string) => `Since ${from}, at the latest until ${to}`,
    onHold: (times: number, most: number) => `On hold (${times} of at most ${most} times)`,
    reviewOn: (date: string) => `Next review on ${date}`,
    rulingNeeded: "Returned twice; the office above decides who handles it",
    reviewAsked: (date: string) => `The resident asked for a review on ${date}`,
    decideBy: (date: string) => `To be decided by ${date}`,
    tried: (times: number) => `Tried ${times} ${times === 1 ? "time" : "times"}, nobody reached`,
    calledBack: (times: number) => `Called back ${times} ${times === 1 ? "time" : "times"}, no answer`,
    stillMissing: (parts: string[]) => `Still missing: ${parts.join(", ")}.`,
    moreTries: (times: number) => `${times} more ${times === 1 ? "try" : "tries"}`,
    anotherDay: "another day",
    eveningOrRest: "one in the evening or on a day of rest",
    evening: "one after 18:00",

    heldTitle: "Time with each unit",
    unit: "Unit",
    inHand: "Held for",
    standing: "Of that, paused",
    overdue: "Overdue here",
    days: (days: number, hours: number) =>
      [days > 0 && `${days} ${days === 1 ? "day" : "days"}`, hours > 0 && `${hours} h`]
        .filter(Boolean)
        .join(" "),
    underHour: "under an hour",
    delayOf: (unit: string) => `A delay in this round counts against ${unit}.`,
    comma: ", ",

    joint: "Joint handling",
    task: "Asked to do",
    dueOn: "By",
    done: "What was done",
    late: "overdue",
    notAsked: "no longer asked",

    bothSides: "What both sides of the whistle say",
    ratedBy: (by: string, about: string) => `${by} about ${about}`,
    afterYours: "Given. You can read it once your unit has given its own.",
    inTime: (yes: boolean): string => (yes ? "came in time" : "did not come in time"),
    tookOver: (yes: boolean): string =>
      yes ? "took over what is theirs" : "did not take over what is theirs",
    together: (yes: boolean): string => (yes ? "solved together" : "not solved together"),
    needed: (yes: boolean): string => (yes ? "the whistle was needed" : "the whistle was not needed"),
    rightUnit: (yes: boolean): string => (yes ? "the right department" : "the wrong department"),

    contactLog: "Contact attempts",

    connected: "Connected issues",
    handledWith: "Handled together with",
    mergedHere: "Merged into this one",
    noReplyYet: "resident not answered yet",
    eachAnswered: "Each resident is answered on their own; it can be resolved once all have a final reply.",
  },
});
