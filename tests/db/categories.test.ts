import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { suggestCategories } from "#lib/queries/alike/categories.ts";
import { learnCategories } from "#lib/usecases/alike/categoryModel.ts";
import { foundCity, goes, registered } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** What the words are about is learned from how offices sorted before, and only proposed. */
beforeAll(foundCity);
beforeEach(() => db.categoryModel.deleteMany());

const GREASE = "ENVIRONMENT.FUMES_ODOR";
const told = async (statement: string, category: string | null, given: object = {}) => {
  const { issue } = await registered("03-02 10:00", { statement, ...given });
  if (category) await goes(issue.id, ["accept", "03-02 11:00", { category }]);
};

test("before anything was learned, everyday words speak", async () => {
  expect((await suggestCategories("小区的路灯不亮，晚上摸黑"))[0]).toBe("UTILITIES.STREET_LIGHT");
  expect(await suggestCategories("您好")).toEqual([]);
});

test("a word of nobody's list is learned from how offices sorted, and proposed at once", async () => {
  const unheard = "螺蛳粉摊子又来了";
  expect(await suggestCategories(unheard)).not.toContain(GREASE);
  for (let time = 0; time < 6; time += 1) await told(`螺蛳粉那股味道受不了${time}`, GREASE);
  const learned = await learnCategories(at("03-03"));
  expect(learned).toMatchObject({ issues: 6, asked: 1 });
  expect((await suggestCategories(unheard))[0]).toBe(GREASE);
});

test("nothing is learned from what is told in confidence or not sorted yet, and no rare word is kept", async () => {
  for (let time = 0; time < 6; time += 1) {
    await told("泡菜坛子", "HEALTH.PUBLIC_HEALTH", { confidentiality: "CONFIDENTIAL" });
    await told("酸菜坛子", null);
    await told("欧阳震华", GREASE, { residentName: "" });
  }
  await told("王小二的电话13812345678", GREASE);
  await learnCategories(at("03-04"));
  const { counts } = await db.categoryModel.findFirstOrThrow();
  const kept = JSON.stringify(counts);
  expect(kept).not.toMatch(/泡菜|酸菜|王|138/);
});
