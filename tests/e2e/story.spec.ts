import { expect, type Page } from "@playwright/test";
import { as, moveClock, test, verbForm } from "./support.ts";

/**
 * The main job, end to end: a cadre logs a home visit with two problems; one is answered in time, the other climbs
 * from the community to the county and to the city by itself; the city answers and resolves it; the resident, without an
 * account, says it is not solved, then that it is; and the figures open on exactly this issue.
 */
test.describe.configure({ mode: "serial" });
test.setTimeout(240_000);

const ANSWERED = "三单元楼道灯坏了半个月，晚上上楼全靠手机照。";
const CLIMBS = "顶楼漏雨，修了三回还漏，接水的盆都摆到床边了。";
const story = { answered: { url: "", no: "" }, climbs: { url: "", no: "", key: "" } };

const receiptOf = (page: Page, words: string) => page.getByRole("listitem").filter({ hasText: words });
const factOf = async (page: Page, words: string, term: string) =>
  (
    await receiptOf(page, words)
      .locator("dl > div", { has: page.getByText(term, { exact: true }) })
      .locator("dd")
      .innerText()
  ).trim();

async function reply(page: Page, kind: "进展" | "最终", told: { done: string; state: string; next: string }) {
  const form = await verbForm(page, "答复");
  await form.locator(`input[name=kind][value=${kind === "进展" ? "PROGRESS" : "FINAL"}]`).check();
  await form.getByLabel("做了什么").fill(told.done);
  await form.getByLabel("现在怎样").fill(told.state);
  await form.getByLabel("下一步做什么").fill(told.next);
  const today = await form.getByLabel("下一步的日期").getAttribute("min");
  await form.getByLabel("下一步的日期").fill(today ?? "");
  await form.getByLabel("居民可以找谁").fill("王师傅");
  await form.getByLabel("电话").fill("0791-86000000");
  await form
    .locator("[name=channel]")
    .first()
    .evaluate((field) => {
      if (field instanceof HTMLSelectElement) field.value = "FACE_TO_FACE";
    });
  const radio = form.locator("input[name=channel][value=FACE_TO_FACE]");
  if ((await radio.count()) > 0) await radio.check();
  await form.getByLabel("已经联系到本人").check();
  await form.getByRole("button", { name: "答复", exact: true }).click();
  await expect(page.getByText(told.done).first()).toBeVisible();
}

test("a cadre logs a visit with two problems and gets two receipts", async ({ browser }) => {
  const page = await as(browser, "recorder");
  await page
    .getByRole("link", { name: /记一次走访/ })
    .first()
    .click();
  await page.getByLabel("在哪里").selectOption({ index: 1 });
  await page.getByLabel("反映了问题").check();
  await page.locator("[name='problems.0.statement']").fill(ANSWERED);
  await page.getByText("再加一个问题").first().click();
  await page.locator("[name='problems.1.statement']").fill(CLIMBS);
  await page.getByRole("button", { name: "记下", exact: true }).click();
  await expect(page.getByText("已登记2件")).toBeVisible();
  story.answered = {
    no: await factOf(page, ANSWERED, "回执编号"),
    url: (await receiptOf(page, ANSWERED).getByRole("link", { name: "看这件事" }).getAttribute("href")) ?? "",
  };
  story.climbs = {
    no: await factOf(page, CLIMBS, "回执编号"),
    key: await factOf(page, CLIMBS, "查询码"),
    url: (await receiptOf(page, CLIMBS).getByRole("link", { name: "看这件事" }).getAttribute("href")) ?? "",
  };
  expect(story.climbs.no.replace(/\D/g, "")).toHaveLength(9);

  await receiptOf(page, CLIMBS).getByRole("link", { name: /回执/ }).click();
  await expect(page).toHaveURL(/\/slip$/);
  await expect(page.getByText(story.climbs.key)).toBeVisible();
  await expect(page.locator("svg").first()).toBeVisible();
});

test("the community accepts, dispatches, signs and answers the first one in time", async ({ browser }) => {
  const clerk = await as(browser, "clerk");
  await clerk.goto(story.answered.url);
  const accept = await verbForm(clerk, "受理");
  await accept.locator("select[name=category]").selectOption("UTILITIES.STREET_LIGHT");
  await accept.getByRole("button", { name: "受理", exact: true }).click();
  await expect(clerk.getByRole("status").filter({ hasText: "已受理" })).toBeVisible();

  const dispatcher = await as(browser, "dispatcher");
  await dispatcher.goto(story.answered.url);
  const dispatch = await verbForm(dispatcher, "派单");
  await dispatch
    .locator("select[name=unitId]")
    .selectOption({ index: 1 })
    .catch(() => {});
  await dispatch.getByRole("button", { name: "派单", exact: true }).click();
  await expect(dispatcher.getByRole("status").filter({ hasText: "已派单" })).toBeVisible();

  const handler = await as(browser, "handler");
  await handler.goto("/desk");
  await expect(handler.getByText(ANSWERED.slice(0, 12)).first()).toBeVisible();
  await handler.goto(story.answered.url);
  await (await verbForm(handler, "签收")).getByRole("button", { name: "签收", exact: true }).click();
  await expect(handler.getByText("办理中").first()).toBeVisible();

  const short = await verbForm(handler, "答复");
  await short.getByLabel("做了什么").fill("已转办");
  await short.getByRole("button", { name: "答复", exact: true }).click();
  await expect(handler.getByRole("alert").first()).toBeVisible();
  await expect(short.getByLabel("做了什么")).toHaveValue("已转办");

  await reply(handler, "进展", {
    done: "今天到三单元看过，是线路老化，换了两个灯座。",
    state: "一到四层的灯亮了，五层六层还要换线。",
    next: "电工再来换五层六层的线。",
  });
});

