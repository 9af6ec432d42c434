import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { bulkCommands, bulkForm } from "#lib/domain/desk/bulk.ts";
import { actOnEach } from "#lib/usecases/desk/bulk.ts";
import { stored } from "#tests/support/office.ts";
import { clock, does, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const now = clock("2026-03-04 10:00");
let offices: Offices;
beforeAll(async () => {
  offices = await makeOffices();
});

const ACCEPT = { category: "UTILITIES.WATER_SUPPLY", tier: "URGENT", hazard: false } as const;
async function accepted(): Promise<string> {
  const { people, units } = offices;
  const { issueId } = await told(people.town, units.town.id, now);
  await does(people.town, issueId, "accept", ACCEPT, now);
  return issueId;
}
async function dispatched(): Promise<string> {
  const issueId = await accepted();
  await does(offices.people.town, issueId, "dispatch", { unitId: offices.units.water.id, words: "" }, now);
  return issueId;
}
const rowsOf = async (ids: readonly string[]) =>
  Promise.all(
    ids.map(async (issueId) => ({
      issueId,
      commandId: uuidv7(),
      version: String((await stored(issueId)).version),
      pick: "on",
    })),
  );

describe("one step for several issues", () => {
  it("each on its own: what one refuses stops none of the others, and each says what became of it", async () => {
    const good = [await dispatched(), await dispatched(), await dispatched()];
    const old = await dispatched();
    const wrong = await accepted();
    const rows = await rowsOf([good[0], old, good[1], wrong, good[2]] as string[]);
    await does(
      offices.people.lead,
      old,
      "return",
      { reason: "不归水务站管", legalBasis: "街道职责清单", suggestedUnit: "物业科" },
      now,
    );
    rows.push({ issueId: uuidv7(), commandId: uuidv7(), version: "1", pick: "on" });
    const commands = bulkCommands(bulkForm.parse({ verb: "sign", rows }), now);
    const { rows: done, errors } = await actOnEach(offices.people.handler, commands, now);
    expect(errors).toEqual([]);
    expect(done.map(({ problem }) => problem?.code ?? "done")).toEqual([
      "done",
      "NOT_FOUND", // returned: out of the department's sight
      "done",
      "NOT_FOUND",
      "done",
      "NOT_FOUND",
    ]);
    for (const id of good) expect(await stored(id)).toMatchObject({ state: "IN_PROGRESS" });
    expect((await stored(wrong)).state).toBe("ACCEPTED");

    const again = await actOnEach(offices.people.handler, commands, now);
    expect(again.rows.map(({ problem }) => problem?.code ?? "done")).toEqual(
      done.map(({ problem }) => problem?.code ?? "done"),
    );
    expect(await db.issueEvent.count({ where: { verb: "sign", issueId: { in: good } } })).toBe(3);
  });

  it("dispatches to one unit, and says of what somebody was faster with who it was", async () => {
    const ids = [await accepted(), await accepted()] as const;
    const rows = await rowsOf(ids);
    await does(offices.people.town, ids[1], "dispatch", { unitId: offices.units.town.id, words: "" }, now);
    const form = bulkForm.parse({
      verb: "dispatch",
      unitId: offices.units.water.id,
      words: "一起看看",
      rows,
    });
    const { rows: done } = await actOnEach(offices.people.town, bulkCommands(form, now), now);
    expect(done).toMatchObject([
      { issueId: ids[0], problem: null },
      { problem: { code: "OTHERS_FASTER", details: { who: "街道", verb: "dispatch" } } },
    ]);
    expect(await stored(ids[0])).toMatchObject({ state: "DISPATCHED", leadUnitId: offices.units.water.id });
  });

  it("urges only where the post may", async () => {
    const { issueId } = await told(offices.people.visitor, offices.units.community.id, now);
    const commands = async () =>
      bulkCommands(bulkForm.parse({ verb: "urge", rows: await rowsOf([issueId]) }), now);
    expect((await actOnEach(offices.people.town, await commands(), now)).rows).toMatchObject([
      { problem: null },
    ]);
    expect((await actOnEach(offices.people.visitor, await commands(), now)).rows).toMatchObject([
      { problem: { code: "NOT_ALLOWED" } },
    ]);
  });

  it("the form wants something ticked, a unit to dispatch to, and at most fifty", async () => {
    const row = { issueId: uuidv7(), commandId: uuidv7(), version: "1" };
    const wrong = (form: object) => bulkForm.safeParse(form).error?.issues.map(({ path }) => path.join("."));
    expect(wrong({ verb: "sign", rows: [row] })).toEqual(["rows"]);
    expect(wrong({ verb: "sign" })).toEqual(["rows"]);
    expect(wrong({ verb: "dispatch", rows: [{ ...row, pick: "on" }], unitId: "" })).toEqual(["unitId"]);
    expect(wrong({ verb: "refuse", rows: [{ ...row, pick: "on" }] })).toEqual(["verb"]);
    expect(wrong({ verb: "sign", rows: Array(51).fill({ ...row, pick: "on" }) })).toEqual(["rows"]);
    expect(wrong({ verb: "sign", rows: Array(50).fill({ ...row, pick: "on" }) })).toBeUndefined();
  });
});
