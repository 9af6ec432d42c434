import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import type { VisitCommand } from "#lib/domain/commands.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readDoubles, readMerge } from "#lib/queries/rounds/doubles.ts";
import { readHousehold, readRound } from "#lib/queries/rounds/households.ts";
import { logVisit } from "#lib/usecases/casework/visits.ts";
import { mergeHouseholds, partHouseholds } from "#lib/usecases/rounds/householdMerges.ts";
import { addHousehold, setHouseholdState, warnOfPlace } from "#lib/usecases/rounds/households.ts";
import { foundCity, person, staff, type UnitName, unitIds } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** Two addresses that are one: joined by a person, never by themselves; visits and issues go along, history stays. */
const NOW = at("03-05 10:00");
let visitor: Staff;
beforeAll(async () => {
  await foundCity();
  visitor = staff("VISITOR", "community", await person("走访员"));
});

type Door = { building: string; unit: string; room: string };
async function door(where: Door, unit: UnitName = "community", who = visitor): Promise<string> {
  const made = await addHousehold(who, { householdId: uuidv7(), unitId: unitIds[unit], ...where }, NOW);
  if (isProblem(made)) throw new Error(made.code);
  return made.id;
}
let buildings = 0;
/** A door written in two ways, in a building of its own. */
async function twice() {
  buildings += 1;
  const one = { building: `${buildings}栋`, unit: "1单元", room: "101" };
  const other = { building: `${buildings}幢`, unit: "1", room: "101室" };
  return { one, other, oneId: await door(one), otherId: await door(other) };
}
async function visit(where: Door, statement?: string): Promise<void> {
  const command = {
    id: uuidv7(),
    unitId: unitIds.community,
    ...where,
    visitedOn: "2026-03-04",
    visitedTime: null,
    type: "HOUSEHOLD_VISIT",
    result: statement ? "RAISED" : "NOT_MET",
    note: "",
    companions: "",
    lateReason: "",
    residentName: "王阿姨",
    residentPhone: null,
    problems: statement
      ? [{ id: uuidv7(), statement, confidentiality: "NORMAL", hazard: false, category: null }]
      : [],
  } as unknown as VisitCommand;
  const done = await logVisit(visitor, command, NOW, NOW);
  if (isProblem(done)) throw new Error(done.code);
}
const form = (ids: { oneId: string; otherId: string }, more: object = {}) => ({
  mergeId: uuidv7(),
  oneVersion: 1,
  otherVersion: 1,
  ...ids,
  intoId: ids.oneId,
  ...more,
});
const page = (id: string, now = NOW) => readHousehold(visitor, id, now);
const visitsAt = (householdId: string) => db.visit.count({ where: { householdId } });

describe("doubles", () => {
  it("are suggested to whoever keeps the register there, and to nobody else", async () => {
    const { oneId, otherId } = await twice();
    const found = await readDoubles(visitor, unitIds.community, NOW);
    expect(found?.pairs.map(({ one, other }) => [one.id, other.id])).toContainEqual([oneId, otherId]);
    expect(await readDoubles(staff("HANDLER", "community"), unitIds.community, NOW)).toBeNull();
    expect(await readDoubles(staff("VISITOR", "neighbour"), unitIds.community, NOW)).toBeNull();
    expect(await db.household.count({ where: { mergedIntoId: { not: null } } })).toBe(0);
  });
});

