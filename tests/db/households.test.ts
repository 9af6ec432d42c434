import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import type { VisitCommand } from "#lib/domain/commands.ts";
import { isProblem } from "#lib/domain/problems.ts";
import type { VisitResult } from "#lib/domain/vocabulary.ts";
import { readBrief } from "#lib/queries/rounds/brief.ts";
import { readHousehold, readRound } from "#lib/queries/rounds/households.ts";
import { logVisit } from "#lib/usecases/casework/visits.ts";
import { addHousehold, setHouseholdState, warnOfPlace } from "#lib/usecases/rounds/households.ts";
import { foundCity, person, staff, unitIds } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** 普遍走访: the register of addresses, and how far the yearly round has come (domain.md N18). */
const NOW = at("03-05 10:00");
let visitor: ReturnType<typeof staff>;
beforeAll(async () => {
  await foundCity();
  visitor = staff("VISITOR", "community", await person("走访员"));
});

const form = (room: string, unitId = unitIds.community) => ({
  householdId: uuidv7(),
  unitId,
  building: "12栋",
  unit: "1单元",
  room,
});
async function door(room: string): Promise<string> {
  const made = await addHousehold(visitor, form(room), NOW);
  if (isProblem(made)) throw new Error(made.code);
  return made.id;
}
const visitOf = (room: string, result: VisitResult, day = "2026-03-03") =>
  ({
    id: uuidv7(),
    unitId: unitIds.community,
    building: "12栋",
    unit: "1单元",
    room,
    visitedOn: day,
    visitedTime: null,
    type: "HOUSEHOLD_VISIT",
    result,
    note: "",
    companions: "",
    lateReason: "",
    residentName: "",
    residentPhone: null,
    problems: [],
  }) as unknown as VisitCommand;
async function visited(room: string, result: VisitResult): Promise<void> {
  const done = await logVisit(visitor, visitOf(room, result), NOW, NOW);
  if (isProblem(done)) throw new Error(done.code);
}
const round = (who = visitor, place = unitIds.community, year: number | null = null) =>
  readRound(who, { place, building: "12栋", year }, NOW);

describe("the round of a year", () => {
  it("counts doors where somebody lives, each by the best that came of going there", async () => {
    await Promise.all(["301", "302", "303", "304", "305"].map(door));
    await visited("301", "NOT_MET");
    await visited("301", "NOTHING_RAISED");
    await visited("302", "DECLINED");
    await visited("303", "NOT_MET");
    const empty = await door("306");
    await setHouseholdState(visitor, { householdId: empty, version: 1, state: "EMPTY", words: "" }, NOW);
    const page = await round();
    expect(page?.buildings).toEqual([
      {
        building: "12栋",
        households: 5,
        reached: 1,
        declined: 1,
        notMet: 1,
        notYet: 2,
        others: 1,
      },
    ]);
    expect(page?.households.map(({ room, standing, state }) => `${room} ${standing} ${state}`)).toEqual([
      "301 REACHED OCCUPIED",
      "302 DECLINED OCCUPIED",
      "303 NOT_MET OCCUPIED",
      "304 NOT_YET OCCUPIED",
      "305 NOT_YET OCCUPIED",
      "306 NOT_YET EMPTY",
    ]);
  });

  it("begins anew each year, and rises to the towns and counties above", async () => {
    expect((await round(visitor, unitIds.community, 2025))?.buildings[0]).toMatchObject({
      reached: 0,
      notYet: 5,
    });
    const county = staff("COUNCIL_CLERK", "county");
    const above = await round(county, unitIds.county);
    expect(above?.places.find(({ id }) => id === unitIds.town)).toMatchObject({ households: 5, reached: 1 });
  });

  it("an address that a visit has made is in the register, once", async () => {
    await visited("307", "NOTHING_RAISED");
    expect(await addHousehold(visitor, form("307"), NOW)).toMatchObject({ communityId: unitIds.community });
    expect(await db.household.count({ where: { communityId: unitIds.community, room: "307" } })).toBe(1);
  });
});

