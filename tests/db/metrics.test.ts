import { beforeAll, describe, expect, test } from "vitest";
import { monthsOf, type Period, periodOf } from "#lib/domain/calendar/period.ts";
import {
  evaluate,
  type FigureValue,
  HEADLINE_IDS,
  type HeadlineId,
  metricOf,
  NOTHING,
  PARTS,
  type Part,
} from "#lib/domain/figures/metrics.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import { type Figures, readFigures } from "#lib/queries/figures/figures.ts";
import { readLedger } from "#lib/queries/ledger/ledger.ts";
import { type City, makeCaseload, PRESENT, readers, staffAt } from "#tests/support/caseload.ts";
import { type Known, type KnownFacts, loadFacts } from "#tests/support/figureFacts.ts";

const YEAR = periodOf("2025-03-01", "2026-03-11");
const MONTH = periodOf("2026-01-15", "2026-02-14");

let city: City;
let facts: KnownFacts;

beforeAll(async () => {
  city = await makeCaseload(700);
  facts = await loadFacts();
});

const inMemory = (
  id: HeadlineId,
  actor: Staff,
  period: Period,
  of: (s: Known<"ISSUE">["subject"]) => boolean = () => true,
): FigureValue =>
  evaluate(
    id,
    (facts[metricOf(id).over as keyof KnownFacts] as Known<"ISSUE">[]).filter(
      ({ subject }) => sees(actor, subject) && of(subject),
    ) as never,
    period,
    PRESENT,
  );
const read = (actor: Staff, period: Period, unitId: string | null = null): Promise<Figures> =>
  readFigures(actor, { unitId, period }, PRESENT);

describe("the two readers agree", () => {
  const scopes = ["city", "county", "town", "community", "department", "two", "liaison", "admin", "nobody"];
  test.each(scopes.flatMap((scope) => [[scope, YEAR] as const, [scope, MONTH] as const]))(
    "%s",
    async (scope, period) => {
      const actor = readers(city)[scope] as Staff;
      const { total } = await read(actor, period);
      for (const id of HEADLINE_IDS) expect([id, total[id]]).toEqual([id, inMemory(id, actor, period)]);
    },
  );

  test("the caseload has something to disagree about", async () => {
    const { total } = await read(readers(city).city as Staff, YEAR);
    for (const id of HEADLINE_IDS)
      expect([id, total[id].counted > 0, total[id].n > 0]).toEqual([id, true, true]);
    expect(total.satisfactionRate.points).toBeLessThan(total.satisfactionRate.counted * 10);
  });

  test("by place, category, tier, month and level", async () => {
    const actor = readers(city).city as Staff;
    const { byUnit, byCategory, byTier, byMonth, byLevel } = await read(actor, YEAR);
    expect(byUnit.map((u) => u.here)).toEqual([true, false, false]);
    for (const { unitId, here, values } of byUnit)
      for (const id of HEADLINE_IDS.filter((one) => one !== "ended"))
        expect([id, values[id]]).toEqual([
          id,
          inMemory(id, actor, YEAR, ({ place }) =>
            here ? place.countyId === null : place.countyId === unitId,
          ),
        ]);
    for (const { category, values } of byCategory)
      expect(values.resolvedRate).toEqual(
        inMemory("resolvedRate", actor, YEAR, (s) => (s.category?.split(".")[0] ?? "NONE") === category),
      );
    expect(byCategory.map((c) => c.category)).toContain("NONE");
    for (const { tier, values } of byTier)
      expect(values.intake).toEqual(inMemory("intake", actor, YEAR, (s) => s.tier === tier));
    for (const { level, values } of byLevel)
      expect(values.overdueOpen).toEqual(inMemory("overdueOpen", actor, YEAR, (s) => s.level === level));
    expect(byMonth.map(({ intake, ended }) => [intake, ended])).toEqual(
      monthsOf(YEAR).map(({ from, to }) => [
        inMemory("intake", actor, periodOf(from, to)).n,
        inMemory("ended", actor, periodOf(from, to)).n,
      ]),
    );
  });
});

