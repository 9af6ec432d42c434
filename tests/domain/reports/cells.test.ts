import { describe, expect, test } from "vitest";
import { reportWords } from "#lib/domain/labels/reports.ts";
import { inLang } from "#lib/domain/reports/blocks.ts";
import { withN } from "#lib/domain/reports/cells.ts";

describe("a rate with what stands above and below its line", () => {
  const satisfied = { n: 40, counted: 35, points: 341 };
  test("says of a weighted number that it is one: 34.1 of 40 is no count of matters", () => {
    expect(inLang(withN("satisfactionRate", satisfied), "zh")).toBe("85.3% (折算后34.1/40)");
    expect(inLang(withN("satisfactionRate", satisfied), "en")).toBe("85.3% (weighted 34.1/40)");
  });
  test("and nothing of one that counts", () => {
    expect(inLang(withN("feedbackRate", { n: 39, counted: 36, points: 36 }), "zh")).toBe("92.3% (36/39)");
  });
  test("of nothing is a dash, and of a small cell not told", () => {
    expect(inLang(withN("feedbackRate", { n: 0, counted: 0, points: 0 }), "zh")).toBe("—");
    expect(inLang(withN("feedbackRate", null), "zh")).toBe("不列");
  });
});

test("the end of a day is 24:00 of that day, and any other instant is told as it is", () => {
  const lead = (asOf: string) =>
    inLang(reportWords.subtitle("2026-02-01", "2026-02-28", new Date(asOf)), "zh");
  expect(lead("2026-02-28T16:00:00Z")).toMatch(/统计截至2026年2月28日.* 24:00$/);
  expect(lead("2026-03-02T02:30:00Z")).toMatch(/统计截至2026年3月2日.* 10:30$/);
});
