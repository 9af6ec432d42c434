import { label, showDate } from "../labels.ts";
import { marksIn } from "../redaction/redaction.ts";
import { say, texts } from "../texts.ts";
import type { Lang, PlainState } from "../vocabulary.ts";

/** What is like a matter: how many, of which kind, how far they are, and nothing of what was said. */
export type Nearby = {
  readonly area: string;
  readonly total: number;
  readonly groups: readonly {
    readonly category: string | null;
    readonly plain: PlainState;
    readonly count: number;
    readonly lastOn: string;
  }[];
};

export const nearbyMessages = texts({
  zh: {
    title: "类似的事已有人反映",
    nearby: (area: string, total: number) => `${area}最近90日已有${total}件类似的事。`,
    group: (category: string, state: string, count: number, date: string) =>
      `${category}：${count}件${state}，最近一件是${date}反映的。`,
    unsaid: "没有选类别",
    stillSend: "您仍然可以照样交，每一件都会单独答复。",
    sameTitle: "是不是同一件事？",
    sameHint:
      "这几件是居民同意公开、去掉个人信息以后贴在民意墙上的。选“我也是”，您照样有自己的回执，单独答复您。",
    meToo: "我也是",
    another: "我的是另一件事",
    sent: "您的这件已单独登记，会单独答复您。",
  },
  en: {
    title: "Others have raised something similar",
    nearby: (area: string, total: number) => `${area}: ${total} similar matters within 90 days.`,
    group: (category: string, state: string, count: number, date: string) =>
      `${category}: ${count} × “${state}”, the last raised on ${date}.`,
    unsaid: "No category",
    stillSend: "You may still send yours; each one is answered by itself.",
    sameTitle: "Is it one of these?",
    sameHint:
      "Residents agreed to show these on the opinion wall, without personal data. Choose “Me too” and you still get your own receipt and your own answer.",
    meToo: "Me too",
    another: "Mine is another matter",
    sent: "Yours is registered by itself and will be answered by itself.",
  },
});

/** What a resident reads of similar matters, a sentence each; none when there are none. */
export function similarLines(nearby: Nearby | null, lang: Lang): string[] {
  if (!nearby) return [];
  const words = say(nearbyMessages, lang);
  return [
    words.nearby(nearby.area, nearby.total),
    ...nearby.groups.map(({ category, plain, count, lastOn }) =>
      words.group(
        category ? label("category", category, lang) : words.unsaid,
        label("plainState", plain, lang),
        count,
        showDate(lastOn, lang),
      ),
    ),
  ];
}

/** What of another's matter stands on the wall, as a line to choose. */
export const sameWords = ({ day, words }: { day: string; words: string }, lang: Lang): string =>
  `${showDate(day, lang)} ${marksIn(words, lang)}`;
