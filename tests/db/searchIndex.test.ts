import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readSearch } from "#lib/queries/search/search.ts";
import { logVisit } from "#lib/usecases/casework/visits.ts";
import { forgetContacts } from "#lib/usecases/rights/retention.ts";
import { indexForSearch } from "#lib/usecases/search/searchIndex.ts";
import { clock, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const now = clock("2026-03-04 10:00");
let offices: Offices;
beforeAll(async () => {
  offices = await makeOffices();
});
const found = async (actor: Staff, q: string) =>
  (await readSearch(actor, { q }, now)).hits.map(({ id }) => id);

test("an issue is found in the moment it is registered, by words, address, name and phone", async () => {
  const { people, units } = offices;
  const { issueId, receiptNo } = await told(people.visitor, units.community.id, now, {
    statement: "井盖丢了，孩子差点掉下去",
    placeText: "２栋门口",
    residentName: "曾国平",
    residentPhone: "13912344321",
  });
  for (const q of [
    receiptNo,
    "井",
    "井盖",
    "盖丢了",
    "2栋门口",
    "槐树 井盖",
    "曾国平",
    "zgp",
    "zengguo",
    "4321",
    "13912344321",
  ])
    expect([q, await found(people.community, q)]).toEqual([q, [issueId]]);
  // Who sees the issue but need not call the resident finds it by what was said, not by who said it.
  for (const q of [receiptNo, "井盖"]) expect([q, await found(people.visitor, q)]).toEqual([q, [issueId]]);
  for (const q of ["曾国平", "zgp", "4321", "13912344321"])
    expect([q, await found(people.visitor, q)]).toEqual([q, []]);
  for (const q of [receiptNo, "井盖", "曾国平"])
    expect([q, await found(people.neighbour, q)]).toEqual([q, []]);
});

test("so is one from a visit, and nobody is found by a name that was not to be kept", async () => {
  const { people, units } = offices;
  const problem = {
    statement: "楼道灯不亮",
    category: null,
    hazard: false,
    confidentiality: "NORMAL",
  };
  const logged = await logVisit(
    people.visitor,
    {
      id: uuidv7(),
      type: "HOUSEHOLD_VISIT",
      result: "RAISED",
      unitId: units.community.id,
      building: "7栋",
      unit: "",
      room: "",
      placeText: "",
      visitedOn: "2026-03-04",
      visitedAt: "09:00",
      companions: "",
      note: "",
      lateReason: "",
      residentName: "单玉珍",
      residentPhone: null,
      problems: [problem, { ...problem, statement: "楼道灯不亮，不留姓名", confidentiality: "ANONYMOUS" }],
    } as never,
    now,
    now,
  );
  if (isProblem(logged)) throw new Error(logged.code);
  const [named, anonymous] = await Promise.all(
    ["楼道灯不亮", "不留姓名"].map(async (q) => (await found(people.community, q)).at(-1)),
  );
  expect(await found(people.community, "syz")).toEqual([named]);
  expect(anonymous).not.toBe(named);
});

describe("the backfill", () => {
  test("writes what is missing in batches, whatever stopped it before, and nothing twice", async () => {
    const { people, units } = offices;
    for (let n = 0; n < 7; n += 1)
      await told(people.visitor, units.community.id, now, {
        statement: `晾衣架第${n}个`,
        residentName: "梁明",
      });
    await db.issueSearch.deleteMany();
    await db.resident.updateMany({ data: { nameKeys: null } });
    expect(await found(people.community, "晾衣架")).toEqual([]);
    // As a run that was stopped half-way leaves it.
    const [some] = await db.issue.findMany({ take: 1, orderBy: { id: "desc" } });
    const issues = await db.issue.count();
    const residents = await db.resident.count({ where: { name: { not: null } } });
    await db.issueSearch.create({
      data: {
        issueId: some?.id as string,
        registeredAt: now,
        communityId: units.community.id,
        words: "晾衣架",
      },
    });
    expect(await indexForSearch(3)).toEqual({ issues: issues - 1, residents });
    expect(await found(people.community, "晾衣架")).toHaveLength(7);
    expect(await found(people.community, "lm")).toHaveLength(7);
    expect(await indexForSearch(3)).toEqual({ issues: 0, residents: 0 });
  });

  test("passes by names that have no letters", async () => {
    const id = uuidv7();
    await db.resident.create({ data: { id, name: "？？", createdAt: now } });
    expect((await indexForSearch(1)).residents).toBe(0);
    await db.resident.delete({ where: { id } });
  });
});

test("a contact that is forgotten is found no more, by nobody; what was said still is", async () => {
  const { people, units } = offices;
  const { issueId } = await told(people.visitor, units.community.id, now, {
    statement: "水表不转",
    residentName: "饶长根",
    residentPhone: "13912349876",
  });
  await db.issue.update({ where: { id: issueId }, data: { state: "CLOSED", closedAt: now } });
  expect(await found(people.community, "rcg")).toEqual([issueId]);
  await forgetContacts(clock("2029-03-05 10:00"));
  for (const q of ["饶长根", "rcg", "raochanggen", "饶", "9876", "13912349876"])
    expect([q, await found(people.community, q)]).toEqual([q, []]);
  expect(await found(people.community, "水表")).toEqual([issueId]);
  const gone = await db.resident.findFirst({ where: { issues: { some: { id: issueId } } } });
  expect(gone?.nameKeys).toBeNull();
  expect((await indexForSearch()).residents).toBe(0);
});
