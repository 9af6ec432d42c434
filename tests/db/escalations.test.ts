import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { escalationFilter, readEscalations } from "#lib/queries/casework/escalations.ts";
import { sweptLately } from "#lib/queries/clocks/demoClock.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import { clock, does, goodReply, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const category = "UTILITIES.WATER_SUPPLY";
const plea = {
  reason: "FUNDS",
  done: "先后修过两次接头",
  whyNot: "整根立管要换",
  asked: "请安排经费改造",
} as const;
const day = clock("2026-03-03 10:00");
let offices: Offices;
let sentUp: string;
let climbed: string;

beforeAll(async () => {
  offices = await makeOffices();
  const { people, units } = offices;
  climbed = (await told(people.visitor, units.community.id, clock("2026-02-24"))).issueId;
  sentUp = (await told(people.visitor, units.community.id, day)).issueId;
  await does(people.community, sentUp, "accept", { category, tier: "URGENT", hazard: false }, day);
  await does(people.community, sentUp, "dispatch", { unitId: units.community.id, words: "" }, day);
  await does(people.community, sentUp, "sign", {}, day);
  await does(people.community, sentUp, "escalate", plea, day);
  await does(people.town, sentUp, "dispatch", { unitId: units.water.id, words: "" }, day);
  await does(people.lead, sentUp, "sign", {}, day);
  await does(people.lead, sentUp, "reply", goodReply(day), day);
  await does(people.lead, sentUp, "escalate", { ...plea, asked: "请区里出经费" }, day);
  await sweepOverdue(clock("2026-03-05 00:01"));
});
const now = clock("2026-03-05 09:00");
const waiting = escalationFilter({});

test("what came up, with why, what was done below, and what may be decided", async () => {
  const found = await readEscalations(offices.people.county, waiting, now);
  expect(found?.counts).toEqual({ waiting: 2, taken: 0, supervised: 1 });
  expect(found?.items.map((item) => item.issue.id)).toEqual([sentUp, climbed]);
  const [byPeople, bySystem] = found?.items ?? [];
  expect(byPeople).toMatchObject({
    cameUp: { by: "PEOPLE", from: "TOWN", at: day },
    plea: { asked: "请区里出经费", by: "枫树街道水务站" },
    possible: expect.arrayContaining(["dispatch", "sendBack", "referOut"]),
    sendBackHindrance: null,
    orders: [],
  });
  expect(byPeople?.hops.map(({ level }) => level)).toEqual(["COMMUNITY", "TOWN", "COUNTY"]);
  expect(bySystem).toMatchObject({
    cameUp: { by: "SYSTEM", from: "COMMUNITY" },
    plea: null,
    lastReply: null,
    possible: expect.arrayContaining(["accept", "proposeRefusal"]),
    orders: [{ level: 1, reason: "BREACH", clock: "REPLY" }],
  });
  expect(bySystem?.dispatchTo.map(({ id }) => id)).toEqual([offices.units.county.id]);
});

test("a supervisor sees the same and may supervise what has no such order yet; those below and beside have no such page", async () => {
  const found = await readEscalations(offices.people.supervisor, waiting, now);
  // On a matter of its own level a county orders at 一级, and that stands on one of them.
  expect(found?.items.map(({ possible, orderLevels }) => [possible, orderLevels])).toEqual([
    [["supervise"], [1]],
    [[], []],
  ]);
  for (const who of ["town", "lead", "callback", "admin", "visitor"] as const)
    expect(await readEscalations(offices.people[who], waiting, now), who).toBeNull();
});

test("the city has its own, not the county's; supervised ones of the whole city", async () => {
  expect((await readEscalations(offices.people.city, waiting, now))?.counts).toEqual({
    waiting: 0,
    taken: 0,
    supervised: 1,
  });
});

test("the demonstration tells what the system did by itself, within one's area", async () => {
  const seen = await sweptLately(offices.people.county, 3, now);
  expect(seen.climbed).toMatchObject([{ id: climbed, level: "COUNTY" }]);
  expect(seen.issues).toBe(1);
  expect(seen.counts.find(({ verb }) => verb === "autoEscalate")).toMatchObject({ count: 1 });
  expect(await sweptLately(offices.people.neighbour, 3, now)).toEqual({ issues: 0, counts: [], climbed: [] });
});

test("sent back, it is off the list; taken, it is on the next", async () => {
  const { people, units } = offices;
  await does(people.county, sentUp, "sendBack", { reason: "街道有维修资金可以用" }, now);
  await does(people.county, climbed, "accept", { category, tier: "WORRY", hazard: false }, now);
  await does(people.county, climbed, "dispatch", { unitId: units.county.id, words: "" }, now);
  const found = await readEscalations(people.county, escalationFilter({ tab: "taken" }), now);
  expect(found?.counts).toMatchObject({ waiting: 0, taken: 1 });
  expect(found?.items.map((item) => item.issue.id)).toEqual([climbed]);
});

test("under supervision it stays on the list wherever it stands, also while a refusal is looked at again", async () => {
  const tab = escalationFilter({ tab: "supervised" });
  for (const state of ["MEDIATING", "ON_HOLD", "NOT_ACCEPTED"] as const) {
    await db.issue.update({ where: { id: climbed }, data: { state } });
    const found = await readEscalations(offices.people.supervisor, tab, now);
    expect(
      found?.items.map((item) => item.issue.id),
      state,
    ).toContain(climbed);
  }
  await db.issue.update({ where: { id: climbed }, data: { state: "WITHDRAWN" } });
  expect((await readEscalations(offices.people.supervisor, tab, now))?.items).toEqual([]);
});

test("an address nobody could have clicked means the first page", () => {
  for (const after of ["x", "2026-13-99T00:00:00.000Z_0190a000-0000-7000-8000-000000000001", "_"])
    expect(escalationFilter({ tab: "all", after })).toEqual({ tab: "waiting", after: null });
});
