import { expect } from "@playwright/test";
import { pageOf, test } from "./support.ts";

/** 预警 by category, place and window, with thresholds as settings (domain.md Z14). */
test("the city office counts dirt on the street otherwise than dark lamps, and takes it back", async ({
  browser,
}) => {
  const office = await pageOf(browser, "city");
  await office.goto("/alerts");
  await expect(office.getByText("其中“环境卫生”里的问题")).toHaveCount(0);

  await office.goto("/settings/alerts");
  const repeated = office.getByRole("region", { name: "同一处反复" });
  const form = (summary: string) =>
    repeated.locator("form", { has: office.locator("summary", { hasText: summary }) });
  const add = form("给一类问题单独定规则");
  await add.locator("summary").click();
  await add.locator("[name=cases]").selectOption("8");
  await add.locator("[name=reason]").fill("路面脏的事多，三件算不上反复。");
  // A form of a browser that asks for nothing beforehand: the page says what is missing, and keeps what was typed.
  await add.evaluate((element) => element.setAttribute("novalidate", ""));
  await add.getByRole("button", { name: "保存" }).click();
  await expect(office.getByRole("alert").first()).toBeVisible();
  await expect(add.locator("[name=reason]"), "what was typed is kept").toHaveValue(/三件算不上反复/);
  await expect(add.locator("[name=cases]")).toHaveValue("8");
  await add.locator("[name=category]").selectOption({ label: "环境卫生" });
  await add.getByRole("button", { name: "保存" }).click();
  await expect(repeated.getByText("环境卫生 · 14天 · 8件 · 3倍")).toBeVisible();
  await expect(office.getByRole("listitem").filter({ hasText: "三件算不上反复" })).toContainText("环境卫生");

  const county = await pageOf(browser, "council");
  await county.goto("/alerts");
  await expect(
    county.getByText("其中“环境卫生”里的问题：同一社区14天里，同一种问题至少8件，并且是平常的3倍以上。"),
  ).toBeVisible();

  const back = form("环境卫生");
  await back.last().locator("summary").click();
  await back.last().locator("[name=reason]").fill("试了一个月，还是照一般规则。");
  await back.last().getByRole("button").click();
  await expect(repeated.getByText("还没有，各类问题都按一般规则。")).toBeVisible();
  await county.reload();
  await expect(county.getByText("其中“环境卫生”里的问题")).toHaveCount(0);
});
