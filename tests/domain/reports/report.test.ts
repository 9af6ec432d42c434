import { describe, expect, test } from "vitest";
import { periodOf } from "#lib/domain/calendar/period.ts";
import { type Block, inLang } from "#lib/domain/reports/blocks.ts";
import { formReport, type ReportData } from "#lib/domain/reports/report.ts";

/** The yearly report for everybody, of a place where little came. */
const little: ReportData = {
  unit: "锦溪区",
  period: periodOf("2025-01-01", "2025-12-31"),
  asOf: new Date("2026-01-05T00:00:00Z"),
  recordFrom: "2025-01-01",
  total: {},
  byUnit: [],
  byMonth: [],
  byCategory: [],
  days: null,
  excluded: null,
  composite: null,
  analysis: null,
};
const words = (data: ReportData): string[] =>
  formReport("YEARLY", data).blocks.flatMap((block: Block) =>
    block.kind === "PARAGRAPH" ? [inLang(block.text, "zh")] : [],
  );
const of = (n: number, counted: number) => ({ n, counted, points: counted });

describe("a report says in words", () => {
  test("that the numbers are too small to be told, not a sentence with holes", () => {
    expect(words(little)[0]).toBe("期内收到的居民反映很少，不列具体数字。");
    const closed = { ...little.total, intake: of(6, 6), feedbackRate: null, resolvedRate: null };
    expect(words({ ...little, total: closed })[0]).toBe("期内收到居民反映6件；其余各数件数很少，不列。");
  });
  test("what came, what was answered and what ended, where it may", () => {
    const total = { intake: of(40, 40), feedbackRate: of(39, 36), resolvedRate: of(39, 33) };
    expect(words({ ...little, total })[0]).toBe(
      "期内收到居民反映40件，已反馈或办结36件，反馈办结率92.3%；其中已办结33件，办结率84.6%。",
    );
  });
  test("nothing of a month before the record, which is not nothing", () => {
    const byMonth = ["2025-01", "2025-02", "2025-03"].map((month) => ({ month, intake: 0, ended: 0 }));
    const table = formReport("YEARLY", { ...little, byMonth, recordFrom: "2025-02-03" }).blocks.find(
      (block) => block.kind === "TABLE" && block.rows.some(([month]) => month === "2025-01"),
    );
    const cells =
      table?.kind === "TABLE" ? table.rows.map((row) => row.map((cell) => inLang(cell, "zh"))) : [];
    expect(cells).toEqual([
      ["2025-01", "—", "—"],
      ["2025-02", "0", "0"],
      ["2025-03", "0", "0"],
    ]);
  });
  test("since when there is a record, where that is later than its first day", () => {
    const since = (recordFrom: string) => words({ ...little, recordFrom }).join("\n");
    expect(since("2025-02-03")).toContain("系统里的记录从2025年2月3日 周一开始，那以前的日子没有记录");
    expect(since("2025-01-01")).not.toContain("记录从");
  });
});
