import { type Browser, expect, type Page } from "@playwright/test";
import { elsewhere, issueUrl, submit } from "./people.ts";
import { pageOf, somebody, test } from "./support.ts";

/** Rights of residents (PIPL §44–50), with script off from beginning to end. */
test.use({ trace: "off" });
const withoutScript = async (browser: Browser): Promise<Page> =>
  somebody(browser, { ...elsewhere(), javaScriptEnabled: false });
const fold = (page: Page, title: string) => page.locator("summary", { hasText: title }).first().click();
const opened = async (page: Page, no: string, proof: string) => {
  await page.goto("/track");
  await page.locator("[name=receiptNo]").fill(no);
  await page.locator("[name=proof]").fill(proof);
  await page.locator("form:has([name=proof]) button[type=submit]").click();
};

test("a resident reads, corrects, asks, is answered, takes a copy and is forgotten", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await withoutScript(browser);
  await page.goto("/submit?whole=1");
  await page.getByRole("link", { name: "详细告知" }).click();
  await expect(page.getByRole("heading", { name: "个人信息告知书" })).toBeVisible();
  const { no, secret } = await submit(page, {
    statement: "三号楼的楼道灯坏了半个月。",
    name: "周阿姨",
    phone: "13800007531",
  });

  // Somebody with a reason looks, and it is told by unit and post.
  const clerk = await pageOf(browser, "clerk", { javaScriptEnabled: false });
  await clerk.goto(await issueUrl(await pageOf(browser, "clerk"), no));
  await clerk.locator("summary", { hasText: "查看姓名和电话" }).click();
  await clerk.locator("#field-contact-reason").fill("打电话问清楚是哪盏灯");
  await clerk.getByRole("button", { name: "查看并记录" }).click();
  await expect(clerk.getByText("13800007531")).toBeVisible();

  await page.goto("/track/issue");
  await page.getByRole("link", { name: "我的信息" }).click();
  await expect(page.getByText("周阿姨")).toBeVisible();
  await expect(page.getByText("打电话问清楚是哪盏灯")).toBeVisible();
  await expect(page.getByText(/梧桐里社区 · .*受理员/)).toBeVisible();

  // The phone is corrected with the key; the old digits open nothing any more, and the new ones show it masked.
  await fold(page, "改姓名和电话");
  await page.locator("[name=residentPhone]").fill("139 0000 8642");
  await page.locator("form:has([name=residentPhone]) [name=key]").fill("2222-2222");
  await page.getByRole("button", { name: "改好了，交上去" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "查询码不对" })).toBeVisible();
  await expect(page.locator("[name=residentPhone]")).toHaveValue("139 0000 8642");
  await page.locator("form:has([name=residentPhone]) [name=key]").fill(secret);
  await page.getByRole("button", { name: "改好了，交上去" }).click();
  await expect(page.getByText("已经改好了")).toBeVisible();
  const stranger = await withoutScript(browser);
  await opened(stranger, no, "7531");
  await expect(stranger.getByText("没有查到")).toBeVisible();
  await opened(stranger, no, "8642");
  await stranger.goto("/track/issue/mine");
  await expect(stranger.getByText("139********")).toBeVisible();
  await stranger.goto("/submit/done");
  await expect(stranger.getByText(secret)).toHaveCount(0);

  await fold(page, "请为我保密");
  await page.getByRole("button", { name: "请为我保密" }).click();
  await expect(page.getByText("已经标上“请保密”")).toBeVisible();

  // What needs a person has its day, and its answer.
  await fold(page, "写个申请");
  await page.locator("[name=kind][value=CORRECT_WORDS]").check();
  await page.locator("form:has([name=kind]) [name=words]").fill("三号楼应该是五号楼。");
  await page.getByRole("button", { name: "交申请" }).click();
  await expect(page.getByText(/最晚.+答复您/).first()).toBeVisible();
  const lead = await pageOf(browser, "lead", { javaScriptEnabled: false });
  await lead.goto("/rights");
  await lead.getByRole("link", { name: new RegExp(`更正我说过的话 · ${no}`) }).click();
  await lead.locator("[name=result][value=ANSWERED]").check();
  await lead.locator("form:has([name=result]) [name=words]").fill("已附上您的更正，原话不动，按五号楼去修。");
  await lead.getByRole("button", { name: "交答复" }).click();
  await expect(lead.getByText("居民在查询页能看到")).toBeVisible();
  await page.goto("/track/issue/mine");
  await expect(page.getByText("按五号楼去修")).toBeVisible();

  // The copy, to read and as a file; then away with the contact.
  await page.getByRole("link", { name: "打开，可以打印" }).click();
  await expect(page.getByText("三号楼的楼道灯坏了半个月。")).toBeVisible();
  const file = await page.request.get("/track/issue/mine/copy/json");
  expect(file.headers()["content-type"]).toBe("application/json; charset=utf-8");
  expect(await file.json()).toMatchObject({
    format: "minqing-own-copy",
    contact: { name: "周阿姨", phone: "13900008642" },
    requests: [{ answer: "已附上您的更正，原话不动，按五号楼去修。" }],
  });
  await page.goto("/track/issue/mine");
  await page.getByRole("link", { name: "看看会怎样" }).click();
  await expect(page.getByText("没有人能再给您打电话")).toBeVisible();
  await page.locator("[name=key]").fill(secret);
  await page.locator("[name=sure]").check();
  await page.getByRole("button", { name: "去掉姓名和电话" }).click();
  await expect(page.getByText("已经去掉了")).toBeVisible();
  await expect(page.getByText("没有存您的姓名和电话")).toBeVisible();
  await opened(stranger, no, "8642");
  await expect(stranger.getByText("没有查到")).toBeVisible();
  await opened(stranger, no, secret);
  await expect(stranger).toHaveURL(/\/track\/issue$/);
});

test("the city office sets how long contacts are kept, and every notice says so", async ({ browser }) => {
  const city = await pageOf(browser, "city", { javaScriptEnabled: false });
  await city.goto("/settings/privacy");
  await city.locator("[name=contactYears]").selectOption("2");
  await city.locator("[name=reason]").fill("市里要求尽量少存");
  await city.locator("form:has([name=contactYears]) button[type=submit]").click();
  await expect(city.getByText("已保存")).toBeVisible();
  const page = await withoutScript(browser);
  for (const path of ["/submit", "/privacy"]) {
    await page.goto(path);
    await expect(page.getByText("保存2年").first()).toBeVisible();
  }
});
