import type { PromisedDay } from "../casework/promised.ts";
import { formatReceiptNo } from "../casework/receipt.ts";
import { say, texts } from "../texts.ts";
import type { Lang } from "../vocabulary.ts";

/** Promised days as they stand in somebody's own calendar, where others may look over a shoulder: number and day, nothing else. */
const messages = texts({
  zh: {
    calendar: (no: string) => `民情家访 ${no}`,
    REPLY: "最晚这天答复您",
    PROGRESS: "最晚这天再告诉您进展",
    RESOLVE: "争取这天前办好",
    HOLD_REVIEW: "这天回头再看这件事",
    RATING: "请在这天前评一评",
    NEXT: "答复里说好的下一步",
    day: (no: string, what: string) => `民情家访 ${no}：${what}`,
  },
  en: {
    calendar: (no: string) => `Home visits ${no}`,
    REPLY: "you get a reply by this day",
    PROGRESS: "you hear how it goes by this day",
    RESOLVE: "we aim to have it done by this day",
    HOLD_REVIEW: "we look at it again",
    RATING: "please rate it by this day",
    NEXT: "the next step, as the reply said",
    day: (no: string, what: string) => `Home visits ${no}: ${what}`,
  },
});

export const promisedCalendarName = (receiptNo: string, lang: Lang): string =>
  say(messages, lang).calendar(formatReceiptNo(receiptNo));

/** "民情家访 362 481 905：最晚这天答复您". */
export function promisedDayName(receiptNo: string, kind: PromisedDay["kind"], lang: Lang): string {
  const words = say(messages, lang);
  return words.day(formatReceiptNo(receiptNo), words[kind]);
}
