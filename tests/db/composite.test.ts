import { beforeAll, describe, expect, it } from "vitest";
import { db, transaction } from "#lib/db/client.ts";
import { loadComposite } from "#lib/db/figures/composite.ts";
import { reportData } from "#lib/db/reports/reportData.ts";
import { DEFAULT_COMPOSITE } from "#lib/domain/figures/composite.ts";
import { compositeForm } from "#lib/domain/figures/compositeChange.ts";
import { COMPOSITE_NAME, compositeText } from "#lib/domain/labels/composite.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { spanOf } from "#lib/domain/reports/kinds.ts";
import { formReport } from "#lib/domain/reports/report.ts";
import { compositePage } from "#lib/queries/figures/composite.ts";
import { readFigures } from "#lib/queries/figures/figures.ts";
import { changeComposite } from "#lib/usecases/figures/composite.ts";
import { type City, makeCaseload, PRESENT } from "#tests/support/caseload.ts";
import { colleague } from "#tests/support/offices.ts";

/** 三率综合: a setting of the city, off as delivered, of which every version stays (domain.md C6). */
let city: City;
let clerk: Staff;
let others: readonly Staff[];
beforeAll(async () => {
  city = await makeCaseload(400);
  clerk = await colleague("王主任", ["COUNCIL_CLERK", city.city]);
  const county = city.counties[0] as City["city"];
  others = [
    await colleague("县办", ["COUNCIL_CLERK", county]),
    await colleague("督察", ["SUPERVISOR", city.city]),
    await colleague("考核", ["REVIEWER", city.city]),
  ];
});
const DAY = 24 * 60 * 60 * 1000;
const later = (days: number) => new Date(PRESENT.getTime() + days * DAY);
const form = (more: object = {}) =>
  compositeForm.parse({
    ...{ version: "0", shown: "on", response: "30", resolution: "35", satisfaction: "35" },
    ...{ reason: "按市里统一口径" },
    ...more,
  });
const code = async (work: Promise<unknown>) => {
  const done = await work;
  return isProblem(done) ? done.code : "DONE";
};
const period = spanOf("MONTHLY", "2026-01") ?? expect.fail("a month");
const monthly = async (asOf: Date) => {
  const { name } = await db.orgUnit.findUniqueOrThrow({ where: { id: city.city.id } });
  const unit = { id: city.city.id, name, level: "CITY", kind: "AREA" } as const;
  return transaction(async (tx) =>
    formReport("MONTHLY", await reportData(tx, "MONTHLY", { unit, period, asOf, recordFrom: null })),
  );
};
const told = (body: Awaited<ReturnType<typeof monthly>>) =>
  body.blocks.flatMap((block) => (block.kind === "TABLE" && block.title === COMPOSITE_NAME ? [block] : []));

describe("as delivered", () => {
  it("is not told, and weighs 10, 50 and 40", async () => {
    expect(await loadComposite()).toEqual(DEFAULT_COMPOSITE);
    const body = await monthly(PRESENT);
    expect(told(body)).toEqual([]);
    expect(body.formulas).not.toHaveProperty("composite");
  });
});

describe("set by the city office", () => {
  it("is nobody else's to set, and the second of two looks again", async () => {
    for (const other of others) {
      expect(await compositePage(other)).toBeNull();
      expect(await code(changeComposite(other, form(), PRESENT))).toBe("NOT_ALLOWED");
    }
    expect(await code(changeComposite(clerk, form({ response: "35" }), PRESENT))).toBe("NOT_ONE_HUNDRED");
    const both = await Promise.all([1, 2].map(() => code(changeComposite(clerk, form(), later(1)))));
    expect(both.sort()).toEqual(["DONE", "SETTINGS_CHANGED"]);
    expect(await code(changeComposite(clerk, form({ version: "1" }), later(1)))).toBe("NO_LIMIT_CHANGES");
  });

  it("is told in reports from then on, with the sum of the three; an earlier instant has what was set then", async () => {
    const [table, ...more] = told(await monthly(later(1)));
    const { total } = await readFigures(clerk, { unitId: city.city.id, period }, later(1));
    const rule = await loadComposite();
    expect(more).toEqual([]);
    expect(total.satisfactionRate.n, "somebody was heard").toBeGreaterThan(0);
    const result = compositeText(rule, total, "zh");
    expect(result).toMatch(/^\d+\.\d%$/);
    expect(table?.rows.at(-1)).toEqual([COMPOSITE_NAME, "100%", result, "1"]);
    expect(table?.rows.map(([, weight]) => weight)).toEqual(["30%", "35%", "35%", "100%"]);
    expect((await monthly(later(1))).formulas).toMatchObject({ composite: 1 });
    expect(told(await monthly(PRESENT)), "the day before").toEqual([]);
  });

  it("may be hidden again; every version stays, with who, when and why", async () => {
    const hidden = form({ version: "1", shown: undefined, reason: "先不公布综合数" });
    expect(await changeComposite(clerk, hidden, later(2))).toEqual({ version: 2 });
    expect(told(await monthly(later(2)))).toEqual([]);
    expect(told(await monthly(later(1))), "the day before").toHaveLength(1);
    const page = await compositePage(clerk);
    expect(page?.history.map(({ version, shown, reason }) => [version, shown, reason])).toEqual([
      [2, false, "先不公布综合数"],
      [1, true, "按市里统一口径"],
    ]);
    expect(page?.history[0]).toMatchObject({ person: "王主任", at: later(2) });
    await expect(db.compositeRule.updateMany({ data: { reason: "x" } })).rejects.toThrow();
    await expect(db.compositeRule.deleteMany()).rejects.toThrow();
  });
});