test("nobody answers the other one: it climbs to the county and to the city by itself", async ({
  browser,
}) => {
  const city = await as(browser, "city");
  await moveClock(city, 15);
  await city.goto(story.climbs.url);
  await expect(city.getByText("超期，已自动升级").first()).toBeVisible();
  await expect(city.getByText("锦溪区").first()).toBeVisible();

  await moveClock(city, 30);
  await city.goto(story.climbs.url);
  await expect(city.getByText("超期，已自动升级")).not.toHaveCount(1);
  await city.goto("/escalations");
  const next = city.getByRole("link", { name: /下一页/ });
  while ((await city.getByText(CLIMBS).count()) === 0 && (await next.count()) > 0)
    await city.goto((await next.getAttribute("href")) ?? "");
  await expect(
    city
      .getByRole("article")
      .filter({ hasText: CLIMBS })
      .getByText(/超期未答复，.*自动升级/)
      .first(),
  ).toBeVisible();
});

test("the city takes it, answers and resolves it", async ({ browser }) => {
  const city = await as(browser, "city");
  await city.goto(story.climbs.url);
  const take = await verbForm(city, "受理并派单");
  await take.locator("select[name=category]").selectOption("HOUSING_PROPERTY.LEAK_QUALITY");
  await take.locator("input[name=tier][value=HARD]").check();
  await take.getByRole("button", { name: "受理并派单", exact: true }).click();
  await expect(city.getByText("办理中").first()).toBeVisible();
  await reply(city, "最终", {
    done: "请房修公司上屋面重做了防水，换了三片天沟。",
    state: "昨天下雨试过，屋里没有再漏。",
    next: "下个雨季前再上去查一次。",
  });
  const resolve = await verbForm(city, "办结");
  await resolve.locator("[name=outcome][value=SOLVED]").check();
  await resolve.locator("[name=evidence]").fill("施工前后照片存在市办，编号 12");
  await resolve.getByRole("button", { name: "办结", exact: true }).click();
  await expect(city.getByRole("status").filter({ hasText: "已办结" })).toBeVisible();
});

async function follow(page: Page) {
  await page.goto("/track");
  await page.locator("input[name=receiptNo]").fill(story.climbs.no);
  await page.locator("input[name=proof]").fill(story.climbs.key.toLowerCase());
  await page.locator("form:has(input[name=proof]) button[type=submit]").click();
  await expect(page.getByText(CLIMBS)).toBeVisible();
}
async function rate(page: Page, solved: "NO" | "YES", level: number) {
  await page.locator(`input[name=solved][value=${solved}]`).check();
  await page.locator(`input[name=level][value="${level}"]`).check();
  await page.locator("input[name=contacted][value=yes]").check();
  await page
    .getByRole("button", { name: /评价|交/ })
    .first()
    .click();
}

test("the resident, without an account, says it is not solved, and it opens again", async ({ page }) => {
  await follow(page);
  await expect(page.locator("input[name=solved]:checked")).toHaveCount(0);
  await rate(page, "NO", 2);
  await expect(page.getByText("正在办").first()).toBeVisible();
  await expect(page.locator("input[name=solved]")).toHaveCount(0);
});

test("the city answers again; the resident is content, and the issue ends", async ({ browser, page }) => {
  const city = await as(browser, "city");
  await city.goto(story.climbs.url);
  await reply(city, "最终", {
    done: "又上去一次，找到女儿墙根的裂缝，补好了。",
    state: "放水试了两个小时，屋里是干的。",
    next: "一个月以后再上门看一次。",
  });
  const resolve = await verbForm(city, "办结");
  await resolve.locator("[name=outcome][value=SOLVED]").check();
  await resolve.locator("[name=evidence]").fill("放水试验记录存在市办，编号 13");
  await resolve.getByRole("button", { name: "办结", exact: true }).click();
  await expect(city.getByRole("status").filter({ hasText: "已办结" })).toBeVisible();

  await follow(page);
  await rate(page, "YES", 5);
  await expect(page.getByText("已结束").first()).toBeVisible();
});

test("the figures open on exactly this issue", async ({ browser }) => {
  const reviewer = await as(browser, "reviewer");
  await reviewer.goto("/dashboard");
  const resolved = reviewer.getByRole("link", { name: /^\d+$/ });
  await expect(resolved.first()).toBeVisible();
  const card = reviewer
    .locator("section, article, li, div")
    .filter({ hasText: /^办结率/ })
    .first();
  const link = card.getByRole("link").first();
  const count = Number((await link.innerText()).replace(/\D/g, ""));
  await link.click();
  await expect(reviewer).toHaveURL(/\/ledger/);
  await expect(reviewer.getByText(`共${count}件`)).toBeVisible();
  const here = new URL(reviewer.url());
  here.searchParams.set("text", story.climbs.no.replace(/\D/g, ""));
  await reviewer.goto(here.pathname + here.search);
  await expect(reviewer.getByText("共1件")).toBeVisible();
  await reviewer.goto("/dashboard");
  await reviewer.getByRole("link", { name: /^办理过程/ }).click();
  const reopened = reviewer.getByRole("article", { name: "重办率" }).getByRole("link", { name: /^重办过的/ });
  const times = Number((await reopened.innerText()).replace(/\D/g, ""));
  await reopened.click();
  await expect(reviewer.getByText(`共${times}件`)).toBeVisible();
});
