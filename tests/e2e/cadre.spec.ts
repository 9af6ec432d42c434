import { expect, type Page } from "@playwright/test";
import { elsewhere, receiptOn } from "./people.ts";
import { pageOf, somebody, test, verbForm } from "./support.ts";

/**
 * A complaint about a cadre is invisible to their unit: told online it goes to the office above; the community finds it
 * nowhere; the street accepts it, names the community and cannot give it to whom it is about; the resident follows it.
 */
test.describe.configure({ mode: "serial" });
test.setTimeout(240_000);

const WORDS = `社区干部收了装修押金一直不退，催了三回 ${Date.now()}`;
const about = { no: "", key: "", url: "" };
const digits = (no: string) => no.replace(/\D/g, "");

async function foundBy(page: Page): Promise<number> {
  await page.goto(`/ledger?text=${digits(about.no)}`);
  return page.locator("table a[href^='/issues/']").count();
}

test("a resident tells of it without a name, and is told that the office above takes it", async ({
  browser,
}) => {
  const page = await somebody(browser, elsewhere());
  await page.goto("/submit?whole=1");
  await page.locator("[name=statement]").fill(WORDS);
  await page.locator("[name=unitId]").selectOption({ label: "梧桐里社区" });
  const above = page.getByText("直接交给上一级机关办").last();
  await expect(above).toBeHidden();
  await page.locator("[name=aboutStaff][value=yes]").check();
  await expect(above, "said before anything is sent").toBeVisible();
  await page.locator("[name=confidentiality][value=ANONYMOUS]").check();
  await page.locator("form:has([name=statement]) button[type=submit]").click();
  await expect(page).toHaveURL(/\/submit\/done$/);
  await expect(page.getByText("枫树街道").first()).toBeVisible();
  Object.assign(about, { no: (await receiptOn(page)).no, key: (await receiptOn(page)).secret });
});

test("nobody of the community finds it: not on the desk, not in the ledger, not by its number or address", async ({
  browser,
}) => {
  const town = await pageOf(browser, "town");
  expect(await foundBy(town)).toBe(1);
  about.url = (await town.locator("table a[href^='/issues/']").first().getAttribute("href")) ?? "";
  for (const login of ["clerk", "lead", "recorder", "grid"]) {
    const page = await pageOf(browser, login);
    expect([login, await foundBy(page)]).toEqual([login, 0]);
    expect((await page.goto(about.url))?.status()).toBe(404);
    await page.goto("/desk");
    await expect(page.getByText(WORDS)).toHaveCount(0);
    await page.context().close();
  }
});

test("the street accepts it, names the community, and may give it to anybody but them", async ({
  browser,
}) => {
  const town = await pageOf(browser, "town");
  await town.goto(about.url);
  const form = await verbForm(town, "受理并派单");
  await form.locator("summary", { hasText: "反映单位或干部" }).click();
  await form.locator("[name=complainedUnitId]").selectOption({ label: "梧桐里社区" });
  await form.getByRole("button", { name: "受理并派单", exact: true }).click();
  await expect(town.getByText(/已派单|已签收|办理中/).first()).toBeVisible();
  const options = await town.locator("select[name=unitId] option").allInnerTexts();
  expect(options.join()).not.toContain("梧桐里");
});

test("the resident follows it like any other", async ({ browser }) => {
  const page = await somebody(browser, elsewhere());
  await page.goto("/track");
  await page.locator("input[name=receiptNo]").fill(about.no);
  await page.locator("input[name=proof]").fill(about.key);
  await page.locator("form:has(input[name=proof]) button[type=submit]").click();
  await expect(page.getByText(WORDS)).toBeVisible();
  await expect(page.getByText("正在办").first()).toBeVisible();
});
