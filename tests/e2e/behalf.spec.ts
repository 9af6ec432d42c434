import { expect, type Page } from "@playwright/test";
import { pageOf, test } from "./support.ts";

/** A neighbour without any account files for an old lady; she reads who acts for her, and ends it. */
test.use({ extraHTTPHeaders: { "x-forwarded-for": `198.51.100.${Date.now() % 250}` } });

async function open(page: Page, no: string, proof: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/track");
  await page.getByLabel("回执编号").fill(no);
  await page.getByLabel(/电话后四位/).fill(proof);
  await page.getByRole("button", { name: "查看" }).click();
}

test("a neighbour files for an old lady; she revokes", async ({ page }) => {
  await page.goto("/submit?whole=1");
  await page.getByLabel("发生了什么").fill("楼道灯坏了，王阿姨晚上不敢下楼。");
  await page.getByLabel("在哪里").selectOption({ index: 2 });
  await page.getByText("我替别人反映（父母、邻居……）").click();
  await page.getByLabel("我是替别人反映的").check();
  await page.getByLabel("您怎么称呼").fill("李梅");
  await page.locator("[name=residentName]").fill("王阿姨");
  await page.locator("[name=residentPhone]").fill("13800005678");
  await page.getByRole("button", { name: "交上去" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "还差" });
  await expect(summary).toContainText("您是本人的什么人");
  await page.getByLabel("您是本人的什么人").fill("邻居");
  await page.getByLabel("当面口头说的").check();
  await page.getByLabel(/本人知道这件事/).check();
  await page.getByRole("button", { name: "交上去" }).click();
  await expect(page).toHaveURL(/\/submit\/done$/);
  await expect(page.getByText(/由邻居（李梅）代您反映/)).toBeVisible();
  const [no = "", key = ""] = await page.getByRole("definition").allInnerTexts();

  await open(page, no.trim(), "5678");
  await expect(page.getByRole("heading", { name: "有人替您办这件事" })).toBeVisible();
  await page.locator("summary", { hasText: "收回委托" }).click();
  await page.getByRole("button", { name: "收回委托" }).click();
  await expect(page.getByText(/已经收回/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "有人替您办这件事" })).toBeHidden();

  await open(page, no.trim(), key.slice(0, 9));
  await expect(page.getByText(/没有查到/)).toBeVisible();
});

test("a proxy agent finds what was entrusted to them, and may do what the resident may, but for the rating", async ({
  browser,
}) => {
  const agent = await pageOf(browser, "agent");
  await agent.goto("/desk");
  await agent.getByRole("link", { name: /^委托给我的 2$/ }).click();
  await expect(agent.getByText("居民委托您代办、委托还有效的")).toBeVisible();
  await agent.locator("a[href^='/issues/']").first().click();
  const steps = agent.getByRole("region", { name: "现在可以做" });
  await expect(steps.locator("summary", { hasText: "催办" })).toBeVisible();
  await expect(steps.getByText("评价")).toHaveCount(0);
  const clerk = await pageOf(browser, "clerk");
  await clerk.goto("/desk");
  await expect(clerk.getByRole("link", { name: /^委托给我的/ })).toHaveCount(0);
});
