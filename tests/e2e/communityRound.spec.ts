import { expect, type Page } from "@playwright/test";
import { troubles } from "./people.ts";
import { pageOf, test } from "./support.ts";

/** A community's round from the list of doors to the promise that was kept: all of it of places, nothing of who walked. */
const BLOCK = String(Math.floor(Math.random() * 800) + 100);
const LIST = [
  "楼栋,单元,门牌,现状",
  `${BLOCK}栋,1单元,101,`,
  `${BLOCK}栋,1单元,102,有人住`,
  `${BLOCK}栋,1单元,103,`,
  `${BLOCK}栋,1单元,104,空置`,
  `${BLOCK}幢,1,１０１,`,
  ",1单元,105,",
].join("\r\n");
test.describe.configure({ mode: "serial" });

async function handIn(page: Page): Promise<void> {
  await page.goto("/households");
  await page.getByRole("link", { name: "导入门牌" }).click();
  await page.locator("[name=file]").setInputFiles({
    name: "门牌.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`\uFEFF${LIST}`),
  });
  await page.getByRole("button", { name: "上传并检查" }).click();
  await expect(page).toHaveURL(/\/households\/import\/[0-9a-f-]{36}$/);
}
const doorOf = (page: Page, name: string) =>
  page.locator("#doors").getByRole("row").filter({ hasText: name });
async function building(page: Page, name: string): Promise<void> {
  await page.goto("/households");
  await page.getByRole("table").first().getByRole("link", { name, exact: true }).click();
  await expect(page.locator("#doors")).toBeVisible();
}

test("a list of doors: checked by cell, seen, brought in at once, and twice the same is nothing new", async ({
  browser,
}) => {
  const page = await pageOf(browser, "recorder");
  const seen = troubles(page);
  await handIn(page);
  const facts = page.locator("main dl").first();
  await expect(facts).toContainText("4行");
  await expect(page.getByRole("row").filter({ hasText: "A7" })).toContainText("楼栋");
  await expect(page.getByRole("row").filter({ hasText: `${BLOCK}幢` })).toContainText("本表第2行");
  await page.getByLabel(/也登记成新门牌/).check();
  await page.getByRole("button", { name: "登记4处新门牌" }).click();
  await expect(page.getByText("登记好了：5处新门牌。")).toBeVisible();

  await handIn(page);
  await expect(page.getByText("没有要登记的新门牌。")).toBeVisible();
  expect(seen).toEqual([]);
});

test("two lines that are one: side by side, joined by a person, and the story of both stays", async ({
  browser,
}) => {
  const page = await pageOf(browser, "recorder");
  await page.goto("/households");
  await page.getByRole("link", { name: "疑似重复" }).click();
  const pair = page.getByRole("row").filter({ hasText: `${BLOCK}幢` });
  await expect(pair).toContainText(`${BLOCK}栋 1单元 101`);
  await pair.getByRole("link", { name: /对照着看/ }).click();
  await page.getByLabel(/我看过了/).check();
  await page.getByRole("button", { name: "合并" }).click();
  await expect(page.getByRole("alert").first(), "nothing is chosen beforehand").toBeVisible();
  await page.getByLabel(`${BLOCK}栋 1单元 101`).check();
  await page.getByLabel(/我看过了/).check();
  await page.getByRole("button", { name: "合并" }).click();
  await expect(page.getByText("已保存。")).toBeVisible();
  await page.getByRole("link", { name: new RegExp(`${BLOCK}幢.*并了进来`) }).click();
  await expect(page.getByText(/这处已经并到/)).toBeVisible();
  await expect(page.getByRole("button", { name: "分开" })).toBeVisible();
});

test("the building is planned, visited with a promise, one door is left; the promise is kept in words", async ({
  browser,
}) => {
  const page = await pageOf(browser, "recorder");
  await page.goto("/households");
  await page.getByRole("link", { name: "走访计划" }).click();
  await page.locator("[name=building]").selectOption(`${BLOCK}栋`);
  await page.getByRole("button", { name: "排上" }).click();
  await expect(page.getByText("已排上。")).toBeVisible();
  const plan = page.getByRole("row").filter({ hasText: `${BLOCK}栋` });
  await expect(plan).toContainText("3户，共3户");

  await building(page, `${BLOCK}栋`);
  await doorOf(page, "101").getByRole("link").click();
  await page.getByRole("link", { name: "记一次走访" }).click();
  await page.locator("[name=result][value=NOTHING_RAISED]").check();
  await page.locator("summary", { hasText: "答应了什么" }).click();
  await page.locator("[name='promises.0.words']").fill("周五把表送来");
  const visit = page.locator("form:has([name=visitedOn]) button[type=submit]");
  await visit.click();
  await expect(page.getByRole("alert").first(), "a promise needs its day").toBeVisible();
  await expect(page.locator("[name='promises.0.words']")).toHaveValue("周五把表送来");
  await page.locator("[name='promises.0.on']").fill(await page.locator("[name=visitedOn]").inputValue());
  await visit.click();
  await expect(page).toHaveURL(/\/visits\/[0-9a-f-]{36}/);
  await expect(page.getByText("周五把表送来")).toBeVisible();

  await building(page, `${BLOCK}栋`);
  for (const [room, result] of [
    ["102", "NOT_MET"],
    ["103", "DECLINED"],
  ] as const) {
    await building(page, `${BLOCK}栋`);
    await doorOf(page, room).getByRole("link").click();
    await page.getByRole("link", { name: "记一次走访" }).click();
    await page.locator(`[name=result][value=${result}]`).check();
    await visit.click();
    await expect(page).toHaveURL(/\/visits\/[0-9a-f-]{36}/);
  }

  await page.goto("/households");
  const row = page
    .getByRole("table")
    .first()
    .getByRole("row")
    .filter({ hasText: `${BLOCK}栋` });
  await expect(row, "the sums of a building").toContainText("不便接受1 · 没见到1 · 还没去0");
  await page.getByRole("link", { name: "走访计划" }).click();
  await expect(plan).toContainText("1户，共3户");
  await plan.getByRole("link", { name: /打印名单/ }).click();
  const doors = page.getByRole("table").getByRole("row");
  await expect(doors, "who was not met comes up again, who declined does not").toHaveCount(2);
  await expect(doors.nth(1)).toContainText("102");

  await building(page, `${BLOCK}栋`);
  await page.getByRole("link", { name: "走访前看一眼" }).click();
  await expect(page.getByText("周五把表送来")).toBeVisible();

  await page.goto("/desk");
  await page.getByRole("link", { name: /走访时答应的/ }).click();
  const task = page.getByRole("listitem").filter({ hasText: `${BLOCK}栋` });
  await task.locator("summary", { hasText: "办好了" }).click();
  await task.getByLabel(/怎么办的/).fill("表送到了，老人收下了");
  await task.getByRole("button", { name: "记下" }).click();
  await expect(page.getByText("已记下。")).toBeVisible();
  await expect(task).toHaveCount(0);
  await expect(page.getByRole("row").filter({ hasText: "表送到了，老人收下了" }).first()).toBeVisible();
});
