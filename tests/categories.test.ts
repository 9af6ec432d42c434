import { expect, it } from "vitest";
import { type Accuracy, accuracyOf, countWords } from "#lib/domain/alike/categorise.ts";
import { label } from "#lib/domain/labels.ts";
import { CATEGORIES_L1 } from "#lib/domain/vocabulary.ts";
import { categoriserFor } from "#lib/search/categories.ts";
import { tokens } from "#lib/search/tokens.ts";
import data from "#prisma/seed/data/samples.json" with { type: "json" };

/** The sixty complaints of the demonstration, each in other words and nearly each of another category. */
const TOLD = data.complaints.map(({ code, text }) => ({ category: code, words: tokens(text) }));
const from = (told: typeof TOLD, tried = told) =>
  tried.map((one) => {
    const others = told.filter((other) => other !== one);
    return accuracyOf(categoriserFor(countWords(others, 1)), [one]);
  });
const total = (of: readonly Accuracy[]): Accuracy => ({
  asked: of.length,
  first: of.reduce((sum, { first }) => sum + first, 0),
  amongShown: of.reduce((sum, { amongShown }) => sum + amongShown, 0),
});
const share = (count: number, of: number) => `${count} of ${of} (${Math.round((100 * count) / of)} %)`;
const row = (name: string, { asked, first, amongShown }: Accuracy) =>
  `| ${name} | ${share(first, asked)} | ${share(amongShown, asked)} |`;

it("how often the proposed category is right is printed", async () => {
  const everyday = total(TOLD.map((one) => accuracyOf(categoriserFor({}), [one])));
  const leaveOneOut = total(from(TOLD));
  expect(everyday.amongShown).toBeGreaterThanOrEqual(45);
  expect(leaveOneOut.amongShown).toBeGreaterThanOrEqual(48);
  const byL1 = CATEGORIES_L1.map((l1) => {
    const told = TOLD.filter(({ category }) => category.startsWith(`${l1}.`));
    return row(label("categoryL1", l1, "en"), total(from(TOLD, told)));
  });
  await expect(`# Proposed categories: how often they are right

Printed by \`tests/categories.test.ts\`; do not edit by hand. A category is proposed from the words (\`lib/domain/alike/categorise.ts\`);
a person decides. Tried on the sixty complaints of the demonstration, which touch ${new Set(TOLD.map(({ category }) => category)).size} of the 96 categories, so that most of them
have no second example to learn from. Where offices have sorted some thousand issues the nightly job measures itself on every
tenth of them and writes the figures into its log and the table \`category_model\`.

| | first | among the three shown |
| --- | --- | --- |
${row("from everyday words alone", everyday)}
${row("learned from the other 59", leaveOneOut)}

| learned from the other 59, by kind | first | among the three shown |
| --- | --- | --- |
${byL1.join("\n")}
`).toMatchFileSnapshot("../docs/category-suggestions.md");
});

/** Said by nobody of the demonstration, against a city where each problem was told of by many in nearly the same words. */
const SAID: readonly (readonly [code: string, words: string])[] = [
  ["UTILITIES.STREET_LIGHT", "小区门口的路灯坏了，晚上看不见路。"],
  ["UTILITIES.WATER_SUPPLY", "家里停水两天了，自来水公司电话打不通"],
  ["HOUSING_PROPERTY.ELEVATOR", "电梯又坏了，老人下不了楼"],
  ["ENVIRONMENT.NOISE", "楼下广场舞音响太吵，晚上睡不着"],
  ["URBAN_MANAGEMENT.UNSAFE_CHARGING", "有人从窗户拉线给电动车充电"],
  ["EDUCATION_EMPLOYMENT.WAGE_ARREARS", "包工头欠我三个月工资不给"],
  ["HEALTH.INSURANCE_CLAIM", "异地住院医保报销不了怎么办"],
  ["NEIGHBOR_DISPUTE.WATER_DAMAGE", "楼上漏水把我家天花板泡坏了"],
  ["GOVERNANCE_SERVICE.STAFF_CONDUCT", "社区主任态度很差，去办事被骂"],
  ["LAND_RELOCATION.RESETTLEMENT_HOUSING", "安置房拖了两年还没交"],
];
it("one problem told by many does not drown what others tell", () => {
  const many = TOLD.flatMap((one) => Array.from({ length: 12 }, () => one));
  const suggest = categoriserFor(countWords(many));
  for (const [code, words] of SAID) expect(suggest(tokens(words)), words).toContain(code);
});
