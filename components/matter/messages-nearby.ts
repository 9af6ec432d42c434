import { texts } from "#lib/domain/texts.ts";

/** Apart from the messages of the office: these go to residents' phones. */
export const nearbyMessages = texts({
  zh: {
    title: "类似的事已有人反映",
    nearby: (area: string, total: number) => `${area}最近90日已有${total}件类似的事。`,
    group: (category: string, state: string, count: number, date: string) =>
      `${category}：${count}件${state}，最近一件是${date}反映的。`,
    unsaid: "没有选类别",
    stillSend: "您仍然可以照样交，每一件都会单独答复。",
    sent: "您的这件已单独登记，会单独答复您。",
  },
  en: {
    title: "Others have raised something similar",
    nearby: (area: string, total: number) => `${area}: ${total} similar matters within 90 days.`,
    group: (category: string, state: string, count: number, date: string) =>
      `${category}: ${count} × “${state}”, the last raised on ${date}.`,
    unsaid: "No category",
    stillSend: "You may still send yours; each one is answered by itself.",
    sent: "Yours is registered by itself and will be answered by itself.",
  },
});
