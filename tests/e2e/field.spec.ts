import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Browser, expect, type Page } from "@playwright/test";
import { noise } from "#tests/support/files.ts";
import { folderOf, scriptOf } from "../../deploy/bundles.ts";
import { preferring, troubles } from "./people.ts";
import { axe, pageOf, signIn, spoilt, test, verbForm } from "./support.ts";

/** An evening in stairwells without signal: nothing is lost, nothing is doubled, nothing lies open on the phone. */
test.setTimeout(120_000); // a story waits for up to half a minute at a time where a machine is slow
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
const PIN = "246813";
const HOME = `http://localhost:${process.env.E2E_PORT ?? "3177"}`;
const unique = (words: string) => `${words}（${Math.floor(Math.random() * 1e6)}）`;

/** A cadre's phone with the round on it, open. */
async function phone(browser: Browser, login = "recorder", options = {}): Promise<Page> {
  const page = spoilt(await pageOf(browser, login, { ...PHONE, ...options }));
  await settle(page);
  return page;
}
/** The first time: a PIN, and the round. */
async function settle(page: Page): Promise<void> {
  await page.goto("/field");
  await page.getByLabel("6位数字密码").fill(PIN);
  await page.getByLabel("再输一遍").fill(PIN);
  await page.getByRole("button", { name: "设好了，开始下载任务" }).click();
  await expect(page.getByText("上次更新")).toBeVisible({ timeout: 30_000 });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
}
async function unlock(page: Page): Promise<void> {
  await page.getByLabel("6位数字密码").fill(PIN);
  await page.getByRole("button", { name: "打开" }).click();
}
/** The browser is closed in the middle of writing, which is kept a moment after the last key. */
async function interrupted(page: Page): Promise<void> {
  await page.waitForTimeout(800);
  await page.reload();
  await unlock(page);
}
async function lock(page: Page): Promise<void> {
  await way(page, "更多");
  await page.getByRole("button", { name: "现在锁上" }).click();
  await expect(page.getByRole("heading", { name: "已锁上" })).toBeVisible();
}
const way = (page: Page, name: RegExp | string) =>
  page.getByRole("navigation").getByRole("link", { name }).click();

/** A visit with one problem, read back and kept. */
async function visit(page: Page, statement: string, room = "101"): Promise<void> {
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
const row = (page: Page, words: string) => page.getByRole("listitem").filter({ hasText: words });
/** The line is back, and somebody presses the button: this browser does not always notice by itself. */
async function backOnLine(page: Page): Promise<void> {
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "马上更新" }).click();
}
/** How many issues the office has with these words. */
async function known(browser: Browser, words: string): Promise<number> {
  const office = await pageOf(browser, "city");
  await office.goto(`/ledger?text=${encodeURIComponent(words)}`);
  const count = await office.locator("table a[href^='/issues/']").count();
  await office.context().close();
  return count;
}

test("a whole evening without signal: visits with a photo, a reload, a lock, and everything arrives once", async ({
  browser,
}) => {
  const page = await phone(browser);
  const seen = troubles(page);
  await page.context().setOffline(true);
  const [lamp, drain] = [unique("三楼的灯不亮"), unique("下水道堵了")];
  await visit(page, lamp);
  await expect(row(page, lamp)).toContainText("等着交");

  await page.reload();
  await expect(page.getByRole("heading", { name: "已锁上" }), "opens without a line, locked").toBeVisible();
  await page.getByLabel("6位数字密码").fill("111111");
  await page.getByRole("button", { name: "打开" }).click();
  await expect(page.getByRole("alert")).toContainText("密码不对");
  await unlock(page);
  await way(page, /待交/);
  await expect(row(page, lamp)).toBeVisible();

  await way(page, "记走访");
  await page.locator("[name=unitId]").selectOption({ label: "梧桐里社区" });
  await page.locator("[name=result][value=RAISED]").check();
  await page.locator("[name='problems.0.statement']").fill(drain);
  await interrupted(page);
  await page.getByRole("button", { name: "接着写" }).click();
  await expect(page.locator("[name='problems.0.statement']"), "what was being written").toHaveValue(drain);
  await page.locator("input[type=file]").setInputFiles({
    name: "水.jpg",
    mimeType: "image/jpeg",
    buffer: await noise(2400, 1800).jpeg().toBuffer(),
  });
  await expect(page.getByRole("img", { name: "照片1" })).toBeVisible();
  await page.locator("form:has([name=visitedOn]) button[type=submit]").click();
  await page.getByRole("button", { name: "记得对，记下来" }).click();
  await expect(row(page, drain)).toContainText("1张照片");

  await backOnLine(page);
  await expect(row(page, lamp).getByText("交上了")).toBeVisible({ timeout: 30_000 });
  await expect(row(page, drain).getByText("交上了")).toBeVisible({ timeout: 30_000 });
  await expect(row(page, drain)).toContainText(/回执号 \d{3}\s\d{3}\s\d{3}/);
  expect(await known(browser, lamp)).toBe(1);
  expect(await known(browser, drain)).toBe(1);
  await row(page, drain).getByRole("link", { name: "打印回执" }).click();
  await expect(
    page
      .getByText("水.jpg")
      .or(page.getByRole("link", { name: /\.jpg/ }))
      .first(),
  ).toBeVisible();
  expect(seen).toEqual([]);
});

