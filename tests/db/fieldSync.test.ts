import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { type FieldItem, type ItemAnswer, MOST_RECORDS } from "#lib/domain/field/items.ts";
import { type FieldRecord, keyOf } from "#lib/domain/field/round.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { fieldRound } from "#lib/queries/field/round.ts";
import { listOwnSessions } from "#lib/queries/sessions/sessions.ts";
import { isEnded, pullRound } from "#lib/usecases/field/devices.ts";
import { applyItems } from "#lib/usecases/field/items.ts";
import { addHousehold, setHouseholdState } from "#lib/usecases/rounds/households.ts";
import { endElsewhere } from "#lib/usecases/sessions/sessions.ts";
import {
  foundCity,
  go,
  person,
  registered,
  rowCounts,
  staff,
  stored,
  unitIds,
} from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** The door that a phone and the office exchange through: what changed, and what was done on the way. */
const NOW = at("03-05 10:00");
type Someone = Staff & { name: string; sessionId: string };
let cadre: Someone;
let other: Someone;
/** In small communities the one who visits keeps the desk, too. */
const someone = async (name: string): Promise<Someone> => ({
  ...staff("VISITOR", "community", await person(name)),
  posts: [...staff("VISITOR", "community").posts, ...staff("COUNCIL_CLERK", "community").posts],
  name,
  sessionId: uuidv7(),
});
beforeAll(async () => {
  await foundCity();
  [cadre, other] = [await someone("周走访"), await someone("吴走访")];
});

const door = async (room: string, unitId = unitIds.community): Promise<string> => {
  const form = { householdId: uuidv7(), unitId, building: "12栋", unit: "1单元", room };
  const made = await addHousehold(cadre, form, NOW);
  if (isProblem(made)) throw new Error(made.code);
  return made.id;
};
const item = (kind: FieldItem["kind"], id: string, values: Record<string, string>): FieldItem => ({
  id,
  kind,
  madeAt: at("03-04 20:00").toISOString(),
  values,
});
const visit = (id: string = uuidv7(), more: Record<string, string> = {}): FieldItem =>
  item("visit", id, {
    id,
    unitId: unitIds.community,
    building: "12栋",
    unit: "1单元",
    room: "101",
    visitedOn: "2026-03-04",
    type: "HOUSEHOLD_VISIT",
    result: "RAISED",
    "problems.0.id": uuidv7(),
    "problems.0.statement": "三楼的灯不亮",
    "problems.0.confidentiality": "NORMAL",
    ...more,
  });
const change = (householdId: string, version: number, state: string, id: string = uuidv7()): FieldItem =>
  item("household", id, { householdId, changeId: id, version: String(version), state, words: "" });
const patrol = (more: Record<string, string>, id: string = uuidv7()): FieldItem =>
  item("patrol", id, {
    id,
    unitId: unitIds.community,
    facility: "STREET_LIGHT",
    placeText: "西门",
    seenOn: "2026-03-04",
    finding: "IN_ORDER",
    ...more,
  });
const urge = (issue: Issue, version = issue.version, id: string = uuidv7()): FieldItem =>
  item("urge", id, { commandId: id, issueId: issue.id, version: String(version), words: "三天了" });

async function send(items: readonly FieldItem[], who = cadre, device = devices.get(who) ?? "", now = NOW) {
  const answers = await applyItems(who, { device, items }, now);
  if (isProblem(answers)) throw new Error(answers.code);
  return answers;
}
const devices = new Map<Someone, string>();
const device = (who: Someone): string => {
  const id = uuidv7();
  devices.set(who, id);
  return id;
};
const outcomes = (answers: readonly ItemAnswer[]) =>
  answers.map(({ outcome, problem }) => (problem ? `${outcome} ${problem.code}` : outcome));

