import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { Verb } from "#lib/domain/vocabulary.ts";
import { readIssue } from "#lib/queries/casework/issues.ts";
import { helpersOf } from "#lib/queries/casework/sideRoads.ts";
import { readDesk } from "#lib/queries/desk/desk.ts";
import { dispatchSuggestions } from "#lib/queries/desk/dispatch.ts";
import { revealContact } from "#lib/usecases/casework/contact.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import {
  clock,
  colleague,
  does,
  goodReply,
  makeOffices,
  type Offices,
  told,
  unit,
} from "#tests/support/offices.ts";

const now = clock("2026-03-02 10:00");
const MINE = { queue: "mine", state: null, tier: null, after: null } as const;
let offices: Offices;
let team: { id: string };
let head: Staff;
let caller: Staff;
let officer: Staff;

beforeAll(async () => {
  offices = await makeOffices();
  const { city } = offices.units;
  team = await unit("CITY", "赣平市回访中心", { cityId: city.id, parentId: city.id }, "DEPARTMENT");
  head = await colleague("市办主任", ["COUNCIL_CLERK", city], ["HANDLER", city], ["UNIT_LEAD", city]);
  officer = await colleague("市办回访员", ["CALLBACK_OFFICER", city]);
  caller = await colleague("回访中心回访员", ["CALLBACK_OFFICER", team as never]);
});

/** Handled by the city's own office, and rated as solved in part. */
async function rated(): Promise<string> {
  const { city } = offices.units;
  const { issueId } = await told(head, city.id, now);
  const category = "UTILITIES.WATER_SUPPLY";
  await does(head, issueId, "accept", { category, tier: "HARD", hazard: false }, now);
  await does(head, issueId, "dispatch", { unitId: city.id, words: "" }, now);
  await does(head, issueId, "sign", {}, now);
  await does(head, issueId, "reply", { ...goodReply(now), kind: "FINAL" }, now);
  await does(head, issueId, "resolve", { outcome: "SOLVED", evidence: "照片两张" }, now);
  const word = { solved: "PARTLY", level: 3, contacted: true, words: "还有一点漏" } as const;
  const command = {
    id: crypto.randomUUID(),
    verb: "rate",
    version: null,
    madeAt: now,
    payload: word,
  } as const;
  await act({ kind: "RESIDENT", issueId }, issueId, [command], now);
  return issueId;
}
const waitsFor = async (who: Staff, issueId: string) =>
  (await readDesk(who, MINE, now)).items.find(({ id }) => id === issueId)?.next ?? null;
const answered = { on: "2026-03-02", time: "10:00", solved: "PARTLY", level: 3, contacted: true } as const;

test("what the city's own office handled waits on the desk of the team that only calls back, and of nobody else", async () => {
  const issueId = await rated();
  expect(await waitsFor(caller, issueId)).toEqual(["callback"]);
  for (const who of [officer, head]) {
    expect(await waitsFor(who, issueId)).toBeNull();
    expect((await readIssue(who, issueId, now))?.possible).not.toContain("callback" satisfies Verb);
  }
  const page = await readIssue(caller, issueId, now);
  expect(page?.possible).toContain("callback");
  expect(page?.mayReveal).toBe(true);
  const shown = await revealContact(caller, { issueId, reason: "回访需要电话" }, now);
  expect(shown).toMatchObject({ phone: "13800005678" });
  const payload = { result: "ANSWERED", ...answered, ofFreeWill: true, words: "" } as const;
  const done = await does(caller, issueId, "callback", payload, now);
  expect(done).toMatchObject({ callbackDone: true, ratedSolved: "PARTLY" });
  expect(await waitsFor(caller, issueId)).toEqual(["close"]);
});

test("the team sees nothing that it was not asked about, and is neither dispatched to nor asked to help", async () => {
  const { issueId } = await told(head, offices.units.city.id, now);
  expect(await readIssue(caller, issueId, now)).toBeNull();
  const row = await db.issue.findUniqueOrThrow({ where: { id: issueId }, select: { callbackUnitId: true } });
  expect(row.callbackUnitId).toBeNull();
  await does(
    head,
    issueId,
    "accept",
    { category: "UTILITIES.WATER_SUPPLY", tier: "HARD", hazard: false },
    now,
  );
  const { issue } = (await readIssue(head, issueId, now)) ?? {};
  if (!issue) throw new Error("not seen");
  expect((await dispatchSuggestions(issue, now)).map(({ id }) => id)).not.toContain(team.id);
  const helpers = (await helpersOf(issue)).flatMap(({ units }) => units.map(({ id }) => id));
  expect(helpers).not.toContain(team.id);
});
