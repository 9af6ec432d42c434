import { uuidv7 } from "uuidv7";
import { beforeAll, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { endForm, hotForm, hotStand, moveForm } from "#lib/domain/open/hotIssues.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { hotDesk, readHotIssues } from "#lib/queries/open/hotIssues.ts";
import { endHot, moveHot, promiseHot } from "#lib/usecases/open/hotIssues.ts";
import { clock, makeOffices, type Offices, told } from "#tests/support/offices.ts";

/** 限期解决 (domain.md Z31): what was promised before everybody stays to be read. */
let o: Offices;
beforeAll(async () => {
  o = await makeOffices();
});
const NOW = clock("2026-03-02 10:00");
const code = async (work: Promise<unknown>) => {
  const done = await work;
  return isProblem(done) ? done.code : "DONE";
};
const promising = (more: object = {}) =>
  hotForm.parse({
    ...{ hotId: uuidv7(), unitId: o.units.county.id, responsibleId: o.units.water.id },
    ...{ title: "老街雨天积水", text: "清淤、换管，再装泵。", dueOn: "2026-04-01" },
    stage: [{ name: "清淤", dueOn: "2026-03-10" }],
    ...more,
  });
/** Days of the promise that the window shows: the whole and one step. */
const SHOWN = 2;
const move = (hotId: string, dueOn: string, more: object = {}) =>
  moveForm.parse({
    ...{ dateId: uuidv7(), hotId, dueOn, seen: String(SHOWN), reason: "新管子要等到下个月才到货" },
    ...more,
  });
const end = (hotId: string, more: object = {}) =>
  endForm.parse({ endId: uuidv7(), hotId, kind: "DONE", words: "换好了，两场雨都没有积水", ...more });

it("a moved day needs its reason and the old one stays, also when it is done", async () => {
  const form = promising();
  const both = await Promise.all([
    promiseHot(o.people.county, form, NOW),
    promiseHot(o.people.county, form, NOW),
  ]);
  expect(both).toEqual([{ id: form.hotId }, { id: form.hotId }]);
  expect(await code(moveHot(o.people.county, move(form.hotId, "2026-04-01"), NOW))).toBe("HOT_SAME_DAY");
  expect(await code(moveHot(o.people.county, move(form.hotId, "2026-03-01"), NOW))).toBe("HOT_DAY_PAST");
  expect(await code(moveHot(o.people.county, move(form.hotId, "2036-03-01"), NOW))).toBe("HOT_DAY_FAR");
  expect(await code(moveHot(o.people.county, move(form.hotId, "2026-04-20"), clock("2026-03-20")))).toBe(
    "DONE",
  );
  const [shown] = (await readHotIssues(clock("2026-04-21"))).rows;
  expect(shown?.dates).toEqual([
    { dueOn: "2026-04-01", reason: null, on: "2026-03-02" },
    { dueOn: "2026-04-20", reason: "新管子要等到下个月才到货", on: "2026-03-20" },
  ]);
  expect(shown && hotStand(shown, "2026-04-21")).toBe("OVERDUE");
  expect(await code(endHot(o.people.county, end(form.hotId), NOW)), "a step is open").toBe("HOT_STEPS_OPEN");
  expect(await code(moveHot(o.people.county, move(form.hotId, "2026-04-25"), NOW)), "another window").toBe(
    "HOT_MOVED",
  );
  const early = move(form.hotId, "2026-03-09", { seen: String(SHOWN + 1) });
  expect(await code(moveHot(o.people.county, early, NOW))).toBe("HOT_WHOLE_BEFORE");
  expect(await code(endHot(o.people.county, end(form.hotId, { stage: "1" }), NOW))).toBe("DONE");
  expect(await code(endHot(o.people.county, end(form.hotId), clock("2026-04-22")))).toBe("DONE");
  expect(await code(endHot(o.people.county, end(form.hotId), NOW))).toBe("HOT_OVER");
  expect(await code(moveHot(o.people.county, move(form.hotId, "2026-05-01"), NOW))).toBe("HOT_OVER");
  const [done] = (await readHotIssues(clock("2026-05-01"))).rows;
  expect(done && hotStand(done, "2026-05-01")).toBe("DONE_LATE");
  expect(done?.dates).toHaveLength(2);
  for (const change of [
    db.hotDate.updateMany({ data: { dueOn: new Date("2026-05-01") } }),
    db.hotDate.deleteMany(),
    db.hotIssue.updateMany({ data: { title: "x" } }),
    db.hotEnd.deleteMany(),
  ])
    await expect(change).rejects.toThrow();
});

it("is for the office of the place, names nobody, and tells nothing that may not be told", async () => {
  expect(await code(promiseHot(o.people.handler, promising(), NOW))).toBe("NOT_ALLOWED");
  expect(await code(promiseHot(o.people.town, promising(), NOW))).toBe("PLACE_OUT_OF_REACH");
  const outside = promising({ unitId: o.units.town.id, responsibleId: o.units.county.id });
  expect(await code(promiseHot(o.people.county, outside, NOW))).toBe("HOT_UNIT");
  expect(await code(promiseHot(o.people.county, promising({ text: "问王阿姨 13800005678" }), NOW))).toBe(
    "PERSONAL_WORDS",
  );
  expect(await hotDesk(o.people.handler, NOW)).toBeNull();

  const receipt = await told(o.people.visitor, o.units.community.id, NOW, { category: "UTILITIES.DRAINAGE" });
  const { receiptNo } = await db.issue.findUniqueOrThrow({ where: { id: receipt.issueId } });
  const named = promising({ receiptNo, text: "欧阳家门口积水，王阿姨反映的。", looked: "on" });
  expect(await code(promiseHot(o.people.county, named, NOW)), "whoever raised it is known").toBe(
    "PERSONAL_WORDS",
  );
  const form = promising({ receiptNo });
  expect(await code(promiseHot(o.people.county, form, NOW))).toBe("DONE");
  const listed = async () => (await readHotIssues(NOW)).rows.some(({ id }) => id === form.hotId);
  expect(await listed()).toBe(true);
  await db.issue.update({ where: { id: receipt.issueId }, data: { confidentiality: "CONFIDENTIAL" } });
  expect(await listed(), "what became confidential since is told no more").toBe(false);
  expect(await code(promiseHot(o.people.county, promising({ receiptNo }), NOW))).toBe("NOT_FOR_ALL");
});

it("of what was taken down only the reason is read", async () => {
  const form = promising();
  await promiseHot(o.people.county, form, NOW);
  const down = end(form.hotId, { kind: "TAKEN_DOWN", words: "写错了地方，另放一项。" });
  const step = end(form.hotId, { kind: "TAKEN_DOWN", words: "这一步不做了，另外安排。", stage: "1" });
  expect(await code(endHot(o.people.county, step, NOW))).toBe("HOT_WHOLE_DOWN");
  expect(await code(endHot(o.people.county, down, NOW))).toBe("DONE");
  const shown = (await readHotIssues(NOW)).rows.find(({ id }) => id === form.hotId);
  expect(shown).toMatchObject({ title: "", text: "", stages: [], end: { words: "写错了地方，另放一项。" } });
});
