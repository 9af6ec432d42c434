import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearest } from "#lib/domain/alike/nearest.ts";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { disarm, rearm } from "#lib/domain/figures/formula.ts";
import { cellSentence } from "#lib/domain/labels/cells.ts";
import { SHEET_HEADINGS, WORD_COLUMNS } from "#lib/domain/labels/ledger.ts";
import { checkLine } from "#lib/domain/ledger/ledgerCheck.ts";
import { readLedgerDate } from "#lib/domain/ledger/ledgerDates.ts";
import {
  readLine,
  SHEET_COLUMNS,
  SHEET_KEYS,
  type SheetLine,
  writeLine,
} from "#lib/domain/ledger/ledgerSheet.ts";
import { cleanText, lengthOf } from "#lib/domain/text.ts";

const TODAY = "2026-03-12";

describe("the columns", () => {
  test("are the 29 of domain.md F6, in its order", () => {
    expect(SHEET_KEYS.map((key) => SHEET_HEADINGS[key][0]).join(" ")).toBe(
      "序号 编号 登记时间 来源渠道 走访(接待)时间 走访人 县区 街道乡镇 社区村 网格 反映人 联系电话 问题类别一级 二级 层级(急愁难盼) 反映内容(原话) 责任单位 责任人 派单时间 答复期限 答复时间 答复内容 是否按期 办理措施 办结时间 办理结果 是否上报及层级 满意度 备注",
    );
  });

  test("no head stands for two columns, and no word of a list for two codes", () => {
    const heads = SHEET_KEYS.flatMap((key) => [...new Set<string>(SHEET_HEADINGS[key])]);
    expect(new Set(heads).size).toBe(heads.length);
    for (const list of Object.values(WORD_COLUMNS)) {
      const words = list.flatMap((row) => [...new Set(row.map((word) => word.toLowerCase()))]);
      expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
    }
  });
});

describe("dates", () => {
  const dayOf = (typed: string) => readLedgerDate(typed, { notAfter: TODAY });
  test.each([
    ["2026-03-09", "2026-03-09"],
    ["2026.3.9", "2026-03-09"],
    ["2026/3/9", "2026-03-09"],
    ["2026年3月9日", "2026-03-09"],
    ["２０２６年３月９日", "2026-03-09"],
    ["2026-03-09 14:05", "2026-03-09"],
    ["2026年3月9日 下午3时", "2026-03-09"],
    ["2026-03-09T06:05:00Z", "2026-03-09"],
    ["20260309", "2026-03-09"],
    ["46090", "2026-03-09"],
    ["46090.58", "2026-03-09"],
    ["3/9", "2026-03-09"],
    ["３／９", "2026-03-09"],
    ["3月9日", "2026-03-09"],
    ["12/31", "2025-12-31"],
    ["2/29", "2024-02-29"],
  ])("%s is %s", (typed, date) => expect(dayOf(typed)).toBe(date));

  test.each([
    ["2026-02-30"],
    ["13/1"],
    ["3.9"],
    ["26.3.9"],
    ["3/9/26"],
    ["昨天"],
    ["12345678"],
    ["9"],
    ["2026"],
  ])("%s is no date that can be known", (typed) => expect(dayOf(typed)).toBeNull());

  test("without a year: said before it was registered, answered after", () => {
    const { line, problems } = readLine(
      { registeredOn: "2025-12-30", spokenOn: "12/29", repliedOn: "1/4", resolvedOn: "12/31" },
      TODAY,
    );
    expect(problems).toEqual([]);
    expect([line.spokenOn, line.repliedOn, line.resolvedOn]).toEqual([
      "2025-12-29",
      "2026-01-04",
      "2025-12-31",
    ]);
  });
});

describe("words", () => {
  const read = (cells: object) => readLine(cells, TODAY);
  test("in both languages, as codes, and as old ledgers write them", () => {
    for (const typed of ["上门走访", "Home visit", "VISIT", "入户 走访", " home VISIT"])
      expect(read({ channel: typed }).line.channel).toBe("VISIT");
    expect(
      read({ tier: "急", rating: "基本满意", escalated: "是，区县", onTime: "超期" }).line,
    ).toMatchObject({
      tier: "URGENT",
      rating: "3",
      escalated: "COUNTY",
      onTime: "NO",
    });
  });

  test("one that is unknown is told with what it could be", () => {
    const { problems } = read({ categoryL2: "噪音扰民", channel: "鸽子" });
    expect(problems.map(({ key, code }) => [key, code])).toEqual([
      ["channel", "UNKNOWN_WORD"],
      ["categoryL2", "UNKNOWN_WORD"],
    ]);
    expect(problems[1]?.suggestions?.[0]).toBe("噪声扰民");
    expect(cellSentence(problems[1] as never, "zh")).toContain("噪声扰民");
    expect(problems[0]?.suggestions).toHaveLength(6);
  });

  test("the nearest names come first", () => {
    const names = ["枫树街道", "柳荫街道", "槐荫街道", "渡口街道", "莲陂镇", "梅坳乡", "双陂乡"];
    expect(nearest("枫树街办", names, 3)[0]).toBe("枫树街道");
    expect(nearest("水务局", ["锦溪区水务局", "锦溪区教育局", "a", "b"], 3)[0]).toBe("锦溪区水务局");
    expect(nearest("zzz", names, 3)).toEqual([]);
  });
});

