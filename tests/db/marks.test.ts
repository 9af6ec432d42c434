import { beforeAll, describe, expect, test } from "vitest";
import { askView, readView } from "#app/(office)/dashboard/views.ts";
import { marksOf, VIEW_IDS } from "#components/dashboard/picture.ts";
import { type Mark, markHref } from "#lib/domain/figures/marks.ts";
import type { Params } from "#lib/domain/ledger/ledgerFilter.ts";
import { ledgerHref } from "#lib/domain/ledger/ledgerFilter.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { readBreakdown } from "#lib/queries/ledger/breakdown.ts";
import { readLedger } from "#lib/queries/ledger/ledger.ts";
import { foldFigures } from "#lib/usecases/figures/figureSums.ts";
import { type City, makeCaseload, PRESENT, readers } from "#tests/support/caseload.ts";

let city: City;
beforeAll(async () => {
  city = await makeCaseload(300);
});

const paramsOf = (href: string): Params => {
  const query = new URLSearchParams(href.split("?")[1]);
  return Object.fromEntries([...new Set(query.keys())].map((key) => [key, query.getAll(key)]));
};

/** Each mark once with its address: what is drawn on many widths and told in the table is one question. */
async function openAll(
  actor: Staff,
  view: (typeof VIEW_IDS)[number],
  params: Params,
): Promise<{ opened: number; wrong: string[] }> {
  const asked = await askView(actor, params, PRESENT, "zh");
  const { pictures } = await readView(view, asked, "zh");
  const marks = new Map<string, Mark>();
  const wrong: string[] = [];
  for (const mark of pictures.flatMap((picture) => [...marksOf(picture, 312), ...marksOf(picture, 1180)])) {
    const href = markHref(asked.shown, mark);
    if (!href) continue;
    const told = marks.get(href);
    if (told && told.count !== mark.count) wrong.push(`${href} is told as ${told.count} and ${mark.count}`);
    marks.set(href, mark);
  }
  for (const [href, { count }] of marks) {
    const { total, facts, ignored } = await readLedger(actor, paramsOf(href), PRESENT);
    if (ignored.length > 0) wrong.push(`${href} is not understood: ${ignored}`);
    else if ((facts ?? total) !== count) wrong.push(`${href} tells ${count} and opens ${facts ?? total}`);
  }
  return { opened: marks.size, wrong };
}

describe("every mark opens exactly its issues", () => {
  const SPRING = { period: "custom", from: "2025-11-20", to: "2026-03-11" };
  test.each(VIEW_IDS)("%s", { timeout: 120_000 }, async (view) => {
    const found = await openAll(readers(city).city as Staff, view, SPRING);
    expect(found.wrong).toEqual([]);
    expect(found.opened).toBeGreaterThan(10);
  });

  test("of a county, of a town below it, and of a map of something else", { timeout: 120_000 }, async () => {
    const [county] = city.counties;
    const [town] = city.towns;
    const actor = readers(city).county as Staff;
    for (const [view, params] of [
      ["places", { ...SPRING, figure: "overdueOpen" }],
      ["places", { ...SPRING, unit: county?.id, figure: "satisfactionRate" }],
      ["compare", { ...SPRING, unit: town?.id, against: "yearBefore" }],
      ["flow", { period: "month", unit: town?.id }],
    ] as const)
      expect((await openAll(actor, view, params as Params)).wrong).toEqual([]);
  });

  test("of somebody who sees several places, and of a department", { timeout: 120_000 }, async () => {
    for (const name of ["two", "department"])
      for (const view of ["overview", "places"] as const)
        expect((await openAll(readers(city)[name] as Staff, view, SPRING)).wrong).toEqual([]);
  });
});

test("and does so when the figures come from what is kept summed up", { timeout: 120_000 }, async () => {
  while ((await foldFigures()) > 0);
  const YEAR = { period: "custom", from: "2025-03-01", to: "2026-02-28" };
  for (const view of ["overview", "compare", "time", "topics"] as const)
    expect((await openAll(readers(city).city as Staff, view, YEAR)).wrong).toEqual([]);
});

describe("from a number down to the single issue", () => {
  test("each part of the ledger holds as many as it tells, and together they are the whole", async () => {
    const actor = readers(city).city as Staff;
    const start: Params = { figure: "feedbackRate", part: "missing", from: "2025-09-01", to: "2026-03-11" };
    const { total, filter } = await readLedger(actor, start, PRESENT);
    const parts = await readBreakdown(actor, start, PRESENT);
    expect(total).toBeGreaterThan(5);
    for (const list of [parts?.places ?? [], parts?.categories ?? []]) {
      expect(list.reduce((sum, { count }) => sum + count, 0)).toBe(total);
      for (const { count, narrows } of list) {
        const within = await readLedger(actor, paramsOf(ledgerHref({ ...filter, ...narrows })), PRESENT);
        expect(within.total).toBe(count);
      }
    }
  });

  test("without a number there is nothing to take apart", async () => {
    expect(await readBreakdown(readers(city).city as Staff, {}, PRESENT)).toBeNull();
  });
});
