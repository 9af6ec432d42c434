import { texts } from "#lib/domain/texts.ts";

export const messages = texts({
  zh: {
    title: "演示时钟",
    lead: "把演示的时间往后拨，看期限怎样到期、超期的事怎样升级。只在演示里有；拨过去就不能拨回来。",
    today: "演示里的今天",
    ahead: (days: number) => (days === 0 ? "和真实日期一样" : `比真实日期快${days}天`),
    forward: (days: number) => `往后${days}天`,
    quick: "快拨",
    other: "自己定天数",
    daysHint: "1到60",
    move: "拨",
    lately: (days: number) => `演示里最近${days}天`,
    swept: (issues: number, events: number) =>
      issues === 0
        ? "在您的范围内，没有系统自己处理的事。"
        : `在您的范围内，系统自己处理了${issues}件，记下${events}条。`,
    happened: "这几天系统自己做的",
    times: (count: number) => `${count}次`,
    climbed: "升级的事",
    toEscalations: "看上报件",
    toDesk: "看工作台",
  },
  en: {
    title: "Demo clock",
    lead: "Move the demonstration’s time forward and watch limits run out and overdue issues climb. Only in a demonstration; it cannot be moved back.",
    today: "Today in the demonstration",
    ahead: (days: number) =>
      days === 0 ? "same as the real date" : `${days} ${days === 1 ? "day" : "days"} ahead of the real date`,
    forward: (days: number) => `${days} ${days === 1 ? "day" : "days"} forward`,
    quick: "Quick steps",
    other: "Another number of days",
    daysHint: "1 to 60",
    move: "Move",
    lately: (days: number) =>
      days === 1 ? "The last day in the demonstration" : `The last ${days} days in the demonstration`,
    swept: (issues: number, events: number) =>
      issues === 0
        ? "Within your area the system did nothing by itself."
        : `Within your area the system acted on ${issues} ${issues === 1 ? "issue" : "issues"} and recorded ${events} ${events === 1 ? "step" : "steps"}.`,
    happened: "What the system did in these days",
    times: (count: number) => (count === 1 ? "once" : `${count} times`),
    climbed: "What climbed",
    toEscalations: "To the escalations",
    toDesk: "To the desk",
  },
});
