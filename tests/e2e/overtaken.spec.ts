import { type Browser, expect, type Page } from "@playwright/test";
import { openInstruction, sendInstruction } from "./steps.ts";
import { pageOf, test } from "./support.ts";

test.setTimeout(120_000);

/** An instruction of the county to the street, opened by it; its address. */
async function opened(browser: Browser): Promise<string> {
  const county = await pageOf(browser, "council");
  await county.goto("/instructions");
  await county.locator("summary", { hasText: "写批示" }).click();
  const form = county.locator("form").filter({ has: county.getByRole("button", { name: "发出批示" }) });
  await form.locator("[name=placeId]").selectOption({ index: 1 });
  await form.locator("[name=title]").fill("汛前排水");
  await form.locator("[name=words]").fill("请查清积水点，拿出办法");
  const address = await sendInstruction(form, "枫树街道");
  const town = await pageOf(browser, "town");
  await openInstruction(town, address);
  await expect(town.getByText("请查清积水点")).toBeVisible();
  return address;
}

const form = (page: Page, name: string) =>
  page.locator("form").filter({ has: page.locator("summary", { hasText: name }) });
async function says(page: Page, name: string, words: string): Promise<void> {
  const own = form(page, name);
  await own.locator("summary").click();
  await own.locator("[name=words]").fill(words);
  await own.getByRole("button", { name, exact: true }).click();
}
const TYPED = "第二处也清完了，正在等检测结果";

test("somebody else of the street was faster: it is said, the page is as it is now, and what was typed stands above", async ({
  browser,
}) => {
  const address = await opened(browser);
  const behind = await pageOf(browser, "town");
  await behind.goto(address);
  // One's own step before, whose green word must not outlive what happens next.
  await says(behind, "报进展", "第一处清完了");
  await expect(behind.getByText("记下了。")).toBeVisible();

  const ahead = await behind.context().newPage();
  await ahead.goto(address);
  await says(ahead, "报办结", "三处都修好了，回访了居民");
  await expect(ahead.locator("ol").getByText("三处都修好了")).toBeVisible();

  await says(behind, "报进展", TYPED);
  const told = behind.getByRole("alert").filter({ hasText: "这一步没有办成" });
  await expect(told).toContainText("这件批示刚刚有人办过一步");
  await expect(behind.locator("ol").getByText("三处都修好了"), "as it is now").toBeVisible();
  await expect(behind.getByText("记下了。")).toBeHidden();
  // Kept in the form where it is still there, above the page where it is not.
  await expect
    .poll(async () => (await told.innerText()).includes(TYPED) || (await kept(behind)).includes(TYPED))
    .toBe(true);
  await behind.goto("/instructions");
  await expect(told).toHaveCount(0);
});
const kept = (page: Page): Promise<string[]> =>
  page.locator("[name=words]").evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));

test("without script too it is said that nothing was done", async ({ browser }) => {
  const address = await opened(browser);
  const behind = await pageOf(browser, "town", { javaScriptEnabled: false });
  await behind.goto(address);
  const ahead = await pageOf(browser, "town");
  await ahead.goto(address);
  await says(ahead, "报办结", "三处都修好了，回访了居民");
  await expect(ahead.locator("ol").getByText("三处都修好了")).toBeVisible();
  await says(behind, "报办结", TYPED);
  await expect(behind.getByText("这一步没有办成").first()).toBeVisible();
  await expect(behind.getByText("这件批示刚刚有人办过一步").first()).toBeVisible();
});
