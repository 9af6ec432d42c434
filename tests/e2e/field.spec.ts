import { type Browser, expect, type Page, test } from "@playwright/test";
import { noise } from "#tests/support/files.ts";
import { pageOf, troubles } from "./people.ts";

/** An evening in stairwells without signal: nothing is lost, nothing is doubled, nothing lies open on the phone. */
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
const PIN = "246813";
const unique = (words: string) => `${words}（${Math.floor(Math.random() * 1e6)}）`;

/** A cadre's phone with the round on it, open. */
async function phone(browser: Browser, login = "recorder", options = {}): Promise<Page> {
  const page = await pageOf(browser, login, { ...PHONE, ...options });
  await page.goto("/field");
  await page.getByLabel("6位数字密码").fill(PIN);
  await page.getByLabel("再输一遍").fill(PIN);
  await page.getByRole("button", { name: "设好了，开始下载任务" }).click();
  await expect(page.getByText("上次交换")).toBeVisible({ timeout: 30_000 });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
  return page;
}
async function unlock(page: Page): Promise<void> {
  await page.getByLabel("6位数字密码").fill(PIN);
  await page.getByRole("button", { name: "打开" }).click();
}
const way = (page: Page, name: RegExp | string) =>
  page.getByRole("navigation").getByRole("link", { name }).click();

/** A visit with one problem, read back and kept. */
async function visit(page: Page, statement: string, room = "101"): Promise<void> {
  await way(page, "记走访");
  await page.locator("[name=unitId]").selectOption({ label: "梧桐里社区" });
  await page.locator("summary", { hasText: "门牌" }).first().click();
  await page.locator("[name=building]").fill("离线楼");
  await page.locator("[name=room]").fill(room);
  await page.locator("[name=result][value=RAISED]").check();
  await page.locator("[name='problems.0.statement']").fill(statement);
  await page.locator("form:has([name=visitedOn]) button[type=submit]").click();
  await expect(page.getByRole("heading", { name: "念给对方听" })).toBeVisible();
  await expect(page.getByText(statement)).toBeVisible();
  await page.getByRole("button", { name: "记得对，记下来" }).click();
  await expect(page.getByRole("heading", { name: "待交" })).toBeVisible();
}
const row = (page: Page, words: string) => page.getByRole("listitem").filter({ hasText: words });
/** The line is back, and somebody presses the button: this browser does not always notice by itself. */
async function backOnLine(page: Page): Promise<void> {
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "现在交换" }).click();
}
/** How many issues the office has with these words. */
async function known(browser: Browser, words: string): Promise<number> {
  const office = await pageOf(browser, "city");
  await office.goto(`/ledger?text=${encodeURIComponent(words)}`);
  const count = await office.locator("table a[href^='/issues/']").count();
  await office.context().close();
  return count;
}

test("a whole evening without signal: visits with a photo, a reload, a lock, and everything arrives once", async ({
  browser,
}) => {
  const page = await phone(browser);
  const seen = troubles(page);
  await page.context().setOffline(true);
  const [lamp, drain] = [unique("三楼的灯不亮"), unique("下水道堵了")];
  await visit(page, lamp);
  await expect(row(page, lamp)).toContainText("等着交");

  await page.reload();
  await expect(page.getByRole("heading", { name: "已锁上" }), "opens without a line, locked").toBeVisible();
  await page.getByLabel("6位数字密码").fill("111111");
  await page.getByRole("button", { name: "打开" }).click();
  await expect(page.getByRole("alert")).toContainText("密码不对");
  await unlock(page);
  await way(page, /待交/);
  await expect(row(page, lamp)).toBeVisible();

  await way(page, "记走访");
  await page.locator("[name=unitId]").selectOption({ label: "梧桐里社区" });
  await page.locator("[name=result][value=RAISED]").check();
  await page.locator("[name='problems.0.statement']").fill(drain);
  await page.waitForTimeout(800);
  await page.reload();
  await unlock(page);
  await way(page, "记走访");
  await page.getByRole("button", { name: "接着写" }).click();
  await expect(page.locator("[name='problems.0.statement']"), "what was being written").toHaveValue(drain);
  await page.locator("input[type=file]").setInputFiles({
    name: "水.jpg",
    mimeType: "image/jpeg",
    buffer: await noise(2400, 1800).jpeg().toBuffer(),
  });
  await expect(page.getByRole("img", { name: "照片1" })).toBeVisible();
  await page.locator("form:has([name=visitedOn]) button[type=submit]").click();
  await page.getByRole("button", { name: "记得对，记下来" }).click();
  await expect(row(page, drain)).toContainText("1张照片");

  await backOnLine(page);
  await expect(row(page, lamp).getByText("交上了")).toBeVisible({ timeout: 30_000 });
  await expect(row(page, drain).getByText("交上了")).toBeVisible({ timeout: 30_000 });
  await expect(row(page, drain)).toContainText(/回执号 \d{3}\s\d{3}\s\d{3}/);
  expect(await known(browser, lamp)).toBe(1);
  expect(await known(browser, drain)).toBe(1);
  await row(page, drain).getByRole("link", { name: "打印回执" }).click();
  await expect(
    page
      .getByText("水.jpg")
      .or(page.getByRole("link", { name: /\.jpg/ }))
      .first(),
  ).toBeVisible();
  expect(seen).toEqual([]);
});