describe("what changed of a round", () => {
  const one = (room: string, more: object = {}): FieldRecord =>
    ({ kind: "door", id: room, room, version: 1, ...more }) as unknown as FieldRecord;
  async function pull(id: string, cursor: number, records: readonly FieldRecord[], who = cadre) {
    const page = await pullRound(who, { device: id, cursor }, records, NOW);
    if (isProblem(page)) throw new Error(page.code);
    return page;
  }
  it("comes whole at first, then what changed, then what is to be forgotten, then nothing", async () => {
    const id = uuidv7();
    const first = await pull(id, 0, [one("101"), one("102")]);
    expect(first).toMatchObject({ cursor: 1, reset: false, gone: [], more: false });
    expect(first.changed.map(keyOf)).toEqual(["door:101", "door:102"]);
    const second = await pull(id, 1, [one("101", { version: 2 }), one("103")]);
    expect(second.changed.map(keyOf)).toEqual(["door:101", "door:103"]);
    expect(second.gone).toEqual(["door:102"]);
    expect(await pull(id, 2, [one("101", { version: 2 }), one("103")])).toMatchObject({
      changed: [],
      gone: [],
    });
  });
  it("comes again where the answer was lost, also when more changed meanwhile", async () => {
    const id = uuidv7();
    await pull(id, 0, [one("101")]);
    await pull(id, 1, [one("101"), one("102")]);
    const again = await pull(id, 1, [one("101"), one("102"), one("103")]);
    expect(again.changed.map(keyOf)).toEqual(["door:102", "door:103"]);
    expect(again.cursor).toBe(2);
  });
  it("comes in pages that a cut line does not begin anew", async () => {
    const id = uuidv7();
    const many = Array.from({ length: 4201 }, (_, n) => one(String(n)));
    const seen: string[] = [];
    for (let cursor = 0; ; ) {
      const page = await pull(id, cursor, many);
      seen.push(...page.changed.map(keyOf));
      if (!page.more) break;
      cursor = page.cursor;
    }
    expect(seen.length).toBe(4201);
    expect(new Set(seen).size).toBe(4201);
  });
  it("begins anew for a device whose cursor was never given out", async () => {
    const id = uuidv7();
    await pull(id, 0, [one("101")]);
    expect(await pull(id, 7, [one("101")])).toMatchObject({
      reset: true,
      cursor: 1,
      changed: [{ id: "101" }],
    });
  });
  it("is given to nobody else, and to nobody after the device was told to forget", async () => {
    const id = uuidv7();
    await pull(id, 0, [one("101")]);
    expect(await pullRound(other, { device: id, cursor: 1 }, [], NOW)).toMatchObject({
      code: "OTHER_PERSON_DEVICE",
    });
    expect(await isEnded(id)).toBe(false);
    await db.fieldDevice.update({ where: { id }, data: { wipedAt: NOW } });
    expect(await pullRound(cadre, { device: id, cursor: 1 }, [], NOW)).toMatchObject({
      code: "DEVICE_ENDED",
    });
    expect(await applyItems(cadre, { device: id, items: [visit()] }, NOW)).toMatchObject({
      code: "DEVICE_ENDED",
    });
    expect(await isEnded(id)).toBe(true);
  });
});

describe("a phone that was lost", () => {
  it("stays among one's sign-ins until it was ended, however long ago it signed in; others go after their hours", async () => {
    const signedIn = (when: string) =>
      db.staffSession.create({
        data: { id: uuidv7(), personId: cadre.personId, createdAt: at(when), device: "phone" },
      });
    const phone = await signedIn("03-02 19:00");
    await signedIn("03-02 20:00"); // a desk
    const today = await signedIn("03-05 09:00");
    const id = uuidv7();
    await pullRound({ ...cadre, sessionId: phone.id }, { device: id, cursor: 0 }, [], at("03-02 19:01"));
    const listed = async () => (await listOwnSessions(cadre.personId, 12, NOW)).map((session) => session.id);
    expect(await listed()).toEqual([today.id, phone.id]);
    expect(await listOwnSessions(other.personId, 12, NOW)).toEqual([]);
    expect(await endElsewhere(other.personId, phone.id, NOW)).toMatchObject({ code: "NOT_FOUND" });
    expect(await isEnded(id)).toBe(false);
    expect(await endElsewhere(cadre.personId, phone.id, NOW)).toBeUndefined();
    expect(await listed()).toEqual([today.id]);
    expect(await isEnded(id)).toBe(true);
  });
});

