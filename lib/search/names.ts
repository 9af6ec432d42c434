import "server-only";
import { pinyin } from "pinyin-pro";
import { searchable } from "#lib/domain/search/searchable.ts";
import { surnameKey } from "#lib/domain/search/searchQuery.ts";

const HAN = /\p{Script=Han}/u;
/** Longer than any name; what a filled-in form may hold beyond it is not a name. */
const LONGEST = 40;

/**
 * What a name is found by: every ending of it in characters, in pinyin and in initials (王小明: 王小明 小明 明, wangxiaoming
 * xiaoming ming, wxm xm; ^王 for the surname alone), parted by spaces; a query must begin one of them. Surnames with a
 * reading of their own are found by both (单: shan, dan), ü is typed v. Null for a name without letters.
 */
export function nameKeys(name: string): string | null {
  const plain = searchable([...name].slice(0, LONGEST).join("")).replaceAll(" ", "");
  if (plain === "") return null;
  const keys = HAN.test(plain)
    ? [surnameKey([...plain][0] as string), ...endings([...plain]), ...readings(plain)]
    : endings(searchable(name).split(" "));
  return [...new Set(keys)].join(" ");
}

/** Every ending: [a, b, c] → abc, bc, c. */
const endings = (parts: readonly string[]): string[] => parts.map((_, at) => parts.slice(at).join(""));

function readings(name: string): string[] {
  const options = { toneType: "none", type: "array", v: true, nonZh: "consecutive" } as const;
  const syllables = [pinyin(name, { ...options, surname: "head" }), pinyin(name, options)];
  return syllables.flatMap((of) => {
    const plain = of.map((syllable) => searchable(syllable).replaceAll(" ", "")).filter(Boolean);
    const initials = plain.map((syllable) => [...syllable][0] as string);
    return [...endings(plain), ...endings(initials).filter((key) => key.length > 1)];
  });
}
