import { describe, expect, it } from "vitest";
import type { ReplyRecord } from "#lib/domain/casework/issue.ts";
import { fieldProblems } from "#lib/domain/commands.ts";
import { letterBody } from "#lib/domain/letters/blocks.ts";
import { type LetterFacts, paperDate } from "#lib/domain/letters/facts.ts";
import { letterForm } from "#lib/domain/letters/forms.ts";
import { LETTERS, offeredLetters } from "#lib/domain/letters/kinds.ts";
import { letterNumber, unitWords } from "#lib/domain/letters/number.ts";
import { proposedParts } from "#lib/domain/letters/proposal.ts";
import { LETTER_KINDS, type LetterKind } from "#lib/domain/vocabulary.ts";

const REPLY = {
  done: "上门看了漏水的三楼",
  state: "已经关阀止水",
  next: "换好接头以后再打电话",
  contactName: "水务小刘",
  contactPhone: "0791-86381234",
} as ReplyRecord;
const FACTS: LetterFacts = {
  receiptNo: "362481905",
  statement: "三楼水管一直漏，\n墙都湿了",
  channel: "VISIT",
  spokenOn: "2026-03-02",
  isPetitionItem: false,
  unitName: "锦溪区民情家访理事会",
  unitPhone: "0791-86381234",
  superiorName: "赣平市民情家访理事会",
  step: { on: "2026-03-03", data: {} },
  reply: REPLY,
  replyDue: "2026-03-09",
  resolveDue: "2026-03-17",
};
const DATA: Readonly<Record<LetterKind, Record<string, unknown>>> = {
  ACCEPTED: { category: "UTILITIES.WATER_SUPPLY", tier: "URGENT" },
  REFUSED: { reason: "R4", words: "事情发生在邻区", whereToGo: "青屏区渡口街道，0799-0001111" },
  INFO_ASKED: { words: "1、身份证明（看过即还）\n2．缴费单" },
  EXTENDED: { words: "整根立管要换，要等停水计划" },
  PROGRESS: { kind: "PROGRESS" },
  OPINION: { kind: "FINAL" },
  REPORTED: { reason: "FUNDS", done: "修过两次接头", whyNot: "整根立管要换", asked: "请安排经费" },
};
const facts = (kind: LetterKind, more: Partial<LetterFacts> = {}): LetterFacts => ({
  ...FACTS,
  step: { on: "2026-03-03", data: DATA[kind] },
  ...more,
});
const parts = (kind: LetterKind, more: Record<string, string> = {}) => ({
  ...proposedParts(kind, facts(kind)),
  ...(kind === "INFO_ASKED" && { until: "2026-03-12" }),
  ...(kind === "OPINION" && { stand1: "SUPPORTED" }),
  ...more,
});
const text = (kind: LetterKind, more: Partial<LetterFacts> = {}, typed: Record<string, string> = {}) =>
  letterBody(kind, facts(kind, more), parts(kind, typed))
    .blocks.map((block) => block.text)
    .join("\n");

