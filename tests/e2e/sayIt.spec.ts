import { type Browser, expect, type Page } from "@playwright/test";
import { elsewhere, issueUrl, preferring, receiptOn, troubles } from "./people.ts";
import { pageOf, somebody, spoilt, test } from "./support.ts";

/** 我要反映, as people do it: step by step with script, on one page without. */
const resident = async (browser: Browser, options = {}): Promise<Page> =>
  somebody(browser, { ...elsewhere(), ...options });
const next = (page: Page) => page.getByRole("button", { name: "下一步" }).click();
const step = (page: Page, at: number) => page.getByText(`第 ${at} 步，共 4 步`);

test("four short screens: nothing required is passed over, back is a step back, a refusal opens its step", async ({
  browser,
}) => {
  const page = await resident(browser, { viewport: { width: 320, height: 640 } });
  const seen = troubles(page);
  await page.goto("/submit");
  await expect(step(page, 1)).toBeVisible();
  await expect(page.getByRole("button", { name: "交上去" })).toBeHidden();
  await next(page);
  await expect(page.locator("#field-statement"), "stays where something is missing").toBeFocused();
  await page.locator("#field-statement").fill("井盖松了，走过去会响。");
  await next(page);
  await expect(step(page, 2)).toBeVisible();
  await expect(page.getByRole("heading", { name: "在什么地方" })).toBeFocused();
  await expect(page.locator("#field-statement")).toBeHidden();
  await page.locator("#field-unitId").selectOption({ label: "梧桐里社区" });
  await page.locator("#field-placeText").fill("北门口");
  await page.locator("#field-placeText").press("Enter");
  await expect(step(page, 3)).toBeVisible();
  await page.goBack();
  await expect(step(page, 2)).toBeVisible();
  await expect(page.locator("#field-placeText")).toHaveValue("北门口");
  await page.getByRole("button", { name: "上一步" }).click();
  await expect(step(page, 1)).toBeVisible();
  for (const _ of [1, 2, 3]) await next(page);
  await expect(step(page, 4)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  await page.locator("#field-residentPhone").fill("138");
  await page.getByRole("button", { name: "交上去" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "还差一点" });
  await expect(summary).toBeFocused();
  await expect(step(page, 4)).toBeVisible();
  await page.locator("#field-residentPhone").fill("");
  await page.getByRole("button", { name: "上一步" }).click();
  await expect(step(page, 3)).toBeVisible();
  await next(page);
  await page.getByRole("button", { name: "交上去" }).click();
  await expect(page).toHaveURL(/\/submit\/done$/);
  await expect(page.getByText("井盖松了，走过去会响。")).toBeVisible();
  expect(seen).toEqual([]);
});

test("a closed tab loses nothing, keeps no phone unasked, and what was sent is forgotten", async ({
  browser,
}) => {
  const context = await browser.newContext(elsewhere());
  const first = await context.newPage();
  await first.goto("/submit?whole=1");
  await first.locator("#field-statement").fill("花坛里的树要倒了");
  await first.locator("#field-unitId").selectOption({ label: "梧桐里社区" });
  await first.locator("#field-residentPhone").fill("13800007777");
  const other = await context.newPage();
  await other.goto("/submit?whole=1");
  await expect(other.getByText("写的字自动记在这台设备上")).toBeVisible();
  await expect(other.getByText("上次没写完"), "what is being written in another tab").toBeHidden();
  await first.close();

  await other.reload();
  await other.getByRole("button", { name: "接着上次写" }).click();
  await expect(other.locator("#field-statement")).toHaveValue("花坛里的树要倒了");
  await expect(other.locator("#field-unitId option:checked")).toHaveText("梧桐里社区");
  await expect(other.locator("#field-residentPhone")).toHaveValue("");
  expect(await other.evaluate(() => JSON.stringify(localStorage))).not.toContain("13800007777");
  await other.getByRole("button", { name: "交上去" }).click();
  await expect(other).toHaveURL(/\/submit\/done$/);
  await expect.poll(() => other.evaluate(() => JSON.stringify(localStorage))).not.toContain("花坛");

  const last = await context.newPage();
  await last.goto("/submit?whole=1");
  await last.locator("#field-statement").fill("不想说了");
  await last.getByText("写的字自动记在这台设备上").click();
  await last.getByRole("button", { name: "清空草稿" }).click();
  await expect(last.locator("#field-statement")).toHaveValue("");
  expect(await last.evaluate(() => localStorage.length)).toBe(0);
});

test("a press reads the page aloud in its language, a second one stops", async ({ browser }) => {
  const page = await resident(browser);
  await spoilt(page).addInitScript(() => {
    const said: string[] = [];
    const voice = {
      speak: (one: SpeechSynthesisUtterance) => said.push(`${one.lang} ${one.text}`),
      cancel: () => said.push("cancel"),
    };
    Object.defineProperty(window, "speechSynthesis", { value: voice });
    Object.assign(window, { said });
  });
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
  await page.goto("/submit");
  expect(await said(), "nothing plays by itself").toEqual([]);
  await page.getByRole("button", { name: "读给我听" }).click();
  expect((await said()).join()).toContain("zh-CN 第 1 步，共 4 步");
  expect((await said()).join()).not.toContain("怎么称呼");
  await page.getByRole("button", { name: "停下" }).click();
  expect((await said()).at(-1)).toBe("cancel");
  await expect(page.getByRole("button", { name: "读给我听" })).toBeVisible();
});

test("what it may be about is proposed from the words, nothing is chosen, and one press chooses", async ({
  browser,
}) => {
  const page = await resident(browser);
  await page.goto("/submit");
  await page.locator("#field-statement").fill("小区门口的路灯坏了，晚上看不见路。");
  await next(page);
  await page.locator("#field-unitId").selectOption({ label: "梧桐里社区" });
  await next(page);
  const proposed = page.getByRole("group", { name: "看您写的" });
  await expect(proposed.getByRole("radio")).not.toHaveCount(1);
  await expect(proposed.locator("input:checked")).toHaveCount(0);
  await expect(page.locator("#field-category")).toHaveValue("");
  await proposed.getByRole("radio").first().check();
  await expect(page.locator("#field-category")).not.toHaveValue("");
  await proposed.getByLabel("说不准").check();
  await expect(page.locator("#field-category")).toHaveValue("");
  await page.locator("#field-category").selectOption("GOVERNANCE_SERVICE.STAFF_CONDUCT");
  await expect(page.getByText("直接交给上一级机关办")).toBeVisible();
  await expect(proposed.locator("input:checked")).toHaveCount(0);
});

test("the newcomer writes in English, without script, on one page; a photo can follow at once", async ({
  browser,
  baseURL,
}) => {
  const page = await resident(browser, {
    javaScriptEnabled: false,
    storageState: preferring({ lang: "en" }, baseURL ?? ""),
  });
  await page.goto("/submit");
  for (const hidden of ["Next", "Read it to me", "Go on with it"])
    await expect(page.getByRole("button", { name: hidden })).toBeHidden();
  await expect(page.getByText("Who can see name and phone")).toBeVisible();
  await page.locator("#field-statement").fill("The street lamp at our gate is broken.");
  await page.locator("#field-unitId").selectOption({ index: 2 });
  const forged = page.locator("[name=website]");
  await forged.evaluate((field) => {
    (field as HTMLInputElement).value = "http://ad.example";
  });
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page.getByRole("alert")).toContainText("press “Send it” once more");
  await expect(page.locator("#field-statement")).toHaveValue("The street lamp at our gate is broken.");
  await expect(forged).toHaveValue("");
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page).toHaveURL(/\/submit\/done$/);
  await expect(page.locator("input[type=file]")).toHaveCount(1);
});

