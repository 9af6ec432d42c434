import { stat, truncate, writeFile } from "node:fs/promises";
import { type Browser, expect, type Page, type TestInfo } from "@playwright/test";
import { noise } from "#tests/support/files.ts";
import { elsewhere, receiptOn, submit, troubles } from "./people.ts";
import { test } from "./support.ts";

/** Photos chosen with the words: the receipt comes first, and no photo is lost or goes to another matter. */
const resident = async (browser: Browser): Promise<Page> => (await browser.newContext(elsewhere())).newPage();
const photo = async (info: TestInfo, name: string, width = 300): Promise<string> => {
  const file = info.outputPath(name);
  await writeFile(file, await noise(width, width).jpeg({ quality: 90 }).toBuffer());
  return file;
};
const chooser = (page: Page) => page.locator("#photos");
const chosen = (page: Page) => page.locator("form li:has(img)");
const files = (page: Page) => page.locator("#files");
const kept = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const open = indexedDB.open("keyval-store");
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const count = open.result.transaction("keyval").objectStore("keyval").count();
          count.onsuccess = () => resolve(count.result);
        };
      }),
  );

test("three photos at most; a closed tab keeps them, and they follow the receipt by themselves", async ({
  browser,
}, info) => {
  const first = await resident(browser);
  const seen = troubles(first);
  await first.goto("/submit?whole=1");
  await first.locator("#field-statement").fill("车棚顶漏雨，充电的地方都是水。");
  await chooser(first).setInputFiles(
    await Promise.all(["棚顶.jpg", "插座.jpg", "地面.jpg", "门口.jpg"].map((name) => photo(info, name))),
  );
  await expect(chosen(first)).toHaveCount(3);
  await expect(first.getByText("最多3张")).toBeVisible();
  await first.getByRole("button", { name: "去掉 插座.jpg" }).click();
  await expect(chosen(first)).toHaveCount(2);
  await first.close();

  const page = await first.context().newPage();
  seen.push(...troubles(page));
  await page.goto("/submit?whole=1");
  await page.getByRole("button", { name: "接着上次写" }).click();
  await expect(chosen(page)).toHaveCount(2);
  await expect(chosen(page).getByText("棚顶.jpg")).toBeVisible();
  await page.locator("#field-unitId").selectOption({ label: "梧桐里社区" });
  await page.locator("#field-residentPhone").fill("138");
  await page.getByRole("button", { name: "交上去" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "还差一点" }), "refused").toBeFocused();
  await expect(chosen(page), "and the photos stay").toHaveCount(2);
  await page.locator("#field-residentPhone").fill("");
  await page.getByRole("button", { name: "交上去" }).click();

  await expect(page).toHaveURL(/\/submit\/done$/);
  await expect(files(page).getByText("2张照片收到了")).toBeVisible({ timeout: 20_000 });
  await expect(files(page).getByRole("link", { name: "棚顶.jpg" })).toBeVisible();
  expect(await kept(page)).toBe(0);
  await page.reload();
  await expect(files(page).getByRole("link")).toHaveCount(2);
  expect(seen).toEqual([]);
});

test("the line breaks after the receipt: the number is there, the photos go on later, and into no other matter", async ({
  browser,
}, info) => {
  const page = await resident(browser);
  await page.goto("/submit?whole=1");
  await page.locator("#field-statement").fill("三号楼门口的台阶塌了一块。");
  await page.locator("#field-unitId").selectOption({ label: "梧桐里社区" });
  await chooser(page).setInputFiles(await photo(info, "台阶.jpg"));
  await page.context().route("**/api/upload**", (route) => route.abort("internetdisconnected"));
  await page.getByRole("button", { name: "交上去" }).click();
  await expect(page).toHaveURL(/\/submit\/done$/);
  await expect(files(page).getByText("台阶.jpg")).toBeVisible();
  await expect(files(page).getByText(/网络断了，停在/)).toBeVisible();
  const { no, secret } = await receiptOn(page);

  const other = await page.context().newPage();
  await submit(other, { statement: "另一件事：楼道灯不亮。" });
  await expect(files(other).getByText("台阶.jpg"), "another matter in another tab").toBeHidden();
  await other.close();
  await page.context().unroute("**/api/upload**");
  await page.goto("/submit/done");
  await expect(
    page.getByText("另一件事").first(),
    "the receipt in this browser is the newer one",
  ).toBeVisible();
  await expect(files(page).getByText("台阶.jpg"), "and gets nothing of the first").toBeHidden();
  expect(await kept(page)).toBe(1);

  await page.goto("/track");
  await page.locator("[name=receiptNo]").fill(no);
  await page.locator("[name=proof]").fill(secret);
  await page.getByRole("main").getByRole("button", { name: "查看" }).click();
  await expect(page).toHaveURL(/\/track\/issue/);
  await expect(files(page).getByText("1张照片收到了")).toBeVisible({ timeout: 20_000 });
  expect(await kept(page)).toBe(0);
});

test("a photo that is none is refused with the reason, and what was said is registered all the same", async ({
  browser,
}, info) => {
  const page = await resident(browser);
  await page.goto("/submit?whole=1");
  await page.locator("#field-statement").fill("花坛里有碎玻璃。");
  await page.locator("#field-unitId").selectOption({ label: "梧桐里社区" });
  const drawing = info.outputPath("画的.jpg");
  await writeFile(drawing, "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>");
  const broken = await photo(info, "坏的.jpg");
  await truncate(broken, (await stat(broken)).size / 2);
  await chooser(page).setInputFiles([drawing, broken, await photo(info, "玻璃.jpg")]);
  await expect(page.getByText("画的.jpg"), "told before anything is sent").toBeVisible();
  await expect(chosen(page)).toHaveCount(2);
  await page.getByRole("button", { name: "交上去" }).click();
  await expect(page).toHaveURL(/\/submit\/done$/);
  await expect(files(page).getByText("1张照片收到了")).toBeVisible({ timeout: 20_000 });
  await expect(files(page).getByRole("link", { name: "玻璃.jpg" })).toBeVisible();
  await expect(files(page).locator("li").filter({ hasText: "坏的.jpg" })).toContainText("这个文件打不开");
});
