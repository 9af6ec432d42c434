import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { comparedWith } from "#lib/domain/calendar/comparison.ts";
import { periodOf } from "#lib/domain/calendar/period.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { COMPARED, readPeers, readTwoPeriods } from "#lib/queries/figures/compare.ts";
import { readFigures, unitAsked } from "#lib/queries/figures/figures.ts";
import { readWall } from "#lib/queries/figures/wall.ts";
import { type City, makeCaseload, PRESENT, readers } from "#tests/support/caseload.ts";

const WINTER = periodOf("2025-11-20", "2026-03-11");
let city: City;
beforeAll(async () => {
  city = await makeCaseload(400);
});

const asked = async (name: string, unitId: string | null = null) => {
  const actor = readers(city)[name] as Staff;
  const { unit } = await unitAsked(actor, unitId);
  return { actor, unit, period: WINTER, now: PRESENT };
};

test("two periods are each counted as a page over that period would count them", async () => {
  const of = await asked("city");
  const other = comparedWith(WINTER, "before");
  const { current, earlier } = await readTwoPeriods(of, other);
  for (const [period, values] of [
    [WINTER, current],
    [other, earlier],
  ] as const) {
    const { total } = await readFigures(of.actor, { unitId: null, period }, PRESENT);
    for (const id of ["intake", ...COMPARED] as const) expect([id, values[id]]).toEqual([id, total[id]]);
  }
});

describe("the places beside one's own", () => {
  test("inside one's reach all of them, each with its own numbers", async () => {
    const [, second] = city.counties;
    const peers = await readPeers(await asked("city", second?.id));
    expect(peers.map(({ unitId, self, open }) => [unitId, self, open])).toEqual(
      city.counties.map(({ id }) => [id, id === second?.id, true]),
    );
    for (const { unitId, values } of peers) {
      const { total } = await readFigures(readers(city).city as Staff, { unitId, period: WINTER }, PRESENT);
      for (const id of COMPARED) expect([id, values[id]]).toEqual([id, total[id]]);
    }
  });

  test("beyond it of counties what is open to everybody, of towns nothing", async () => {
    const peers = await readPeers(await asked("county"));
    expect(peers.map(({ self, open }) => [self, open])).toEqual([
      [true, true],
      [false, false],
    ]);
    const town = await asked("town");
    expect(town.unit?.level).toBe("TOWN");
    expect(await readPeers(town)).toEqual([]);
  });

  test("the city has none beside it, nor has who sees no one place", async () => {
    expect(await readPeers(await asked("city"))).toEqual([]);
    expect(await readPeers(await asked("two"))).toEqual([]);
  });
});

test("on a wall nothing stands for fewer than five", async () => {
  const of = await asked("city");
  const whole = await readWall(of);
  expect(whole.places.map(({ here, value }) => [here, value !== null])).toEqual([
    [false, true],
    [false, true],
    [true, true],
  ]);
  expect(
    whole.places.reduce((sum, { value }) => sum + (value?.n ?? 0), 0),
    "the whole",
  ).toBe(whole.rates[0]?.value?.n);
  expect((await readWall({ ...of, unit: null })).places, "where no unit is asked").toEqual(whole.places);
  expect(whole.came, "the same months as the rates").toBe(
    (await readFigures(of.actor, { unitId: null, period: WINTER }, PRESENT)).total.intake.n,
  );
  const [first] = city.counties;
  // Four of the period stay in the first county: it is closed, and the smallest beside it, or the whole would give it away.
  await db.$executeRaw`UPDATE issues SET county_id = NULL, town_id = NULL, community_id = NULL WHERE county_id = ${first?.id}::uuid
    AND id NOT IN (SELECT id FROM issues WHERE county_id = ${first?.id}::uuid AND state = 'IN_PROGRESS'
      AND registered_at >= ${WINTER.start} AND registered_at < ${WINTER.end} ORDER BY id LIMIT 4)`;
  const closed = await readWall(of);
  expect(closed.places.map(({ value }) => value === null)).toEqual([true, true, false]);
  expect(closed.rates[0]?.value).toEqual(whole.rates[0]?.value);
});
