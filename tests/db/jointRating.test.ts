import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Payload } from "#lib/domain/commands.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readIssue } from "#lib/queries/casework/issues.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import { clock, colleague, does, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const now = clock("2026-03-02 10:00");
let offices: Offices;
let town: Staff;
let issueId: string;
let taskId: string;

/** The town works on it itself and has whistled for its water station, which has reported in. */
beforeAll(async () => {
  offices = await makeOffices();
  const { people, units } = offices;
  town = await colleague(
    "街道主任",
    ["COUNCIL_CLERK", units.town],
    ["UNIT_LEAD", units.town],
    ["HANDLER", units.town],
  );
  issueId = (await told(people.city, units.town.id, now)).issueId;
  const category = "UTILITIES.WATER_SUPPLY";
  await does(town, issueId, "accept", { category, tier: "URGENT", hazard: false }, now);
  await does(town, issueId, "dispatch", { unitId: units.town.id, words: "" }, now);
  await does(town, issueId, "sign", {}, now);
  const whistle = { unitId: units.water.id, otherUnitId: null, thirdUnitId: null };
  await does(town, issueId, "whistle", { ...whistle, lacking: "要开挖路面", where: "夜市" }, now);
  taskId = (await db.coTask.findFirstOrThrow({ where: { issueId } })).id;
});

const answer = (payload: Partial<Payload<"rateJoint">>): Payload<"rateJoint"> => ({
  taskId,
  inTime: null,
  tookOver: null,
  needed: null,
  rightUnit: null,
  together: true,
  said: "",
  ...payload,
});
async function refusal(who: Staff, payload: Payload<"rateJoint">): Promise<string | null> {
  const command = {
    id: crypto.randomUUID(),
    verb: "rateJoint",
    version: null,
    madeAt: now,
    payload,
  } as const;
  const done = await act(who, issueId, [command], now);
  return isProblem(done) ? done.code : null;
}
const page = async (who: Staff) => {
  const found = await readIssue(who, issueId, now);
  if (!found) throw new Error("not seen");
  return found;
};
const ofTown = () => answer({ inTime: false, tookOver: true, said: "等了两个小时才到" });

test("both sides say once how the work went; neither reads the other's words before its own, not even in the trail", async () => {
  const { people } = offices;
  expect(await refusal(town, ofTown())).toBe("NOT_REPORTED_IN");
  expect((await page(town)).possible).not.toContain("rateJoint");
  await does(people.handler, issueId, "reportIn", { taskId, words: "两个人到了" }, now);
  expect((await page(town)).possible).toContain("rateJoint");
  expect((await page(people.handler)).toRate).toMatchObject([{ side: "DEPARTMENT" }]);

  expect(await refusal(town, ofTown())).toBeNull();
  expect(await refusal(town, ofTown())).toBe("JOINT_RATED");
  expect((await page(town)).possible).not.toContain("rateJoint");
  const before = await page(people.lead);
  expect(before.jointAnswers).toMatchObject([{ side: "TOWN", answers: null, said: "" }]);
  expect(JSON.stringify(before)).not.toContain("等了两个小时才到");
  expect((await page(people.county)).jointAnswers).toMatchObject([{ said: "等了两个小时才到" }]);

  expect(await refusal(people.lead, answer({ needed: true }))).toBe("ANSWER_ALL");
  expect(await refusal(people.lead, answer({ needed: true, rightUnit: true }))).toBeNull();
  expect(await refusal(people.handler, answer({ needed: true, rightUnit: true }))).toBe("JOINT_RATED");
  for (const who of [people.lead, town])
    expect((await page(who)).jointAnswers.map(({ side, said }) => [side, said])).toEqual([
      ["TOWN", "等了两个小时才到"],
      ["DEPARTMENT", ""],
    ]);
});

test("a lost race tells that the other side has rated, not what it said", async () => {
  const { people, units } = offices;
  const seen = (await page(people.lead)).issue.version;
  const whistle = { unitId: units.county.id, otherUnitId: null, thirdUnitId: null };
  await does(town, issueId, "whistle", { ...whistle, lacking: "要封路", where: "夜市" }, now);
  const task = await db.coTask.findFirstOrThrow({ where: { issueId, unitId: units.county.id } });
  const head = await colleague("区主任", ["UNIT_LEAD", units.county]);
  await does(head, issueId, "reportIn", { taskId: task.id, words: "到了" }, now);
  await does(town, issueId, "rateJoint", { ...ofTown(), taskId: task.id, said: "秘而不宣" }, now);
  const late = {
    id: crypto.randomUUID(),
    verb: "urge",
    version: seen,
    madeAt: now,
    payload: { words: "" },
  } as const;
  const lost = await act(people.county, issueId, [late], now);
  expect(lost).toMatchObject({ code: "CHANGED_MEANWHILE" });
  expect(JSON.stringify(lost)).not.toContain("秘而不宣");
});
