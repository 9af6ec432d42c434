import { texts } from "#lib/domain/texts.ts";

export const messages = texts({
  zh: {
    optional: "（可不填）",
    choose: "请选择",
    summaryTitle: "还差一点",
    notSent: "这一步没有办成，您写的没有交上",
    changed:
      "这件事刚刚有了变化，写在下面。页面已更新，您填的都还在。看过以后，还能办、还要办的，再提交一次。",
    sending: "正在提交，请稍等……",
    reading: "正在取最新情况……",
    atLeast: (min: number) => `至少写${min}个字`,
    ofMost: (max: number) => ` / ${max} 字`,
    overdueBy: (days: number) => (days === 0 ? "今天超期" : `超期${days}天`),
    noDate: "没有期限",
    hazard: "有危险",
    newer: "上一页",
    older: "下一页",
    pages: "翻页",
    clockStopped: "已停",
  },
  en: {
    optional: " (optional)",
    choose: "Please choose",
    summaryTitle: "Almost there",
    notSent: "This was not done, and what you wrote was not sent",
    changed:
      "This issue has just changed, as told below. The page is up to date and what you typed is kept: once you have looked, send it again if it is still possible and still needed.",
    sending: "Sending, one moment…",
    reading: "Getting the latest…",
    atLeast: (min: number) => `At least ${min} characters`,
    ofMost: (max: number) => ` / ${max} characters`,
    overdueBy: (days: number) =>
      days === 0 ? "overdue today" : `${days} ${days === 1 ? "day" : "days"} overdue`,
    noDate: "no date",
    hazard: "Danger",
    newer: "Previous",
    older: "Next",
    pages: "Pages",
    clockStopped: "stopped",
  },
});
