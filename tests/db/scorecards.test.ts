import { uuidv7 } from "uuidv7";
import { beforeAll, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { periodOf } from "#lib/domain/calendar/period.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { MEASURES, publishForm, scorecardReplyForm } from "#lib/domain/review/scorecards.ts";
import { countFigures } from "#lib/queries/figures/figures.ts";
import { readScorecard, readScorecards } from "#lib/queries/review/scorecards.ts";
import { answerScorecard, publishScorecard } from "#lib/usecases/review/scorecards.ts";
import { type City, makeCaseload, PRESENT } from "#tests/support/caseload.ts";
import { colleague } from "#tests/support/offices.ts";

/** 绩效考核 (domain.md N13): figures of a unit, published once and never counted anew. */
let city: City;
let reviewer: Staff;
let county: { id: string };
let head: Staff;
beforeAll(async () => {
  city = await makeCaseload(600);
  reviewer = await colleague("审核员", ["REVIEWER", city.city]);
  county = city.counties[0] as { id: string };
  head = await colleague("县办", ["COUNCIL_CLERK", county as never]);
});
const days = { fromOn: "2025-04-01", toOn: "2026-03-01" };
const publishing = (more: object = {}) =>
  publishForm.parse({ scorecardId: uuidv7(), unitId: county.id, ...days, ...more });
const code = async (work: Promise<unknown>) => {
  const done = await work;
  return isProblem(done) ? done.code : "DONE";
};

it("has the figures of the dashboard beside its peers, and keeps them whatever happens later", async () => {
  const form = publishing();
  const both = await Promise.all([
    publishScorecard(reviewer, form, PRESENT),
    publishScorecard(reviewer, form, PRESENT),
  ]);
  expect(both).toEqual([{ id: form.scorecardId }, { id: form.scorecardId }]);
  const page = await readScorecard(reviewer, form.scorecardId);
  const unit = { id: county.id, name: "", level: "COUNTY", kind: "AREA" } as const;
  const period = periodOf(days.fromOn, days.toOn);
  const { total } = await countFigures({ actor: "OPEN", unit, period, now: PRESENT });
  for (const id of ["feedbackRate", "resolvedRate", "onTimeReplyRate", "satisfactionRate"] as const)
    expect(page?.measures.find((measure) => measure.id === id)?.value, id).toEqual(total[id]);
  expect(page?.units.map(({ unitId }) => unitId)).toEqual(city.counties.map(({ id }) => id));
  expect(page?.card.asOf).toEqual(PRESENT);
  expect(Object.keys(page?.card.formulas ?? {})).toHaveLength(MEASURES.length);

  await db.issue.updateMany({ data: { hiddenFrom: 4 } });
  expect(await readScorecard(reviewer, form.scorecardId)).toEqual(page);
  expect(page?.recordFrom, "all its days are on record").toBeNull();
  await expect(db.scorecardRow.updateMany({ data: { counted: 1 } })).rejects.toThrow();
  await expect(db.scorecard.deleteMany()).rejects.toThrow();
});

it("is published once for the same unit and days, also by two at once, and not of days before the record", async () => {
  const days = { fromOn: "2025-06-01" };
  const other = await colleague("另一位审核员", ["REVIEWER", city.city]);
  const done = await Promise.all([
    code(publishScorecard(reviewer, publishing(days), PRESENT)),
    code(publishScorecard(other, publishing(days), PRESENT)),
  ]);
  expect(done.sort()).toEqual(["DONE", "SCORECARD_ONCE"]);
  const before = { fromOn: "2005-01-01", toOn: "2005-01-31" };
  expect(await code(publishScorecard(reviewer, publishing(before), PRESENT))).toBe("BEFORE_RECORD");
  const partly = publishing({ fromOn: "2024-12-01", toOn: "2025-09-01" });
  expect(await code(publishScorecard(reviewer, partly, PRESENT))).toBe("DONE");
  const first = await db.issue.findFirstOrThrow({ orderBy: { registeredAt: "asc" } });
  const told = async () => (await readScorecard(reviewer, partly.scorecardId))?.recordFrom;
  const since = shanghaiDate(first.registeredAt);
  expect(await told()).toBe(since);
  const registeredAt = new Date(first.registeredAt.getTime() - 200 * 86_400_000);
  await db.issue.update({ where: { id: first.id }, data: { registeredAt } });
  expect(await told(), "whatever is brought in later").toBe(since);
});

it("is published by a reviewer above, of days that are over, and answered once by the unit", async () => {
  const form = publishing({ fromOn: "2025-05-01" });
  expect(await code(publishScorecard(head, form, PRESENT))).toBe("NOT_ALLOWED");
  expect(await code(publishScorecard(reviewer, publishing({ unitId: city.city.id }), PRESENT))).toBe(
    "SCORECARD_OWN",
  );
  const own = await colleague("县审核", ["REVIEWER", county as never]);
  expect(await code(publishScorecard(own, form, PRESENT))).toBe("SCORECARD_OWN");
  const other = publishing({ unitId: city.counties[1]?.id });
  expect(await code(publishScorecard(own, other, PRESENT))).toBe("PLACE_OUT_OF_REACH");
  expect(await code(publishScorecard(reviewer, publishing({ toOn: "2026-03-11" }), PRESENT))).toBe(
    "SCORECARD_DAYS",
  );
  expect(await code(publishScorecard(reviewer, form, PRESENT))).toBe("DONE");

  const word = (words: string) =>
    scorecardReplyForm.parse({ replyId: uuidv7(), scorecardId: form.scorecardId, words });
  expect(await code(answerScorecard(reviewer, word("不是本单位的人"), PRESENT))).toBe("NOT_FOUND");
  expect((await readScorecard(head, form.scorecardId))?.mayAnswer).toBe(true);
  expect(await code(answerScorecard(head, word("暴雨时人手都在现场"), PRESENT))).toBe("DONE");
  expect(await code(answerScorecard(head, word("还有一句话要说"), PRESENT))).toBe("SCORECARD_ANSWERED");
  const page = await readScorecard(reviewer, form.scorecardId);
  expect(page).toMatchObject({ mayAnswer: false, card: { reply: "暴雨时人手都在现场" } });
  const stranger = await colleague("别县", ["COUNCIL_CLERK", city.counties[1] as never]);
  expect(await readScorecard(stranger, form.scorecardId)).toBeNull();
  expect((await readScorecards(stranger, PRESENT))?.cards).toEqual([]);
  expect(JSON.stringify(page), "units only").not.toContain(reviewer.personId);
});
