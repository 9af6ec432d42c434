import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerpt, segments } from "#lib/domain/search/highlight.ts";
import { searchable } from "#lib/domain/search/searchable.ts";

const marked = (text: string, ...words: string[]) =>
  segments(text, words)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join("");

describe("highlights", () => {
  test("mark the words as they stand in the text", () => {
    expect(marked("三楼水管一直漏，水管裂了", "水管")).toBe("三楼[水管]一直漏，[水管]裂了");
    expect(marked("ＫＴＶ在３栋", "ktv", "3栋")).toBe("[ＫＴＶ]在[３栋]");
    expect(marked("在3 - 2室", "3 2")).toBe("在[3 - 2]室");
    expect(marked("12㎡的房", "m2", "12")).toBe("[12㎡]的房");
    expect(marked("12㎡的房", "m")).toBe("12[㎡]的房");
    expect(marked("𠮷野家漏水🚰", "𠮷野")).toBe("[𠮷野]家漏水🚰");
    expect(marked("自来水管", "自来水", "水管")).toBe("[自来水管]");
    expect(marked("<b>水</b>", "水", "")).toBe("<b>[水]</b>");
    expect(marked("没有", "水")).toBe("没有");
  });

  const text = fc.string({ unit: fc.constantFrom(..."水管漏３3Kｋ㎡ ，🚰𠮷\n%<"), maxLength: 40 });
  test("put together again are the text, whatever it holds", () => {
    fc.assert(
      fc.property(text, text, (whole, word) => {
        const pieces = segments(whole, [searchable(word)]);
        expect(pieces.map((piece) => piece.text).join("")).toBe(whole);
        const wanted = searchable(word);
        if (wanted && searchable(whole).includes(wanted)) expect(pieces.some(({ hit }) => hit)).toBe(true);
      }),
    );
  });
});

describe("an excerpt", () => {
  const long = `${"前".repeat(300)}水管${"后".repeat(300)}`;
  test("is the part around the first hit", () => {
    const shown = excerpt(segments(long, ["水管"]), 60);
    expect(shown.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["水管"]);
    expect(shown.at(0)?.text).toBe("…");
    expect(shown.at(-1)?.text).toBe("…");
    expect(shown.reduce((sum, { text }) => sum + text.length, 0)).toBe(62);
  });

  test("begins at the beginning without a hit, and leaves a short text whole", () => {
    expect(excerpt(segments(long, []), 5)).toEqual([
      { text: "前前前前前", hit: false },
      { text: "…", hit: false },
    ]);
    expect(excerpt(segments("水管漏", ["水管"]), 60)).toEqual(segments("水管漏", ["水管"]));
  });

  test("holds no half of a character", () => {
    const emoji = "🚰".repeat(50);
    for (let most = 3; most < 20; most += 1)
      for (const { text } of excerpt(segments(`${emoji}水${emoji}`, ["水"]), most))
        expect(text.isWellFormed()).toBe(true);
  });
});