describe("the page to take along", () => {
  it("names the doors that are left, and what is open there; in confidence it keeps the words off the paper", async () => {
    const raised = { confidentiality: "NORMAL", hazard: false, category: null } as const;
    const visit = {
      ...visitOf("310", "RAISED"),
      residentName: "王阿姨",
      problems: [
        { ...raised, id: uuidv7(), statement: "楼道的灯坏了半个月" },
        { ...raised, id: uuidv7(), statement: "楼上夜里总吵架", confidentiality: "CONFIDENTIAL" },
      ],
    } as unknown as VisitCommand;
    if (isProblem(await logVisit(visitor, visit, NOW, NOW))) throw new Error("not logged");
    const where = { place: unitIds.community, building: "12栋" };
    const brief = await readBrief(visitor, where, NOW);
    expect(brief?.doors.find(({ room }) => room === "310")?.standing).toBe("REACHED");
    expect(new Set(brief?.issues.map(({ statement }) => statement))).toEqual(
      new Set(["楼道的灯坏了半个月", null]),
    );
    expect(brief?.issues[0]?.promises).toContainEqual({ kind: "REPLY", on: "2026-03-09" });
    expect(await readBrief(staff("HANDLER", "community"), where, NOW)).toBeNull();
    expect(await readBrief(visitor, { ...where, building: "99栋" }, NOW)).toBeNull();
  });
});

describe("an address", () => {
  it("is written of by who goes there, in their own area; counts are for everybody, doors are not", async () => {
    expect(await addHousehold(staff("HANDLER", "community"), form("401"), NOW)).toMatchObject({
      code: "NOT_ALLOWED",
    });
    expect(await addHousehold(visitor, form("401", unitIds.neighbour), NOW)).toMatchObject({
      code: "PLACE_OUT_OF_REACH",
    });
    expect(await addHousehold(visitor, form("401", unitIds.town), NOW)).toMatchObject({
      code: "UNKNOWN_PLACE",
    });
    const handler = await round(staff("HANDLER", "community"));
    expect(handler?.buildings).not.toEqual([]);
    expect(handler).toMatchObject({ keeps: false, households: [] });
    const id = await door("402");
    expect(await readHousehold(staff("HANDLER", "community"), id, NOW)).toBeNull();
    expect(await readHousehold(staff("VISITOR", "neighbour"), id, NOW)).toBeNull();
    expect(await round(staff("SYS_ADMIN", "city"))).toBeNull();
  });

  it("keeps what was written of it, and tells who was faster", async () => {
    const id = await door("403");
    const moved = { householdId: id, version: 1, state: "MOVED" as const, words: "房子在出租" };
    expect(isProblem(await setHouseholdState(visitor, moved, NOW))).toBe(false);
    expect(await setHouseholdState(visitor, moved, NOW)).toMatchObject({ code: "HOUSEHOLD_CHANGED" });
    const page = await readHousehold(visitor, id, NOW);
    expect(page?.state).toBe("MOVED");
    expect(page?.changes.map(({ what, state, words, by }) => [what, state, words, by])).toEqual(
      expect.arrayContaining([
        ["STATE", "MOVED", "房子在出租", "走访员"],
        ["ADDED", "OCCUPIED", "", "走访员"],
      ]),
    );
    await expect(db.householdChange.deleteMany({ where: { householdId: id } })).rejects.toThrow();
  });

  it("warns of the place until its day, and no longer", async () => {
    const id = await door("404");
    const dog = { householdId: id, version: 1, words: "院里有狗", until: "2026-03-20" };
    expect(await warnOfPlace(visitor, { ...dog, until: "2026-09-01" }, NOW)).toMatchObject({
      code: "SAFETY_TOO_LONG",
    });
    expect(isProblem(await warnOfPlace(visitor, dog, NOW))).toBe(false);
    const shown = async (when: Date) =>
      (
        await readRound(visitor, { place: unitIds.community, building: "12栋", year: null }, when)
      )?.households.find((one) => one.id === id)?.safetyWords;
    expect(await shown(at("03-20 23:59"))).toBe("院里有狗");
    expect(await shown(at("03-21 00:01"))).toBeNull();
    expect((await readHousehold(visitor, id, at("03-21 00:01")))?.safety).toBeNull();
    expect(isProblem(await warnOfPlace(visitor, { ...dog, version: 2, words: "", until: "" }, NOW))).toBe(
      false,
    );
    expect(await shown(NOW)).toBeNull();
  });
});
