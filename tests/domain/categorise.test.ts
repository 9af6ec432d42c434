import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accuracyOf,
  categoriser,
  countWords,
  MOST_SUGGESTED,
  SEEN_FROM,
} from "#lib/domain/alike/categorise.ts";
import { CATEGORY_WORDS } from "#lib/domain/labels/categoryWords.ts";
import { CATEGORIES } from "#lib/domain/vocabulary.ts";

/** Three that matter here among many others, as in the taxonomy: one of three would say little. */
const OTHERS = Array.from({ length: 30 }, (_, at) => [`other${at}`, [`词${at}`, `语${at}`]] as const);
const EVERYDAY = {
  water: ["水管", "停水"],
  light: ["路灯", "照明"],
  lift: ["电梯", "困人"],
  ...Object.fromEntries(OTHERS),
};

describe("what a text may be about", () => {
  it("is proposed from everyday words before anybody sorted anything", () => {
    expect(categoriser(EVERYDAY, {})(["楼下", "路灯", "坏"])).toEqual(["light"]);
  });
  it("is nothing where the words say nothing", () => {
    expect(categoriser(EVERYDAY, {})([])).toEqual([]);
    expect(categoriser(EVERYDAY, {})(["您好", "谢谢"])).toEqual([]);
  });
  it("is learned from how people sorted before: words of nobody's list", () => {
    const told = (category: string, words: readonly string[]) =>
      Array.from({ length: 20 }, () => ({ category, words }));
    const counts = countWords([
      ...told("water", ["龙头", "滴"]),
      ...told("light", ["停水", "灯杆"]),
      ...OTHERS.flatMap(([category, words]) => told(category, words)),
    ]);
    const suggest = categoriser(EVERYDAY, counts);
    expect(suggest(["龙头"])[0]).toBe("water");
    expect(suggest(["灯杆", "龙"])[0]).toBe("light");
  });
  it("the same word twice counts once, and the order of words does not matter", () => {
    const suggest = categoriser(EVERYDAY, {});
    expect(suggest(["停水", "电梯", "停水", "停水"])).toEqual(suggest(["停水", "电梯"]));
    fc.assert(
      fc.property(fc.array(fc.constantFrom("水管", "停水", "路灯", "照明", "电梯", "人")), (words) => {
        const found = suggest(words);
        expect(found).toEqual(suggest([...words].reverse()));
        expect(found.length).toBeLessThanOrEqual(MOST_SUGGESTED);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});

describe("what is kept of the words", () => {
  it("only those of several issues: a name or a number told once is not remembered", () => {
    const told = Array.from({ length: SEEN_FROM }, (_, at) => ({
      category: "water",
      words: ["水管", `1380000${at}`],
    }));
    expect(countWords(told)).toEqual({ water: { 水管: SEEN_FROM } });
    expect(countWords(told.slice(1))).toEqual({ water: {} });
  });
});

it("says how often it was right, first and among the three", () => {
  const suggest = categoriser(EVERYDAY, {});
  const sorted = [
    { category: "light", words: ["路灯"] },
    { category: "lift", words: ["停水", "水管", "电梯"] },
    { category: "lift", words: ["谢谢"] },
  ];
  expect(accuracyOf(suggest, sorted)).toEqual({ asked: 3, first: 1, amongShown: 2 });
});

it("every category has words by which people tell of it, and none is listed that is none", () => {
  expect(Object.keys(CATEGORY_WORDS).sort()).toEqual([...CATEGORIES].sort());
  for (const words of Object.values(CATEGORY_WORDS)) expect(words.split(" ").length).toBeGreaterThan(4);
});
