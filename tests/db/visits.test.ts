import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { fieldProblems, type VisitCommand, visitCommand } from "#lib/domain/commands.ts";
import { isProblem } from "#lib/domain/problems.ts";
import type { Role } from "#lib/domain/vocabulary.ts";
import { type LoggedVisit, logVisit } from "#lib/usecases/casework/visits.ts";
import { foundCity, rowCounts, staff, stored, type UnitName, unitIds } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

beforeAll(foundCity);

const raised = (statement: string, id = uuidv7()) => ({
  id,
  statement,
  hazard: "",
  confidentiality: "NORMAL",
});
const form = (given: object = {}): VisitCommand =>
  visitCommand.parse({
    id: uuidv7(),
    type: "HOUSEHOLD_VISIT",
    result: "RAISED",
    unitId: unitIds.community,
    building: "3号楼",
    unit: "2单元",
    room: "501",
    visitedOn: "2026-03-02",
    visitedTime: "19:30",
    residentName: "王阿姨",
    residentPhone: "13800005678",
    problems: [raised("水管一直漏"), raised("楼道灯坏了")],
    ...given,
  });
const nothingRaised = (given: object = {}) =>
  form({ result: "NOTHING_RAISED", problems: [], residentName: "", residentPhone: "", ...given });
const log = (visit: VisitCommand, when = "03-02 20:00", visitor = cadre()) =>
  logVisit(visitor, visit, at(when), at(when));
const cadre = (unit: UnitName = "community", role: Role = "VISITOR") => staff(role, unit);
async function logged(visit: VisitCommand): Promise<LoggedVisit> {
  const answer = await log(visit);
  if (isProblem(answer)) throw new Error(answer.code);
  return answer;
}

describe("a visit that names a building only", () => {
  const doors = (building: string) => db.household.count({ where: { building } });
  it("is a door where the building is one, and none where it has many: a building is not reached by its name", async () => {
    await logged(nothingRaised({ building: "祠堂边", unit: "", room: "" }));
    expect(await doors("祠堂边")).toBe(1);
    await logged(nothingRaised({ building: "8栋", unit: "1", room: "101" }));
    const { visitId } = await logged(nothingRaised({ building: "8栋", unit: "", room: "" }));
    expect(await doors("8栋")).toBe(1);
    expect((await db.visit.findUniqueOrThrow({ where: { id: visitId } })).householdId).toBeNull();
  });
});

describe("one visit, two problems", () => {
  it("makes the visit, the address, one contact and two issues with receipts of their own", async () => {
    const visitor = cadre();
    const visit = form();
    const answer = await log(visit, "03-02 20:00", visitor);
    if (isProblem(answer)) throw new Error(answer.code);
    const stored2 = await Promise.all(answer.receipts.map((r) => stored(r.issueId)));
    expect(stored2.map((i) => i.statement)).toEqual(["水管一直漏", "楼道灯坏了"]);
    for (const issue of stored2)
      expect(issue).toMatchObject({
        visitId: visit.id,
        channel: "VISIT",
        spokenOn: "2026-03-02",
        placeText: "3号楼 2单元 501",
        firstContactId: visitor.personId,
        reachable: true,
      });
    expect(new Set(stored2.map((i) => i.residentId)).size).toBe(1);
    expect(new Set(answer.receipts.map((r) => r.receiptNo)).size).toBe(2);
    expect(
      await db.visit.findUnique({ where: { id: visit.id }, include: { household: true } }),
    ).toMatchObject({
      visitorId: visitor.personId,
      visitedAt: at("03-02 19:30"),
      household: { building: "3号楼", unit: "2单元", room: "501", contactName: null, contactPhone: null },
    });
  });

  it("sent again, also eight times at once, makes nothing new and answers with the same receipts", async () => {
    const visitor = cadre();
    const visit = form({ room: "502" });
    const before = await rowCounts();
    const answers = await Promise.all(Array.from({ length: 8 }, () => log(visit, "03-02 20:00", visitor)));
    answers.push(await log(visit, "03-05 20:00", visitor));
    const numbers = (a: (typeof answers)[number] | undefined) =>
      !a || isProblem(a) ? a : a.receipts.map((r) => `${r.receiptNo} ${r.secret}`).sort();
    for (const answer of answers) expect(numbers(answer)).toEqual(numbers(answers[0]));
    const after = await rowCounts();
    const more = (table: string) => (after[table] ?? 0) - (before[table] ?? 0);
    expect(["visits", "households", "issues", "residents", "events", "clocks"].map(more)).toEqual([
      1, 1, 2, 1, 2, 6,
    ]);
  });

  it("writes nothing at all when the second problem cannot be registered", async () => {
    const first = await logged(form({ room: "503" }));
    const taken = await db.issueEvent.findFirstOrThrow({
      where: { issueId: first.receipts[0]?.issueId ?? "" },
    });
    const before = await rowCounts();
    const again = form({ room: "504", problems: [raised("好的"), raised("重号", taken.commandId ?? "")] });
    expect(await log(again)).toEqual({ code: "NOT_FOUND" });
    const twins = uuidv7();
    const doubled = form({ room: "504", problems: [raised("第一件", twins), raised("第二件", twins)] });
    expect(await log(doubled)).toEqual({ code: "NOT_FOUND" });
    expect(await rowCounts()).toEqual(before);
  });

  it("nor when the second problem is not filled in: the form is told which", () => {
    const result = visitCommand.safeParse({ ...form(), problems: [raised("水管漏"), raised(" ")] });
    expect(fieldProblems(result.error as never)).toEqual({
      "problems.1.statement": { code: "REQUIRED", min: 2 },
    });
  });
});