test("the line breaks after the office took it: it is asked again, and two tabs send it once", async ({
  browser,
}) => {
  const page = await phone(browser);
  await page.context().setOffline(true);
  const pipe = unique("水管漏了");
  await visit(page, pipe, "201");
  let lost = 0;
  let read = false; // it asks again and again, and until this was read hears nothing
  await page.context().route("**/api/sync", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    if (lost > 0) return read ? route.continue() : route.abort("connectionreset");
    lost += 1;
    await route.fetch(); // the office has it, and the phone never hears of it
    return route.abort("connectionreset");
  });
  await backOnLine(page);
  await expect(row(page, pipe)).toContainText("不知道到没到");
  await expect(
    row(page, pipe).getByRole("button", { name: "删掉" }),
    "what may have arrived stays",
  ).toHaveCount(0);
  read = true;

  const second = await page.context().newPage();
  await second.goto("/field#/outbox");
  await unlock(second);
  await expect(row(second, pipe), "both tabs show the same").toBeVisible();
  await Promise.all([page, second].map((tab) => tab.getByRole("button", { name: "马上更新" }).click()));
  for (const tab of [page, second])
    await expect(row(tab, pipe).getByText("交上了")).toBeVisible({ timeout: 30_000 });
  expect(lost).toBe(1);
  expect(await known(browser, pipe)).toBe(1);
});

test("signed out, somebody else, and again oneself: work goes on, and only its author sends it", async ({
  browser,
}) => {
  const page = await phone(browser);
  const own = await page.context().cookies();
  const gate = unique("大门关不上");
  await page.context().clearCookies();
  await visit(page, gate, "301");
  await page.getByRole("button", { name: "马上更新" }).click();
  await expect(page.getByText("登录过期了")).toBeVisible();

  const other = await pageOf(browser, "visitor");
  await page.context().addCookies(await other.context().cookies());
  await page.getByRole("button", { name: "马上更新" }).click();
  await expect(page.getByText("现在登录的是别的同事")).toBeVisible();
  await way(page, "任务");
  await expect(page.getByText("没有在办的事。"), "nobody else carries the round").toBeVisible();
  expect(await known(browser, gate)).toBe(0);

  await page.context().clearCookies();
  await page.context().addCookies(own);
  await page.getByRole("button", { name: "马上更新" }).click();
  await way(page, /待交/);
  await expect(row(page, gate).getByText("交上了")).toBeVisible({ timeout: 30_000 });
  expect(await known(browser, gate)).toBe(1);
});

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

test("two of them change one address: both stay in sight and a person decides", async ({ browser }) => {
  const [one, two] = [await phone(browser), await phone(browser)];
  for (const page of [one, two]) {
    await page.context().setOffline(true);
    await page.getByLabel("找门牌").fill("2栋");
    await page.getByRole("main").locator("a[href^='#/door/']").first().click();
    await page.locator("summary", { hasText: "改住户情况" }).click();
    await page.locator("[name=state]").selectOption(page === one ? "EMPTY" : "MOVED");
    await page.getByRole("button", { name: "记下来" }).click();
    await expect(page.getByRole("heading", { name: "待交" })).toBeVisible();
  }
  await backOnLine(one);
  await expect(one.getByRole("listitem").getByText("交上了")).toBeVisible({ timeout: 30_000 });
  await backOnLine(two);
  await expect(two.getByText("两个都留着，请您定。")).toContainText("空着");
  await two.getByRole("button", { name: "改成「搬走了」" }).click();
  await two.getByRole("button", { name: "马上更新" }).click();
  await expect(two.getByRole("listitem").getByText("交上了")).toBeVisible({ timeout: 30_000 });
});

