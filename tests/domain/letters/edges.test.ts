import { describe, expect, it } from "vitest";
import { fieldProblems, TEXT_LIMITS } from "#lib/domain/commands.ts";
import { letterBody } from "#lib/domain/letters/blocks.ts";
import type { LetterFacts } from "#lib/domain/letters/facts.ts";
import { LONGEST_PART, letterForm, partProblem } from "#lib/domain/letters/forms.ts";
import { replyOf } from "#lib/domain/letters/kinds.ts";
import { proposedParts } from "#lib/domain/letters/proposal.ts";
import { LETTER_KINDS } from "#lib/domain/vocabulary.ts";
import { at } from "#tests/support/story.ts";

/** A letter whose record says little: at the city, where nothing stands above, without a reply and without promises. */
const BARE: LetterFacts = {
  receiptNo: "362481905",
  statement: "水",
  channel: "LETTER",
  spokenOn: "2026-03-02",
  isPetitionItem: true,
  unitName: "赣平市民情家访理事会",
  unitPhone: "0799-1234567",
  superiorName: null,
  step: { on: "2026-03-03", data: { reason: "R99", words: 7, done: null } },
  reply: null,
  replyDue: null,
  resolveDue: null,
};
const ID = "0190a000-0000-7000-8000-000000000001";
const typed = (kind: string, more: Record<string, string> = {}) => ({
  letterId: ID,
  issueId: ID,
  version: "0",
  kind,
  addressee: "王小明",
  ...more,
});
const wrong = (form: object) => {
  const read = letterForm.safeParse(form);
  return read.success ? {} : fieldProblems(read.error);
};

describe("a record that says little", () => {
  it.each(LETTER_KINDS)("%s can be drafted all the same, and is never signed with a hole in it", (kind) => {
    const proposed = proposedParts(kind, BARE);
    expect(proposed.contact).toContain("0799-1234567");
    for (const parts of [proposed, {}]) {
      const { blocks } = letterBody(kind, BARE, parts);
      expect(blocks.length).toBeGreaterThan(2);
      for (const { text } of blocks) expect(text).not.toMatch(/undefined|null|R99|NaN/);
    }
    expect(Object.keys(wrong(typed(kind)))).toContain("summary");
  });
  it("promises no day that nobody promised", () => {
    const said = (kind: "ACCEPTED" | "REPORTED") =>
      letterBody(kind, BARE, proposedParts(kind, BARE))
        .blocks.map(({ text }) => text)
        .join("\n");
    expect(said("ACCEPTED")).not.toMatch(/在\d{4}年\d+月\d+日前/);
    expect(said("REPORTED")).not.toMatch(/上一级将在/);
  });
  it("proposes a long statement in one line of two hundred characters", () => {
    const { summary } = proposedParts("ACCEPTED", { ...BARE, statement: `第一行\n${"水".repeat(300)}` });
    expect([...(summary ?? "")]).toHaveLength(201);
    expect(summary).toMatch(/^第一行 水+…$/);
  });
});

describe("答复意见书 of one matter and of several", () => {
  const opinion = (parts: Record<string, string>) =>
    letterBody("OPINION", BARE, { matter1: "漏水", facts1: "查过", opinion1: "已修", ...parts }).blocks;
  it("numbers the matters only where there are several, and names a basis only where one was given", () => {
    const count = (parts: Record<string, string>) =>
      opinion(parts).filter(({ kind }) => kind === "HEADING_3").length;
    expect(count({})).toBe(0);
    expect(count({ matter2: "墙面" })).toBe(2);
    const text = (parts: Record<string, string>) =>
      opinion(parts)
        .map((block) => block.text)
        .join("\n");
    expect(text({})).not.toContain("依据：");
    expect(text({ basis1: "《民法典》第二百九十一条" })).toContain("依据：《民法典》第二百九十一条");
    expect(text({ stand1: "MAYBE" })).not.toContain("MAYBE");
  });
});

describe("what is typed into a letter", () => {
  it("is refused by name: a missing addressee or part, a day that is none, words beyond the paper", () => {
    expect(wrong(typed("EXTENDED", { addressee: "" })).addressee).toEqual({ code: "REQUIRED" });
    const long = "王".repeat(TEXT_LIMITS.name + 1);
    expect(wrong(typed("EXTENDED", { addressee: long })).addressee).toEqual({
      code: "TOO_LONG",
      max: TEXT_LIMITS.name,
      length: TEXT_LIMITS.name + 1,
    });
    expect(wrong(typed("EXTENDED", { until: "2026-02-30" })).until).toEqual({ code: "BAD_DATE" });
    expect(wrong(typed("OPINION", { stand1: "MAYBE" })).stand1).toEqual({ code: "CHOOSE_ONE" });
    expect(wrong(typed("OPINION")).stand1).toEqual({ code: "CHOOSE_ONE" });
    expect(wrong(typed("ACCEPTED", { contact: "电".repeat(101) })).contact).toMatchObject({ max: 100 });
    expect(wrong(typed("ACCEPTED", { next: "字".repeat(LONGEST_PART + 1) })).next).toMatchObject({
      max: LONGEST_PART,
    });
    expect(wrong(typed("POEM")).kind).toEqual({ code: "CHOOSE_ONE" });
  });
  it("a third matter is asked for whole as soon as any of it is begun", () => {
    const begun = wrong(typed("OPINION", { basis3: "《物业管理条例》" }));
    expect(Object.keys(begun)).toEqual(expect.arrayContaining(["matter3", "facts3", "stand3", "opinion3"]));
    expect(Object.keys(begun)).not.toContain("matter2");
  });
  it("an optional part may stay empty, in a letter and in a template", () => {
    expect(partProblem({ key: "basis1", field: "WORDS", required: false }, "")).toBeNull();
    expect(partProblem({ key: "until", field: "DAY", required: true }, "2026-03-12")).toBeNull();
  });
});

it("puts on paper the reply that was given with its step, or none", () => {
  const reply = { at: at("03-03 10:00") } as never;
  expect(replyOf([reply], { at: at("03-03 10:00") })).toBe(reply);
  expect(replyOf([reply], { at: at("03-03 10:01") })).toBeNull();
});