describe("a visit without a problem is a whole visit", () => {
  it.each(["NOTHING_RAISED", "NOT_MET", "DECLINED"])("%s", async (result) => {
    const before = await rowCounts();
    const answer = await logged(nothingRaised({ result, note: "家里没人", room: `6${result.length}` }));
    expect(answer.receipts).toEqual([]);
    const after = await rowCounts();
    expect(after.visits).toBe((before.visits ?? 0) + 1);
    expect([after.issues, after.residents]).toEqual([before.issues, before.residents]);
  });

  it("at one address twice is one address, two visits", async () => {
    const address = { building: "8号楼", unit: "", room: "101" };
    await Promise.all([1, 2, 3, 4].map(() => logged(nothingRaised(address))));
    const [household] = await db.household.findMany({ where: address, include: { visits: true } });
    expect(household?.visits).toHaveLength(4);
    expect(await db.household.count({ where: address })).toBe(1);
  });

  it("may be in the street, and then belongs to no address", async () => {
    const { visitId } = await logged(nothingRaised({ building: "", unit: "", room: "" }));
    expect(await db.visit.findUnique({ where: { id: visitId } })).toMatchObject({
      householdId: null,
      placeText: "",
    });
  });

  it("without an hour is put at noon, and never later than now", async () => {
    const { visitId } = await logged(nothingRaised({ visitedTime: "" }));
    expect((await db.visit.findUnique({ where: { id: visitId } }))?.visitedAt).toEqual(at("03-02 12:00"));
    const early = await log(nothingRaised({ visitedTime: "23:00" }), "03-02 20:00");
    if (isProblem(early)) throw new Error(early.code);
    expect((await db.visit.findUnique({ where: { id: early.visitId } }))?.visitedAt).toEqual(
      at("03-02 20:00"),
    );
  });

  it.each([
    ["EVENING_RECEPTION", "RECEPTION"],
    ["SEAT_IN", "RECEPTION"],
    ["PHONE_CONTACT", "PHONE"],
  ])("%s tells of the channel %s", async (type, channel) => {
    const { receipts } = await logged(form({ type, problems: [raised("路灯坏了")] }));
    expect((await stored(receipts[0]?.issueId ?? "")).channel).toBe(channel);
  });
});

describe("what is refused, and leaves nothing behind", () => {
  it.each([
    ["a place outside the cadre's area", { unitId: unitIds.neighbour }, "PLACE_OUT_OF_REACH"],
    ["a place nobody knows", { unitId: uuidv7() }, "UNKNOWN_PLACE"],
    ["a department as a place", { unitId: unitIds.countyWater }, "UNKNOWN_PLACE"],
    ["tomorrow", { visitedOn: "2026-03-03" }, "SPOKEN_IN_FUTURE"],
    ["last month without a reason", { visitedOn: "2026-02-02" }, "SPOKEN_TOO_LONG_AGO"],
  ])("%s", async (_case, change, code) => {
    const before = await rowCounts();
    expect(await log(form({ ...change, room: "901" }))).toEqual({ code });
    expect(await log(nothingRaised({ ...change, room: "901" }))).toEqual({ code });
    expect(await rowCounts()).toEqual(before);
  });

  it("a post that visits nobody", async () => {
    expect(await log(nothingRaised(), "03-02 20:00", cadre("community", "AUDITOR"))).toEqual({
      code: "PLACE_OUT_OF_REACH",
    });
    expect(await log(nothingRaised(), "03-02 20:00", cadre("town3"))).toEqual({ code: "PLACE_OUT_OF_REACH" });
  });

  it("another's visit: its id gives no receipts to a colleague", async () => {
    const visit = form({ room: "777" });
    const { receipts } = await logged(visit);
    const answer = await log(visit, "03-02 20:30", cadre());
    expect(answer).toEqual({ code: "NOT_FOUND" });
    expect(JSON.stringify(answer)).not.toContain(receipts[0]?.secret);
  });
});

it("entered a month late with a reason, it counts from the day it was said", async () => {
  const { receipts } = await logged(form({ visitedOn: "2026-02-02", lateReason: "山里没有信号", room: "1" }));
  const issue = await stored(receipts[0]?.issueId ?? "");
  expect(issue.spokenOn).toBe("2026-02-02");
  expect(issue.clocks.find((c) => c.kind === "REPLY")?.basis.due).toBe("2026-02-09");
});

describe("不留姓名 in a visit", () => {
  it("keeps no contact with that problem, though another one of the same visit has it", async () => {
    const secret = { ...raised("邻居欺负人，别说是我讲的"), confidentiality: "ANONYMOUS" };
    const done = await logged(form({ problems: [raised("水管一直漏"), secret] }));
    const issues = await db.issue.findMany({ where: { visitId: done.visitId }, include: { resident: true } });
    const contacts = Object.fromEntries(issues.map((i) => [i.confidentiality, i.resident?.phone ?? null]));
    expect(contacts).toEqual({ NORMAL: "13800005678", ANONYMOUS: null });
  });

  it("keeps no contact at all when every problem is anonymous", async () => {
    const before = await db.resident.count();
    await logged(form({ problems: [{ ...raised("有人收钱不办事"), confidentiality: "ANONYMOUS" }] }));
    expect(await db.resident.count()).toBe(before);
  });
});
