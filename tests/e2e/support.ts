import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";

/** Every story begins in an empty browser: a phone that an earlier one left open would go on asking the office, and take its time. */
export const test = base.extend<{ emptied: null }>({
  emptied: [
    async ({ browser }, use) => {
      await use(null);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});

/** The demonstration's password, shown on its sign-in page. */
const PASSWORD = "minqing-demo";

export type Kept = NonNullable<Exclude<BrowserContextOptions["storageState"], string>>;
/** Who signed in once goes on with that session in every story: the form is tried where the story is about it. */
const sessions = new Map<string, Kept>();

/** A page of its own, not yet anywhere, for one of the demonstration's people. */
export async function pageOf(
  browser: Browser,
  login: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  if (!sessions.has(login)) {
    const context = await browser.newContext();
    await signIn(await context.newPage(), login);
    sessions.set(login, await context.storageState());
    await context.close();
  }
  const kept = sessions.get(login) as Kept;
  const cookies = [...kept.cookies, ...((options.storageState as Kept | undefined)?.cookies ?? [])];
  return (await browser.newContext({ ...options, storageState: { cookies, origins: [] } })).newPage();
}

/** The same, on the desk; signed in anew when a clock that was moved, or a story, has ended the session. */
export async function as(browser: Browser, login: string): Promise<Page> {
  const page = await pageOf(browser, login);
  await page.goto("/desk");
  if (new URL(page.url()).pathname === "/desk") return page;
  await signIn(page, login);
  sessions.set(login, await page.context().storageState());
  return page;
}

export async function signIn(page: Page, login: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("#field-loginName").fill(login);
  await page.locator("#field-password").fill(PASSWORD);
  await page.locator("form:has(#field-password)").getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(/\/desk/);
}

/**
 * Axe within the page: the tab that it opens for its results, half of its time, is for frames of other sites, and there are none.
 * Two copies of Playwright's types may lie in node_modules; they mean the same page.
 */
export const axe = (page: Page) => new AxeBuilder({ page: page as never }).setLegacyMode();

/** The form of one verb on an issue page, unfolded. */
export async function verbForm(page: Page, name: string) {
  const form = page
    .getByRole("region", { name: "现在可以做" })
    .locator("form")
    .filter({ has: page.locator("summary", { hasText: new RegExp(`^${name}$`) }) });
  const details = form.locator("details").first(); // a form may fold parts of its own
  if (!(await details.evaluate((d) => (d as HTMLDetailsElement).open)))
    await details.locator("summary").first().click();
  return form;
}

/** Moves the demonstration's clock and waits for its page to tell what happened in these days. */
export async function moveClock(page: Page, days: number): Promise<void> {
  await page.goto("/demo-clock");
  await page.locator("input[name=days]:not([type=hidden])").fill(String(days));
  await page.getByRole("button", { name: "拨", exact: true }).click();
  await expect(page.getByText(`演示里最近${days}天`)).toBeVisible({ timeout: 60_000 });
}

/** The worker hands messages on once a minute. */
export async function appears(page: Page, address: string, text: string) {
  await expect(async () => {
    await page.goto(address);
    await expect(page.getByText(text).first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 150_000, intervals: [3000] });
}
