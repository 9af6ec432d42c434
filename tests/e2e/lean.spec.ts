import { gzipSync } from "node:zlib";
import { type Browser, expect, type Page } from "@playwright/test";
import { elsewhere, submit, troubles } from "./people.ts";
import { pageOf, test } from "./support.ts";

/** Residents' pages: what they weigh, and what the one small script does for them. */

/** The budget is 90 KB (design.md); ours are well below, and a page that comes near has a framework again. */
const MOST_BYTES = 15 * 1024;
const resident = async (browser: Browser): Promise<Page> => (await browser.newContext(elsewhere())).newPage();

/** Bytes of all script of a page, in files and within it, packed by gzip. */
async function scriptBytes(page: Page, path: string): Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  const note = (answer: { request(): { resourceType(): string }; body(): Promise<Buffer> }) => {
    if (answer.request().resourceType() === "script") bodies.push(answer.body());
  };
  page.on("response", note);
  await page.goto(path, { waitUntil: "networkidle" });
  page.off("response", note);
  const within = await page.locator("script:not([src])").allInnerTexts();
  const all = [...(await Promise.all(bodies)), ...within.map((text) => Buffer.from(text))];
  return all.reduce((sum, one) => sum + gzipSync(one).length, 0);
}

test("submit, receipt, track and the tracked issue load far less than 90 KB of script", async ({
  browser,
}) => {
  const page = await resident(browser);
  await submit(page, { statement: "楼道的灯坏了。" });
  for (const path of ["/", "/submit", "/submit/done", "/track", "/track/issue", "/deadline", "/book"]) {
    const bytes = await scriptBytes(page, path);
    expect(bytes, path).toBeGreaterThan(0);
    expect(bytes, path).toBeLessThan(MOST_BYTES);
  }
});

test("an office's page asks for nothing that lies behind its links", async ({ browser }) => {
  const page = await pageOf(browser, "clerk");
  const ahead: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("_rsc=")) ahead.push(request.url());
  });
  for (const path of ["/desk", "/ledger"]) {
    await page.goto(path, { waitUntil: "networkidle" });
    await expect(page.locator("header a").first()).toBeVisible();
  }
  expect(ahead).toEqual([]);
});

test("numbers to call appear with the words, places grow fewer, room is counted, others are told of", async ({
  browser,
}) => {
  const page = await resident(browser);
  const seen = troubles(page);
  const lamp = { statement: "小区路灯坏了，晚上看不见路。", category: "UTILITIES.STREET_LIGHT" };
  // The same again from one browser would be one matter.
  for (const nights of [1, 2, 3])
    await submit(page, { ...lamp, statement: `${lamp.statement}已经${nights}晚了。` });
  await page.goto("/submit?whole=1");
  const words = page.locator("#field-statement");
  const call = page.getByText("有危险，请先打电话");
  await words.fill("楼下有煤气味");
  await expect(call).toBeVisible();
  await words.fill("路灯坏了");
  await expect(call).toBeHidden();

  await words.fill("灯".repeat(1500));
  await expect(page.getByText("1500 / 2000 字")).toBeHidden();
  await words.fill("灯".repeat(2001));
  await expect(page.getByText("2001 / 2000 字")).toBeVisible();

  const places = page.locator("#field-unitId option");
  const all = await places.count();
  await page.locator("#field-unitId").selectOption({ label: "梧桐里社区" });
  await page.getByLabel(/输几个字找/).fill("没有这个地方");
  await expect(places).toHaveCount(2); // none chosen, and the one that is
  await expect(page.locator("#field-unitId option:checked")).toHaveText("梧桐里社区");
  await page.getByLabel(/输几个字找/).fill("");
  await expect(places).toHaveCount(all);

  await words.fill(lamp.statement);
  await expect(page.getByText(/梧桐里社区最近90日已有\d+件类似的事/)).toBeVisible();
  expect(seen).toEqual([]);
});

test("a line that breaks loses nothing, and a refusal is answered where one stands", async ({ browser }) => {
  const page = await resident(browser);
  await page.goto("/submit?whole=1");
  await page.locator("#field-statement").fill("路灯坏了");
  await page.locator("#field-residentPhone").fill("138");
  const send = page.getByRole("button", { name: "交上去" });
  await page.context().setOffline(true);
  await send.click();
  await expect(page.getByRole("alert").filter({ hasText: "您填的内容还在" })).toBeFocused();
  await page.context().setOffline(false);
  await send.click();
  const summary = page.getByRole("alert").filter({ hasText: "还差一点" });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/我要反映/);
  await expect(page.locator("#field-statement")).toHaveValue("路灯坏了");

  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("button[name=lang]")).toBeFocused();
  await expect(page.locator("#field-residentPhone")).toHaveValue("138");
  await page.locator("#field-residentPhone").fill("");
  await page.locator("#field-unitId").selectOption({ index: 2 });
  await page.locator("main form button[type=submit]").click();
  await expect(page).toHaveURL(/\/submit\/done$/);

  await page.goto("/track/issue");
  await page.locator("summary", { hasText: "No longer needed" }).click();
  await page.locator("#field-withdraw-reason").fill("It works again.");
  await page.locator("button[name=elder]").click();
  await expect(page.locator("html")).toHaveAttribute("data-elder", "true");
  await expect(page.locator("#field-withdraw-reason")).toBeVisible();
  await expect(page.locator("#field-withdraw-reason")).toHaveValue("It works again.");
  await page.locator("form:has(#field-withdraw-reason) input[type=checkbox]").check();
  await page.locator("form:has(#field-withdraw-reason) button[type=submit]").click();
  const steps = page.getByRole("list", { name: "How far it is" }).getByRole("listitem");
  await expect(steps.last()).toHaveAttribute("aria-current", "step");
  await expect(steps.first()).toContainText("done");
  await expect(steps.filter({ hasText: "Reply given" }), "nobody replied").not.toContainText("done");
});

test("from a page that has the framework one comes to a whole page without it", async ({ browser }) => {
  const page = await resident(browser);
  await page.goto("/nowhere");
  await page.getByRole("link", { name: "回首页" }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.locator("script")).toHaveCount(1);
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "我要反映" }).click();
  await expect(page.locator("#field-statement")).toBeVisible();
  await expect(page.locator("script")).toHaveCount(1);
});
