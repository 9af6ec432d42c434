import { expect } from "@playwright/test";
import { pageOf, test } from "./support.ts";

/** 三率综合 (domain.md C6 "all weights are settings, composite off by default"). */
test("the city office has the three rates told as one, sees the sum, and hides it again", async ({
  browser,
}) => {
  const office = await pageOf(browser, "city");
  await office.goto("/dashboard");
  await expect(office.getByRole("article", { name: "满意率" })).toBeVisible();
  await expect(office.getByRole("article", { name: "三率综合" }), "off as delivered").toHaveCount(0);

  await office.goto("/settings/composite");
  const choose = async (weights: readonly string[], shown: boolean, reason: string) => {
    await office.getByRole("checkbox").setChecked(shown);
    for (const [at, name] of ["response", "resolution", "satisfaction"].entries())
      await office.locator(`[name=${name}]`).selectOption(weights[at] ?? "");
    await office.locator("[name=reason]").fill(reason);
    await office.getByRole("button", { name: "保存" }).click();
  };
  await choose(["30", "35", "40"], true, "按市里统一口径");
  await expect(office.getByRole("alert").first()).toContainText("现在是105%");
  await expect(office.locator("[name=reason]"), "what was typed is kept").toHaveValue("按市里统一口径");
  await expect(office.locator("[name=satisfaction]")).toHaveValue("40");
  await choose(["30", "35", "35"], true, "按市里统一口径");
  await expect(office.getByText("会显示三率综合。")).toBeVisible();
  await expect(office.getByRole("listitem").filter({ hasText: "按市里统一口径" })).toContainText(
    "显示 · 响应率 × 30% + 解决率 × 35% + 满意率 × 35%",
  );

  await office.goto("/dashboard");
  const card = office.getByRole("article", { name: "三率综合" });
  const rates = await Promise.all(
    ["响应率", "解决率", "满意率"].map((name) =>
      office.getByRole("article", { name, exact: true }).locator("p").first().innerText(),
    ),
  );
  await expect(card).toContainText(`${rates[0]} × 30% + ${rates[1]} × 35% + ${rates[2]} × 35%`);
  const about = [30, 35, 35].reduce(
    (sum, weight, at) => sum + (weight / 100) * Number.parseFloat(rates[at] ?? ""),
    0,
  );
  const told = Number.parseFloat(await card.locator("span").first().innerText());
  expect(Math.abs(told - about), "of what stands above it").toBeLessThan(0.11);
  await office.setViewportSize({ width: 360, height: 740 });
  expect(await office.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(360);
  await office.setViewportSize({ width: 1280, height: 900 });

  await office.goto("/settings/composite");
  await choose(["30", "35", "35"], false, "先不公布综合数");
  await expect(office.getByText("不显示三率综合。")).toBeVisible();
  await office.goto("/dashboard");
  await expect(card).toHaveCount(0);
});

test("nobody below the city sets it", async ({ browser }) => {
  const county = await pageOf(browser, "council");
  expect((await county.goto("/settings/composite"))?.status()).toBe(404);
});
