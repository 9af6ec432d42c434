import "server-only";
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { searchable } from "#lib/domain/search/searchable.ts";
import { STOP_WORDS } from "./stopWords.ts";

/** The dictionary takes 0.2 s and 57 MB: it is read when the first text is cut, and a process that cuts none never pays. */
let cutter: Jieba | undefined;
const jieba = (): Jieba => {
  cutter ??= Jieba.withDict(dict);
  return cutter;
};

/** A text of the longest kind allowed anywhere is 4,000 characters; more would only cost time. */
const LONGEST = 4_000;
/** Without guessing (HMM): words of the dictionary or single characters, so that two texts are cut alike. */
const GUESS = false;
const known = (word: string) => word.trim() !== "" && !STOP_WORDS.has(word);

/**
 * The words of a text for comparing it with another one: folded, cut by jieba in search mode (自来水管 gives 自来, 水管, 自来水
 * and itself), stop words out, each once in the order of its first occurrence. Text without letters or digits has none.
 */
export const tokens = (text: string): string[] => [
  ...new Set(
    jieba()
      .cutForSearch(searchable(text.slice(0, LONGEST)), GUESS)
      .filter(known),
  ),
];

/** A run-on query taken apart, each word once and none inside another: 水管漏水没人修 → 水管, 漏水, 人, 修. Stop words only when there is nothing else. */
export function wordsOf(text: string): string[] {
  const cut = jieba().cut(searchable(text.slice(0, LONGEST)), GUESS);
  const words = cut.filter(known);
  return [...new Set(words.length > 0 ? words : cut.filter((word) => word.trim() !== ""))];
}
