import { expect } from "@playwright/test";
import { axe, moveClock, pageOf, test } from "./support.ts";

test.setTimeout(120_000);

/** 一周一报 (domain.md Z20): one unit asks, the week is answered in one go, and the next unit need not ask again. */
test("a town asks, the city answers once the week is closed, and the next county finds the precedent", async ({
  browser,
}) => {
  const mark = String.fromCodePoint(
    ...Array.from({ length: 3 }, () => 0x4e00 + Math.floor(Math.random() * 400)),
  );
  const town = await pageOf(browser, "town");
  await town.goto("/policy");
  await expect(town.getByText(/现在提的问题，进.*24:00截止的一批/)).toBeVisible();
  await town.locator("summary", { hasText: "问上面的办公室" }).click();
  await town.locator("[name=officeId]").selectOption({ label: "赣平市" });
  await town.locator("[name=category]").last().selectOption("CARE_SERVICE.AGE_ALLOWANCE");
  await town.locator("[name=text]").fill("高龄津贴，打电话 13800001234 问过的，搬到别的区以后哪里发？");
  await town.getByRole("button", { name: "提交问题" }).click();
  await expect(town.getByText("“13800001234”会让人认出是谁")).toBeVisible();
  await town.locator("[name=text]").fill(`高龄津贴，老人搬到别的区以后由哪里发？${mark}`);
  await town.locator("[name=looked]").check();
  await town.getByRole("button", { name: "提交问题" }).click();
  await expect(town.getByText("提交了，进")).toBeVisible();

  const city = await pageOf(browser, "city");
  await city.goto("/policy");
  await expect(city.getByText("24:00截止，截止以后一次答完。").first()).toBeVisible();
  await expect(city.getByRole("button", { name: "签发并公布" }), "nothing is answered before").toHaveCount(0);
  await moveClock(await pageOf(browser, "admin"), 8);

  await city.goto("/policy");
  const batch = city.locator("form").filter({ has: city.getByRole("button", { name: "签发并公布" }) });
  expect((await axe(city).analyze()).violations.map(({ id }) => id)).toEqual([]);
  const fields = batch.locator("fieldset");
  for (let at = 0; at < (await fields.count()); at += 1) {
    await fields.nth(at).locator("textarea").first().fill("由现在常住的区发，原来的区停发，不重复发。");
    await fields.nth(at).locator("textarea").last().fill("市民政部门的津贴发放办法第六条");
  }
  await batch.locator("[name=looked]").check();
  const sure = batch.getByLabel(/公布以后不能改/);
  if (!(await sure.isChecked())) await sure.check();
  await batch.getByRole("button", { name: "签发并公布" }).click();
  await expect(city.getByText("这一批答复公布了。")).toBeVisible();

  const council = await pageOf(browser, "council");
  await council.goto("/policy");
  await council.locator("main [name=q]").fill(`搬家以后高龄津贴${mark}`);
  await council.locator("main").getByRole("button", { name: "查", exact: true }).click();
  const first = council.locator("li[id^=precedent-]").first();
  await expect(first).toContainText(mark);
  await expect(first).toContainText("由现在常住的区发");
  await expect(first).toContainText("有效");
  await council.setViewportSize({ width: 360, height: 740 });
  expect(await council.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(360);
});
