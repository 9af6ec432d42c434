import { uuidv7 } from "uuidv7";
import { beforeAll, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { answerForm, askForm, MOST_IN_BATCH } from "#lib/domain/policy/questions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { precedentsFor, readPolicy } from "#lib/queries/policy/questions.ts";
import { answerBatch, askPolicy } from "#lib/usecases/policy/questions.ts";
import { clock, makeOffices, type Offices, told } from "#tests/support/offices.ts";

/** 一周一报 (domain.md Z20): asked by Thursday, answered in one go, found by the next. */
let o: Offices;
beforeAll(async () => {
  o = await makeOffices();
});
const TUESDAY = clock("2026-03-03 10:00");
const THURSDAY = clock("2026-03-05 23:59");
const FRIDAY = clock("2026-03-06 00:00");
const code = async (work: Promise<unknown>) => {
  const done = await work;
  return isProblem(done) ? done.code : "DONE";
};
const asking = (text: string, more: object = {}) =>
  askForm.parse({
    ...{ questionId: uuidv7(), unitId: o.units.town.id, officeId: o.units.city.id },
    ...{ category: "HOUSING_PROPERTY.ELEVATOR", text },
    ...more,
  });
const answering = (ids: readonly string[], more: object = {}) =>
  answerForm.parse({
    ...{ batchId: uuidv7(), officeId: o.units.city.id, batchOn: "2026-03-05", looked: "on" },
    answer: ids.map((questionId) => ({
      questionId,
      text: "由住户协商，街道主持，不能替住户定数额。",
      basis: "《民法典》第二百七十八条",
    })),
    ...more,
  });
const page = async (actor: Staff, q = "", now = FRIDAY) => {
  const found = await readPolicy(actor, { q, category: "", issue: "" }, now);
  if (!found) throw new Error("on duty");
  return found;
};

it("is asked upwards, answered whole after the cut-off, and found by others in other words", async () => {
  const first = asking("加装电梯，一楼住户要补偿，按什么标准？");
  const second = asking("没有物业的小区，路灯电费谁出？", { category: "UTILITIES.STREET_LIGHT" });
  const late = asking("老人助餐能不能跨区享受优惠？");
  expect(await code(askPolicy(o.people.visitor, first, TUESDAY))).toBe("NOT_ALLOWED");
  const down = asking("这样问对不对，请教一下", { officeId: o.units.community.id });
  expect(await code(askPolicy(o.people.town, down, TUESDAY))).toBe("NO_OFFICE_ABOVE");
  const personal = asking("居民 13800005678 问的电梯补偿怎么算？");
  expect(await code(askPolicy(o.people.town, personal, TUESDAY))).toBe("PERSONAL_WORDS");
  expect(await code(askPolicy(o.people.town, first, TUESDAY))).toBe("DONE");
  expect(await code(askPolicy(o.people.town, second, THURSDAY))).toBe("DONE");
  expect(await code(askPolicy(o.people.town, late, FRIDAY))).toBe("DONE");
  const waiting = (await page(o.people.city)).waiting;
  expect(waiting.map(({ on, closed, questions }) => [on, closed, questions.length])).toEqual([
    ["2026-03-05", true, 2],
    ["2026-03-12", false, 1],
  ]);

  const ids = [first.questionId, second.questionId];
  expect(await code(answerBatch(o.people.city, answering(ids), THURSDAY))).toBe("BATCH_OPEN");
  expect(await code(answerBatch(o.people.county, answering(ids), FRIDAY))).toBe("NOT_ALLOWED");
  expect(await code(answerBatch(o.people.city, answering(ids.slice(1)), FRIDAY))).toBe("BATCH_NOT_WHOLE");
  const expired = answering(ids);
  for (const one of expired.answer) one.validUntil = "2026-03-05";
  expect(await code(answerBatch(o.people.city, expired, FRIDAY))).toBe("ANSWER_EXPIRED");
  expect(await db.policyAnswer.count(), "all of them or none").toBe(0);
  const form = answering(ids);
  const both = await Promise.all([
    answerBatch(o.people.city, form, FRIDAY),
    answerBatch(o.people.city, form, FRIDAY),
  ]);
  expect(both).toEqual([{ id: form.batchId }, { id: form.batchId }]);
  expect(await code(answerBatch(o.people.city, answering(ids), FRIDAY))).toBe("BATCH_ANSWERED");

  const message = { topic: "policyAnswered", recipient: `unit:${o.units.town.id}` };
  expect(await db.outbox.count({ where: message }), "whoever asked is told").toBe(1);

  expect((await page(o.people.neighbour, "？！")).found, "nothing to look for").toEqual([]);
  const hits = (await page(o.people.neighbour, "一楼要求电梯补偿怎么办")).found;
  expect(hits[0]).toMatchObject({ question: "加装电梯，一楼住户要补偿，按什么标准？", stand: "HOLDS" });
  expect((await page(o.people.neighbour, "量子")).found).toEqual([]);
  await expect(db.policyAnswer.updateMany({ data: { answer: "x" } })).rejects.toThrow();
  await expect(db.policyQuestion.deleteMany()).rejects.toThrow();
  expect(await readPolicy(o.people.admin, { q: "", category: "", issue: "" }, FRIDAY)).toBeNull();
});

it("is replaced by a newer answer and stays to be read; handlers are offered what holds", async () => {
  const category = "CARE_SERVICE.MEAL_SERVICE";
  const old = asking("外地户口的老人，能不能享受助餐？", { category });
  await askPolicy(o.people.town, old, clock("2026-03-17"));
  const batch = { batchOn: "2026-03-19" };
  expect(
    await code(answerBatch(o.people.city, answering([old.questionId], batch), clock("2026-03-20"))),
  ).toBe("DONE");
  const before = await db.policyAnswer.findUniqueOrThrow({ where: { questionId: old.questionId } });
  const ask = asking("助餐的优惠改了没有，现在怎么算？", { category });
  await askPolicy(o.people.town, ask, clock("2026-03-24"));
  const answer = [
    {
      questionId: ask.questionId,
      text: "今年起按常住地办。",
      basis: "市民政局文件第三条",
      insteadId: before.id,
    },
  ];
  const newer = answering([], { batchOn: "2026-03-26", answer });
  expect(await code(answerBatch(o.people.city, newer, clock("2026-03-27")))).toBe("DONE");
  const { found } = await page(o.people.neighbour, "助餐", clock("2026-03-28"));
  expect(found.map(({ id, stand }) => [id === before.id, stand])).toEqual([
    [false, "HOLDS"],
    [true, "REPLACED"],
  ]);
  const offered = await precedentsFor(o.people.handler, { category }, clock("2026-03-28"));
  expect(offered.map(({ answer: words }) => words)).toEqual(["今年起按常住地办。"]);
  expect(await precedentsFor(o.people.handler, { category: "UTILITIES.GAS_SUPPLY" }, FRIDAY)).toEqual([]);
});

it("is tied to a matter only where every office may see that, and never says who raised it", async () => {
  const { issueId } = await told(o.people.visitor, o.units.community.id, TUESDAY);
  const named = asking("王阿姨家漏水，公共水管由谁来修？", { issueId, looked: "on" });
  expect(await code(askPolicy(o.people.town, named, TUESDAY))).toBe("PERSONAL_WORDS");
  expect(await code(askPolicy(o.people.town, asking("公共水管漏了由谁来修？", { issueId }), TUESDAY))).toBe(
    "DONE",
  );
  await db.issue.update({ where: { id: issueId }, data: { hiddenFrom: 6 } });
  expect(await code(askPolicy(o.people.town, asking("公共水管漏了由谁来修？", { issueId }), TUESDAY))).toBe(
    "QUESTION_NOT_OPEN",
  );
  const own = (await page(o.people.community)).own;
  expect(own.every(({ opens }) => !opens)).toBe(true);
});

it("a week takes no more than are answered in one go, also of six who ask at once", async () => {
  const on = clock("2026-04-07 10:00");
  const full = Array.from({ length: MOST_IN_BATCH - 1 }, (_, n) =>
    asking(`第${n + 1}个问题：补贴怎么申请？`),
  );
  for (const form of full) expect(await code(askPolicy(o.people.town, form, on))).toBe("DONE");
  const last = Array.from({ length: 6 }, (_, n) => asking(`第${MOST_IN_BATCH + n}个问题：谁来出路灯电费？`));
  // each on a connection that stands already, or they come one after the other
  await Promise.all(last.map(() => db.$queryRaw`SELECT pg_sleep(0.2)::text`));
  const done = await Promise.all(last.map((form) => code(askPolicy(o.people.town, form, on))));
  expect(done.sort()).toEqual([...Array(5).fill("BATCH_FULL"), "DONE"]);
});
