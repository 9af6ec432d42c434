import { beforeAll, describe, expect, it, vi } from "vitest";
import { figureTable } from "#components/figures/table.ts";
import { db } from "#lib/db/client.ts";
import { periodOf } from "#lib/domain/calendar/period.ts";
import { HEADLINE_IDS } from "#lib/domain/figures/metrics.ts";
import { readFigures } from "#lib/queries/figures/figures.ts";
import { readPublicFigures } from "#lib/queries/figures/publicFigures.ts";
import { clock, makeOffices, type Offices, told } from "#tests/support/offices.ts";

let offices: Offices;
const period = periodOf("2026-03-01", "2026-03-31");
const MANY = 12;
/** Beyond what is kept, so that each look counts anew. */
let minutes = 0;
const later = () => {
  minutes += 10;
  return new Date(clock("2026-03-05 10:00").getTime() + minutes * 60_000);
};
const hide = async (count: number) => {
  await db.$executeRaw`UPDATE issues SET hidden_from = NULL`;
  await db.$executeRaw`UPDATE issues SET hidden_from = 4, complained_unit_id = ${offices.units.town.id}::uuid
    WHERE id IN (SELECT id FROM issues ORDER BY id LIMIT ${count})`;
};

beforeAll(async () => {
  offices = await makeOffices();
  for (let n = 0; n < MANY; n += 1)
    await told(offices.people.community, offices.units.community.id, clock("2026-03-04 09:00"), {
      statement: `第${n}件：水管漏水`,
    });
});

describe("figures for everybody", () => {
  it("are those of the city office, for the city and for each county", async () => {
    const now = later();
    const office = await readFigures(offices.people.city, { unitId: null, period }, now);
    const open = await readPublicFigures("", period, now);
    for (const id of HEADLINE_IDS) expect(open.total[id], id).toEqual(office.total[id]);
    expect(open.byCounty.map(({ name, values }) => [name, values.intake?.n])).toEqual([["锦溪区", MANY]]);
    const county = await readPublicFigures(offices.units.county.id, period, now);
    expect(county).toMatchObject({
      county: { name: "锦溪区" },
      total: { intake: { n: MANY } },
      byCounty: [],
    });
    expect((await readPublicFigures(offices.units.town.id, period, now)).unknown).toBe(true);
  });

  it("tell of a county every figure they tell of the city: what no pass counted would read as none", async () => {
    await db.$executeRaw`UPDATE issues SET state = 'CLOSED', resolved_at = registered_at + interval '1 hour' WHERE id IN (SELECT id FROM issues ORDER BY id DESC LIMIT 6)`;
    const open = await readPublicFigures("", period, later());
    expect(open.total.ended?.n).toBe(6);
    for (const id of HEADLINE_IDS) expect(open.byCounty[0]?.values[id], id).toEqual(open.total[id]);
    await db.$executeRaw`UPDATE issues SET state = 'REGISTERED', resolved_at = NULL WHERE state = 'CLOSED'`;
  });

  it("a county tells of itself no cell that the city's table closes for it", async () => {
    const elsewhere = await db.orgUnit.create({
      data: {
        ...{
          id: crypto.randomUUID(),
          code: "369999",
          name: "小县",
          level: "COUNTY",
          validFrom: new Date("2024-01-01"),
        },
        ...{ cityId: offices.units.city.id, parentId: offices.units.city.id },
      },
    });
    await db.orgUnit.update({ where: { id: elsewhere.id }, data: { countyId: elsewhere.id } });
    const moved = (id: string | null) =>
      db.$executeRaw`UPDATE issues SET county_id = ${id}::uuid WHERE id IN (SELECT id FROM issues ORDER BY id LIMIT 2)`;
    await moved(elsewhere.id);
    const now = later();
    const open = await readPublicFigures("", period, now);
    const big = await readPublicFigures(offices.units.county.id, period, now);
    expect(open.byCounty.map(({ values }) => values.intake)).toEqual([null, null]);
    expect(open.total.intake?.n).toBe(MANY);
    expect([big.total.intake, big.byMonth.every(({ intake }) => intake === null)]).toEqual([null, true]);
    await moved(offices.units.county.id);
  });

  it("what is hidden from an office is in no county, and in the sum of the city only from five on", async () => {
    for (const [hidden, inSum] of [
      [4, MANY - 4],
      [5, MANY],
    ] as const) {
      await hide(hidden);
      const now = later();
      const open = await readPublicFigures("", period, now);
      expect(open.total.intake?.n).toBe(inSum);
      expect(open.byCounty[0]?.values.intake?.n).toBe(MANY - hidden);
      expect(open.byCategory.reduce((sum, { values }) => sum + (values.intake?.n ?? 0), 0)).toBe(
        MANY - hidden,
      );
      const county = await readPublicFigures(offices.units.county.id, period, now);
      expect(county.total.intake?.n).toBe(MANY - hidden);
    }
    await hide(0);
  });

  it("show no rate over one to four", async () => {
    await hide(MANY - 3);
    const county = await readPublicFigures(offices.units.county.id, period, later());
    expect(county.total.feedbackRate).toBeNull();
    expect(county.byMonth.map(({ intake }) => intake)).toEqual([null]);
    await hide(0);
  });

  it("are counted once in five minutes", async () => {
    const now = later();
    const first = await readPublicFigures("", period, now);
    await told(offices.people.community, offices.units.community.id, now);
    expect(await readPublicFigures("", period, new Date(now.getTime() + 299_000))).toBe(first);
    const again = await readPublicFigures("", period, new Date(now.getTime() + 300_000));
    expect(again.total.intake?.n).toBe(MANY + 1);
  });

  it("are counted once for all processes, however many ask at once, and for no county that is none", async () => {
    const now = later();
    const ask = (read: typeof readPublicFigures, county = "") =>
      Array.from({ length: 20 }, () => read(county, period, now));
    vi.resetModules();
    const another = await import("#lib/queries/figures/publicFigures.ts");
    expect(another.readPublicFigures).not.toBe(readPublicFigures);
    const all = await Promise.all([
      ...ask(readPublicFigures),
      ...ask(another.readPublicFigures),
      ...ask(readPublicFigures, "no-county"),
      ...ask(another.readPublicFigures, offices.units.town.id),
    ]);
    const [{ unknown: _, ...first }] = all as [(typeof all)[0]];
    for (const { unknown: _, ...one } of all) expect(one).toEqual(first);
    expect(all.map(({ unknown }) => unknown)).toEqual(all.map((_, at) => at >= 40));
    expect(await db.keptFigure.count({ where: { countedAt: now } })).toBe(1);

    // Kept by whoever counted it: another process takes it over, and lets go of it at the same time.
    const late = new Date(now.getTime() + 240_000);
    vi.resetModules();
    const third = await import("#lib/queries/figures/publicFigures.ts");
    expect((await third.readPublicFigures("", period, late)).asOf).toEqual(now);
    const over = new Date(now.getTime() + 300_000);
    expect((await third.readPublicFigures("", period, over)).asOf).toEqual(over);
  });

  it("name nobody, on the page or in the table", async () => {
    const open = await readPublicFigures("", period, later());
    const people = await db.person.findMany({ select: { name: true } });
    const text = JSON.stringify(open) + JSON.stringify(figureTable(open, "zh"));
    for (const name of [...people.map((person) => person.name), "王阿姨", "13800005678"])
      expect(text).not.toContain(name);
    expect(figureTable(open, "zh")[1]).toEqual(expect.arrayContaining(["全市", "收件", MANY + 1]));
  });
});
