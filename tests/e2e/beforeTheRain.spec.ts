import { expect } from "@playwright/test";
import { openInstruction, sendInstruction } from "./steps.ts";
import { axe, pageOf, test } from "./support.ts";

test.setTimeout(120_000);

/** 四前 (domain.md Z13): forecast, then prevention, before anybody has to complain. */
test("the county looks at the month ahead, asks a town for a check, and the town reports it done", async ({
  browser,
}) => {
  const county = await pageOf(browser, "council");
  await county.goto("/forecast");
  await expect(county.getByRole("heading", { level: 1 })).toContainText("下月预测 · 锦溪区");
  await expect(county.getByText("怎么算：去年同月的件数")).toBeVisible();
  const rows = county.getByRole("table", { name: /预计要来的问题/ }).getByRole("row");
  expect(await rows.count()).toBeGreaterThan(5);
  expect((await axe(county).analyze()).violations.map(({ id }) => id)).toEqual([]);

  const last = county.locator("li[id^=check-]").last();
  await last.locator("summary", { hasText: "写批示" }).click();
  const form = last.locator("form");
  expect(await form.locator("[name=words]").inputValue(), "the check itself, to be changed").not.toBe("");
  const address = await sendInstruction(form, "枫树街道");

  const town = await pageOf(browser, "town");
  await openInstruction(town, address);
  await town.locator("summary", { hasText: "报办结" }).first().click();
  const report = town
    .locator("form")
    .filter({ has: town.getByRole("button", { name: "报办结", exact: true }) });
  await report.locator("[name=words]").fill("都看过了，两处当场清完，一处装了充电桩");
  await report.getByRole("button", { name: "报办结", exact: true }).click();
  await expect(town.locator("ol").getByText("两处当场清完"), "it is in the record").toBeVisible();

  await county.goto("/forecast");
  await expect(last, "beside the check it is about").toContainText("枫树街道已报办结");

  // what was told two months ago, beside what came
  const older = county.locator("select[name=id] option").filter({ hasText: "锦溪区" }).last();
  await county.locator("select[name=id]").selectOption((await older.getAttribute("value")) ?? "");
  await county.getByRole("button", { name: "看", exact: true }).click();
  await expect(county.getByRole("columnheader", { name: "实际" })).toBeVisible();
});
