import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { likeness } from "#lib/domain/alike/likeness.ts";
import { tokens, wordsOf } from "#lib/search/tokens.ts";

const of = (a: string, b: string) => likeness(tokens(a), tokens(b));

describe("likeness", () => {
  const set = fc.array(fc.constantFrom("水", "水管", "漏", "三楼", "路灯", "自来水管", "电梯"), {
    maxLength: 9,
  });

  test("lies between 0 and 1, the same both ways, 1 for the same tokens only", () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        const found = likeness(a, b);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
        expect(likeness(b, a)).toBe(found);
        const alike =
          a.length > 0 && a.every((token) => b.includes(token)) && b.every((token) => a.includes(token));
        expect(found === 1).toBe(alike);
      }),
    );
  });

  test("nothing is alike to nothing", () => {
    expect(likeness([], [])).toBe(0);
    expect(likeness(["水管"], [])).toBe(0);
    expect(likeness(["水管"], ["路灯"])).toBe(0);
  });

  test("more in common is more alike, and longer words weigh more", () => {
    expect(likeness(["水管", "漏", "三楼"], ["水管", "漏", "五楼"])).toBeGreaterThan(
      likeness(["水管", "漏", "三楼"], ["水管", "冷", "五楼"]),
    );
    expect(likeness(["自来水管", "漏"], ["自来水管", "冷"])).toBeGreaterThan(
      likeness(["自来水管", "漏"], ["水", "漏"]),
    );
  });

  test("one word in common is not taken for the whole of a short text", () => {
    expect(likeness(["水管"], ["水管", "三楼", "墙", "湿", "物业", "两次"])).toBeLessThan(0.4);
  });

  test("tells the same matter in other words from another matter", () => {
    const first = "三楼水管一直漏，墙都湿了，找过两次物业没有人来。";
    const again = "我家三楼水管漏水，墙湿了一大片，物业一直没有人来修。";
    const other = "小区门口路灯坏了半个月，晚上老人不敢出门。";
    expect(of(first, again)).toBeGreaterThan(0.4);
    expect(of(first, other)).toBeLessThan(0.1);
    expect(of(first, `${first}${again}`)).toBeGreaterThan(0.6);
    expect(of(first, "三楼水管一直漏，墙都湿了，找过三次物业没有人来！")).toBeGreaterThan(0.7);
  });
});

describe("tokens", () => {
  test("are folded, without marks, stop words or doubles", () => {
    expect(tokens("的了，。！🚰")).toEqual([]);
    expect(tokens("")).toEqual([]);
    expect(tokens("ＫＴＶ很吵，KTV 太吵")).toEqual(["ktv", "吵"]);
    expect(tokens("自来水管漏")).toEqual(expect.arrayContaining(["水管", "自来水", "漏"]));
  });

  test("of whatever is typed cost little and never fail", () => {
    for (const text of ["\0", "\ud83d", "水".repeat(100_000), "%_\\'\"", "\n\n", "مرحبا", "한국어 ok"]) {
      const begun = performance.now();
      expect(Array.isArray(tokens(text))).toBe(true);
      expect(performance.now() - begun).toBeLessThan(5_000);
    }
  });

  test("a run-on query is taken apart without words inside of words", () => {
    expect(wordsOf("自来水管漏水没人修")).toEqual(["自来水管", "漏水", "人", "修"]);
    expect(wordsOf("的")).toEqual(["的"]);
    expect(wordsOf("")).toEqual([]);
  });
});
