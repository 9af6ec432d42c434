import type { Match } from "#lib/domain/search/searchQuery.ts";
import { texts } from "#lib/domain/texts.ts";

export const messages = texts({
  zh: {
    title: "搜索",
    box: "搜索事项",
    placeholder: "编号、原话、地点",
    go: "搜索",
    what: "要找什么",
    hint: "回执编号、原话里的词、地址或地名，都可以。",
    hintContact:
      "回执编号、原话里的词、地址或地名；您可以看到联系方式的事，还可以用姓名（汉字、拼音或首字母）、手机号或末四位来找。",
    filters: "筛选",
    reset: "清除条件",
    empty: "写上要找的字，再按搜索。",
    nothingToFind: "这里面没有可以找的字或数字，请换个写法。",
    tooLong: (most: number) => `太长了，请写${most}个字以内。`,
    wrongReceiptNo: "这九位数字不是有效的回执编号，请核对每一位。",
    ignored: (fields: string) => `这些条件看不懂，没有用上：${fields}。`,
    noneTitle: "没有找到",
    noneText: "换个词、少写几个字，或者去掉一些条件再试。只找得到您有权看的事。",
    results: "搜索结果",
    found: (n: number) => `这一页${n}件`,
    unfinished: (how: string, day: string) => `${how}的，只查到${day}为止。`,
    goOn: "接着往前查",
    resident: (name: string) => `反映人：${name}`,
  },
  en: {
    title: "Search",
    box: "Search issues",
    placeholder: "Number, words, place",
    go: "Search",
    what: "Search for",
    hint: "A receipt number, words from the issue, an address or a place name.",
    hintContact:
      "A receipt number, words from the issue, an address or a place name; where you may see contacts, also a name (characters, pinyin or initials), a phone or its last four digits.",
    filters: "Filters",
    reset: "Clear filters",
    empty: "Type what to look for, then press Search.",
    nothingToFind: "There is no letter or digit to search for. Please rephrase it.",
    tooLong: (most: number) => `This is too long. Please use ${most} characters at most.`,
    wrongReceiptNo: "These nine digits cannot be a receipt number. Please check each of them.",
    ignored: (fields: string) => `These filters were not understood and were ignored: ${fields}.`,
    noneTitle: "Nothing found",
    noneText: "Try another word, fewer words or fewer filters. You only find what you may see.",
    results: "Results",
    found: (n: number) => `${n} on this page`,
    unfinished: (how: string, day: string) => `${how}: searched back to ${day} only.`,
    goOn: "Search further back",
    resident: (name: string) => `Raised by ${name}`,
  },
});

/** How something was found, as people read it. */
export const MATCH_WORDS = {
  RECEIPT: ["编号相符", "By number"],
  PHONE: ["手机号相符", "By phone"],
  NAME: ["姓名相符", "By name"],
  PHRASE: ["原话或地址里有", "In the text or the address"],
  WORDS: ["分开的词或地名相符", "By separate words or the place"],
} as const satisfies Record<Match, readonly [zh: string, en: string]>;
