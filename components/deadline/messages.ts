import { texts } from "#lib/domain/texts.ts";

export const messages = texts({
  zh: {
    title: "期限怎么算",
    lead: "填哪天开始、几日，就能看到最晚是哪天，每一步怎么数的。",
    from: "哪天说的",
    days: "几日",
    mode: "怎么数",
    count: "算一算",
    due: "最晚",
    provisional: "暂定",
    stepsTitle: "一步一步",
    rulesTitle: "规则",
    rules:
      "当天不算，从第二天数起（民法典第201条）。\n最后一天是周末或放假，顺延到下一个工作日（民法典第203条）；补班的那天算工作日。\n社区、街道5日，区县15日，市里30日；给您的日期都是这样算的。",
  },
  en: {
    title: "How limits are counted",
    lead: "Give the day it began and the number of days; you see the last day, and how each step was counted.",
    from: "The day it was said",
    days: "Days",
    mode: "How to count",
    count: "Count",
    due: "At the latest",
    provisional: "provisional",
    stepsTitle: "Step by step",
    rulesTitle: "The rules",
    rules:
      "The day itself is not counted; the count begins the next day (Civil Code, article 201).\nIf the last day is a weekend or holiday, the limit moves to the next working day (article 203); a make-up day counts as a working day.\nCommunity and town 5 days, county 15, city 30: every date you are given is counted this way.",
  },
});
