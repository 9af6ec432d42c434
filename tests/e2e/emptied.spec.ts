import { expect, type Page } from "@playwright/test";
import { pageOf, somebody, test } from "./support.ts";

/** What one story leaves in a browser is not there for the next, although it is the same browser. */
test.describe.configure({ mode: "serial" });
let used: Page;

test("a story leaves all it can in a browser", async ({ browser }) => {
  used = await pageOf(browser, "clerk", { storageState: { cookies: [], origins: [] } });
  await used.goto("/desk");
  await expect(used).toHaveURL(/\/desk/);
  await used.evaluate(async () => {
    localStorage.setItem("left", "1");
    sessionStorage.setItem("left", "1");
    await new Promise((done) => {
      indexedDB.open("left").onsuccess = done;
    });
    await caches.open("left");
  });
  used.on("request", () => {
    throw new Error("a listener of the story before");
  });
  await used.route("**/figures", (route) => route.abort());
  await used.setViewportSize({ width: 360, height: 740 });
  await used.context().setExtraHTTPHeaders({ "x-left": "1" });
  await used.context().setOffline(true);
});

test("the next one has the same browser, and finds nothing", async ({ browser }) => {
  const page = await somebody(browser);
  expect(page).toBe(used);
  expect(page.viewportSize()).toEqual({ width: 1280, height: 900 });
  expect(await page.context().cookies()).toEqual([]);
  await page.goto("/desk");
  await expect(page, "nobody is signed in").toHaveURL(/\/sign-in/);
  const left = await page.evaluate(async () => ({
    kept: localStorage.length + sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: await caches.keys(),
    before: history.length,
  }));
  expect(left).toMatchObject({ kept: 0, databases: 0, caches: [] });
  expect(left.before).toBeLessThanOrEqual(2);
  const answer = await page.goto("/figures");
  expect(await answer?.request().allHeaders()).not.toHaveProperty("x-left");
});

test("a browser that went nowhere keeps no cookie either", async ({ browser }) => {
  used = await pageOf(browser, "clerk", { locale: "zh-TW" });
  expect(await used.context().cookies()).not.toEqual([]);
});

test("as the next one sees", async ({ browser }) => {
  const page = await somebody(browser, { locale: "zh-TW" });
  expect(page).toBe(used);
  expect(await page.context().cookies()).toEqual([]);
});