test("a matter that moved on meanwhile: it is said, what was written is kept, and it is sent once that was read", async ({
  browser,
}) => {
  const page = await phone(browser, "town");
  await page.context().setOffline(true);
  const matter = page.getByRole("main").locator("a[href^='#/issue/']").last();
  const id = (await matter.getAttribute("href"))?.split("/").at(-1) ?? "";
  await matter.click();
  await page.locator("summary", { hasText: "催办" }).click();
  const words = unique("住户又问了一次");
  const urge = page.locator("form").filter({ has: page.locator("summary", { hasText: "催办" }) });
  await urge.locator("[name=words]").fill(words);
  await interrupted(page);
  await expect(urge.locator("[name=words]"), "what was being written").toHaveValue(words);
  await urge.locator("button[type=submit]").click();
  await expect(row(page, words)).toContainText("等着交");

  await row(page, words).getByRole("link", { name: "改一改" }).click();
  await expect(urge.locator("[name=words]"), "what was typed is there to be altered").toHaveValue(words);
  await urge.locator("[name=words]").fill(`${words}，很急`);
  await urge.locator("button[type=submit]").click();
  await expect(page.getByRole("listitem").filter({ hasText: words }), "altered, not doubled").toHaveCount(1);

  const office = await pageOf(browser, "town");
  await office.goto(`/issues/${id}`);
  const form = await verbForm(office, "催办");
  await form.locator("[name=words]").fill("窗口先催了");
  await form.locator("button[type=submit]").click();
  await expect(office.getByText("窗口先催了").first()).toBeVisible();

  await backOnLine(page);
  await expect(row(page, words).getByRole("button", { name: "再交一次" })).toBeVisible({ timeout: 30_000 });
  await expect(row(page, words)).toContainText(/催办/);
  await row(page, words).getByRole("button", { name: "再交一次" }).click();
  await page.getByRole("button", { name: "马上更新" }).click();
  await expect(row(page, words).getByText("交上了")).toBeVisible({ timeout: 30_000 });
  await office.reload();
  await expect(office.getByText(`${words}，很急`).first()).toBeVisible();
});

test("a patrol finds a lamp broken; a full phone says so before anything is lost", async ({ browser }) => {
  const page = await phone(browser);
  await page.context().setOffline(true);
  await way(page, "巡查");
  await page.locator("[name=unitId]").selectOption({ label: "梧桐里社区" });
  await page.locator("[name=facility]").selectOption("STREET_LIGHT");
  await page.locator("[name=placeText]").fill("西门");
  await page.locator("[name=finding][value=FAULT]").check();
  const words = unique("灯杆倒了");
  await page.locator("[name=words]").fill(words);
  await interrupted(page);
  await expect(page.locator("[name=words]"), "what was being written").toHaveValue(words);
  await expect(page.locator("[name=finding][value=FAULT]")).toBeChecked();
  await page.getByRole("button", { name: "记下来" }).click();
  await expect(row(page, words)).toContainText("等着交");

  // What the browser does when the disk is full; its own switch for that does not reach a context like this one.
  await page.evaluate(() => {
    const { add } = IDBObjectStore.prototype;
    const full = () => {
      throw new DOMException("The disk is full.", "QuotaExceededError");
    };
    IDBObjectStore.prototype.add = full;
    addEventListener("room-made", () => {
      IDBObjectStore.prototype.add = add;
    });
  });
  await way(page, "记走访");
  const told = unique("阳台掉砖");
  await page.locator("[name=unitId]").selectOption({ label: "梧桐里社区" });
  await page.locator("[name=result][value=RAISED]").check();
  await page.locator("[name='problems.0.statement']").fill(told);
  const [name, mimeType] = ["砖.jpg", "image/jpeg"];
  await page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType, buffer: await noise(1600, 1200).jpeg().toBuffer() });
  await page.locator("form:has([name=visitedOn]) button[type=submit]").click();
  await page.getByRole("button", { name: "记得对，记下来" }).click();
  await expect(page.getByText("手机空间不够")).toBeVisible();
  await expect(page.locator("[name='problems.0.statement']"), "what was typed is still there").toHaveValue(
    told,
  );
  await page.evaluate(() => dispatchEvent(new Event("room-made")));
  await page.locator("form:has([name=visitedOn]) button[type=submit]").click();
  await page.getByRole("button", { name: "记得对，记下来" }).click();
  await expect(row(page, told)).toContainText("1张照片");
  await backOnLine(page);
  for (const each of [words, told])
    await expect(row(page, each).getByText("交上了")).toBeVisible({ timeout: 30_000 });
  expect(await known(browser, words)).toBe(1);
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
  expect(Date.now() - Date.parse(day), "the office's day is proposed").toBeLessThan(36 * 3_600_000);
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

/** Everything the browser keeps for this site, as text, whatever its form. */
const stored = (page: Page): Promise<string> =>
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
