import type { LetterSeries } from "../vocabulary.ts";
import { NUMBER, SERIES, UNIT_ENDINGS } from "./messages.ts";

/** The number as printed: 锦民访告〔2026〕12号 (domain.md F5). */
export const letterNumber = (word: string, series: LetterSeries, year: number, number: number): string =>
  NUMBER(word, SERIES[series], year, number);

/**
 * Words a unit may be numbered under (机关代字), shortest first: 锦 for 锦溪区, 锦枫 for its 枫树街道, 锦住建 for its 住建局.
 * `path` names the areas from the county down to the unit itself; the city stands alone. The first that no other unit
 * has is taken and kept. A design default [设]: real offices are given their words.
 */
export function unitWords(path: readonly string[]): string[] {
  const own = path.at(-1) ?? "";
  const above = path.slice(0, -1);
  const area = above.at(-1) ?? "";
  // A bureau carries the name of its place: 锦溪区住建局 beside 锦溪区.
  const beside = area !== "" && own.startsWith(area);
  const name = bare(beside ? own.slice(area.length) : own);
  const head = above.map((unit) => first(bare(unit))).join("");
  const lengths = beside ? [2, 3, 4] : [1, 2, 3];
  const short = lengths.map((length) => head + [...name].slice(0, length).join(""));
  return [...new Set([...short, head + name, head + own])].filter((word) => word !== "");
}
const bare = (name: string): string => {
  const short = name.replace(UNIT_ENDINGS, "");
  return short === "" ? name : short;
};
const first = (name: string): string => [...name][0] ?? "";