describe("cells that agree", () => {
  const line = (told: Partial<SheetLine>): SheetLine => ({
    ...readLine({}, TODAY).line,
    registeredOn: "2026-03-02",
    channel: "VISIT",
    statement: "路灯坏了",
    ...told,
  });
  const codes = (told: Partial<SheetLine>) =>
    checkLine(line(told), TODAY, []).map(({ key, code }) => `${key} ${code}`);

  test("a line with what it must have is fine", () => expect(codes({})).toEqual([]));
  test.each<[Partial<SheetLine>, string[]]>([
    [
      { registeredOn: null, statement: "路", channel: null },
      ["registeredOn REQUIRED", "statement REQUIRED", "channel REQUIRED"],
    ],
    [{ resolvedOn: "2026-03-05" }, ["outcome ENDED_HOW"]],
    [{ outcome: "SOLVED" }, ["resolvedOn ENDED_WHEN"]],
    [{ reply: "修好了" }, ["repliedOn REPLIED_WHEN"]],
    [{ repliedOn: "2026-03-01" }, ["repliedOn BEFORE"]],
    [{ spokenOn: "2026-03-03" }, ["registeredOn BEFORE"]],
    [{ registeredOn: "2026-03-13" }, ["registeredOn AFTER_TODAY"]],
    [{ dueOn: "2026-03-07", repliedOn: "2026-03-08", onTime: "YES" }, ["onTime WAS_LATE"]],
    [{ dueOn: "2026-03-07", repliedOn: "2026-03-07", onTime: "NO" }, ["onTime WAS_IN_TIME"]],
    [{ categoryL1: "UTILITIES" }, ["categoryL2 REQUIRED"]],
    [{ categoryL1: "UTILITIES", categoryL2: "ENVIRONMENT.NOISE" }, ["categoryL2 NOT_OF_SUBJECT"]],
    [{ phone: "12345" }, ["phone BAD_PHONE"]],
    [{ phone: "138****5678" }, []],
    [{ dueOn: "2027-01-01" }, []],
  ])("%j", (told, expected) => expect(codes(told)).toEqual(expected));

  test("every code has a sentence in both languages that says what to do", () => {
    for (const problem of checkLine(line({ registeredOn: null, phone: "1" }), TODAY, []))
      for (const lang of ["zh", "en"] as const) expect(cellSentence(problem, lang)).toMatch(/请|Please/i);
  });
});

describe("what a spreadsheet would run", () => {
  test.each([
    ["=1+1"],
    ["+86"],
    ["-1"],
    ["@SUM(A1)"],
    ["\t=1"],
    ["\r=1"],
    ["＝1"],
    [" =1"],
    ["'=1"],
    ["''@x"],
  ])("%j is disarmed and comes back as it was", (text) => {
    expect(disarm(text).startsWith("'")).toBe(true);
    expect(rearm(disarm(text))).toBe(text);
  });
  test("an apostrophe of one's own stays", () => {
    expect([disarm("'t Hof"), rearm("'t Hof")]).toEqual(["'t Hof", "'t Hof"]);
  });
});

describe("property: what is written is read", () => {
  const text = (most: number) =>
    fc
      .string({ unit: "grapheme", maxLength: 60 })
      .map(cleanText)
      .filter((t) => lengthOf(t) <= most);
  const date = fc
    .integer({ min: Date.parse("2004-01-01"), max: Date.parse("2099-12-31") })
    .map((ms): CivilDate => shanghaiDate(new Date(ms)));
  const cell = (column: (typeof SHEET_COLUMNS)[number]): fc.Arbitrary<string | null> => {
    if (column.kind === "TEXT") return text(column.most);
    if (column.kind === "DATE") return fc.option(date);
    return fc.option(fc.constantFrom(...WORD_COLUMNS[column.key].map(([code]) => code as string)));
  };
  const lines = fc
    .tuple(...SHEET_COLUMNS.map(cell))
    .map((cells) => Object.fromEntries(SHEET_KEYS.map((key, i) => [key, cells[i]])) as unknown as SheetLine);

  test.each(["zh", "en"] as const)("in %s", (lang) => {
    fc.assert(
      fc.property(lines, (line) => {
        const written = writeLine(line, lang);
        expect(written).toHaveLength(29);
        const cells = Object.fromEntries(SHEET_KEYS.map((key, i) => [key, written[i] as string]));
        expect(readLine(cells, TODAY)).toEqual({ line, problems: [] });
        expect(written.every((c) => !/^\s*[=+\-@]/.test(c))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
