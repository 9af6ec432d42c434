import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { rankOf } from "#lib/domain/casework/recusal.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import {
  HOUSEHOLD_STATES,
  type HouseholdState,
  VISIT_RESULTS,
  type VisitResult,
} from "#lib/domain/vocabulary.ts";
import { readBrief } from "#lib/queries/rounds/brief.ts";
import { readRound } from "#lib/queries/rounds/households.ts";
import { readPlanList, readPlans } from "#lib/queries/rounds/plans.ts";
import { promisedAtVisit, promisesWaiting, readPromises } from "#lib/queries/rounds/promises.ts";
import { mergeHouseholds } from "#lib/usecases/rounds/householdMerges.ts";
import { setHouseholdState } from "#lib/usecases/rounds/households.ts";
import { dropPlan, planVisits } from "#lib/usecases/rounds/plans.ts";
import { keepPromise } from "#lib/usecases/rounds/promises.ts";
import { door, visitAt } from "#tests/support/doors.ts";
import { foundCity, person, staff, unitIds } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** 普遍走访 by building (domain.md N15, N18), and what is promised on the way. */
const NOW = at("03-05 10:00");
let visitor: Staff;
beforeAll(async () => {
  await foundCity();
  visitor = staff("VISITOR", "community", await person("走访员"));
});
const where = (building: string, room: string) => ({ building, unit: "1单元", room });
const makeDoor = (building: string, room: string) =>
  door(visitor, unitIds.community, where(building, room), NOW);
const visit = (building: string, room: string, told: Parameters<typeof visitAt>[3], who = visitor) =>
  visitAt(who, unitIds.community, where(building, room), told, NOW);

const planOf = (building: string, more: object = {}) => ({
  planId: uuidv7(),
  communityId: unitIds.community,
  building,
  unitId: unitIds.grid,
  fromOn: "2026-03-05",
  toOn: "2026-03-11",
  ...more,
});
const plans = (who = visitor, now = NOW) => readPlans(who, unitIds.community, now);

describe("a plan", () => {
  it("shows the doors left: 未遇 comes up again, 婉拒 does not", async () => {
    for (const room of ["101", "102", "103", "104"]) await makeDoor("5栋", room);
    const form = planOf("5栋");
    expect(await planVisits(visitor, form, NOW)).toEqual({ id: form.planId });
    expect(await planVisits(visitor, form, NOW)).toEqual({ id: form.planId });
    await visit("5栋", "101", { result: "NOTHING_RAISED" });
    await visit("5栋", "102", { result: "NOT_MET" });
    await visit("5栋", "103", { result: "DECLINED" });
    const page = await plans();
    expect(page?.plans).toMatchObject([
      { building: "5栋", unit: "grid", households: 4, reached: 1, declined: 1, notMet: 1, notYet: 1 },
    ]);
    const list = await readPlanList(visitor, form.planId, NOW);
    expect(list?.doors.map(({ room, standing }) => [room, standing])).toEqual([
      ["102", "NOT_MET"],
      ["104", "NOT_YET"],
    ]);
    expect((await plans(visitor, at("03-12 10:00")))?.over).toHaveLength(1);
    expect(await dropPlan(visitor, form, NOW)).toEqual({ communityId: unitIds.community });
    expect(await dropPlan(visitor, form, NOW)).toEqual({ communityId: unitIds.community });
    expect((await plans())?.plans).toEqual([]);
    expect(await readPlanList(visitor, form.planId, NOW)).toBeNull();
  });

  it("is for a building of the register and a unit of the community, made by whoever keeps it", async () => {
    await makeDoor("6栋", "101");
    const refused = async (form: ReturnType<typeof planOf>, who = visitor) =>
      (await planVisits(who, form, NOW)) as { code?: string };
    expect(await refused(planOf("99栋"))).toMatchObject({ code: "PLAN_NO_BUILDING" });
    expect(await refused(planOf("6栋", { unitId: unitIds.neighbour }))).toMatchObject({
      code: "UNKNOWN_PLACE",
    });
    expect(await refused(planOf("6栋", { toOn: "2026-06-01" }))).toMatchObject({ code: "PLAN_DAYS" });
    expect(await refused(planOf("6栋"), staff("HANDLER", "community"))).toMatchObject({
      code: "NOT_ALLOWED",
    });
    expect(await refused(planOf("6栋"), staff("VISITOR", "neighbour"))).toMatchObject({
      code: "PLACE_OUT_OF_REACH",
    });
    const form = planOf("6栋");
    await planVisits(visitor, form, NOW);
    expect(await plans(staff("VISITOR", "neighbour"))).toBeNull();
    expect(await readPlanList(staff("HANDLER", "community"), form.planId, NOW)).toBeNull();
    expect(await dropPlan(staff("VISITOR", "neighbour"), form, NOW)).toMatchObject({ code: "NOT_FOUND" });
    expect(
      await planVisits(staff("COUNCIL_CLERK", "town", await person("街办")), planOf("6栋"), NOW),
    ).toHaveProperty("id");
  });
});

