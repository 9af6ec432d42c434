import { texts } from "#lib/domain/texts.ts";

export const messages = texts({
  zh: {
    title: "办得怎么样？请您评",
    lead: (date: string, area: string) => `您${date}在${area}反映的事，办理单位说已经办完了。`,
    answer: "他们做了什么",
    state: "现在怎样",
    noAnswer: "答复全文请用回执编号查进度。",
    thanks: "谢谢您，记下了。",
    thanksText: "您说了算：要是没解决，这件事已经重新开始办。",
    over: "这个链接用过了，或者过期了",
    overText: "评价只能评一次，在办完后 15 日内有效。有话要说、要重新办理，请用回执编号查进度。",
    track: "查进度",
  },
  en: {
    title: "How did we do? You decide",
    lead: (date: string, area: string) =>
      `The matter you raised on ${date} in ${area} is done, says the unit that handled it.`,
    answer: "What they did",
    state: "How it stands",
    noAnswer: "To read the whole answer, follow the matter by its receipt number.",
    thanks: "Thank you, noted.",
    thanksText: "Your word counts: if it is not solved, work on it has begun again.",
    over: "This link has been used, or is over",
    overText:
      "It can be rated once, within 15 days after it was done. To say more or to open it again, follow the matter by its receipt number.",
    track: "Track progress",
  },
});
