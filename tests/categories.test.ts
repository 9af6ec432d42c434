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
