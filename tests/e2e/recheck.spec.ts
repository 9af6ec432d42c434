import { expect, type Page } from "@playwright/test";
import { axe, pageOf, test } from "./support.ts";

test.setTimeout(120_000);

/** What stands above the line of a rate, for the whole city. */
async function counted(page: Page, rate: string): Promise<number> {
  await page.goto("/dashboard?period=12months");
  const link = page.getByRole("article", { name: rate, exact: true }).locator("a[href*='part=numerator']");
  return Number((await link.innerText()).replace(/\D/g, ""));
}

/** 抽查 (anchors.md 2.9): the word of an office that something is solved is looked into, and taken back where it does not hold. */
test("a reviewer finds a falsely closed issue by lot, it is opened again, and the rates move with it", async ({
  browser,
}) => {
  const reviewer = await pageOf(browser, "reviewer");
  const before = { solved: await counted(reviewer, "办结率"), fed: await counted(reviewer, "反馈办结率") };

  await reviewer.goto("/rechecks");
  await reviewer.locator("summary", { hasText: "抽一批" }).click();
  await reviewer.locator("[name=lot]").fill(`抽签 ${Date.now()}`);
  await reviewer.getByRole("button", { name: "抽一批" }).click();
  await expect(reviewer.getByText("抽出了20件。")).toBeVisible();
  expect((await axe(reviewer).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await reviewer.setViewportSize({ width: 360, height: 740 });
  expect(await reviewer.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(360);
  await reviewer.setViewportSize({ width: 1280, height: 900 });

  const items = reviewer
    .getByRole("listitem")
    .filter({ has: reviewer.locator("summary", { hasText: "记下查到的" }) });
  const closed = items.filter({ hasText: /已办结|已结案/, hasNotText: "又重新办理过" }).first();
  const issue = (await closed.getByRole("link", { name: /看这件事/ }).getAttribute("href")) ?? "";
  await closed.locator("summary").click();
  await closed.getByText("没有解决", { exact: true }).click();
  await closed.getByRole("button", { name: "记下来" }).click();
  await expect(reviewer.getByRole("alert").first(), "without saying how").toBeVisible();
  await expect(closed.getByRole("radio", { name: "没有解决" }), "what was chosen is kept").toBeChecked();
  await closed.locator("[name=words]").fill("到现场看了，路灯还是不亮");
  await closed.getByRole("button", { name: "记下来" }).click();
  await expect(reviewer.getByText("已重新办理")).toBeVisible();
  await expect(reviewer.getByText("查了1件：确实解决0件，没有解决1件，查不清0件。")).toBeVisible();

  // Nobody opens at another: it is looked at again, and then told.
  const gate = items.filter({ hasNotText: "到现场看了" }).first();
  const no = await gate.getAttribute("id");
  const again = reviewer.locator(`#${no}`);
  for (const [finding, words] of [
    ["查不清", "单元门锁着，没有人开"],
    ["确实解决了", "第二次去，灯亮着"],
  ] as const) {
    await again.locator("summary", { hasText: "记下查到的" }).click();
    await again.getByText(finding, { exact: true }).last().click();
    await again.locator("[name=words]").fill(words);
    await again.getByRole("button", { name: "记下来" }).click();
    await expect(again.getByText(words)).toBeVisible();
  }
  await expect(again.getByText("没有查清：单元门锁着")).toBeVisible();
  await expect(again.locator("summary", { hasText: "记下查到的" })).toHaveCount(0);
  await expect(reviewer.getByText("查了2件：确实解决1件，没有解决1件，查不清0件。")).toBeVisible();

  await reviewer.goto(issue);
  await expect(reviewer.getByText("到现场看了，路灯还是不亮").first()).toBeVisible();
  expect(await counted(reviewer, "办结率"), "it is not solved any more").toBe(before.solved - 1);
  expect(await counted(reviewer, "反馈办结率"), "an answer that was given stays given").toBeLessThanOrEqual(
    before.fed,
  );

  const clerk = await pageOf(browser, "clerk");
  expect((await clerk.goto("/rechecks"))?.status()).toBe(404);
});
