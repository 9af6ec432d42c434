import { uuidv7 } from "uuidv7";
import { beforeAll, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { caseStepForm, openCaseForm } from "#lib/domain/review/accountability.ts";
import type { CaseVerb } from "#lib/domain/vocabulary.ts";
import { readCase, readCases } from "#lib/queries/review/accountability.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import { findClues, openCase, takeCaseStep } from "#lib/usecases/review/accountability.ts";
import { clock, colleague, makeOffices, type Offices, told } from "#tests/support/offices.ts";

/** 问责 (domain.md C8): a rule finds a clue, people decide, and the unit is heard first. */
let o: Offices;
let above: Staff;
beforeAll(async () => {
  o = await makeOffices();
  above = await colleague("市督办", ["SUPERVISOR", o.units.city]);
});
const NOW = clock("2026-04-01 10:00");
const code = async (work: Promise<unknown>) => {
  const done = await work;
  return isProblem(done) ? done.code : "DONE";
};
const opening = (more: object = {}) =>
  openCaseForm.parse({
    ...{ caseId: uuidv7(), unitId: o.units.water.id, kind: "PERFUNCTORY" },
    words: "两次答复都只写了正在办理，两次退回。",
    ...more,
  });
const step = (caseId: string, verb: CaseVerb, more: object = {}) =>
  caseStepForm.parse({ stepId: uuidv7(), caseId, verb, words: "看过材料，情况属实。", ...more });
const take = (who: Staff, caseId: string, verb: CaseVerb, more: object = {}, now = NOW) =>
  code(takeCaseStep(who, step(caseId, verb, more), now));

it("a rule writes each clue down once, about the unit, and never of what is hidden", async () => {
  const open = await told(o.people.visitor, o.units.community.id, clock("2026-03-02"));
  const hidden = await told(o.people.visitor, o.units.community.id, clock("2026-03-02"));
  const sweepAt = clock("2026-03-12 00:10");
  await sweepOverdue(sweepAt);
  await db.issue.update({ where: { id: hidden.issueId }, data: { hiddenFrom: 4 } });
  const found = await findClues(sweepAt);
  expect(found).toBeGreaterThan(0);
  expect(await findClues(sweepAt), "once").toBe(0);
  const clues = await db.accountabilityCase.findMany();
  expect(clues.every(({ issueId }) => issueId === open.issueId)).toBe(true);
  expect(clues.map(({ kind, openedBy }) => [kind, openedBy])).toContainEqual(["REPLY_BREACH", null]);
  expect(await db.accountabilityStep.count(), "nothing follows by itself").toBe(0);
  const old = await told(o.people.visitor, o.units.community.id, clock("2026-01-05"));
  await sweepOverdue(clock("2026-01-20"));
  await findClues(NOW);
  expect(await db.accountabilityCase.count({ where: { issueId: old.issueId } }), "long ago").toBe(0);
});

it("each rule charges the unit whose doing it was, wherever the matter lies now", async () => {
  const { issueId } = await told(o.people.visitor, o.units.community.id, clock("2026-03-20"));
  // It was ended twice by the waterworks and opened again each time; now it lies with the county.
  await db.issue.update({
    where: { id: issueId },
    data: { leadUnitId: o.units.county.id, refusalReview: "OVERTURNED" },
  });
  const step = (verb: string, unitId: string | null) => ({ verb, unitId });
  const steps = [
    step("resolve", o.units.water.id),
    step("reopen", null),
    step("resolve", o.units.water.id),
    step("reopen", null),
    step("refuse", o.units.town.id),
    step("review", o.units.county.id),
  ];
  const at = clock("2026-03-25");
  await db.issueEvent.createMany({
    data: steps.map((one, n) => ({
      ...{ ...one, id: uuidv7(), issueId, seq: 500 + n, actorRole: "HANDLER", level: "TOWN" },
      ...{ fromState: "IN_PROGRESS", toState: "IN_PROGRESS", at, madeAt: at, data: {} },
    })),
  });
  await db.reply.create({
    data: {
      ...{ id: uuidv7(), issueId, round: 1, level: "COMMUNITY", unitId: o.units.community.id },
      ...{ personId: o.people.community.personId, kind: "PROGRESS", done: "", state: "", next: "" },
      ...{ contactName: "", contactPhone: "", channel: "PHONE", at, deniedAt: at },
    },
  });
  await db.supervisionOrder.create({
    data: {
      ...{ id: uuidv7(), issueId, level: 1, reason: "HAZARD_IGNORED", words: "" },
      ...{ unitId: null, toUnitId: o.units.other.id, issuedAt: at, dueAt: at },
    },
  });
  await findClues(NOW);
  const clues = await db.accountabilityCase.findMany({ where: { issueId }, orderBy: { kind: "asc" } });
  expect(clues.map(({ kind, unitId, facts }) => [kind, unitId, facts])).toEqual([
    ["FALSE_CONTACT", o.units.community.id, 1],
    ["HAZARD_IGNORED", o.units.other.id, 1],
    ["REFUSAL_OVERTURNED", o.units.town.id, 1],
    ["REOPENED_TWICE", o.units.water.id, 2],
  ]);
});

it("of two who tell of the same at once, and the rules beside them, one writes it down", async () => {
  const issue = await told(o.people.visitor, o.units.community.id, clock("2026-03-30"));
  const { receiptNo } = await db.issue.findUniqueOrThrow({ where: { id: issue.issueId } });
  const about = () => opening({ kind: "PERFUNCTORY", unitId: o.units.town.id, receiptNo });
  const done = await Promise.all([
    code(openCase(o.people.supervisor, about(), NOW)),
    code(openCase(above, about(), NOW)),
  ]);
  expect(done.sort()).toEqual(["CASE_THERE", "DONE"]);
});

it("is read by whoever supervises the unit; the unit reads it once somebody looks into it", async () => {
  const form = opening();
  expect(await code(openCase(o.people.town, form, NOW))).toBe("NOT_ALLOWED");
  const both = await Promise.all([
    openCase(o.people.supervisor, form, NOW),
    openCase(o.people.supervisor, form, NOW),
  ]);
  expect(both).toEqual([{ id: form.caseId }, { id: form.caseId }]);
  const sees = async (who: Staff) => (await readCase(who, form.caseId, NOW)) !== null;
  expect(await sees(o.people.supervisor)).toBe(true);
  expect(await sees(o.people.lead), "a clue is no reproach yet").toBe(false);
  expect(await take(o.people.lead, form.caseId, "explain")).toBe("NOT_FOUND");
  expect(await take(o.people.supervisor, form.caseId, "verify")).toBe("DONE");
  expect(await sees(o.people.lead)).toBe(true);
  const message = { topic: "caseStep", recipient: `unit:${o.units.water.id}` };
  expect(await db.outbox.count({ where: message }), "the unit is told").toBe(1);
  for (const other of [o.people.town, o.people.handler, o.people.city, o.people.admin])
    expect(await sees(other)).toBe(false);
  expect(await readCases(o.people.handler)).toBeNull();
});

it("a unit that was being verified hears that it is over; of a clue dropped before it hears nothing", async () => {
  const told = () => db.outbox.count({ where: { topic: "caseStep", recipient: `unit:${o.units.water.id}` } });
  const [unseen, verified] = [opening({ kind: "FALSE_CONTACT" }), opening({ kind: "RETALIATION" })];
  for (const form of [unseen, verified]) await openCase(o.people.supervisor, form, NOW);
  const before = await told();
  expect(await take(o.people.supervisor, unseen.caseId, "drop")).toBe("DONE");
  expect(await told()).toBe(before);
  await take(o.people.supervisor, verified.caseId, "verify");
  expect(await take(o.people.supervisor, verified.caseId, "drop")).toBe("DONE");
  expect(await told()).toBe(before + 2);
  expect(await readCase(o.people.lead, verified.caseId, NOW)).toMatchObject({ found: { state: "DROPPED" } });
});

it("is decided after the unit was heard, appealed against once, and ruled on by somebody else", async () => {
  const form = opening({ kind: "LEAK" });
  await openCase(o.people.supervisor, form, NOW);
  const id = form.caseId;
  expect(await take(o.people.supervisor, id, "decide", { outcome: "TALK" })).toBe("CASE_NOT_NOW");
  await take(o.people.supervisor, id, "verify");
  expect(await take(o.people.supervisor, id, "decide", { outcome: "TALK" })).toBe("CASE_UNHEARD");
  const once = step(id, "explain");
  const twice = await Promise.all([
    takeCaseStep(o.people.lead, once, NOW),
    takeCaseStep(o.people.lead, once, NOW),
  ]);
  expect(twice).toEqual([{ id: once.stepId }, { id: once.stepId }]);
  expect(() => step(id, "decide"), "an outcome is said").toThrow();
  expect(await take(o.people.supervisor, id, "decide", { outcome: "TALK" })).toBe("DONE");
  const heard = async () =>
    (await db.outbox.findMany({ where: { topic: "caseAnswered" }, orderBy: { id: "asc" } })).map(
      ({ recipient }) => recipient,
    );
  expect(await heard(), "who looks into it hears what the unit explained").toEqual([
    `unit:${o.units.county.id}`,
  ]);
  expect(await take(o.people.lead, id, "appeal")).toBe("DONE");
  expect((await heard()).slice(1), "an appeal also the office above").toEqual([
    `unit:${o.units.county.id}`,
    `unit:${o.units.city.id}`,
  ]);
  expect(await take(o.people.supervisor, id, "ruleAppeal", { outcome: "TALK" })).toBe("CASE_OTHER_PERSON");
  expect(await take(above, id, "ruleAppeal", { outcome: "EXEMPT" })).toBe("DONE");
  expect(await take(o.people.supervisor, id, "close")).toBe("DONE");
  const page = await readCase(o.people.lead, id, NOW);
  expect(page).toMatchObject({ outcome: "EXEMPT", possible: [], found: { state: "CLOSED" } });
  expect(JSON.stringify(page), "no person stands in it").not.toContain(o.people.supervisor.personId);
  await expect(db.accountabilityStep.deleteMany()).rejects.toThrow();
  await expect(db.accountabilityCase.updateMany({ data: { facts: 9 } })).rejects.toThrow();
});

it("keeps whoever serves at the unit out, and hides the matter from whoever may not see it", async () => {
  const own = opening({ unitId: o.units.county.id });
  expect(await code(openCase(o.people.supervisor, own, NOW))).toBe("CASE_RECUSED");
  const both = await colleague("两边", ["SUPERVISOR", o.units.county], ["HANDLER", o.units.water]);
  expect(await code(openCase(both, opening({ kind: "FORGED" }), NOW))).toBe("CASE_RECUSED");

  const issue = await told(o.people.visitor, o.units.community.id, clock("2026-03-30"));
  const { receiptNo } = await db.issue.findUniqueOrThrow({ where: { id: issue.issueId } });
  const about = opening({ kind: "RETALIATION", unitId: o.units.town.id, receiptNo });
  const stranger = opening({ kind: "LEAK", unitId: o.units.other.id, receiptNo });
  expect(await code(openCase(o.people.supervisor, stranger, NOW)), "it never was theirs").toBe(
    "CASE_NOT_ITS_MATTER",
  );
  expect(await code(openCase(o.people.supervisor, about, NOW))).toBe("DONE");
  await take(o.people.supervisor, about.caseId, "verify");
  // from the town on down nobody sees it
  await db.issue.update({ where: { id: issue.issueId }, data: { hiddenFrom: 4 } });
  expect((await readCase(o.people.supervisor, about.caseId, NOW))?.found.issueId).toBe(issue.issueId);
  const theirs = await readCase(o.people.town, about.caseId, NOW);
  expect(theirs?.found).toMatchObject({ issueId: null, receiptNo: null, opens: false });
  expect(theirs?.possible, "and may answer all the same").toEqual(["explain"]);
  await db.issue.update({ where: { id: issue.issueId }, data: { hiddenFrom: 2 } });
  expect(await readCase(o.people.supervisor, about.caseId, NOW), "hidden from the supervisor too").toBeNull();
  expect((await readCases(o.people.supervisor))?.cases.some(({ id }) => id === about.caseId)).toBe(false);
  expect(await readCase(above, about.caseId, NOW)).not.toBeNull();
});
