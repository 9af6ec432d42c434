import { expect } from "@playwright/test";
import { cast, choose, raised, step, write } from "./steps.ts";
import { test } from "./support.ts";

/** 不予受理: proposed by the clerk, confirmed by another, reviewed by the superior office, overturned: it must be accepted (domain.md C2 refuse). */
test("a refusal proposed, confirmed, reviewed, overturned", async ({ browser }) => {
  test.setTimeout(180_000);
  const who = cast(browser);
  const clerk = await who("clerk");
  const { resident, url } = await raised(browser, clerk, "门口的便民菜店缺斤少两，退钱也不肯。");
  await step(clerk, url, "拟不予受理", async (form) => {
    await form.locator("[name=reason]").selectOption("R8");
    await write(form, { words: "买卖纠纷由市场监管部门管，社区不受理" });
  });
  await expect(clerk.getByText("待决定：不予受理")).toBeVisible();
  await resident.goto("/track/issue");
  await expect(resident.getByText("已收到").first()).toBeVisible();

  const lead = await who("lead");
  await step(lead, url, "不予受理", async (form) => {
    await expect(form.locator("[name=words]")).toHaveValue("买卖纠纷由市场监管部门管，社区不受理");
    await write(form, { whereToGo: "锦溪区市场监管所，电话 12315" });
  });
  await resident.reload();
  await expect(resident.getByText("这里办不了，已告诉您原因和找谁")).toBeVisible();
  await expect(resident.getByText("锦溪区市场监管所，电话 12315")).toBeVisible();

  await resident.locator("#review [name=words]").fill("菜店是社区引进的，社区该管");
  await resident.getByRole("button", { name: "请上一级看看" }).click();
  await expect(resident.getByText(/上一级办公室正在看，最晚/)).toBeVisible();
  await expect(resident.locator("#review")).toHaveCount(0);
  await expect(resident.getByRole("heading", { name: "上一级正在重新看" })).toBeVisible();
  await expect(resident.getByText("谁在办")).toHaveCount(0);

  const town = await who("town");
  await town.goto(url);
  await expect(town.getByText("菜店是社区引进的，社区该管").first()).toBeVisible();
  await step(town, url, "复核", async (form) => {
    await choose(form, "upheld", "no");
    await write(form, { words: "便民店由社区引进，社区先调解，再请市场监管" });
  });
  await resident.reload();
  await expect(resident.getByText("已收到").first()).toBeVisible();
  await expect(resident.getByText("这件事没有受理")).toHaveCount(0);

  await clerk.goto(url);
  await expect(clerk.getByText("上级复核后要求受理")).toBeVisible();
  await expect(clerk.locator("form summary", { hasText: /^受理$/ })).toHaveCount(1);
});