describe("breakdowns", () => {
  test("add up to the whole", async () => {
    const { total, byUnit, byCategory, byTier, byMonth, byLevel } = await read(
      readers(city).city as Staff,
      YEAR,
    );
    const sum = (list: readonly { values: Record<HeadlineId, FigureValue> }[], id: HeadlineId) =>
      list.reduce((n, { values }) => n + values[id].counted, 0);
    for (const id of ["intake", "feedbackRate", "resolvedRate"] as const)
      for (const list of [byUnit, byCategory, byTier]) expect(sum(list, id)).toBe(total[id].counted);
    for (const id of ["onTimeReplyRate", "satisfactionRate", "backlogOpen"] as const)
      expect(sum(byUnit, id)).toBe(total[id].counted);
    expect(sum(byLevel, "overdueOpen")).toBe(total.overdueOpen.counted);
    expect(byMonth.reduce((n, { intake }) => n + intake, 0)).toBe(total.intake.n);
    expect(byMonth.reduce((n, { ended }) => n + ended, 0)).toBe(total.ended.n);
  });

  test("go one level down from the unit that is asked for", async () => {
    const [county] = city.counties;
    const { unit, byUnit } = await read(readers(city).city as Staff, YEAR, county?.id);
    const towns = city.towns.filter((t) => t.county === county?.id).map((t) => t.id);
    expect(unit?.id).toBe(county?.id);
    expect(byUnit.map((u) => [u.unitId, u.here])).toEqual([
      [county?.id, true],
      ...towns.map((id) => [id, false]),
    ]);
  });

  test("a unit out of reach is told and not shown", async () => {
    const [mine, other] = city.counties;
    const found = await read(readers(city).county as Staff, YEAR, other?.id);
    expect([found.unknownUnit, found.unit?.id]).toEqual([true, mine?.id]);
    const unknown = await read(readers(city).county as Staff, YEAR, "00000000-0000-7000-8000-000000000000");
    expect(unknown.unknownUnit).toBe(true);
  });
});

/** The count of the ledger behind the link of a number: of its facts, and of the issues that hold them. */
async function behindLink(actor: Staff, id: HeadlineId, part: Part, more: Record<string, string> = {}) {
  const dates = metricOf(id).cohort === "NOW" ? {} : { from: YEAR.from, to: YEAR.to };
  const found = await readLedger(actor, { figure: id, part, ...dates, ...more }, PRESENT);
  expect(found.ignored).toEqual([]);
  return found.facts ?? found.total;
}
const partOf = ({ n, counted }: FigureValue, part: Part): number =>
  ({ numerator: counted, denominator: n, missing: n - counted })[part];

describe("every number leads to exactly its issues", () => {
  test.each(["city", "county", "community", "department", "two", "nobody"])("%s", async (scope) => {
    const actor = readers(city)[scope] as Staff;
    const { total } = await read(actor, YEAR);
    for (const id of HEADLINE_IDS)
      for (const part of PARTS) {
        const expected = partOf(total[id] ?? NOTHING, part);
        expect([id, part, await behindLink(actor, id, part)]).toEqual([id, part, expected]);
      }
  });

  test("in the breakdowns too", async () => {
    const actor = readers(city).city as Staff;
    const { byUnit, byLevel, byCategory, byTier, byMonth } = await read(actor, YEAR);
    for (const { unitId, here, values } of byUnit)
      for (const id of ["onTimeReplyRate", "resolvedRate", "satisfactionRate"] as const)
        expect(await behindLink(actor, id, "missing", { unit: unitId, ...(here && { here: "1" }) })).toBe(
          partOf(values[id], "missing"),
        );
    for (const { level, values } of byLevel)
      expect(await behindLink(actor, "overdueOpen", "numerator", { level })).toBe(values.overdueOpen.counted);
    for (const { category, values } of byCategory)
      expect(await behindLink(actor, "intake", "denominator", { category })).toBe(values.intake.n);
    for (const { tier, values } of byTier)
      expect(await behindLink(actor, "intake", "denominator", { tier })).toBe(values.intake.n);
    for (const { from, to, ended } of byMonth)
      expect(await behindLink(actor, "ended", "denominator", { from, to })).toBe(ended);
  });

  test("in the breakdowns of a department, which spans places", async () => {
    const actor = readers(city).department as Staff;
    const { byUnit } = await read(actor, YEAR);
    expect(byUnit.length).toBeGreaterThan(1);
    for (const { unitId, here, values } of byUnit)
      expect(
        await behindLink(actor, "feedbackRate", "denominator", { unit: unitId, ...(here && { here: "1" }) }),
      ).toBe(values.feedbackRate.n);
  });

  test("a clock or a rating is counted apart from its issues", async () => {
    const found = await readLedger(
      readers(city).city as Staff,
      { figure: "onTimeReplyRate", part: "denominator" },
      PRESENT,
    );
    expect(found.facts).toBeGreaterThan(found.total);
  });
});

test("an office of another area sees none of it", async () => {
  const stranger = staffAt(["COUNCIL_CLERK", { ...city.city, id: "00000000-0000-7000-8000-000000000000" }]);
  const { total, byUnit } = await read(stranger, YEAR);
  expect(HEADLINE_IDS.filter((id) => total[id].n > 0)).toEqual([]);
  expect(byUnit).toEqual([]);
});
