import { describe, expect, test } from "vitest";
import { addDays } from "#lib/domain/calendar/calendar.ts";
import { checklistsFor } from "#lib/domain/forecast/checklists.ts";
import { type Analysis, analysisChapter } from "#lib/domain/reports/analysis.ts";
import { type Block, inLang } from "#lib/domain/reports/blocks.ts";
import { besideOf } from "#lib/domain/reports/kinds.ts";

/** 形势分析 (domain.md Z36): what the meeting of the month reads. */

const NOTHING: Analysis = {
  total: { now: {}, before: null, yearBefore: null },
  kinds: [],
  spots: [],
  alerts: [],
  ahead: null,
  upTo: null,
};
const PARTS = ["RISEN", "SPOTS", "ALERTS", "AHEAD"] as const;
const blocks = (part: (typeof PARTS)[number], more: Partial<Analysis>) =>
  analysisChapter({ part }, { ...NOTHING, ...more }).blocks;
const rowsOf = ([block]: readonly Block[]) =>
  block?.kind === "TABLE"
    ? block.rows.map((row) => row.map((cell) => inLang(cell, "zh")))
    : expect.fail("a table");
const said = (all: readonly Block[]) =>
  all.flatMap((block) => (block.kind === "PARAGRAPH" ? [inLang(block.text, "zh")] : []));

describe("a month is held against", () => {
  test("the month before and the same of last year, over the turn of the year too", () => {
    expect(besideOf({ from: "2026-01-01" })).toMatchObject({
      before: { from: "2025-12-01", to: "2025-12-31" },
      yearBefore: { from: "2025-01-01", to: "2025-01-31" },
    });
    expect(besideOf({ from: "2025-03-01" })).toMatchObject({
      before: { from: "2025-02-01", to: "2025-02-28" },
      yearBefore: { from: "2024-03-01", to: "2024-03-31" },
    });
  });

  test("figure by figure, with what stands above and below the line; what is not on record is a dash", () => {
    const rate = (counted: number, n: number) => ({ resolvedRate: { n, counted, points: counted } });
    const total = { now: rate(9, 12), before: rate(0, 0), yearBefore: null };
    const { blocks } = analysisChapter({ part: "BESIDE", ids: ["resolvedRate"] }, { ...NOTHING, total });
    expect(rowsOf(blocks)).toEqual([["办结率", "75.0% (9/12)", "—", "—"]]);
  });
});

describe("what there is more of", () => {
  const total = { now: {}, before: {}, yearBefore: null };
  const kind = (category: string, now: number, before: number | null) => ({
    category,
    now,
    before,
    yearBefore: null,
  });
  test("are kinds that rose, most first, and none of which there are fewer than five", () => {
    const kinds = [
      kind("UTILITIES.STREET_LIGHT", 8, 6),
      kind("UTILITIES.DRAINAGE", 40, 4),
      kind("ENVIRONMENT.NOISE", 9, 9),
      kind("UTILITIES.POWER_SUPPLY", 4, 0),
      kind("UTILITIES.WATER_SUPPLY", 30, 31),
    ];
    expect(rowsOf(blocks("RISEN", { kinds, total })).map((row) => row.slice(1))).toEqual([
      ["40", "4", "36", "—"],
      ["8", "6", "2", "—"],
    ]);
  });
  test("is not told where the month before is not on record, and of ten kinds at most", () => {
    const kinds = Array.from({ length: 12 }, (_, n) => kind(`UTILITIES.${n}`, 5 + n, 0));
    expect(rowsOf(blocks("RISEN", { kinds, total }))).toHaveLength(10);
    expect(said(blocks("RISEN", { kinds }))).toEqual(["上月没有完整的记录，没法比。"]);
  });
});

test("a kind of problem gathers at a place from three matters on, as an alert would say", () => {
  const spot = (place: string, matters: number, here = false) => ({
    ...{ place, here, category: "UTILITIES.DRAINAGE", matters },
  });
  const rows = rowsOf(
    blocks("SPOTS", {
      spots: [spot("甲社区", 2), spot("乙社区", 3), spot("丙社区", 7), spot("枫树街道", 4, true)],
    }),
  );
  expect(rows.map(([place, , n]) => [place, n])).toEqual([
    ["丙社区", "7"],
    ["枫树街道（本级）", "4"],
    ["乙社区", "3"],
  ]);
});

test("alerts stand with their day, place, kind of problem and kind of alert", () => {
  const alert = {
    raisedAt: new Date("2026-07-02T18:00:00Z"),
    kind: "BURST",
    category: "UTILITIES.DRAINAGE",
    place: "锦溪区",
  } as const;
  expect(rowsOf(blocks("ALERTS", { alerts: [alert] }))).toEqual([
    ["2026年7月3日 周五", "锦溪区", "市政公用 · 排水与内涝", "成片突发"],
  ]);
});

test("the month ahead says first what is in season, then what there will be most of, and what to look at before", () => {
  const line = (category: string, expected: number, usual: number) => ({
    ...{ category, expected, usual, lastYear: null, low: expected - 1, high: expected + 1 },
  });
  const lines = [
    line("ENVIRONMENT.NOISE", 50, 50),
    line("UTILITIES.DRAINAGE", 12, 4),
    line("UTILITIES.STREET_LIGHT", 0, 0),
  ];
  const month = addDays("2026-05-31", 1);
  const all = blocks("AHEAD", { ahead: { month, lines, checklists: checklistsFor(month) } });
  expect(rowsOf(all.slice(1))).toEqual([
    ["市政公用 · 排水与内涝", "12", "11–13", "—", "是"],
    ["环境卫生 · 噪声扰民", "50", "49–51", "—", "—"],
  ]);
  expect(said(all)[0]).toMatch(/^2026年6月预计会来这些/);
  expect(said(all).filter((text) => text.startsWith("提前看（"))).toHaveLength(checklistsFor(month).length);
});

test("of many alerts the latest stand there, and how many there were", () => {
  const alerts = Array.from({ length: 14 }, (_, n) => ({
    ...{ raisedAt: new Date(Date.UTC(2026, 6, 1 + n)), kind: "REPEATED", category: "UTILITIES.DRAINAGE" },
    place: `${n}`,
  }));
  const all = blocks("ALERTS", { alerts: alerts as never });
  expect(said(all)).toEqual(["这个月共预警14次，列出最近10次。"]);
  expect(rowsOf(all.slice(1)).at(-1)?.[1]).toBe("13");
});

test("a month that is not over says so beside whole ones", () => {
  const { blocks } = analysisChapter({ part: "BESIDE", ids: [] }, { ...NOTHING, upTo: "2026-07-15" });
  expect(said(blocks)[0]).toBe("本月只算到2026年7月15日 周三，还没有过完，不能和整月比件数。");
});

test("a chapter with nothing in it says so: a meeting asks whether it was looked at", () => {
  for (const part of PARTS)
    expect(said(blocks(part, part === "AHEAD" ? { ahead: "NOT_YET" } : {})), part).toHaveLength(1);
  expect(blocks("AHEAD", { ahead: null }), "towns are told of no month ahead").toEqual([]);
  expect(analysisChapter({ part: "RISEN" }, null).blocks).toEqual([]);
});
