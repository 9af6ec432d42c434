import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";

/** Every story begins in empty browsers: a phone that an earlier one left open would go on asking the office, and take its time. */
export const test = base.extend<{ emptied: null }>({
  page: async ({ browser, javaScriptEnabled, extraHTTPHeaders }, use) =>
    use(await somebody(browser, { javaScriptEnabled, extraHTTPHeaders })),
  emptied: [
    async ({ browser }, use) => {
      await use(null);
      await putBack(browser);
    },
    { auto: true },
  ],
});

/** Browsers that a story has used, by what they are (a phone, one without script): emptied, they serve the next. */
const empty = new Map<string, Page[]>();
const lent = new Map<Page, { kind: string; viewport: ReturnType<Page["viewportSize"]> }>();
/** Of one kind; more than these are closed again. */
const KEPT = 8;

/**
 * An empty browser of somebody, not yet anywhere. A new one costs the machine a second, for its process and the scripts that
 * it has not compiled yet; emptying a used one costs a fiftieth of that. What cannot be emptied is spoilt.
 */
export async function somebody(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const { storageState, extraHTTPHeaders = {}, ...more } = options;
  const what = { javaScriptEnabled: true, ...more };
  const kind = JSON.stringify(what);
  const page = empty.get(kind)?.pop() ?? (await (await browser.newContext(what)).newPage());
  lent.set(page, { kind, viewport: page.viewportSize() });
  await page.context().setExtraHTTPHeaders(extraHTTPHeaders);
  await page.context().addCookies((storageState as Kept | undefined)?.cookies ?? []);
  return page;
}

/** Not for the next story: it has a clock of its own, a script laid under its pages, or a phone's store. */
export const spoilt = (page: Page): Page => {
  lent.delete(page);
  return page;
};

/** After a story: what it borrowed is emptied and kept, everything else is closed. */
async function putBack(browser: Browser): Promise<void> {
  for (const page of lent.keys()) await giveBack(page);
  const kept = new Set([...empty.values()].flat().map((page) => page.context()));
  await Promise.all(browser.contexts().map((context) => kept.has(context) || context.close()));
}

async function giveBack(page: Page): Promise<void> {
  const { kind, viewport } = lent.get(page) ?? { kind: "", viewport: null };
  lent.delete(page);
  const kept = empty.get(kind) ?? [];
  if (page.isClosed() || kept.length >= KEPT) return;
  await emptied(page);
  if (viewport) await page.setViewportSize(viewport);
  empty.set(kind, [...kept, page]);
}

async function emptied(page: Page): Promise<void> {
  const context = page.context();
  await Promise.all(context.pages().map((other) => other === page || other.close()));
  for (const what of ["console", "dialog", "pageerror", "request", "requestfailed", "response"] as const)
    page.removeAllListeners(what);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await context.unrouteAll({ behavior: "ignoreErrors" });
  await context.setOffline(false);
  await context.clearPermissions();
  await page.emulateMedia({ colorScheme: null, media: null });
  const { origin } = new URL(page.url());
  const line = await context.newCDPSession(page);
  if (origin !== "null") {
    await page.goto(`${origin}/icon.svg`); // not about:blank, from which the next page would need a process of its own
    await line.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  }
  await context.clearCookies();
  await line.send("Page.resetNavigationHistory");
  await line.detach();
}

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
    const page = await somebody(browser);
    await signIn(page, login);
    sessions.set(login, await page.context().storageState());
    await giveBack(page);
  }
  const kept = sessions.get(login) as Kept;
  const cookies = [...kept.cookies, ...((options.storageState as Kept | undefined)?.cookies ?? [])];
  return somebody(browser, { ...options, storageState: { cookies, origins: [] } });
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
