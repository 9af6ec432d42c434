import { expect, type Page } from "@playwright/test";
import { elsewhere, submit } from "./people.ts";
import { pageOf, test } from "./support.ts";

/** What is open to everybody: no account, no script. */
test.use({ trace: "off", javaScriptEnabled: false, ...elsewhere() });

const link = (page: Page, name: string | RegExp) =>
  page.getByRole("main").getByRole("link", { name }).first();

test("a resident finds a room by place and by name, and whom to ask there", async ({ page }) => {
  await page.goto("/");
  await link(page, /找接待室/).click();
  await link(page, /锦溪区/).click();
  await link(page, /枫树街道/).click();
  const room = page.getByRole("article", { name: "梧桐里社区民情接待室" });
  await expect(room).toContainText("工作日 09:00–12:00、14:00–18:00");
  await expect(room).toContainText(/现在(开着，到|不开，下次)/);
  await page.locator("[name=q]").fill("石垅");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByText("26个社区（村）里，26个有接待室（100.0%）。")).toBeVisible();
  await link(page, /这里有谁/).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("石垅村");
  await expect(page.getByRole("listitem").filter({ hasText: "单位负责人" })).toContainText("石垅村 ");
  await expect(page.getByRole("main")).not.toContainText(/1[3-9]\d{9}/);
});

test("from one's own issue to the office that holds it, and to how its dates are counted", async ({
  page,
}) => {
  await submit(page, { statement: "楼下的井盖松了，走过去咣当响。", phone: "13800001357" });
  await page.goto("/track/issue");
  await page.getByRole("link", { name: "这些日子怎么算的" }).click();
  await expect(page).toHaveURL(/\/deadline#clocks$/);
  await expect(page.getByRole("row", { name: /^答复 5日 15日 30日 30日/ })).toBeVisible();
  await expect(page.getByRole("region", { name: /年放假和补班/ }).first()).toContainText(/春节|还没有录入/);
  await page.goto("/track/issue");
  await page.getByRole("main").locator("a[href^='/offices/']").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("梧桐里社区");
});

test("an office changes a room, and residents read it", async ({ browser, page }) => {
  const clerk = await pageOf(browser, "town", { javaScriptEnabled: false });
  await clerk.goto("/reception");
  await link(clerk, "农机厂社区").click();
  await link(clerk, /修改/).click();
  await clerk.locator("[name='hours.5.on']").selectOption("SUN");
  await clerk.locator("[name='hours.5.from']").fill("15:00");
  await clerk.locator("[name='hours.5.to']").fill("14:00");
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByRole("alert").first()).toContainText("结束时间要晚于开始时间");
  await clerk.locator("[name='hours.5.to']").fill("16:00");
  await clerk.getByRole("button", { name: "保存" }).click();
  await expect(clerk.getByText("已保存")).toBeVisible();
  await page.goto("/rooms?q=农机厂");
  await expect(page.getByRole("article").first()).toContainText("周日 15:00–16:00");
});

test("a notice is drafted, published late with its reason, read as a poster, and in feed and calendar", async ({
  browser,
  page,
}) => {
  const clerk = await pageOf(browser, "town", { javaScriptEnabled: false });
  const title = `今晚听您说 ${Date.now()}`;
  await page.goto("/deadline");
  const today = await page.locator("[name=from]").inputValue();
  await clerk.goto("/bulletin/edit");
  await clerk.locator("[name=kind][value=SESSION]").check();
  await clerk.locator("[name=title]").fill(title);
  await clerk.locator("[name=text]").fill("街道领导在场，有话当面说。");
  await clerk.locator("[name=sessionOn]").fill(today);
  await clerk.locator("[name=sessionFrom]").fill("23:00");
  await clerk.locator("[name=sessionTo]").fill("23:59");
  await clerk.locator("[name=place]").fill("街道接待室");
  await clerk.getByRole("button", { name: "存草稿" }).click();
  await expect(clerk.getByText("草稿已保存")).toBeVisible();
  await page.goto("/notices");
  await expect(page.getByText(title)).toHaveCount(0);

  await clerk.getByRole("button", { name: "公布" }).click();
  await expect(clerk.getByRole("alert").first()).toContainText("至少要提前一天");
  await clerk.locator("[name=lateReason]").fill("水管当天爆裂");
  await clerk.getByRole("button", { name: "公布" }).click();
  await expect(clerk.getByText("已公布，居民现在就能看到。")).toBeVisible();

  await page.goto("/notices");
  await expect(page.getByRole("article", { name: title })).toContainText("未按时公告");
  await link(page, title).click();
  await expect(page.getByRole("article").getByText("未按时公告。原因：水管当天爆裂")).toBeVisible();
  const feed = await page.request.get("/notices/feed");
  expect(feed.headers()["content-type"]).toContain("application/atom+xml");
  expect(await feed.text()).toContain(title);
  const calendar = await (await page.request.get("/notices/calendar")).text();
  expect(calendar).toContain(`DTSTART;TZID=Asia/Shanghai:${today.replaceAll("-", "")}T230000`);
});