test("the grandmother in large letters sends without script, and the paper slip opens it anywhere", async ({
  browser,
  baseURL,
}) => {
  const page = await resident(browser, {
    javaScriptEnabled: false,
    storageState: preferring({ elder: true }, baseURL ?? ""),
  });
  await page.goto("/submit");
  await expect(page.locator("html")).toHaveAttribute("data-elder", "true");
  await page.locator("#field-statement").fill("楼道里黑，摔了一跤。");
  await page.locator("#field-hazard").check();
  for (const number of ["110", "119", "120", "122", "95598"])
    await expect(page.locator(`a[href="tel:${number}"]`)).toBeVisible();
  await page.locator("#field-unitId").selectOption({ label: "梧桐里社区" });
  await page.getByRole("button", { name: "交上去" }).click();
  await expect(page).toHaveURL(/\/submit\/done$/);
  const { no, secret } = await receiptOn(page);

  const other = await resident(browser, { javaScriptEnabled: false });
  await other.goto("/track");
  await other.locator("[name=receiptNo]").fill(no);
  await other.locator("[name=proof]").fill(secret);
  await other.getByRole("button", { name: "查看" }).click();
  await expect(other.getByText("楼道里黑，摔了一跤。")).toBeVisible();
});

test("a spot on the map, by a press or by keyboard, taken away again; who handles it finds it", async ({
  browser,
}) => {
  const page = await resident(browser, { viewport: { width: 360, height: 740 } });
  const seen = troubles(page);
  await page.goto("/submit?whole=1");
  const field = page.locator("[name=mapPoint]");
  await expect(page.getByRole("application", { name: "地图" }), "nobody has to see it").toBeHidden();
  await page.getByRole("button", { name: "在地图上标一标" }).click();
  await expect(page.getByText("<b>演示</b>地图"), "text, not markup").toBeVisible();
  await page.getByRole("button", { name: "标在十字这里" }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "地图上的位置标好了" })).toBeVisible();
  await expect(field, "to the point of a screen").toHaveValue(/^28\.682\d\d,115\.857\d\d$/);
  const middle = await field.inputValue();
  await page.getByRole("application", { name: "地图" }).click({ position: { x: 60, y: 60 } });
  await expect(field).not.toHaveValue(middle);
  await page.getByRole("button", { name: "去掉标记" }).click();
  await expect(field).toHaveValue("");
  await page.getByRole("button", { name: "标在十字这里" }).click();

  await page.locator("#field-statement").fill("这根电线杆歪了。");
  await page.locator("#field-unitId").selectOption({ label: "梧桐里社区" });
  await page.locator("#field-residentPhone").fill("138");
  await page.getByRole("button", { name: "交上去" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "还差一点" })).toBeVisible();
  await expect(field, "kept where the form is refused").toHaveValue(middle);
  await page.locator("#field-residentPhone").fill("");
  await page.getByRole("button", { name: "交上去" }).click();
  await expect(page).toHaveURL(/\/submit\/done$/);
  const { no } = await receiptOn(page);
  const clerk = await pageOf(browser, "clerk");
  await clerk.goto(await issueUrl(clerk, no));
  const spot = clerk.getByRole("link", { name: middle.replace(",", ", ") });
  await expect(spot).toHaveAttribute("href", `geo:${middle}`);
  expect(seen).toEqual([]);
});
