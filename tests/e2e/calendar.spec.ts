import { expect, type Page } from "@playwright/test";
import { elsewhere, issueUrl, type Receipt, submit } from "./people.ts";
import { pageOf, somebody, test } from "./support.ts";

/** The city adds a holiday and three dates move: looked at first, counted again, and told. */
test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

const issues: string[] = [];
let told: Receipt;
let dueDay = "";

/** The promised day of the reply on an issue page, as 2026-03-09. */
async function promised(page: Page, url: string): Promise<string> {
  await page.goto(url);
  const clocks = page.getByRole("region", { name: "期限" });
  const text = await clocks.locator("li", { hasText: "答复" }).first().innerText();
  const [, year, month, day] = /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(text) ?? [];
  return `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
}

test("three residents are promised the same day", async ({ browser }) => {
  const city = await pageOf(browser, "city");
  for (const statement of ["一单元门禁坏了", "二单元扶手松了", "三单元信箱锁坏了"]) {
    const resident = await somebody(browser, elsewhere());
    told = await submit(resident, { statement });
    issues.push(await issueUrl(city, told.no));
  }
  const days = new Set<string>();
  for (const url of issues) days.add(await promised(city, url));
  expect(days.size).toBe(1);
  dueDay = [...days][0] ?? "";
  expect(dueDay).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test("the city looks first: which dates would move, and nothing moves yet", async ({ browser }) => {
  const city = await pageOf(browser, "city");
  await city.goto("/settings/calendar");
  await city.locator("[name=from]").fill(dueDay);
  await city.locator("[name=kind][value=OFF]").check();
  await city.locator("[name=name]").fill("停电检修日");
  await city.getByRole("button", { name: "先看哪些期限会变" }).click();
  await expect(city.getByText(/件事的期限会变/)).toBeVisible();
  await expect(city.getByText("停电检修日")).toBeVisible();
  expect(await promised(city, issues[0] ?? "")).toBe(dueDay);
});

test("it gives the reason, the three dates move by one step, and the trail and the resident know", async ({
  browser,
}) => {
  const city = await pageOf(browser, "city");
  await city.goto(
    `/settings/calendar/change?from=${dueDay}&kind=OFF&name=${encodeURIComponent("停电检修日")}`,
  );
  await city.locator("[name=reason]").fill("全市停电检修，市政府办公室通知");
  await city.getByRole("button", { name: "确认修改，重新计算期限" }).click();
  await expect(city.getByText("已修改。")).toBeVisible();
  await expect(city.getByRole("region", { name: "修改记录" })).toContainText("全市停电检修");
  await expect(city.getByTitle(/停电检修日/).first()).toBeVisible();
  for (const url of issues) {
    expect((await promised(city, url)) > dueDay).toBe(true);
    await expect(city.getByRole("region", { name: "全部经过" })).toContainText("重算");
  }
  const resident = await somebody(browser, elsewhere());
  await resident.goto("/track");
  await resident.locator("[name=receiptNo]").fill(told.no);
  await resident.getByLabel(/电话后四位/).fill(told.secret);
  await resident.locator("form:has([name=receiptNo]) button[type=submit]").click();
  await expect(resident).toHaveURL(/\/track\/issue$/);
  const [, month, day] = (await promised(city, issues[2] ?? "")).split("-").map(Number);
  await expect(resident.getByText(`${month}月${day}日`).first()).toBeVisible();
});

test("taken back, the dates come back: later stories count as before", async ({ browser }) => {
  const city = await pageOf(browser, "city");
  await city.goto(`/settings/calendar/change?from=${dueDay}&kind=PLAIN`);
  await city.locator("[name=reason]").fill("检修取消，照常上班");
  await city.getByRole("button", { name: "确认修改，重新计算期限" }).click();
  await expect(city.getByText("已修改。")).toBeVisible();
  for (const url of issues) expect(await promised(city, url)).toBe(dueDay);
});

test("nobody below the city may, and a day that changes nothing says so", async ({ browser }) => {
  const clerk = await pageOf(browser, "council");
  expect((await clerk.request.get("/settings/calendar")).status()).toBe(404);
  expect((await clerk.request.get("/settings/clocks")).status()).toBe(404);
  const city = await pageOf(browser, "city");
  await city.goto(`/settings/calendar/change?from=${dueDay}&kind=PLAIN`);
  await expect(city.getByText("这些日子本来就是这样")).toBeVisible();
});

test("a limit of the source is changed only knowingly, and the change is kept", async ({ browser }) => {
  const city = await pageOf(browser, "city", { javaScriptEnabled: false });
  await city.goto("/settings/clocks?kind=REPLY");
  await expect(city.getByText("文件规定").first()).toBeVisible();
  await city.locator("[name=amountHARD]").fill("25");
  await city.locator("[name=amountURGENT]").fill("6");
  await city.locator("[name=reason]").fill("本市另有规定，难事二十五日");
  await city.getByRole("button", { name: "保存新时限" }).click();
  await expect(city.getByRole("alert").filter({ hasText: "文件规定" })).toBeVisible();
  await city.locator("[name=amountURGENT]").fill("5");
  await city.getByRole("button", { name: "保存新时限" }).click();
  await expect(city.getByText("已保存，从现在起开始的计时按新时限。")).toBeVisible();
  await expect(city.getByRole("region", { name: "修改记录" })).toContainText("难：30日 → 25日");
  await city.goto("/settings/clocks?kind=REPLY");
  await city.locator("[name=amountHARD]").fill("30");
  await city.locator("[name=reason]").fill("恢复原来的期限");
  await city.getByRole("button", { name: "保存新时限" }).click();
  await expect(city.getByRole("region", { name: "修改记录" })).toContainText("难：25日 → 30日");
});
