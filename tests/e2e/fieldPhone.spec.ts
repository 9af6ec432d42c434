import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { folderOf, scriptOf } from "../../deploy/bundles.ts";
import { preferring, troubles } from "./people.ts";
import {
  backOnLine,
  lock,
  PHONE,
  PIN,
  phone,
  row,
  settle,
  stored,
  unique,
  unlock,
  visit,
  way,
} from "./phones.ts";
import { axe, pageOf, signIn, spoilt, test } from "./support.ts";

/** A phone that is out without signal: locked, lost, signed out or renewed, nothing lies open on it; and its screens. */
test.setTimeout(120_000); // a story waits for up to half a minute at a time where a machine is slow
const HOME = `http://localhost:${process.env.E2E_PORT ?? "3177"}`;

test("a lost phone is emptied from the account page, locked as it lies there", async ({ browser }) => {
  const lost = await (await browser.newContext(PHONE)).newPage();
  await lost.clock.install();
  await signIn(lost, "recorder");
  await settle(lost);
  await lost.context().setOffline(true);
  await visit(lost, unique("没交上的"), "401");
  await lock(lost);
  await lost.context().setOffline(false);
  const office = await pageOf(browser, "recorder");
  await office.goto("/account");
  // Rows, not buttons: a button that is pressed has another word at once, long before the office has done it.
  const signIns = office.getByRole("table", { name: "登录记录" }).getByRole("row");
  const before = await signIns.count();
  await signIns.getByRole("button", { name: "结束" }).first().click(); // the newest; the one that looks has no such button
  await expect(signIns).toHaveCount(before - 1);
  await lost.clock.fastForward("01:01");
  await expect(lost.getByText("请先登录，再把任务下载到手机上。")).toBeVisible({ timeout: 30_000 });
  expect(await stored(lost), "nothing is left on it").not.toContain("outbox:");
});

test("signing out takes the round along: on the way as soon as there is a line, and at a desk", async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "recorder");
  await settle(page);
  const signedIn = await page.context().cookies();
  await page.context().setOffline(true);
  await way(page, "更多");
  await page.getByRole("button", { name: "退出并清掉任务" }).click();
  const leaving = page.getByRole("heading", { name: "正在退出" });
  await expect(leaving).toBeVisible();
  expect(await stored(page)).not.toContain("records:");
  await page.reload();
  await expect(leaving).toBeVisible();
  await page.context().setOffline(false);
  await expect(page).toHaveURL(/\/sign-in/);
  await page.context().addCookies(signedIn);
  await page.goto("/desk");
  await expect(page, "a copied cookie is worth nothing").toHaveURL(/\/sign-in/);

  await signIn(page, "recorder");
  await page.goto("/field");
  await unlock(page);
  await expect.poll(() => stored(page)).toContain("records:");
  await page.goto("/desk");
  await page.locator("header summary").last().click();
  await page.getByRole("button", { name: "退出" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await stored(page)).not.toContain("records:");

  await signIn(page, "recorder");
  await page.goto("/field");
  await unlock(page);
  await page.context().setOffline(true);
  await way(page, "更多");
  await page.getByRole("button", { name: "退出并清掉任务" }).click();
  await expect(leaving).toBeVisible();
  const next = await page.context().newPage();
  await page.close();
  await next.context().setOffline(false);
  await next.goto("/desk");
  await expect(next, "whatever is opened next ends it").toHaveURL(/\/sign-in/);
});

test("left on a bench it locks after five minutes; a clock that is off by days is told; nothing of it lies open", async ({
  browser,
}) => {
  const page = spoilt(await pageOf(browser, "recorder", PHONE));
  await page.clock.install({ time: Date.now() - 3 * 24 * 3_600_000 });
  await settle(page);
  await expect(page.getByText("这台手机的时间不准，差了3天")).toBeVisible();
  const crack = unique("墙裂了");
  await page.context().setOffline(true);
  await way(page, "记走访");
  const day = await page.locator("[name=visitedOn]").inputValue();
  const since = Date.now() - Date.parse(day);
  expect(since, "the office's day is proposed").toBeLessThan(36 * 3_600_000);
  expect(since).toBeGreaterThan(-36 * 3_600_000);
  await visit(page, crack, "501");
  const kept = await stored(page);
  expect(kept).toContain("outbox:");
  for (const secret of [crack, "离线楼", "梧桐里", PIN]) expect(kept, "sealed").not.toContain(secret);

  await page.clock.fastForward("05:10");
  await expect(page.getByRole("heading", { name: "已锁上" })).toBeVisible();
  await unlock(page);
  await backOnLine(page);
  await expect(row(page, crack).getByText("交上了")).toBeVisible({ timeout: 30_000 });

  // Locked while an exchange is under way: the next one would go on with the key.
  let pulls = 0;
  const line = Promise.withResolvers<void>();
  await page.context().route("**/api/sync?*", async (route) => {
    if (route.request().method() === "GET") {
      pulls += 1;
      await line.promise;
    }
    return route.continue();
  });
  await page.getByRole("button", { name: "马上更新" }).click();
  await expect.poll(() => pulls).toBe(1);
  await lock(page);
  line.resolve();
  const underWay = () => page.evaluate(async () => (await navigator.locks.query()).held?.length);
  await expect.poll(underWay).toBe(0);
  const asked = page.waitForResponse((response) => response.request().method() === "HEAD");
  await page.clock.fastForward("01:05");
  await asked;
  expect(pulls).toBe(1);
});

