import { fractionOf } from "../figures/metrics.ts";
import { FIGURES } from "../labels/figures.ts";
import { aboveText } from "../labels/shown.ts";
import { categoryPath, label, orderLevel, percent, showDate } from "../labels.ts";
import type { DigestKind, EntrySection, Lang } from "../vocabulary.ts";
import type { DigestFigure, DigestFigures, EntryFacts } from "./digests.ts";
import { hasBefore, isCount } from "./digests.ts";

const pick = (zh: string, en: string, lang: Lang): string => (lang === "zh" ? zh : en);

/** 120件; 93.2%（69 / 74） */
export function figureText(
  id: DigestFigure,
  which: "now" | "before",
  { [which]: values }: DigestFigures,
  lang: Lang,
): string {
  const value = values[id];
  if (id === "overdueOpen") return pick(`${value.counted}件`, String(value.counted), lang);
  if (isCount(id)) return pick(`${value.n}件`, String(value.n), lang);
  const rate = percent(...fractionOf(id, value), lang);
  return value.n === 0
    ? rate
    : pick(
        `${rate}（${aboveText(id, value, lang)} / ${value.n}）`,
        `${rate} (${aboveText(id, value, lang)} of ${value.n})`,
        lang,
      );
}
export const figureName = (id: DigestFigure, lang: Lang): string => FIGURES[id].name[lang === "zh" ? 0 : 1];

/** What one entry says, made of its facts alone. */
export function entryText(section: EntrySection, facts: EntryFacts, lang: Lang): string {
  const { place, n = 0, before = 0, level = "", on = "", metOn } = facts;
  const kind = categoryPath(facts.category, lang);
  const day = on ? showDate(on, lang) : "";
  switch (section) {
    case "KINDS":
      return pick(
        `${place}：${kind}，${n}件，上期${before}件。`,
        `${place}: ${kind}, ${n}; ${before} in the period before.`,
        lang,
      );
    case "PLACES":
      return pick(
        `${place}：${n}件，上期${before}件，最多的是${kind}。`,
        `${place}: ${n}; ${before} in the period before. Most frequent: ${kind}.`,
        lang,
      );
    case "ESCALATIONS": {
      const to = label("level", level as never, lang);
      return pick(
        `${place}：${kind}，${day}上报到${to}。`,
        `${place}: ${kind}, escalated to ${to} on ${day}.`,
        lang,
      );
    }
    case "ORDERS": {
      const met = metOn
        ? pick(`${showDate(metOn, lang)}已有答复。`, `Answered on ${showDate(metOn, lang)}.`, lang)
        : pick("还没有答复。", "Not answered yet.", lang);
      const order = orderLevel(Number(level), lang);
      return pick(
        `${place}：${kind}，${order}，${day}前答复。${met}`,
        `${place}: ${kind}, ${order.toLowerCase()}, to be answered by ${day}. ${met}`,
        lang,
      );
    }
  }
}

/** The words a draft begins with. Papers are Chinese (国家通用语言文字法 §9). */
export const DRAFT = {
  summary: ({ now, before }: DigestFigures, kind: DigestKind): string => {
    const [one, last] = kind === "WEEKLY" ? ["本周", "上周"] : ["本月", "上月"];
    return `${one}收到群众反映${now.intake.n}件，${last}${before.intake.n}件；办结${now.ended.n}件，${last}${before.ended.n}件。现在办理中${now.backlogOpen.n}件，其中超期${now.overdueOpen.counted}件。`;
  },
} as const;

export const DIGEST_PAPER = {
  title: (place: string, kind: DigestKind): string =>
    `${place}民情专报（${label("digestKind", kind, "zh")}）`,
  addressee: "各有关单位",
  figure: (id: DigestFigure, figures: DigestFigures): string =>
    `${figureName(id, "zh")}：${figureText(id, "now", figures, "zh")}${hasBefore(id) ? `，上期${figureText(id, "before", figures, "zh")}` : ""}。`,
  asOf: (day: string): string => `以上数据截至${day}，两期按同一时点统计。`,
  period: (from: string, to: string): string => `${from}至${to}`,
} as const;