test("figures for everybody, with n and formula, as a table too", async ({ page }) => {
  await page.goto("/");
  await link(page, /办得怎么样/).click();
  const card = page.getByRole("article", { name: "反馈办结率" });
  await expect(card).toContainText(/\d+\.\d%/);
  await expect(card).toContainText("÷ 期内登记");
  await expect(card).toContainText("第1版");
  await expect(page.getByRole("row", { name: /锦溪区/ })).toBeVisible();
  await link(page, "锦溪区").click();
  await expect(page.getByText(/^锦溪区，/)).toBeVisible();
  const href = await page.getByRole("link", { name: /下载表格/ }).getAttribute("href");
  const table = await page.request.get(href ?? "");
  // as long as the figures are kept: five minutes from when they were counted, for whomever
  const kept = Number(table.headers()["cache-control"]?.match(/max-age=(\d+)/)?.[1]);
  expect([kept >= 0, kept <= 300]).toEqual([true, true]);
  expect(await table.text()).toContain("锦溪区,,");
});

test("an address that asks for what is not there is told so, and shown what there is", async ({
  browser,
  page,
}) => {
  for (const asked of ["period=1999", "from=2026-01-01&to=2026-02-01"]) {
    await page.goto(`/figures?${asked}`);
    await expect(page.getByText("这里只能看下面列出的几个时段")).toBeVisible();
    await expect(page.getByRole("link", { name: "近十二个月" })).toHaveAttribute("aria-current", "true");
  }
  const city = await pageOf(browser, "city");
  await city.goto("/dashboard/wall?from=2026-13-01&to=2026-12-01");
  await expect(city.getByText(/时间没有选对/)).toBeVisible();
  await city.goto(`/dashboard/wall?unit=${crypto.randomUUID()}`);
  await expect(city.getByText("没有这个地区，或者它不在您的范围内")).toBeVisible();
  await city.goto("/board?unit=nowhere");
  await expect(city.getByText("没有这一级，或者不在您的范围内")).toBeVisible();
  await city.goto(`/ledger?text=${"漏".repeat(61)}`);
  await expect(city.getByText("要找的文字超过60个字，没有用上")).toBeVisible();
});

test("search engines may list what is open, and nothing else", async ({ page }) => {
  const robots = async (path: string) => {
    await page.goto(path);
    return page.locator("meta[name=robots]").getAttribute("content");
  };
  for (const path of ["/", "/rooms", "/notices", "/wall", "/figures", "/deadline", "/submit"])
    expect(await robots(path), path).toBe("index, follow");
  for (const path of ["/track", "/sign-in", "/submit/done"])
    expect(await robots(path), path).toContain("noindex");
  const rules = await (await page.request.get("/robots.txt")).text();
  expect(rules).toContain("Disallow: /\n");
  expect(rules).not.toMatch(/Allow: \/(track|issues|desk|ledger)/);
  const map = await (await page.request.get("/sitemap.xml")).text();
  expect(map).toMatch(/<loc>[^<]*\/rooms<\/loc>/);
  expect(map).toMatch(/<loc>[^<]*\/offices\/[0-9a-f-]{36}<\/loc>/);
  expect(map).not.toMatch(/\/(track|issues|sign-in)/);
});

test("notices of a place are followed with a mobile number: asked first, begun by a press, ended by one", async ({
  page,
}) => {
  await page.goto("/notices");
  await page.getByRole("navigation", { name: "看哪里的" }).getByRole("link", { name: "锦溪区" }).click();
  await page.getByRole("navigation", { name: "看哪里的" }).getByRole("link", { name: "枫树街道" }).click();
  await page.getByRole("navigation", { name: "看哪里的" }).getByRole("link", { name: "梧桐里社区" }).click();
  const form = page.getByRole("region", { name: "有新公告告诉我" });
  await form.locator("summary").click();
  await form.getByLabel("手机号或邮箱").fill("不是号码");
  await form.getByRole("button", { name: "告诉我" }).click();
  await expect(form.getByLabel("手机号或邮箱")).toHaveValue("不是号码");
  await expect(form.getByRole("alert").or(form.locator("[aria-invalid=true]")).first()).toBeVisible();
  await form.getByLabel("手机号或邮箱").fill("１３８ 0000 5678");
  await form.getByRole("button", { name: "告诉我" }).click();
  await form.getByRole("link", { name: "确认订阅" }).click();
  await expect(page.getByRole("heading", { name: "收梧桐里社区的公告" })).toBeVisible();
  await page.getByRole("button", { name: "确认接收" }).click();
  await expect(page.getByText("好了，梧桐里社区有新公告就告诉您。")).toBeVisible();
  const word = page.url().split("?")[0];
  await page.goto(`${word}/stop`);
  await page.getByRole("button", { name: "不再接收" }).click();
  await expect(page.getByText("好了，不会再发。公告随时可以在网上看。")).toBeVisible();
  await page.goto(word ?? "");
  await expect(page.getByText("现在什么也不会发")).toBeVisible();
});
