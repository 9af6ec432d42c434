import { expect, type Locator, type Page } from "@playwright/test";
import { signIn, somebody, test } from "./support.ts";

/** The main job without a mouse: every stop of the Tab key can be seen, and everything needed is a stop. */
test.use({ trace: "off" });

/** Goes on with Tab until the wanted element has the focus; each stop on the way must be visible and marked. */
async function tabTo(page: Page, wanted: Locator, most = 80): Promise<void> {
  for (let stops = 0; stops < most; stops += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      // A field for files is shown by its label, as a button that carries the mark.
      const isFile = element instanceof HTMLInputElement && element.type === "file";
      const shown = (isFile && element.labels?.[0]) || element;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
      const box = shown.getBoundingClientRect();
      return {
        name: element.outerHTML.slice(0, 120),
        marked: (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none",
        there: box.width > 1 && box.height > 1,
      };
    });
    if (stop)
      expect(stop, `a stop that can be seen: ${stop.name}`).toMatchObject({ marked: true, there: true });
  }
  throw new Error(`no way by Tab to ${wanted}`);
}

test("the first stop leads past the header", async ({ page }) => {
  for (const path of ["/", "/submit", "/sign-in"]) {
    await page.goto(path);
    await page.keyboard.press("Tab");
    const skip = page.locator("a[href='#main']");
    await expect(skip).toBeFocused();
    expect((await skip.boundingBox())?.height ?? 0).toBeGreaterThan(20);
    await page.keyboard.press("Enter");
    await expect(page.locator("#main")).toBeFocused();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.querySelector("#main")?.contains(document.activeElement))).toBe(
      true,
    );
  }
});

test("sign in, log a visit with a problem, open the issue, accept it", async ({ page, browser }) => {
  test.setTimeout(90_000);
  const words = `单元门的锁坏了，晚上谁都能进 ${Date.now()}`;
  await page.goto("/sign-in");
  await tabTo(page, page.locator("#field-loginName"));
  await page.keyboard.type("recorder");
  await tabTo(page, page.locator("#field-password"));
  await page.keyboard.type("minqing-demo");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/desk/);

  await tabTo(page, page.locator("a[href='/visits/new']").first());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/visits\/new/);
  await tabTo(page, page.locator("[name=unitId]"));
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("[name=unitId]")).not.toHaveValue("");
  await tabTo(page, page.locator("[name=result]").first());
  await page.keyboard.press("Space");
  await expect(page.locator("[name=result][value=RAISED]")).toBeChecked();
  await tabTo(page, page.locator("[name='problems.0.statement']"));
  await page.keyboard.type(words);
  await tabTo(page, page.locator("form:has([name=visitedOn]) button[type=submit]"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/visits\/[0-9a-f-]{36}/);
  const issue = page.locator("main a[href^='/issues/']").first();
  await tabTo(page, issue);
  const url = (await issue.getAttribute("href")) ?? "";
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(url));
  await expect(page.getByText(words).first()).toBeVisible();

  const clerk = await somebody(browser);
  await signIn(clerk, "clerk");
  await clerk.goto(url);
  const form = clerk.locator("form:has([name=tier])").first();
  const fold = form.locator("summary");
  if (!(await form.locator("[name=category]").isVisible())) {
    await tabTo(clerk, fold);
    await clerk.keyboard.press("Enter");
  }
  await tabTo(clerk, form.locator("[name=category]"));
  await clerk.keyboard.press("ArrowDown");
  await tabTo(clerk, form.locator("button[type=submit]"));
  await clerk.keyboard.press("Enter");
  await expect(clerk.getByRole("status").filter({ hasText: "已受理" })).toBeVisible();
});

test("the menus of the header open, lead on and close by keys", async ({ page }) => {
  await signIn(page, "city");
  const menus = page.locator("header details");
  for (const at of [0, 1]) {
    const menu = menus.nth(at);
    const summary = menu.locator("summary");
    await tabTo(page, summary);
    await page.keyboard.press("Enter");
    await expect(menu).toHaveAttribute("open", "");
    await tabTo(page, menu.locator("a:visible").first(), 3);
    await page.keyboard.press("Escape");
    await expect(menu).not.toHaveAttribute("open", "");
    await expect(summary).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await tabTo(page, menus.last().locator("a[href='/account']"), 3);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.locator("header details[open]"), "a new page closes it").toHaveCount(0);
});

test("a refused form takes the focus to its summary, whose links lead to the fields", async ({ page }) => {
  await page.goto("/submit?whole=1");
  const send = page.locator("form:has([name=statement]) button[type=submit]");
  await tabTo(page, send);
  await page.keyboard.press("Enter");
  const summary = page.getByRole("alert").filter({ hasText: /\S/ });
  await expect(summary).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("[name=statement]")).toBeFocused();
});
