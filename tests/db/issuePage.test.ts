import { uuidv7 } from "uuidv7";
import { beforeAll, expect, test } from "vitest";
import { isProblem } from "#lib/domain/problems.ts";
import { readIssue } from "#lib/queries/casework/issues.ts";
import { readSlip } from "#lib/queries/casework/slips.ts";
import { readVisit } from "#lib/queries/casework/visits.ts";
import { visitPlaces } from "#lib/queries/routing/units.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import { logVisit } from "#lib/usecases/casework/visits.ts";
import { clock, does, goodReply, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const spoken = clock("2026-03-02 10:00");
const category = "UTILITIES.WATER_SUPPLY";
let offices: Offices;
let issueId: string;

beforeAll(async () => {
  offices = await makeOffices();
  const { people, units } = offices;
  issueId = (await told(people.visitor, units.community.id, spoken)).issueId;
  await does(people.community, issueId, "accept", { category, tier: "URGENT", hazard: false }, spoken);
  await does(people.community, issueId, "dispatch", { unitId: units.community.id, words: "" }, spoken);
  await does(people.community, issueId, "sign", {}, spoken);
});

test("everything about an issue, with the contact masked and only what may be done now", async () => {
  const page = await readIssue(offices.people.community, issueId, spoken);
  expect(page).toMatchObject({
    place: "锦溪区 枫树街道 槐树社区 · 3号楼",
    contact: { name: "王**", phone: "138********" },
    mayReveal: true,
    possible: [
      "handOff",
      "return",
      "addCoHandler",
      "meet",
      "contact",
      "reply",
      "askInfo",
      "askPause",
      "askExtension",
      "mediate",
      "escalate",
      "urge",
      "withdraw",
      "referOut",
      "merge",
      "link",
      "reclassify",
      "askRight",
      "answerRight",
    ],
    hindered: expect.arrayContaining([{ verb: "resolve", problem: { code: "FINAL_REPLY_FIRST" } }]),
    officePhone: "0791-86381234",
  });
  expect(page?.trail.map(({ verb }) => verb)).toEqual(["register", "accept", "dispatch", "sign"]);
  expect(page?.clocks.map(({ kind, stop }) => [kind, stop])).toEqual([
    ["CONTACT", null],
    ["REPLY", null],
    ["RESOLVE", null],
    expect.anything(),
    expect.anything(),
  ]);
  expect(JSON.stringify(page)).not.toContain("13800005678");
});

test("not theirs, not there and not an id look the same", async () => {
  const { neighbour, handler, admin, community } = offices.people;
  for (const who of [neighbour, handler, admin]) expect(await readIssue(who, issueId, spoken)).toBeNull();
  for (const id of [uuidv7(), "x", "", "' OR true --"])
    expect(await readIssue(community, id, spoken)).toBeNull();
});

test("the way: community to town keeps the clock, town to county starts another, each with its days", async () => {
  const { people, units } = offices;
  const handedUp = clock("2026-03-04");
  const plea = {
    reason: "FUNDS",
    done: "先后修过两次接头",
    whyNot: "整根立管要换",
    asked: "请安排经费改造",
  } as const;
  await does(people.community, issueId, "escalate", plea, handedUp);
  await does(people.town, issueId, "dispatch", { unitId: units.water.id, words: "" }, handedUp);
  await does(people.handler, issueId, "sign", {}, handedUp);
  const late = clock("2026-03-12");
  await sweepOverdue(late);
  const page = await readIssue(people.county, issueId, late);
  expect(page?.hops.map(({ level, by, days, leadUnitIds }) => ({ level, by, days, leadUnitIds }))).toEqual([
    { level: "COMMUNITY", by: "register", days: 2, leadUnitIds: [units.community.id] },
    { level: "TOWN", by: "escalate", days: 8, leadUnitIds: [units.water.id] },
    { level: "COUNTY", by: "autoEscalate", days: 0, leadUnitIds: [] },
  ]);
  const [community, town, county] =
    page?.hops.map(({ clocks }) => clocks.find(({ kind }) => kind === "REPLY")) ?? [];
  expect(community?.id).toBe(town?.id);
  expect(town).toMatchObject({ stop: "MOVED", breachedAt: clock("2026-03-10 00:00") });
  expect(county).toMatchObject({ level: "COUNTY", stop: null });
  expect(page?.orders).toMatchObject([
    { level: 1, reason: "BREACH", clock: "REPLY", toUnitId: units.town.id },
  ]);
});

test("a co-handler below still sees it, and may only urge and tell of a danger", async () => {
  const page = await readIssue(offices.people.community, issueId, clock("2026-03-12"));
  expect(page?.possible).toEqual(["handOff", "urge", "askRight"]);
  expect(page?.mayReveal).toBe(false);
});

test("a reply is shown with its parts", async () => {
  const { people, units } = offices;
  const at = clock("2026-03-12 11:00");
  const one = await told(people.visitor, units.community.id, at);
  await does(people.community, one.issueId, "accept", { category, tier: "URGENT", hazard: false }, at);
  await does(people.community, one.issueId, "dispatch", { unitId: units.community.id, words: "" }, at);
  await does(people.community, one.issueId, "sign", {}, at);
  await does(people.community, one.issueId, "reply", { ...goodReply(at), nextOn: "2026-03-20" }, at);
  const page = await readIssue(people.community, one.issueId, at);
  expect(page?.replies).toMatchObject([{ kind: "PROGRESS", nextOn: "2026-03-20", contactName: "水务小刘" }]);
});

test("the slip's key is for whoever may register there, not for the unit that will be rated", async () => {
  const { people, units } = offices;
  const receipt = await told(people.visitor, units.community.id, spoken, { residentPhone: null });
  const slip = await readSlip(people.visitor, receipt.issueId);
  expect(slip).toMatchObject({
    receiptNo: receipt.receiptNo,
    secret: receipt.secret,
    promise: { basis: { due: "2026-03-09" } },
    office: { name: "槐树社区", phone: "0791-86381234" },
  });
  expect(await readSlip(people.handler, receipt.issueId)).toBeNull();
  expect(await readSlip(people.supervisor, receipt.issueId)).toBeNull();
  const reachable = await told(people.visitor, units.community.id, spoken, { residentLang: "en" });
  expect((await readSlip(people.visitor, reachable.issueId))?.lang).toBe("en");
  expect((await readSlip(people.visitor, reachable.issueId))?.secret).toBeNull();
});

test("a visit shows its receipts to its visitor and the area, to nobody else", async () => {
  const { people, units } = offices;
  const problem = { category: null, hazard: false, confidentiality: "NORMAL" as const };
  const logged = await logVisit(
    people.visitor,
    {
      id: uuidv7(),
      type: "HOUSEHOLD_VISIT",
      result: "RAISED",
      unitId: units.grid.id,
      building: "3号楼",
      unit: "",
      room: "201",
      visitedOn: "2026-03-02",
      visitedTime: "09:30",
      lateReason: "",
      companions: "",
      note: "",
      residentName: "",
      residentPhone: null,
      problems: [
        { id: uuidv7(), statement: "水管漏水", ...problem },
        { id: uuidv7(), statement: "路灯不亮", ...problem },
      ],
    },
    spoken,
    spoken,
  );
  if (isProblem(logged)) throw new Error(logged.code);
  const visit = await readVisit(people.visitor, logged.visitId);
  expect(visit).toMatchObject({ mine: true, result: "RAISED", visitedAt: clock("2026-03-02 09:30") });
  expect(visit?.issues.map(({ slip }) => slip?.secret)).toEqual(
    expect.arrayContaining(logged.receipts.map(({ secret }) => secret)),
  );
  expect((await readVisit(people.county, logged.visitId))?.mine).toBe(false);
  for (const who of [people.neighbour, people.handler, people.admin])
    expect(await readVisit(who, logged.visitId)).toBeNull();
  expect(await readVisit(people.visitor, "x")).toBeNull();
});

test("a visit can be logged where the post reaches, by its community and grids; elsewhere nowhere", async () => {
  const { people, units } = offices;
  const ids = (await visitPlaces(people.visitor)).flatMap((group) => group.units.map(({ id }) => id));
  expect(ids).toEqual([units.community.id, units.grid.id]);
  const county = (await visitPlaces(people.county)).flatMap((group) => group.units.map(({ id }) => id));
  expect(county).toEqual([units.community.id, units.other.id]);
  expect(await visitPlaces(people.handler)).toEqual([]);
});
