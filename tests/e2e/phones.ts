import { type Browser, expect, type Page } from "@playwright/test";
import { pageOf, spoilt } from "./support.ts";

/** What a cadre does on a phone that is out. */
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
export const PIN = "246813";
export const unique = (words: string) => `${words}（${Math.floor(Math.random() * 1e6)}）`;

/** A cadre's phone with the round on it, open. */
export async function phone(browser: Browser, login = "recorder", options = {}): Promise<Page> {
  const page = spoilt(await pageOf(browser, login, { ...PHONE, ...options }));
  await settle(page);
  return page;
}
/** The first time: a PIN, and the round. */
export async function settle(page: Page): Promise<void> {
  await page.goto("/field");
  await page.getByLabel("6位数字密码").fill(PIN);
  await page.getByLabel("再输一遍").fill(PIN);
  await page.getByRole("button", { name: "设好了，开始下载任务" }).click();
  await expect(page.getByText("上次更新")).toBeVisible({ timeout: 30_000 });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
}
export async function unlock(page: Page): Promise<void> {
  await page.getByLabel("6位数字密码").fill(PIN);
  await page.getByRole("button", { name: "打开" }).click();
}
/** The browser is closed in the middle of writing, which is kept a moment after the last key. */
export async function interrupted(page: Page): Promise<void> {
  await page.waitForTimeout(800);
  await page.reload();
  await unlock(page);
}
export async function lock(page: Page): Promise<void> {
  await way(page, "更多");
  await page.getByRole("button", { name: "现在锁上" }).click();
  await expect(page.getByRole("heading", { name: "已锁上" })).toBeVisible();
}
export const way = (page: Page, name: RegExp | string) =>
  page.getByRole("navigation").getByRole("link", { name }).click();

/** A visit with one problem, read back and kept. */
export async function visit(page: Page, statement: string, room = "101"): Promise<void> {
  await way(page, "记走访");
  await page.locator("[name=unitId]").selectOption({ label: "梧桐里社区" });
  await page.locator("summary", { hasText: "门牌" }).first().click();
  await page.locator("[name=building]").fill("离线楼");
  await page.locator("[name=room]").fill(room);
  await page.locator("[name=result][value=RAISED]").check();
  await page.locator("[name='problems.0.statement']").fill(statement);
  await page.locator("form:has([name=visitedOn]) button[type=submit]").click();
  await expect(page.getByRole("heading", { name: "念给对方听" })).toBeVisible();
  await expect(page.getByText(statement)).toBeVisible();
  await page.getByRole("button", { name: "记得对，记下来" }).click();
  await expect(page.getByRole("heading", { name: "待交" })).toBeVisible();
}
export const row = (page: Page, words: string) => page.getByRole("listitem").filter({ hasText: words });
/** The line is back, and somebody presses the button: this browser does not always notice by itself. */
export async function backOnLine(page: Page): Promise<void> {
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "马上更新" }).click();
}
/** How many issues the office has with these words. */
export async function known(browser: Browser, words: string): Promise<number> {
  const office = await pageOf(browser, "city");
  await office.goto(`/ledger?text=${encodeURIComponent(words)}`);
  const count = await office.locator("table a[href^='/issues/']").count();
  await office.context().close();
  return count;
}

/** Everything the browser keeps for this site, as text, whatever its form. */
export const stored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const found: string[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const table of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const asking = database.transaction(table).objectStore(table).getAll();
          asking.onsuccess = () => resolve(asking.result);
        });
        const words = new TextDecoder();
        const read = (_: string, value: unknown) =>
          value instanceof Uint8Array ? words.decode(value) : value;
        for (const row of rows) found.push(`${table}:${JSON.stringify(row, read)}`);
      }
      database.close();
    }
    return [...found, ...Object.entries(localStorage).map(String)].join("\n");
  });