describe("joining two", () => {
  it("takes visits and issues along; the other keeps its history and says where it went", async () => {
    const { one, other, oneId, otherId } = await twice();
    await visit(one);
    await visit(other, "楼道的灯坏了");
    const review = await readMerge(visitor, { one: oneId, other: otherId, spelt: null }, NOW);
    expect([review?.one.visits, review?.other?.visits, review?.other?.openIssues]).toEqual([1, 1, 1]);
    expect(await mergeHouseholds(visitor, form({ oneId, otherId }), NOW)).toEqual({ intoId: oneId });
    expect([await visitsAt(oneId), await visitsAt(otherId)]).toEqual([2, 0]);
    const round = await readRound(
      visitor,
      { place: unitIds.community, building: one.building, year: null },
      NOW,
    );
    expect(round?.households).toMatchObject([{ id: oneId, standing: "REACHED", openIssues: 1 }]);
    expect(round?.buildings.map(({ building }) => building)).not.toContain(other.building);
    const gone = await page(otherId);
    expect(gone?.merged).toMatchObject({ id: oneId, address: `${one.building} 1单元 101` });
    expect(gone?.changes.map(({ what }) => what).sort()).toEqual(["ADDED", "WENT_INTO"]);
    expect((await page(oneId))?.changes.find(({ what }) => what === "TOOK_IN")?.other?.id).toBe(otherId);
    expect(
      (await readDoubles(visitor, unitIds.community, NOW))?.pairs.some((pair) => pair.other.id === otherId),
    ).toBe(false);
  });

  it("what is written down later under the old spelling reaches the one that stayed", async () => {
    const { other, oneId, otherId } = await twice();
    await mergeHouseholds(visitor, form({ oneId, otherId }), NOW);
    await visit(other);
    expect(await visitsAt(oneId)).toBe(1);
    expect(await door(other)).toBe(oneId);
    expect(
      await setHouseholdState(visitor, { householdId: otherId, version: 2, state: "EMPTY", words: "" }, NOW),
    ).toMatchObject({ code: "HOUSEHOLD_MERGED" });
  });

  it("loses no warning of either place, nor the state and its history", async () => {
    const { oneId, otherId } = await twice();
    await warnOfPlace(visitor, { householdId: oneId, version: 1, words: "有狗", until: "2026-03-20" }, NOW);
    await warnOfPlace(visitor, { householdId: otherId, version: 1, words: "没灯", until: "2026-04-20" }, NOW);
    await setHouseholdState(visitor, { householdId: otherId, version: 2, state: "MOVED", words: "" }, NOW);
    await mergeHouseholds(visitor, form({ oneId, otherId }, { oneVersion: 2, otherVersion: 3 }), NOW);
    const stays = await page(oneId);
    expect(stays?.safety).toEqual({ words: "有狗；没灯", until: "2026-04-20" });
    expect(stays?.state).toBe("OCCUPIED");
    expect((await page(otherId))?.changes.map(({ what }) => what)).toContain("STATE");
  });

  it("erases the contact person of the one that goes: the consent was for that address", async () => {
    const { oneId, otherId } = await twice();
    await db.household.update({
      where: { id: otherId },
      data: { contactName: "王", contactPhone: "13800001234", consentedUntil: new Date("2026-12-31") },
    });
    await mergeHouseholds(visitor, form({ oneId, otherId }), NOW);
    expect(await db.household.findUnique({ where: { id: otherId } })).toMatchObject({
      contactName: null,
      contactPhone: null,
    });
  });

  it("is refused across communities, to others, when somebody was faster, and a second time", async () => {
    const { oneId, otherId } = await twice();
    const clerk = staff("COUNCIL_CLERK", "county", await person("区办"));
    const far = await door({ building: "1栋", unit: "1单元", room: "101" }, "neighbour", clerk);
    const apart = form({ oneId, otherId: far });
    expect(await mergeHouseholds(clerk, apart, NOW)).toMatchObject({ code: "HOUSEHOLDS_APART" });
    expect(await mergeHouseholds(visitor, apart, NOW)).toMatchObject({ code: "NOT_FOUND" });
    expect(await mergeHouseholds(staff("HANDLER", "community"), form({ oneId, otherId }), NOW)).toMatchObject(
      {
        code: "NOT_ALLOWED",
      },
    );
    const stale = form({ oneId, otherId }, { otherVersion: 7 });
    expect(await mergeHouseholds(visitor, stale, NOW)).toMatchObject({ code: "HOUSEHOLD_CHANGED" });
    const good = form({ oneId, otherId });
    expect(await mergeHouseholds(visitor, good, NOW)).toEqual({ intoId: oneId });
    expect(await mergeHouseholds(visitor, good, NOW)).toEqual({ intoId: oneId });
    const again = form({ oneId, otherId }, { oneVersion: 2, otherVersion: 2 });
    expect(await mergeHouseholds(visitor, again, NOW)).toMatchObject({ code: "HOUSEHOLD_MERGED" });
  });

  it("of two who join the same pair the other way round at once, one wins", async () => {
    const { one, oneId, otherId } = await twice();
    await visit(one);
    const both = await Promise.all([
      mergeHouseholds(visitor, form({ oneId, otherId }), NOW),
      mergeHouseholds(visitor, form({ oneId, otherId }, { intoId: otherId }), NOW),
    ]);
    expect(both.filter((result) => !isProblem(result))).toHaveLength(1);
    expect((await visitsAt(oneId)) + (await visitsAt(otherId))).toBe(1);
    expect(await db.household.count({ where: { id: { in: [oneId, otherId] }, mergedIntoId: null } })).toBe(1);
  });

  it("a visit that is written down meanwhile ends at the one that stays", async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { other, oneId, otherId } = await twice();
      await Promise.all([visit(other), mergeHouseholds(visitor, form({ oneId, otherId }), NOW)]);
      expect([await visitsAt(oneId), await visitsAt(otherId)]).toEqual([1, 0]);
    }
  });
});

describe("parting them again", () => {
  it("gives back what went along, leaves what came since, and is done once", async () => {
    const { other, oneId, otherId } = await twice();
    await visit(other);
    const joined = form({ oneId, otherId });
    await mergeHouseholds(visitor, joined, NOW);
    await visit(other);
    expect(await visitsAt(oneId)).toBe(2);
    const undo = () => partHouseholds(visitor, { mergeId: joined.mergeId }, at("03-20 10:00"));
    expect(await Promise.all([undo(), undo()])).toEqual([{ fromId: otherId }, { fromId: otherId }]);
    expect([await visitsAt(oneId), await visitsAt(otherId)]).toEqual([1, 1]);
    const back = await page(otherId, at("03-20 10:00"));
    expect(back?.merged).toBeNull();
    expect(back?.changes.filter(({ what }) => what === "PARTED")).toHaveLength(1);
    const again = form({ oneId, otherId }, { oneVersion: 3, otherVersion: 3 });
    expect(await mergeHouseholds(visitor, again, at("03-20 10:00"))).toEqual({ intoId: oneId });
  });

  it("is not possible after thirty days, for others, or when the one that stayed has gone on", async () => {
    const { oneId, otherId } = await twice();
    const third = await door({ building: "900栋", unit: "", room: "1" });
    const first = form({ oneId, otherId });
    await mergeHouseholds(visitor, first, NOW);
    expect(await partHouseholds(staff("VISITOR", "neighbour"), first, NOW)).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await partHouseholds(visitor, first, at("04-05 10:00"))).toMatchObject({ code: "MERGE_TOO_OLD" });
    expect((await page(otherId, at("04-05 10:00")))?.merged?.mergeId).toBeNull();
    const second = form({ oneId, otherId: third }, { intoId: third, oneVersion: 2 });
    await mergeHouseholds(visitor, second, NOW);
    expect(await partHouseholds(visitor, first, NOW)).toMatchObject({ code: "MERGE_WENT_ON" });
    expect(await partHouseholds(visitor, second, NOW)).toEqual({ fromId: oneId });
    expect(await partHouseholds(visitor, first, NOW)).toEqual({ fromId: otherId });
  });
});
