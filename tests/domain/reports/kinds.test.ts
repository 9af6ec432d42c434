import { describe, expect, test } from "vitest";
import {
  asOfDay,
  formProblem,
  instantOf,
  isOver,
  publishForm,
  spanOf,
  spansOnRecord,
  spansUntil,
  spanText,
} from "#lib/domain/reports/kinds.ts";
import { fileStem } from "#lib/domain/reports/published.ts";

/** Over which days a report is formed, and as of when. */

describe("a span in an address", () => {
  test("is a month, with its last day, or a year", () => {
    expect(spanOf("MONTHLY", "2024-02")).toMatchObject({ from: "2024-02-01", to: "2024-02-29" });
    expect(spanOf("LEDGER", "2025-12")).toMatchObject({ from: "2025-12-01", to: "2025-12-31" });
    expect(spanOf("YEARLY", "2025")).toMatchObject({ from: "2025-01-01", to: "2025-12-31" });
  });
  test.each([
    ["MONTHLY", "2025"],
    ["MONTHLY", "2025-13"],
    ["MONTHLY", "2025-1"],
    ["YEARLY", "2025-01"],
    ["YEARLY", "1999"],
    ["LEDGER", ""],
  ] as const)("of a %s is none when it says %j", (kind, text) => {
    expect(spanOf(kind, text)).toBeNull();
  });
  test("is written as it is read", () => {
    expect(spanText("MONTHLY", "2025-12-01")).toBe("2025-12");
    expect(spanText("YEARLY", "2025-01-01")).toBe("2025");
  });
});

test("two years of months or five years can be chosen, the newest first", () => {
  const months = spansUntil("MONTHLY", "2026-02-03");
  expect([months.length, ...months.slice(0, 3), months.at(-1)]).toEqual([
    24,
    "2026-02",
    "2026-01",
    "2025-12",
    "2024-03",
  ]);
  expect(spansUntil("YEARLY", "2026-02-03")).toEqual(["2026", "2025", "2024", "2023", "2022"]);
});

test("a day stands for its end in Shanghai, or for now where it is not over", () => {
  const now = new Date("2026-03-05T04:00:00Z");
  expect(asOfDay("2026-03-04", now)).toEqual(new Date("2026-03-04T16:00:00Z"));
  expect(asOfDay("2026-03-05", now)).toBe(now);
  expect(isOver({ from: "2026-02-01", to: "2026-03-04" } as never, now)).toBe(true);
  expect(isOver({ from: "2026-02-01", to: "2026-03-05" } as never, now)).toBe(false);
});

describe("a report is formed", () => {
  const now = new Date("2026-03-05T04:00:00Z");
  const period = spanOf("MONTHLY", "2026-01");
  const of: Parameters<typeof formProblem>[1] = {
    level: "COUNTY",
    period: period ?? expect.fail("a month"),
    ...{ asOf: now, now, keptSince: null, recordFrom: "2025-06-10" },
  };
  const code = (more: Partial<typeof of>) => formProblem("MONTHLY", { ...of, ...more })?.code;
  test("of days that have begun and are on record, at an instant whose record was kept", () => {
    expect(code({})).toBeUndefined();
    expect(code({ asOf: new Date("2026-03-06T00:00:00Z") })).toBe("PERIOD_NOT_BEGUN");
    expect(code({ asOf: new Date("2025-12-31T00:00:00Z") })).toBe("PERIOD_NOT_BEGUN");
    expect(code({ recordFrom: "2026-02-01" })).toBe("BEFORE_RECORD");
    expect(code({ recordFrom: "2026-01-31" }), "a part of it").toBeUndefined();
    expect(code({ recordFrom: null })).toBe("BEFORE_RECORD");
    expect(code({ keptSince: new Date("2026-03-05T05:00:00Z") })).toBe("PAST_NOT_KEPT");
  });
  test("of the levels that have it", () => {
    expect(formProblem("YEARLY", { ...of, level: "TOWN" })?.code).toBe("REPORT_LEVEL");
    expect(formProblem("YEARLY", of)).toBeUndefined();
  });
});

test("an instant in an address is one, or nothing", () => {
  expect(instantOf("2026-03-05T04:00:00.000Z")).toEqual(new Date("2026-03-05T04:00:00Z"));
  for (const text of ["", "1", "2026-03-05", "tomorrow"]) expect(instantOf(text), text).toBeNull();
});

test("what changed is said in at least five letters, or not at all", () => {
  const form = {
    ...{ reportId: "0198c0de-0000-7000-8000-000000000001", kind: "MONTHLY", span: "2026-01" },
    ...{ unitId: "0198c0de-0000-7000-8000-000000000002", asOf: "2026-03-05T04:00:00.000Z" },
  };
  const changed = (text: string) => publishForm.safeParse({ ...form, changed: text }).success;
  expect([changed(""), changed("补登三件诉求"), changed("补登")]).toEqual([true, true, false]);
});

test("a file is called by the report, its month or year, and its version", () => {
  const name = (kind: "MONTHLY" | "YEARLY") =>
    fileStem("锦溪区: 三率 月报", { kind, fromOn: "2026-01-01", version: 2 });
  expect(name("MONTHLY")).toBe("锦溪区_三率_月报_2026-01_v2");
  expect(name("YEARLY")).toBe("锦溪区_三率_月报_2026_v2");
});

test("spans before the record are not offered; the present one always is", () => {
  expect(spansOnRecord("MONTHLY", "2026-03-05", "2026-01-31")).toEqual(["2026-03", "2026-02", "2026-01"]);
  expect(spansOnRecord("YEARLY", "2026-03-05", "2025-09-29")).toEqual(["2026", "2025"]);
  expect(spansOnRecord("YEARLY", "2026-03-05", null)).toEqual(["2026"]);
});
