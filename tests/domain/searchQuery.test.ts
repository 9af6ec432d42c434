import { describe, expect, test } from "vitest";
import { formatReceiptNo, receiptNo } from "#lib/domain/casework/receipt.ts";
import { searchable } from "#lib/domain/search/searchable.ts";
import { LONGEST_QUERY, parseQuery, parseSearch, searchHref } from "#lib/domain/search/searchQuery.ts";

const wide = (text: string) => text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
const keys = (text: string) => parseQuery(text).names.map(({ key }) => key);

describe("what was typed may be", () => {
  test("a receipt number, whole, in groups or full width; a wrong digit is told", () => {
    const receipt = receiptNo(7);
    for (const text of [receipt, formatReceiptNo(receipt), wide(receipt), ` ${receipt}\n`])
      expect(parseQuery(text)).toMatchObject({ receiptNo: receipt, wrongReceiptNo: false });
    const wrong = receipt.slice(0, 8) + ((Number(receipt[8]) + 1) % 10);
    expect(parseQuery(wrong)).toMatchObject({ receiptNo: null, wrongReceiptNo: true });
    expect(parseQuery("12栋").wrongReceiptNo).toBe(false);
  });

  test("a phone, whole or its last four digits, and nothing between", () => {
    expect(parseQuery("5678").phone).toEqual({ by: "TAIL", digits: "5678" });
    expect(parseQuery(wide("5678")).phone).toEqual({ by: "TAIL", digits: "5678" });
    expect(parseQuery("+86 138-1234-5678").phone).toEqual({ by: "NUMBER", digits: "13812345678" });
    expect(parseQuery("0791-86381234").phone).toEqual({ by: "NUMBER", digits: "0791-86381234" });
    for (const text of ["567", "56789", "5678%", "13812345", "%678"])
      expect(parseQuery(text).phone).toBeNull();
  });

  test("a name in characters, pinyin or initials; a single character as a surname", () => {
    expect(keys("王小明")).toEqual(["王小明"]);
    expect(keys("王")).toEqual(["^王"]);
    expect(keys("WangXiaoMing")).toEqual(["wangxiaoming"]);
    expect(keys("ｗｘｍ")).toEqual(["wxm"]);
    expect(keys("w")).toEqual([]);
    expect(keys("12栋")).toEqual([]);
    expect(parseQuery("wang xiao ming").names[0]).toEqual({ key: "wangxiaoming", rest: [] });
    expect(parseQuery("王小明 水管 3栋").names).toEqual([
      { key: "王小明", rest: ["水管", "3栋"] },
      { key: "水管", rest: ["王小明", "3栋"] },
    ]);
    // Keys stand in quotes in a query of PostgreSQL: nothing but letters may come there.
    for (const text of ["o'neil", "a\\b", "x:*|y", "王'明"])
      for (const { key } of parseQuery(text).names) expect(key).toMatch(/^\^?\p{L}+$/u);
  });

  test("words, folded, each once", () => {
    expect(parseQuery("  水管　ＫＴＶ 水管 3－2 ").terms).toEqual(["水管", "ktv", "3 2"]);
    expect(parseQuery("粪").terms).toEqual(["粪"]);
    expect(parseQuery("100%_ok").terms).toEqual(["100 ok"]);
    expect(parseQuery("a b c d e f g h i j").terms).toHaveLength(8);
  });

  test("nothing at all, or more than anybody means", () => {
    for (const text of ["", "  ", "%", "\\", "'", "_%_", "🚰", "，。", "\0\u202e"])
      expect(parseQuery(text).refused, text).toBe("EMPTY");
    expect(parseQuery("水".repeat(LONGEST_QUERY)).refused).toBeNull();
    const long = parseQuery("水".repeat(10_000));
    expect([long.refused, long.terms, long.text.length]).toEqual(["TOO_LONG", [], LONGEST_QUERY]);
  });
});

describe("the address", () => {
  const id = "019ab000-0000-7000-8000-000000000001";
  test("comes back as it was written", () => {
    const after = { match: "NAME", at: new Date(1_760_000_000_000), id } as const;
    const { filter } = parseSearch({
      q: "x",
      state: ["CLOSED", "ACCEPTED"],
      tier: "HARD",
      from: "2026-01-01",
    });
    const url = new URL(searchHref("水管 & 3栋", filter, after), "http://x");
    const params = Object.fromEntries(
      [...new Set(url.searchParams.keys())].map((k) => [k, url.searchParams.getAll(k)]),
    );
    expect(parseSearch(params)).toMatchObject({ query: { text: "水管 & 3栋" }, filter, ignored: [], after });
  });

  test("that makes no sense is left out and told", () => {
    const asked = parseSearch({
      q: ["a", "水"],
      state: "X",
      tier: "Y",
      unit: "1",
      from: "2026-02-30",
      after: "NAME.1",
    });
    expect(asked.query.text).toBe("水");
    expect(asked.after).toBeNull();
    expect([...asked.ignored].sort()).toEqual(["from", "state", "tier", "unit"]);
    expect(parseSearch({ q: "x", after: `JOY.1.${id}` }).after).toBeNull();
  });

  test("takes no other filter of the ledger", () => {
    expect(parseSearch({ q: "x", text: "水管", figure: "onTimeReplyRate", here: "1" }).filter).toEqual(
      parseSearch({ q: "x" }).filter,
    );
  });
});

test("text and query are folded alike", () => {
  expect(searchable("３-２，ＫＴＶ很吵！\n12㎡")).toBe("3 2 ktv很吵 12m2");
  expect(searchable("%_\\'\"")).toBe("");
});
