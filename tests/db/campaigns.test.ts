import { uuidv7 } from "uuidv7";
import { beforeAll, expect, it } from "vitest";
import { isProblem } from "#lib/domain/problems.ts";
import { OPEN_STATES } from "#lib/domain/vocabulary.ts";
import { readCampaign, readCampaigns } from "#lib/queries/campaigns/campaigns.ts";
import { readLedger } from "#lib/queries/ledger/ledger.ts";
import { endCampaign, startCampaign } from "#lib/usecases/campaigns/campaigns.ts";
import { clock, makeOffices, type Offices, told } from "#tests/support/offices.ts";

/** 专项行动 through the use cases (domain.md N22): counters by place are the ledger's own, and it ends by itself. */
const NOW = clock("2026-03-20 10:00");
let offices: Offices;
beforeAll(async () => {
  offices = await makeOffices();
  const { units, people } = offices;
  const lamp = { category: "UTILITIES.STREET_LIGHT" };
  await told(people.visitor, units.community.id, clock("2026-03-09 10:00"), lamp);
  await told(people.visitor, units.community.id, clock("2026-03-10 10:00"), lamp);
  await told(people.visitor, units.community.id, clock("2026-03-18 10:00"), lamp);
  await told(people.visitor, units.community.id, clock("2026-03-18 11:00"), { category: null });
  await told(people.neighbour, units.other.id, clock("2026-03-19 10:00"), lamp);
});
const form = (more: object = {}) => ({
  campaignId: uuidv7(),
  unitId: offices.units.town.id,
  name: "路灯百日行动",
  aim: "坏灯一周内修好",
  category: "UTILITIES" as const,
  fromOn: "2026-03-10",
  toOn: "2026-06-17",
  ...more,
});
const code = async (work: Promise<unknown>) => {
  const done = await work;
  return isProblem(done) ? done.code : "DONE";
};

it("is begun by the office of the place, once, and seen by everybody below and above", async () => {
  const { people, units } = offices;
  const one = form();
  await Promise.all([startCampaign(people.town, one, NOW), startCampaign(people.town, one, NOW)]);
  expect(await code(startCampaign(people.town, form({ unitId: units.county.id }), NOW))).toBe(
    "PLACE_OUT_OF_REACH",
  );
  expect(await code(startCampaign(people.visitor, form(), NOW))).toBe("NOT_ALLOWED");
  expect(await code(startCampaign(people.town, form({ toOn: "2026-03-19" }), NOW))).toBe("CAMPAIGN_PAST");
  expect(await code(startCampaign(people.town, form({ unitId: units.water.id }), NOW))).toBe("UNKNOWN_PLACE");
  for (const reader of [people.town, people.county, people.visitor, people.handler])
    expect((await readCampaigns(reader, NOW))?.campaigns.map(({ id }) => id)).toEqual([one.campaignId]);
  expect(await readCampaigns(people.admin, NOW)).toBeNull();
});

it("counts by place what the ledger of those days shows, and no more than the reader may see", async () => {
  const { people, units } = offices;
  const id = (await readCampaigns(people.town, NOW))?.campaigns[0]?.id ?? "";
  const page = await readCampaign(people.town, id, NOW);
  expect(page?.counts.map(({ name, all, open }) => [name, all, open])).toEqual([
    ["槐树社区", 2, 2],
    ["柳荫社区", 1, 1],
  ]);
  for (const { id: unit, all, open } of page?.counts ?? []) {
    const of = { unit, from: "2026-03-10", to: "2026-06-17", category: "UTILITIES" };
    expect((await readLedger(people.town, of, NOW)).rows).toHaveLength(all);
    expect((await readLedger(people.town, { ...of, state: [...OPEN_STATES] }, NOW)).rows).toHaveLength(open);
  }
  const neighbour = await readCampaign(people.neighbour, id, NOW);
  expect(neighbour?.counts.map(({ name, own, all }) => [name, own, all])).toEqual([["柳荫社区", true, 1]]);
  expect(neighbour?.mayEnd).toBe(false);
  expect(await readCampaign(people.town, units.town.id, NOW)).toBeNull();
});

it("ends by itself on its day, or early with a reason, and once", async () => {
  const { people } = offices;
  const id = (await readCampaigns(people.town, NOW))?.campaigns[0]?.id ?? "";
  expect((await readCampaign(people.town, id, clock("2026-06-18 08:00")))?.campaign.state).toBe("OVER");
  const end = { campaignId: id, reason: "灯都修好了，提前收尾" };
  expect(await code(endCampaign(people.neighbour, end, NOW))).toBe("PLACE_OUT_OF_REACH");
  const both = await Promise.all([endCampaign(people.county, end, NOW), endCampaign(people.town, end, NOW)]);
  expect(both.filter(isProblem).map(({ code: of }) => of)).toEqual(["CAMPAIGN_OVER"]);
  expect((await readCampaign(people.town, id, NOW))?.campaign).toMatchObject({
    state: "OVER",
    last: "2026-03-20",
    endedReason: "灯都修好了，提前收尾",
  });
});