describe("what each letter says", () => {
  it.each(LETTER_KINDS)("%s tells when it was raised, under which number, and whom to ask", (kind) => {
    const said = text(kind);
    expect(said).toContain("2026年3月2日");
    expect(said).toMatch(/362.?481.?905/);
    expect(said).toContain("0791-86381234");
    expect(said).not.toMatch(/\d{4}-\d\d-\d\d|undefined|null|\{|[A-Z]{3}/);
  });
  it("受理: the day of acceptance and the promised day; the 60 days only for petition items", () => {
    expect(text("ACCEPTED")).toContain("2026年3月3日受理");
    expect(text("ACCEPTED")).toContain("在2026年3月9日前");
    expect(text("ACCEPTED")).not.toContain("60日");
    expect(text("ACCEPTED", { isPetitionItem: true })).toContain("《信访工作条例》第三十四条");
  });
  it("不予受理: reason, where to go, and the right to review", () => {
    const said = text("REFUSED");
    expect(said).toContain("事情发生在邻区");
    expect(said).toContain("青屏区渡口街道");
    expect(said).toMatch(/向赣平市民情家访理事会提出复核.*5个工作日/);
    expect(said.indexOf("一、理由")).toBeLessThan(said.indexOf("二、您可以怎样办"));
  });
  it("补充材料: one list, numbered once, and that the reply is not put off", () => {
    expect(text("INFO_ASKED")).toContain("1．身份证明（看过即还）\n2．缴费单");
    expect(text("INFO_ASKED")).toContain("请于2026年3月12日前提交");
    expect(text("INFO_ASKED")).toContain("向您告知进展的期限不受影响");
  });
  it("延期: until when and why", () => {
    expect(text("EXTENDED")).toContain("办结期限延长至2026年3月17日");
    expect(text("EXTENDED")).toContain("要等停水计划");
  });
  it("进展: the four parts of a reply", () => {
    expect(text("PROGRESS")).toMatch(
      /一、已经做的工作\n上门.*\n二、目前情况\n已经.*\n三、下一步安排\n换好.*\n四、联系方式/s,
    );
  });
  it("上报: what was done, why not here, what is asked, and when the level above answers", () => {
    const said = text("REPORTED");
    for (const word of ["修过两次接头", "整根立管要换", "请安排经费", "上一级将在2026年3月9日前"])
      expect(said).toContain(word);
  });
  it("a paragraph per line: paper has no blank lines", () => {
    const { blocks } = letterBody(
      "PROGRESS",
      facts("PROGRESS"),
      parts("PROGRESS", { done: "先看了\n\n 再修了 " }),
    );
    expect(blocks.map((block) => block.text)).toEqual(expect.arrayContaining(["先看了", "再修了"]));
    expect(blocks.every((block) => block.text !== "" && !block.text.includes("\n"))).toBe(true);
  });
});

describe("答复意见书 (信访工作条例 §32)", () => {
  const two = {
    matter2: "墙面要粉刷",
    facts2: "墙面有三平方米受潮",
    basis2: "《物业管理条例》第五十五条",
    stand2: "EXPLAINED",
    opinion2: "由物业负责修缮",
  };
  it("answers matter by matter: facts, basis, opinion", () => {
    const said = text("OPINION", {}, two);
    expect(said).toMatch(/（一）三楼水管一直漏.*经调查核实：上门看了.*处理意见：支持。换好接头/s);
    expect(said).toMatch(/（二）墙面要粉刷.*依据：《物业管理条例》第五十五条.*处理意见：解释说明。由物业/s);
  });
  it("names the remedy only for petition items (§31(6), §35)", () => {
    expect(text("OPINION")).not.toContain("复查");
    const said = text("OPINION", { isPetitionItem: true });
    expect(said).toMatch(
      /四、救济途径\n.*30日内，向赣平市民情家访理事会书面提出复查请求（《信访工作条例》第三十五条）/s,
    );
  });
  it("a second matter is whole or empty", () => {
    const id = "0190a000-0000-7000-8000-000000000001";
    const typed = {
      letterId: id,
      issueId: id,
      version: "0",
      kind: "OPINION",
      addressee: "王小明",
      ...parts("OPINION"),
    };
    expect(letterForm.safeParse(typed).success).toBe(true);
    const half = letterForm.safeParse({ ...typed, matter2: "墙面要粉刷" });
    expect(Object.keys(half.success ? {} : fieldProblems(half.error)).sort()).toEqual([
      "facts2",
      "opinion2",
      "stand2",
    ]);
  });
});

describe("numbers and dates on paper", () => {
  it("锦民访告〔2026〕12号, with hexagonal brackets and no leading zeros", () => {
    expect(letterNumber("锦", "NOTICE", 2026, 12)).toBe("锦民访告〔2026〕12号");
    expect(paperDate("2026-03-09")).toBe("2026年3月9日");
  });
  it.each([
    [["赣平市"], "赣"],
    [["赣平市", "赣平市住建局"], "赣住建"],
    [["锦溪区"], "锦"],
    [["锦溪区", "锦溪区住建局"], "锦住建"],
    [["锦溪区", "枫树街道"], "锦枫"],
    [["锦溪区", "枫树街道", "梧桐里社区"], "锦枫梧"],
  ])("%j is numbered under %s", (path, word) => {
    const words = unitWords(path);
    expect(words[0]).toBe(word);
    expect(new Set(words).size).toBe(words.length);
    expect(words.length).toBeGreaterThan(1);
  });
});

describe("which letter fits which step", () => {
  const at = new Date("2026-03-03T02:00:00Z");
  const step = (verb: string, data: Record<string, unknown> = {}, id = verb) =>
    ({ id, verb, unitId: null, at, data }) as never;
  it("is data: each kind follows one verb", () => {
    expect(Object.fromEntries(LETTER_KINDS.map((kind) => [kind, LETTERS[kind].after]))).toEqual({
      ACCEPTED: "accept",
      REFUSED: "refuse",
      INFO_ASKED: "askInfo",
      EXTENDED: "tellExtension",
      PROGRESS: "reply",
      OPINION: "reply",
      REPORTED: "escalate",
    });
  });
  it("offers one letter for the latest step of each sort, and nothing before there is one", () => {
    expect(offeredLetters([])).toEqual([]);
    const trail = [
      step("accept"),
      step("reply", { kind: "PROGRESS" }, "first"),
      step("reply", { kind: "PROGRESS" }, "second"),
      step("reply", { kind: "FINAL" }, "last"),
    ];
    expect(offeredLetters(trail).map(({ kind, step: of }) => [kind, of.id])).toEqual([
      ["ACCEPTED", "accept"],
      ["PROGRESS", "second"],
      ["OPINION", "last"],
    ]);
  });
});
