import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { axe, moveClock, pageOf, somebody, test } from "./support.ts";

test.setTimeout(120_000);

/** The numbers of a report, as they stand in its tables. */
const numbers = (page: Page) => page.locator("main td").allInnerTexts();
const SURE = /看过了，数字没有问题/;

/** 三率月报 (domain.md C6): what was published stays, and the same instant gives the same numbers. */
test("the office publishes the monthly report and a month later gets the same numbers", async ({
  browser,
}) => {
  const office = await pageOf(browser, "city");
  let month = 2;
  // A month nobody has reported on yet, so that this is its first version; other stories may have moved the clock.
  await expect(async () => {
    month += 1;
    await office.goto("/reports");
    await office.getByLabel("哪段时间").selectOption({ index: month });
    await office.getByRole("button", { name: "看一看" }).click();
    await expect(office.getByText("还没有发布", { exact: true })).toBeVisible();
    expect(await office.getByLabel("改了什么").count(), "a version before it").toBe(0);
  }).toPass({ timeout: 40_000 });
  const looked = await numbers(office);
  expect(looked.length).toBeGreaterThan(20);
  const draft = new URL(office.url());
  const asOf = await office.locator("input[name=asOf]").inputValue();

  const behind = await office.context().newPage();
  await behind.goto(`${draft.pathname}${draft.search}`);

  await office.getByText(SURE).click();
  await office.getByRole("button", { name: "发布", exact: true }).click();
  await expect(office.getByText("已发布。")).toBeVisible();
  expect(await numbers(office), "what was published is what was looked at").toEqual(looked);
  expect((await axe(office).analyze()).violations.map(({ id }) => id)).toEqual([]);
  const report = office.url().split("?")[0] as string;

  await behind.getByText(SURE).click();
  await behind.getByRole("button", { name: "发布", exact: true }).click();
  await expect(behind.getByText(/再发布一版，请写明改了什么/)).toBeVisible();
  await expect(behind.getByLabel("改了什么"), "the other window is shown the field it lacked").toBeVisible();

  await moveClock(office, 30);
  await office.goto(report);
  expect(await numbers(office), "it stands as it stood").toEqual(looked);
  await office.goto(`${draft.pathname}${draft.search}&asOf=${encodeURIComponent(asOf)}`);
  expect(await numbers(office), "and is formed again from the record").toEqual(looked);
  await office.goto(`${draft.pathname}${draft.search}`);
  expect(await numbers(office), "while the present has moved on").not.toEqual(looked);

  await office.goto(report);
  for (const [name, ending] of [
    ["下载 Word", ".docx"],
    ["下载 Excel", ".xlsx"],
  ] as const) {
    const [file] = await Promise.all([
      office.waitForEvent("download"),
      office.getByRole("link", { name }).click(),
    ]);
    expect(file.suggestedFilename()).toContain(ending);
    expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe("PK");
  }
  const anybody = await somebody(browser);
  expect((await anybody.goto(report))?.url(), "for the office only").toContain("/sign-in");
  await anybody.goto("/figures/reports");
  await anybody
    .getByRole("link", { name: /年度公开报告/ })
    .first()
    .click();
  await expect(anybody.getByRole("heading", { level: 1 })).toContainText("年度公开报告");
});
