import { type Browser, expect, type Page } from "@playwright/test";
import { axe, pageOf, test } from "./support.ts";

test.setTimeout(300_000);

const EACH = 4;
const STORM = "昨晚暴雨，楼下积水漫过台阶，一楼进水了，请快来抽水。";

/** A visit in a community in which several households tell of the water. */
async function wadeThrough(page: Page, community: RegExp, problems: number): Promise<void> {
  await page.goto("/visits/new");
  const place = page.locator("[name=unitId]");
  const option = place.locator("option").filter({ hasText: community }).first();
  await place.selectOption((await option.getAttribute("value")) ?? "");
  await page.locator("[name=result][value=RAISED]").check();
  for (let at = 0; at < problems; at++) {
    const field = page.locator(`[name="problems.${at}.statement"]`);
    if (!(await field.isVisible()))
      await page.locator("details:not([open]) > summary", { hasText: "+" }).first().click();
    await field.fill(`${at + 1}号楼：${STORM}`);
    await page.locator(`[name="problems.${at}.category"]`).selectOption("UTILITIES.DRAINAGE");
  }
  await page.locator("form:has([name=visitedOn]) button[type=submit]").click();
  await expect(page).toHaveURL(/\/visits\/[0-9a-f-]{36}/);
}

const numberOf = async (page: Page) => {
  const link = page
    .getByRole("row", { name: /供排水|排水/ })
    .getByRole("link", { name: /^\d+$/ })
    .first();
  return { link, count: Number(await link.innerText()) };
};

/** The list of alerts by kind of problem, as its form asks for it. */
async function narrowed(page: Page, category: string): Promise<void> {
  await page.locator("form[action='/alerts'] [name=category]").selectOption(category);
  await page.locator("form[action='/alerts'] button[type=submit]").click();
  await expect(page).toHaveURL(new RegExp(`category=${category}`));
}

async function communitiesOf(page: Page): Promise<string[]> {
  await page.goto("/visits/new");
  return page.locator("[name=unitId] option").allInnerTexts();
}

test("the storm day: many places, one alert, exactly its matters, until it is dealt with", async ({
  browser,
}: {
  browser: Browser;
}) => {
  const street = await pageOf(browser, "town");
  const offered = (await communitiesOf(street)).filter((name) => name.includes("社区")).slice(0, 3);
  expect(offered.length).toBeGreaterThan(1);
  for (const name of offered) await wadeThrough(street, new RegExp(name), EACH);
  const came = offered.length * EACH;

  const county = await pageOf(browser, "council");
  // The worker looks once a minute; a burst takes with it what was told of its communities before.
  await expect(async () => {
    await county.goto("/alerts");
    await expect(county.getByRole("row", { name: /排水.*锦溪区.*成片突发/ })).toHaveCount(1, {
      timeout: 1000,
    });
  }).toPass({ timeout: 150_000, intervals: [3000] });
  await expect(county.getByRole("row", { name: /排水/ })).toHaveCount(1);
  await narrowed(county, "ENVIRONMENT");
  await expect(county.getByRole("row", { name: /排水/ }), "no alert of another kind").toHaveCount(0);
  await narrowed(county, "UTILITIES");
  await expect(county.getByRole("row", { name: /排水/ })).toHaveCount(1);

  const { link, count } = await numberOf(county);
  expect(count).toBeGreaterThanOrEqual(came);
  await link.click();
  await expect(county.getByText(`共${count}件`).first()).toBeVisible();
  await county.goBack();

  await county.getByRole("row", { name: /排水/ }).getByRole("link").first().click();
  await expect(county).toHaveURL(/\/alerts\/[0-9a-f-]{36}$/);
  const address = new URL(county.url()).pathname;
  await expect(county.getByText(`${count}件；平常`)).toBeVisible();
  const places = county.getByRole("table", { name: /都在哪里/ }).getByRole("link");
  const counts = await Promise.all((await places.all()).map(async (one) => Number(await one.innerText())));
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(count);
  expect((await axe(county).analyze()).violations.map(({ id }) => id)).toEqual([]);

  // Closed without a word it is refused; once it was taken up, that is what happened last.
  const end = county.locator("form").filter({ has: county.getByRole("button", { name: "了结" }) });
  await county.locator("summary", { hasText: /^了结$/ }).click();
  await end.locator("[name=words]").fill("积水退完");
  await end.getByRole("button", { name: "了结" }).click();
  await expect(end.getByRole("alert")).toBeVisible();
  await county.locator("summary", { hasText: "接手处置" }).click();
  const take = county.locator("form").filter({ has: county.getByRole("button", { name: "接手处置" }) });
  await take.locator("[name=words]").fill("水务连夜抽排，先保一楼住户，天亮前各报一次");
  await take.getByRole("button", { name: "接手处置" }).click();
  await expect(county.getByRole("status")).toContainText("已接手");
  await expect(end.getByRole("alert")).toHaveCount(0);
  await expect(end.locator("[name=words]"), "what was typed stays").toHaveValue("积水退完");

  await county.locator("summary", { hasText: "写批示" }).click();
  const told = county.locator("form").filter({ has: county.getByRole("button", { name: "发出批示" }) });
  await told.locator("[name=words]").fill("今天抽完水，逐户回访");
  await told.locator("[name='units.0.unitId']").selectOption({ label: "枫树街道" });
  await told.getByRole("button", { name: "发出批示" }).click();
  await expect(county.getByText("批示发出了")).toBeVisible();
  await expect(county.getByRole("link", { name: "看这条预警" })).toHaveAttribute("href", address);
  await county.goto(address);

  await street.goto("/alerts");
  // The burst is the county's; where it came it is seen, with what came there.
  await expect(street.getByRole("row", { name: /排水.*只算您辖区里的.*成片突发/ })).toHaveCount(1);
  await expect(street.getByRole("row", { name: /排水/ })).toHaveCount(1);
  await street.goto(address);
  await expect(street.locator("summary", { hasText: /^了结$/ }), "kept by the county").toHaveCount(0);

  await county.locator("summary", { hasText: /^了结$/ }).click();
  await end.getByRole("button", { name: "了结" }).click();
  await expect(county.getByRole("alert").first(), "without saying what came of it").toBeVisible();
  await end.locator("[name=end]").selectOption("HANDLED");
  await end.locator("[name=words]").fill("积水退完，三段管道列入清淤计划");
  await end.getByRole("button", { name: "了结" }).click();
  await expect(county.getByText("已了结").first()).toBeVisible();
  await county.goto("/alerts");
  await expect(county.getByRole("row", { name: /排水/ })).toHaveCount(0);
});
