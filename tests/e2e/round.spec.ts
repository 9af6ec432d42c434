import { expect } from "@playwright/test";
import { pageOf, test } from "./support.ts";

/** 普遍走访: which doors are left this year, a new one, a warning about the place; above, counts and no doors. */
test("a visitor finds the doors that are left, registers one and warns of a dark stair", async ({
  browser,
}) => {
  const visitor = await pageOf(browser, "recorder");
  await visitor.goto("/households");
  const register = visitor.getByRole("table").first();
  await expect(register.getByRole("row").nth(1)).toContainText("还没去");
  await register.getByRole("link", { name: "3栋", exact: true }).click();
  const doors = visitor.locator("#doors");
  await expect(doors.getByRole("row").nth(1)).toBeVisible();

  await visitor.locator("summary", { hasText: "登记一处门牌" }).click();
  await visitor.locator("[name=unit]").fill("8单元");
  await visitor.locator("[name=room]").fill("801");
  await visitor.getByRole("button", { name: "保存" }).click();
  await expect(visitor.getByText("已保存。")).toBeVisible();
  const door = doors.getByRole("row").filter({ hasText: "8单元 801" });
  await expect(door).toContainText("还没去");

  await door.getByRole("link").click();
  await visitor.locator("form:has([name=until]) [name=words]").fill("楼道没灯，带手电");
  await visitor.locator("form:has([name=until]) [name=until]").fill("2099-01-01");
  await visitor.locator("form:has([name=until])").getByRole("button", { name: "保存" }).click();
  await expect(visitor.getByText("提醒最多留90天").first()).toBeVisible();
  await expect(visitor.locator("form:has([name=until]) [name=words]")).toHaveValue("楼道没灯，带手电");
  const last = await visitor.locator("[name=until]").getAttribute("max");
  await visitor.locator("[name=until]").fill(last ?? "");
  await visitor.locator("form:has([name=until])").getByRole("button", { name: "保存" }).click();
  await expect(visitor.getByText("已保存。")).toBeVisible();
  await visitor.getByRole("link", { name: "返回" }).click();
  await expect(door).toContainText("楼道没灯，带手电");

  await visitor.getByRole("link", { name: "走访前看一眼" }).click();
  await expect(visitor.getByText("楼道没灯，带手电")).toBeVisible();
  await expect(visitor.getByText("8单元 801").first()).toBeVisible();
  await visitor.getByRole("link", { name: "返回" }).click();

  await door.getByRole("link").click();
  await visitor.getByRole("link", { name: "记一次走访" }).click();
  await expect(visitor.locator("[name=room]")).toHaveValue("801");
  await visitor.locator("[name=result][value=NOT_MET]").check();
  await visitor.locator("form:has([name=visitedOn]) button[type=submit]").click();
  await expect(visitor).toHaveURL(/\/visits\/[0-9a-f-]{36}/);
  await visitor.goto("/households");
  await register.getByRole("link", { name: "3栋", exact: true }).click();
  await expect(door).toContainText("去过没见到");
});

test("the office above reads how far each place has come, and no door of anybody", async ({ browser }) => {
  const county = await pageOf(browser, "council");
  await county.goto("/households");
  const places = county.getByRole("table").first();
  await expect(places.getByRole("row").nth(1)).toContainText("%");
  await places.getByRole("link").first().click();
  await expect(county.getByRole("heading", { name: /街道|镇|乡/ }).first()).toBeVisible();
  await county.getByRole("table").first().getByRole("link").first().click();
  await expect(county.getByRole("heading", { name: /社区|村/ }).first()).toBeVisible();
  await county.getByRole("link", { name: "看上一年" }).click();
  await expect(county).toHaveURL(/year=20\d\d/);
});
