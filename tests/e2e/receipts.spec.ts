import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { elsewhere, type Receipt, submit } from "./people.ts";
import { test } from "./support.ts";

/** One receipt per browser: what belongs to one matter never reaches another, and nothing typed is lost without a word. */
const resident = async (browser: Browser, options = {}): Promise<Page> =>
  (await browser.newContext({ ...elsewhere(), ...options })).newPage();
async function open(page: Page, { no, secret }: Receipt): Promise<void> {
  await page.goto("/track");
  await page.locator("[name=receiptNo]").fill(no);
  await page.locator("[name=proof]").fill(secret);
  await page.getByRole("main").getByRole("button", { name: "查看" }).click();
  await expect(page).toHaveURL(/\/track\/issue/);
}
/** The form by which one urges, with words in it. */
async function urging(page: Page, words: string) {
  await page.locator("summary", { hasText: "催一催" }).click();
  const form = page.locator("form", { has: page.getByRole("button", { name: "催办" }) });
  await form.locator("[name=words]").fill(words);
  return form;
}

test("a mandate taken back closes the browser of whoever spoke, who never sees the new key", async ({
  browser,
}) => {
  const agent = await resident(browser);
  await agent.goto("/submit?whole=1");
  await agent.getByLabel("发生了什么").fill("楼道灯坏了，李奶奶晚上不敢下楼。");
  await agent.locator("#field-unitId").selectOption({ label: "梧桐里社区" });
  await agent.getByText("我替别人反映（父母、邻居……）").click();
  await agent.getByLabel("我是替别人反映的").check();
  await agent.getByLabel("您是本人的什么人").fill("邻居");
  await agent.getByLabel("当面口头说的").check();
  await agent.getByLabel(/本人知道这件事/).check();
  await agent.locator("[name=residentPhone]").fill("13800005678");
  await agent.getByRole("button", { name: "交上去" }).click();
  await expect(agent).toHaveURL(/\/submit\/done$/);
  const [no = "", key = ""] = await agent.getByRole("definition").allInnerTexts();
  const receipt = { no: no.trim(), secret: key.slice(0, 9) };

  const lady = await resident(browser);
  await open(lady, receipt);
  await lady.locator("summary", { hasText: "收回委托" }).click();
  await lady.getByRole("button", { name: "收回委托" }).click();
  await expect(lady.getByText(/已经收回/)).toBeVisible();
  await lady.goto("/submit/done");
  await expect(lady.getByText(receipt.no).first()).toBeVisible();
  await expect(lady.getByText(receipt.secret)).toHaveCount(0);

  await agent.goto("/submit/done");
  await expect(agent.getByText(receipt.no)).toHaveCount(0);
  await agent.goto("/track/issue");
  await expect(agent).toHaveURL(/\/track$/);
});

test("two receipts in one browser: what was written for the first stays there and reaches no other", async ({
  browser,
}) => {
  const first = await resident(browser);
  const a = await submit(first, { statement: "变压器夜里嗡嗡响。" });
  await first.goto("/track/issue");
  const second = await first.context().newPage();
  const b = await submit(second, { statement: "绿化带里有碎玻璃。" });
  const form = await urging(first, "变压器的事快点");
  await form.getByRole("button").click();
  await expect(first.getByRole("alert").filter({ hasText: "打开了另一张回执" })).toBeVisible();
  await expect(form.locator("[name=words]")).toHaveValue("变压器的事快点");
  await second.goto("/track/issue");
  await expect(second.getByText("变压器的事快点")).toHaveCount(0);

  await open(second, a);
  await form.getByRole("button").click();
  await expect(first).toHaveURL(/done=urge/);
  expect(b.no).not.toBe(a.no);
});

test("a receipt that is over keeps the words on the page, and without script says what to do", async ({
  browser,
}) => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await resident(browser, { javaScriptEnabled });
    await submit(page, { statement: "楼顶的广告牌松了。" });
    await page.goto("/track/issue");
    const form = await urging(page, "风大，请快一点");
    await page.context().clearCookies({ name: /receipt/ });
    await form.getByRole("button").click();
    if (javaScriptEnabled) {
      await expect(page.getByRole("alert").filter({ hasText: "过了两小时" })).toBeVisible();
      await expect(form.locator("[name=words]")).toHaveValue("风大，请快一点");
    } else {
      await expect(page).toHaveURL(/\/track\?why=expired$/);
      await expect(page.getByText("刚才写的还没有交上")).toBeVisible();
    }
  }
});

test("what is not there is said in words, with ways on, and no page is blank", async ({ browser }) => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await resident(browser, { javaScriptEnabled });
    for (const path of ["/notices/abc", `/wall/${randomUUID()}`, "/offices/abc", "/nope"]) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
      await expect(page.getByRole("heading", { name: "没有这个页面" }), path).toBeVisible();
      await expect(page.getByRole("main").getByRole("link").first(), path).toBeVisible();
    }
  }
});

test("a draft whose sending failed is offered again, also after another matter was sent", async ({
  browser,
}) => {
  const page = await resident(browser);
  await page.goto("/submit?whole=1");
  await page.locator("#field-statement").fill("消防通道被堵了，车都进不来。");
  await page.locator("#field-unitId").selectOption({ label: "梧桐里社区" });
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "交上去" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "您填的内容还在" })).toBeVisible();
  await page.close();
  await page.context().setOffline(false);
  const next = await page.context().newPage();
  await submit(next, { statement: "另一件：路灯不亮。" });
  await next.goto("/submit?whole=1");
  await expect(next.getByText("上次没写完")).toBeVisible();
  await next.getByRole("button", { name: "接着上次写" }).click();
  await expect(next.locator("#field-statement")).toHaveValue("消防通道被堵了，车都进不来。");
});