describe("the round", () => {
  it("holds the addresses and open matters of the own community, no other's, and no contact", async () => {
    const mine = await door("201");
    const { issue } = await registered("03-02 10:00", { statement: "自家小区的事" });
    await registered("03-02 10:00", { statement: "别处的事", unitId: unitIds.community3 });
    const round = await fieldRound(cadre, NOW);
    const of = (kind: string) => round.filter((record) => record.kind === kind);
    expect(of("door").map(({ id }) => id)).toContain(mine);
    expect(of("issue").map(({ id }) => id)).toContain(issue.id);
    const text = JSON.stringify(round);
    expect(text).not.toContain("别处的事");
    expect(text).not.toContain("13800005678");
    expect(text).not.toContain("王阿姨");
  });
  it("holds a confidential matter without its words", async () => {
    const { issue } = await registered("03-02 10:00", {
      statement: "保密的话",
      confidentiality: "CONFIDENTIAL",
    });
    const round = await fieldRound(cadre, NOW);
    expect(JSON.stringify(round)).not.toContain("保密的话");
    const carried = round.find(({ id }) => id === issue.id);
    if (carried?.kind === "issue") expect(carried.issue.statement).toBe("");
  });
  it("leaves room: of more addresses than a phone carries it says how many stay behind", async () => {
    const place = { communityId: unitIds.community3, building: "1栋", createdAt: NOW };
    await db.household.createMany({
      data: Array.from({ length: 4900 }, (_, n) => ({ ...place, id: uuidv7(), room: String(n) })),
    });
    const far = { ...staff("VISITOR", "community3", await person("郑走访")), name: "郑走访" };
    const round = await fieldRound(far, NOW);
    expect(round.length).toBeLessThanOrEqual(MOST_RECORDS);
    const carried = round.filter(({ kind }) => kind === "door").length;
    const leftOut = { doors: 4900 - carried, issues: 0 };
    expect(round.find(({ kind }) => kind === "me")).toMatchObject({ leftOut });
    expect(leftOut.doors).toBeGreaterThan(0);
  });
});

