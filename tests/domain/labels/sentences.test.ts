import { describe, expect, test } from "vitest";
import { addressHeading, addressSentence, addressTemplate } from "#lib/domain/labels/addresses.ts";
import { filterWords } from "#lib/domain/labels/filter.ts";
import { sameWords, similarLines } from "#lib/domain/labels/similar.ts";
import type { AddressProblem } from "#lib/domain/rounds/addressSheet.ts";

/** Sentences that are made of parts, in both languages. */

describe("a cell of the list of addresses that could not be read", () => {
  const said = (code: AddressProblem["code"], more = {}) => {
    const problem = { code, typed: "3月1日", ...more } as AddressProblem;
    return [addressSentence(problem, "zh"), addressSentence(problem, "en")];
  };
  test("says what to do", () => {
    expect(said("REQUIRED")).toEqual(["这一格不能空。", "This cell must not be empty."]);
    expect(said("TOO_LONG", { most: 20 })).toEqual([
      "太长了，最多20个字。",
      "Too long: 20 characters at most.",
    ]);
    expect(said("TOO_LONG")[0]).toContain("最多0个字");
    expect(said("NO_ADDRESS")[0]).toContain("“3月1日”不像楼栋、单元或门牌");
    expect(said("NO_ADDRESS")[1]).toContain("“3月1日” is no building");
    expect(said("PERSON_IN_CELL")[0]).toContain("只登记地址，不登记人");
    expect(said("PERSON_IN_CELL")[1]).toContain("never persons");
    for (const code of ["QUOTE_IN_CELL", "TEXT_AFTER_QUOTE", "QUOTE_NOT_CLOSED"] as const) {
      expect(said(code)[0]).toMatch(/读不准。$/);
      expect(said(code)[1]).toContain("quotation mark");
    }
  });
  test("names what could be meant, where there is anything", () => {
    const several = { suggestions: ["梧桐里社区", "梧桐东社区"] };
    expect(said("UNKNOWN_COMMUNITY", several)).toEqual([
      "您负责的范围里没有这个社区。可以写：梧桐里社区、梧桐东社区。",
      "There is no such community in your area. Perhaps: 梧桐里社区, 梧桐东社区.",
    ]);
    expect(said("UNKNOWN_COMMUNITY")).toEqual([
      "您负责的范围里没有这个社区。",
      "There is no such community in your area.",
    ]);
    for (const code of ["SEVERAL_COMMUNITIES", "UNKNOWN_STATE", "OTHERWISE"] as const) {
      expect(said(code, several)[0]).toContain("梧桐里社区、梧桐东社区");
      expect(said(code, several)[1]).toContain("梧桐里社区, 梧桐东社区");
    }
  });
  test("has columns and an example in each language", () => {
    expect(addressHeading("room", "zh")).toBe("门牌");
    expect(addressHeading("room", "en")).toBe("Door");
    expect(addressTemplate("zh")[1]).toEqual(["梧桐里社区", "12栋", "1单元", "301", "有人住"]);
    expect(addressTemplate("en")[1]).toEqual(["Wutongli", "12", "1", "301", "Lived in"]);
  });
});

describe("what is like a matter", () => {
  const nearby = {
    area: "梧桐里社区",
    total: 3,
    groups: [
      { category: "UTILITIES.WATER_SUPPLY", plain: "WORKING", count: 2, lastOn: "2026-03-05" },
      { category: null, plain: "WORKING", count: 1, lastOn: "2026-03-01" },
    ],
  } as never;
  test("is told in sentences, and by nothing that was said", () => {
    const [whole, first, second] = similarLines(nearby, "zh");
    expect(whole).toBe("梧桐里社区最近90日已有3件类似的事。");
    expect(first).toMatch(/：2件.+，最近一件是2026年3月5日 周四反映的。$/);
    expect(second).toMatch(/^没有选类别：1件/);
    expect(similarLines(nearby, "en")[2]).toMatch(/^No category: 1 ×/);
    expect(similarLines(null, "zh")).toEqual([]);
  });
  test("stands on the wall with its marks in words", () => {
    expect(sameWords({ day: "2026-03-05", words: "‹姓名›家漏水" }, "en")).toMatch(/5/);
  });
});

describe("a filter in words", () => {
  const UNIT = "019b76da-a800-7000-8000-000000000001";
  const zh = (filter: Parameters<typeof filterWords>[0]) =>
    filterWords(filter, { [UNIT]: "梧桐里社区" }, "zh");
  const en = (filter: Parameters<typeof filterWords>[0]) => filterWords(filter, { [UNIT]: "Wutongli" }, "en");
  test("of nothing is everything that one may see", () => {
    expect(zh({})).toBe("没有筛选，范围内全部");
    expect(en({})).toBe("none: everything you may see");
  });
  test("tells each field as people read it", () => {
    expect(zh({ category: "UTILITIES" })).toMatch(/^问题类别：/);
    expect(zh({ category: "NONE" })).toMatch(/^问题类别：/);
    expect(zh({ initialTier: "HARD" })).toBe("最初的急愁难盼：难");
    expect(zh({ standing: "WAITING", waited: "D7" })).toMatch(/现在怎样：还没有答复.*登记到今天：4—7天/);
    expect(zh({ took: "LONGER" })).toBe("登记到办结：90天以上");
    expect(zh({ charged: UNIT })).toBe("责任算在：梧桐里社区");
    expect(en({ charged: UNIT, unit: UNIT })).toBe("area or unit: Wutongli; charged to: Wutongli");
    expect(zh({ hazard: "1" } as never)).toBe("危险：是");
    expect(zh({ due: "none" })).toBe("期限：没有在走的期限");
    expect(en({ from: "2026-03-01" })).toMatch(/^first day: .*2026/);
    expect(en({ board: "RESOLVED" } as never)).toMatch(/^board: /);
    expect(en({ text: "water" })).toBe("text: water");
    expect(zh({ figure: "feedbackRate", part: "numerator" })).toMatch(/^指标：反馈办结率（.+）$/);
    expect(zh({ figure: "feedbackRate" })).toMatch(/^指标：反馈办结率（.+）$/);
  });
});
