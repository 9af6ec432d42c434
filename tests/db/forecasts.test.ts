import { uuidv7 } from "uuidv7";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { addDays, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { instructionForm } from "#lib/domain/direct/instructions.ts";
import { checklistsFor } from "#lib/domain/forecast/checklists.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { instructedOn } from "#lib/queries/direct/instructions.ts";
import { readForecast } from "#lib/queries/forecast/forecasts.ts";
import { readLedger } from "#lib/queries/ledger/ledger.ts";
import { giveInstruction, type Titled } from "#lib/usecases/direct/instructions.ts";
import { makeForecasts } from "#lib/usecases/forecast/forecasts.ts";
import { type City, makeCaseload, PRESENT } from "#tests/support/caseload.ts";
import { colleague } from "#tests/support/offices.ts";

/** 四前 (domain.md Z13): what a month is expected to bring, and what is done before it comes. */
let city: City;
let [head, county, town] = [] as unknown as [Titled, Titled, Titled];
const titled = async (
  name: string,
  ...posts: Parameters<typeof colleague> extends [string, ...infer P] ? P : never
) => ({
  ...(await colleague(name, ...posts)),
  dutyTitle: name,
});
const at = <T>(list: readonly T[], n: number) => list[n] as T;
const code = async (work: Promise<unknown>) => {
  const done = await work;
  return isProblem(done) ? done.code : "DONE";
};
const months = (n: number) => new Date(PRESENT.getTime() + n * 30 * 86_400_000);

beforeAll(async () => {
  city = await makeCaseload(600);
  // spread over twenty months, each run alike: by their number and not by their ids, which are new every time
  await db.$executeRaw`
    UPDATE issues SET registered_at = registered_at - (n.no * 137 % 430) * interval '1 day'
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS no FROM issues) n WHERE n.id = issues.id`;
  head = await titled("市办主任", ["UNIT_LEAD", city.city]);
  county = await titled(
    "县办主任",
    ["UNIT_LEAD", at(city.counties, 0)],
    ["COUNCIL_CLERK", at(city.counties, 0)],
  );
  town = await titled("街道主任", ["UNIT_LEAD", at(city.towns, 0)]);
});

test("nothing is there before it is made, then city and counties have one each, whoever makes them", async () => {
  expect(await readForecast(county, "", PRESENT)).toBe("NONE");
  const both = await Promise.all([makeForecasts(PRESENT), makeForecasts(PRESENT)]);
  expect(both[0] + both[1]).toBe(1 + city.counties.length);
  expect(await makeForecasts(PRESENT)).toBe(0);
  // on the 11th it is the month that runs
  expect((await db.forecast.findMany()).map(({ month }) => month.toISOString().slice(0, 10))).toEqual(
    new Array(3).fill("2026-03-01"),
  );
});

test("a head sees the own office's; last year's number is what its list in the ledger holds; a town has none", async () => {
  const page = await readForecast(county, "", PRESENT);
  if (!page || page === "NONE") throw new Error("none");
  expect(page.forecast.unitId).toBe(at(city.counties, 0).id);
  expect(page.forecast.lines.length).toBeGreaterThan(5);
  for (const { category, lastYear, came, expected } of page.forecast.lines) {
    const { from, to } = page.lastYear;
    const params = { figure: "intake", part: "denominator", unit: page.forecast.unitId, category, from, to };
    const hidden = { hiddenFrom: { not: null }, category };
    const more = await db.issue.count({ where: hidden });
    const { total } = await readLedger(county, params, PRESENT);
    expect(total - (lastYear ?? 0)).toBeLessThanOrEqual(more);
    expect([came, Number.isInteger(expected)]).toEqual([null, true]);
  }
  expect(await readForecast(town, "", PRESENT)).toBeNull();
  const other = await readForecast(county, uuidv7(), PRESENT);
  expect(other !== "NONE" && [other?.forecast.id, other?.unknown]).toEqual([page.forecast.id, true]);
  expect(page.unknown).toBe(false);
});

test("once the month is over, what came stands beside what was told, and what was told has not moved", async () => {
  const told = await db.forecast.findMany({ orderBy: { id: "asc" } });
  await db.issue.updateMany({ where: { state: "CLOSED" }, data: { category: "UTILITIES.DRAINAGE" } });
  expect(await makeForecasts(PRESENT)).toBe(0);
  const page = await readForecast(head, "", months(1));
  if (!page || page === "NONE") throw new Error("none");
  expect(await db.forecast.findMany({ orderBy: { id: "asc" } })).toEqual(told);
  const stored = told.find(({ id }) => id === page.forecast.id)?.lines as {
    category: string;
    expected: number;
  }[];
  for (const { category, expected, came } of page.forecast.lines) {
    expect(expected).toBe(stored.find((line) => line.category === category)?.expected ?? 0);
    expect(came).not.toBeNull();
  }
  await expect(db.forecast.updateMany({ data: { growth: 2 } })).rejects.toThrow();
});

test("a check becomes a task of a unit, by whoever heads the office, and only one that the month lists", async () => {
  const page = await readForecast(county, "", PRESENT);
  if (!page || page === "NONE") throw new Error("none");
  const [check] = checklistsFor(page.forecast.month);
  const form = (entryNo: number, officeId = at(city.counties, 0).id) =>
    instructionForm.parse({
      ...{ instructionId: uuidv7(), officeId, subject: "FORECAST", subjectId: page.forecast.id, placeId: "" },
      ...{
        entryNo: String(entryNo),
        title: "",
        words: "汛前清掏雨水口",
        dueOn: addDays(shanghaiDate(PRESENT), 9),
      },
      units: [{ unitId: at(city.towns, 0).id }],
    });
  expect(page.checklists.map(({ no }) => no)).toContain(check?.no);
  expect(await code(giveInstruction(county, form(0), PRESENT))).toBe("NOT_FOUND");
  expect(await code(giveInstruction(head, form(check?.no ?? 0, city.city.id), PRESENT))).toBe("NOT_FOUND");
  expect(await code(giveInstruction(town, form(check?.no ?? 0), PRESENT))).toBe("NOT_ALLOWED");
  expect(await code(giveInstruction(county, form(check?.no ?? 0), PRESENT))).toBe("DONE");
  const { instructions } = await instructedOn(county, { forecastId: page.forecast.id }, PRESENT);
  expect(instructions.map(({ subject, tasks }) => [subject, tasks.length])).toEqual([["FORECAST", 1]]);
});