describe("what was done on the way", () => {
  it("is applied once however often it comes, also many times at once, and keeps both times", async () => {
    const id = device(cadre);
    const sent = visit();
    const before = await rowCounts();
    const answers = await Promise.all(Array.from({ length: 8 }, () => send([sent], cadre, id)));
    expect(new Set(answers.map(([answer]) => answer?.receipts?.join())).size).toBe(1);
    expect(outcomes(await send([sent]))).toEqual(["ALREADY"]);
    const after = await rowCounts();
    expect(after.visits).toBe((before.visits ?? 0) + 1);
    expect(after.issues).toBe((before.issues ?? 0) + 1);
    const kept = await db.visit.findUniqueOrThrow({ where: { id: sent.id } });
    expect([kept.madeAt, kept.createdAt]).toEqual([at("03-04 20:00"), NOW]);
  });
  it("is answered item by item: one that is wrong holds up no other", async () => {
    device(cadre);
    const answers = await send([
      visit(),
      visit(undefined, { visitedOn: "2026-03-09" }),
      visit(undefined, { unitId: unitIds.community3 }),
      visit(undefined, { result: "" }),
      patrol({}),
    ]);
    expect(outcomes(answers)).toEqual([
      "APPLIED",
      "REFUSED SPOKEN_IN_FUTURE",
      "REFUSED PLACE_OUT_OF_REACH",
      "REFUSED INVALID",
      "APPLIED",
    ]);
    expect(answers[3]?.fields).toHaveProperty("result");
  });
  it("cannot go by another name than what it does", async () => {
    device(cadre);
    expect(outcomes(await send([{ ...visit(), id: uuidv7() }]))).toEqual(["REFUSED INVALID"]);
    const { issue } = await registered();
    expect(outcomes(await send([{ ...urge(issue), id: uuidv7() }]))).toEqual(["REFUSED INVALID"]);
  });
  it("by an id that is somebody else's is not found, and shows nothing of theirs", async () => {
    device(cadre);
    device(other);
    const sent = visit();
    await send([sent]);
    const answers = await send([visit(sent.id)], other);
    expect(outcomes(answers)).toEqual(["REFUSED NOT_FOUND"]);
    expect(answers[0]?.receipts).toBeUndefined();
  });
  it("comes after what it was written on, and tells the version for what follows", async () => {
    device(cadre);
    const { issue } = await registered();
    const [first] = await send([urge(issue)]);
    expect(first).toMatchObject({ outcome: "APPLIED", version: issue.version + 1 });
    const late = urge(issue);
    expect(outcomes(await send([late]))).toEqual(["REFUSED CHANGED_MEANWHILE"]);
    expect(
      outcomes(await send([{ ...late, values: { ...late.values, version: String(first?.version) } }])),
    ).not.toContain("REFUSED CHANGED_MEANWHILE");
  });
  it("answers a step that came before with the version that this step left, whatever came after", async () => {
    device(cadre);
    const { issue } = await registered();
    const sent = urge(issue);
    await send([sent]);
    await go(issue.id, "accept", "03-05 11:00");
    expect((await stored(issue.id)).version).toBeGreaterThan(issue.version + 1);
    expect((await send([sent]))[0]).toMatchObject({ outcome: "ALREADY", version: issue.version + 1 });
  });
  it("shows both where an address was changed meanwhile, and takes the one that was chosen", async () => {
    device(cadre);
    const id = await door("301");
    const desk = { householdId: id, changeId: uuidv7(), version: 1, state: "EMPTY", words: "" } as const;
    await setHouseholdState(other, desk, NOW);
    const sent = change(id, 1, "CLOSED");
    const [answer] = await send([sent]);
    expect(answer).toMatchObject({ outcome: "REFUSED", now: { version: "2", state: "EMPTY" } });
    expect((await db.household.findUniqueOrThrow({ where: { id } })).state).toBe("EMPTY");
    const chosen = { ...sent, values: { ...sent.values, version: "2" } };
    expect((await send([chosen]))[0]).toMatchObject({ outcome: "APPLIED", version: 3 });
    expect(outcomes(await send([chosen]))).toEqual(["ALREADY"]);
    expect(await db.householdChange.count({ where: { householdId: id, what: "STATE" } })).toBe(2);
  });
  it("carries what was promised on the way, once", async () => {
    device(cadre);
    const told = {
      "promises.0.id": uuidv7(),
      "promises.0.words": "送一盏灯泡",
      "promises.0.on": "2026-03-09",
    };
    const sent = visit(uuidv7(), told);
    expect(outcomes(await send([sent]))).toEqual(["APPLIED"]);
    expect(outcomes(await send([sent]))).toEqual(["ALREADY"]);
    expect(await db.visitPromise.findMany({ where: { visitId: sent.id } })).toMatchObject([
      { words: "送一盏灯泡", communityId: unitIds.community, doneAt: null },
    ]);
  });
  it("of a facility that is broken registers the matter, once", async () => {
    device(cadre);
    const sent = patrol({ finding: "FAULT", words: "灯杆倒了" });
    const [first] = await send([sent]);
    const [again] = await send([sent]);
    expect(first?.receipts).toHaveLength(1);
    expect(again).toEqual({ ...first, outcome: "ALREADY" });
    const kept = await db.patrol.findUniqueOrThrow({ where: { id: sent.id } });
    expect((await stored(kept.issueId ?? "")).statement).toBe("路灯、楼道灯：灯杆倒了");
  });
  it("keeps what was promised at a door: carried by who goes there, done once, and gone from the round", async () => {
    device(cadre);
    const told = { "promises.0.id": uuidv7(), "promises.0.words": "把表带来", "promises.0.on": "2026-03-06" };
    await send([visit(undefined, told)]);
    const owed = async () => (await fieldRound(cadre, NOW)).filter(({ id }) => id === told["promises.0.id"]);
    expect(await owed()).toEqual([
      expect.objectContaining({ words: "把表带来", on: "2026-03-06", place: "12栋 1单元 101" }),
    ]);
    const id = told["promises.0.id"];
    const done = item("promise", id, { promiseId: id, words: "交给了女儿" });
    expect(outcomes(await send([done]))).toEqual(["APPLIED"]);
    expect(outcomes(await send([done]))).toEqual(["ALREADY"]);
    expect(await owed()).toEqual([]);
    device(other);
    expect(outcomes(await send([done], other))).toEqual(["REFUSED PROMISE_DONE"]);
  });
  it("for a post that ended meanwhile is refused and stays with its author", async () => {
    device(cadre);
    const without: Someone = { ...cadre, posts: [] };
    expect(outcomes(await send([visit(), patrol({})], without, devices.get(cadre)))).toEqual([
      "REFUSED PLACE_OUT_OF_REACH",
      "REFUSED PLACE_OUT_OF_REACH",
    ]);
  });
});