it("reached, declined, not met and not yet add up to the households, per building and above", async () => {
  const happening = fc.record({
    building: fc.constantFrom("70栋", "71栋"),
    room: fc.integer({ min: 1, max: 4 }).map(String),
    result: fc.constantFrom<VisitResult | null>(null, ...VISIT_RESULTS.filter((one) => one !== "RAISED")),
    state: fc.constantFrom<HouseholdState>(...HOUSEHOLD_STATES),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 8 }), async (list) => {
      for (const { building, room, result, state } of list) {
        const id = await makeDoor(building, room);
        if (result) await visit(building, room, { result });
        const { version } = await db.household.findUniqueOrThrow({ where: { id } });
        await setHouseholdState(visitor, { householdId: id, version, state, words: "" }, NOW);
      }
      const here = await readRound(visitor, { place: unitIds.community, building: "", year: null }, NOW);
      const above = await readRound(
        staff("COUNCIL_CLERK", "town"),
        { place: unitIds.town, building: "", year: null },
        NOW,
      );
      const rows = [...(here?.buildings ?? []), ...(above?.places ?? [])];
      for (const { households, reached, declined, notMet, notYet } of rows)
        expect(reached + declined + notMet + notYet).toBe(households);
      const sum = (here?.buildings ?? []).reduce((all, { households }) => all + households, 0);
      expect(above?.places.find(({ id }) => id === unitIds.community)?.households).toBe(sum);
    }),
    { numRuns: 12 },
  );
});

describe("what is promised at a visit", () => {
  it("is a task of the unit with a day, stands on the page of the place, and is done with words", async () => {
    const id = await visit("8栋", "101", { promises: [{ words: "周五把表送来", on: "2026-03-06" }] });
    const colleague = staff("GRID_WORKER", "grid", await person("网格员"));
    expect(await promisesWaiting(colleague)).toBe(1);
    const [promise] = (await readPromises(colleague)).open;
    expect(promise).toMatchObject({ words: "周五把表送来", dueOn: "2026-03-06", placeText: "8栋 1单元 101" });
    const place = { place: unitIds.community, building: "8栋" };
    expect((await readBrief(colleague, place, NOW))?.promised).toHaveLength(1);
    expect(await promisedAtVisit(visitor, id)).toHaveLength(1);
    const done = { promiseId: promise?.id ?? "", words: "已送到" };
    expect(await keepPromise(colleague, done, NOW)).toEqual({ id: done.promiseId });
    expect(await keepPromise(colleague, done, NOW)).toEqual({ id: done.promiseId });
    expect(await keepPromise(visitor, done, NOW)).toMatchObject({ code: "PROMISE_DONE" });
    expect(await promisesWaiting(colleague)).toBe(0);
    expect((await readPromises(colleague)).done).toMatchObject([{ doneWords: "已送到" }]);
    expect((await readBrief(colleague, place, NOW))?.promised).toEqual([]);
  });

  it("is nobody's business in another community, and no queue of offices above", async () => {
    await visit("8栋", "102", { promises: [{ words: "送一盏灯泡", on: "2026-03-09" }] });
    const [promise] = (await readPromises(visitor)).open;
    const away = staff("VISITOR", "neighbour", await person("邻居"));
    expect((await readPromises(away)).open).toEqual([]);
    expect(await keepPromise(away, { promiseId: promise?.id ?? "", words: "好了" }, NOW)).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await promisesWaiting(staff("COUNCIL_CLERK", "county"))).toBeNull();
  });

  it("is kept from a colleague who may not see every issue of the visit", async () => {
    const id = await visit("8栋", "103", {
      statements: ["社区干部收了钱不办事"],
      promises: [{ words: "周一回话", on: "2026-03-09" }],
    });
    await db.issue.updateMany({
      where: { visitId: id },
      data: { hiddenFrom: rankOf({ level: "COMMUNITY", kind: "AREA" }) },
    });
    const colleague = staff("GRID_WORKER", "grid", await person("同事"));
    expect((await readPromises(colleague)).open.map(({ visitId }) => visitId)).not.toContain(id);
    expect((await readPromises(visitor)).open.map(({ visitId }) => visitId)).toContain(id);
  });

  it("goes along when two addresses turn out to be one", async () => {
    const [one, other] = [await makeDoor("9栋", "101"), await makeDoor("9幢", "101")];
    await visit("9幢", "101", { promises: [{ words: "送钥匙", on: "2026-03-09" }] });
    await mergeHouseholds(
      visitor,
      { mergeId: uuidv7(), oneId: one, oneVersion: 1, otherId: other, otherVersion: 1, intoId: one },
      NOW,
    );
    const brief = await readBrief(visitor, { place: unitIds.community, building: "9栋" }, NOW);
    expect(brief?.promised.map(({ words }) => words)).toEqual(["送钥匙"]);
  });
});
