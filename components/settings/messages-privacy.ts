import { texts } from "#lib/domain/texts.ts";

export const privacyMessages = texts({
  zh: {
    title: "个人信息保存和答复",
    lead: "改了以后，各处的告知会一起变。改短保存时间，当天夜里就会去掉已经到期的姓名和电话，找不回来；已经答应居民的答复日期不变。",
    contactYears: "事情办完后，姓名和电话存多久",
    contactYearsHint: "够用就好，越短越好（个人信息保护法第十九条）。重新办理的，从再次办完算起。",
    answerDays: "居民的信息申请多久答复",
    answerDaysHint: "申请当天不算，只数工作日。",
    years: (years: number) => `${years}年`,
    days: (days: number) => `${days}个工作日`,
    set: (years: number, days: number) => `存${years}年，${days}个工作日内答复`,
    save: "保存",
    saved: "已保存，各处的告知已经跟着变。",
  },
  en: {
    title: "Keeping information, and answering about it",
    lead: "The notices change with it everywhere. If contacts are kept for less time, those that are over are removed the same night and cannot be brought back; days that were promised for an answer stay.",
    contactYears: "How long name and phone are kept after a matter ended",
    contactYearsHint:
      "As short as will do (Personal Information Protection Law §19). A matter that was reopened counts from its new end.",
    answerDays: "How soon a request about information is answered",
    answerDaysHint: "Working days; the day of asking does not count.",
    years: (years: number) => `${years} ${years === 1 ? "year" : "years"}`,
    days: (days: number) => `${days} working days`,
    set: (years: number, days: number) =>
      `kept ${years} ${years === 1 ? "year" : "years"}, answered within ${days} working days`,
    save: "Save",
    saved: "Saved; the notices say so everywhere.",
  },
});