test("a new version waits until somebody takes it, and what was not sent is still there", async ({
  browser,
}) => {
  const page = await phone(browser);
  await page.context().setOffline(true);
  const roof = unique("屋顶漏雨");
  await visit(page, roof, "601");
  await page.context().route("**/api/sync**", (route) => route.abort());
  await page.context().setOffline(false);
  const built = path.join(folderOf("worker", false), path.basename(await scriptOf("worker", false)));
  const before = readFileSync(built, "utf8");
  try {
    writeFileSync(built, `${before}\n// another version`);
    await page.evaluate(() =>
      navigator.serviceWorker.getRegistration("/field").then((found) => found?.update()),
    );
    await way(page, "更多");
    await page.getByRole("button", { name: "换上新版本" }).click({ timeout: 20_000 });
    await expect(page.getByRole("heading", { name: "已锁上" })).toBeVisible();
    await unlock(page);
    await way(page, /待交/);
    await expect(row(page, roof)).toContainText("等着交");
  } finally {
    writeFileSync(built, before);
  }
});

const SUN = "color-contrast-enhanced"; // 7:1: it is read outside
for (const [name, dark, options] of [
  ["in the sun and in the dark", true, {}],
  [
    "in English, the narrowest phone",
    false, // the colours are the same
    { viewport: { width: 320, height: 640 }, storageState: preferring({ lang: "en" }, HOME) },
  ],
] as const)
  test(`every screen on the way, ${name}: axe, text of 7:1, no wider than the phone, and every way by keyboard`, async ({
    browser,
  }) => {
    const page = spoilt(await pageOf(browser, "town", { ...PHONE, ...(options as object) }));
    const seen = troubles(page);
    await page.goto("/field");
    await page.locator("[name=pin]").waitFor();
    await faultless(page, "pin", dark);
    await page.locator("[name=pin]").fill(PIN);
    await page.keyboard.press("Tab");
    await page.keyboard.type(PIN);
    await page.keyboard.press("Enter");
    await expect(page.locator("a[href^='#/issue/']").first()).toBeVisible({ timeout: 30_000 });
    const first = async (kind: string) =>
      `${await page.locator(`a[href^='#/${kind}/']`).first().getAttribute("href")}`.slice(1);
    await page.locator("main details summary").first().press("Enter");
    const screens = ["/", await first("issue"), await first("door"), "/visit", "/patrol", "/outbox", "/more"];
    for (const screen of screens) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#${screen}`);
      await page.locator("main h1").waitFor();
      // Of a list of folds the first stands for all of them: a town has thousands of doors.
      await page
        .locator("main details:not(li + li details)")
        .evaluateAll((all) => all.map((fold) => fold.setAttribute("open", "")));
      await faultless(page, screen, dark);
    }
    const ways = page.getByRole("navigation").getByRole("link");
    await ways.last().focus();
    for (let n = (await ways.count()) - 1; n > 0; n--) await page.keyboard.press("Shift+Tab");
    await expect(ways.first()).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#\/$/);
    expect(seen).toEqual([]);
  });
async function faultless(page: Page, screen: string, dark: boolean): Promise<void> {
  const { violations } = await axe(page)
    .options({ rules: { [SUN]: { enabled: true } } })
    .analyze();
  if (dark) {
    await page.emulateMedia({ colorScheme: "dark" });
    violations.push(...(await axe(page).withRules(["color-contrast", SUN]).analyze()).violations);
    await page.emulateMedia({ colorScheme: "light" });
  }
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${node.target} ${node.failureSummary}`),
  );
  const wide = await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth);
  expect.soft([...found, ...(wide > 0 ? [`${wide} px too wide`] : [])], screen).toEqual([]);
}
