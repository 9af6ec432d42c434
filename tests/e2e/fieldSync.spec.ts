import { expect } from "@playwright/test";
import { noise } from "#tests/support/files.ts";
import { troubles } from "./people.ts";
import { backOnLine, interrupted, known, phone, row, unique, unlock, visit, way } from "./phones.ts";
import { pageOf, test, verbForm } from "./support.ts";

/** An evening in stairwells without signal: nothing is lost, nothing is doubled. */
test.setTimeout(120_000); // a story waits for up to half a minute at a time where a machine is slow

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
