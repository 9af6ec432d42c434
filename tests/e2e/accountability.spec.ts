import { expect } from "@playwright/test";
import { axe, pageOf, test } from "./support.ts";

test.setTimeout(120_000);

/** 问责 (domain.md C8): a clue is only a clue; the unit is heard first, and may appeal to somebody else. */
test("a supervisor verifies a clue, decides only once the unit has explained; it appeals, and somebody else rules", async ({
  browser,
}) => {
  const supervisor = await pageOf(browser, "369902-supervisor");
  await supervisor.goto("/accountability");
  await supervisor.locator("summary", { hasText: "提出一条线索" }).click();
  await supervisor.locator("[name=unitId]").selectOption({ label: "枫树街道" });
  await supervisor.locator("[name=kind]").selectOption("PERFUNCTORY");
  await supervisor.locator("[name=words]").fill("同一件事两次答复都只写了“正在办理”，两次退回。");
  await supervisor.getByRole("button", { name: "提出", exact: true }).click();
  await expect(supervisor.getByText("线索记下了")).toBeVisible();
  const address = new URL(supervisor.url()).pathname;

  const town = await pageOf(browser, "town");
  expect((await town.goto(address))?.status(), "a clue is no reproach yet").toBe(404);

  const take = async (page: typeof town, verb: string, words: string, outcome?: string) => {
    await page.goto(address);
    const form = page
      .locator("form")
      .filter({ has: page.locator("summary", { hasText: new RegExp(`^${verb}$`) }) });
    await form.locator("summary").click();
    if (outcome) await form.getByText(outcome, { exact: true }).click();
    await form.locator("[name=words]").fill(words);
    await form.getByRole("checkbox").check();
    await form.getByRole("button", { name: "提交" }).click();
    await expect(page.getByText("记下了。")).toBeVisible();
  };
  await take(supervisor, "开始核实", "请说明两次答复为什么都没有写做了什么。");
  await expect(supervisor.getByText(/等单位说明，最迟/)).toBeVisible();
  await expect(
    supervisor.locator("summary", { hasText: /^作出处理$/ }),
    "nobody decides unheard",
  ).toHaveCount(0);

  await take(town, "说明情况", "换了承办人，没有交接好。已经重新上门，答复也补上了。");
  await take(supervisor, "作出处理", "情况属实，已经补上，没有造成后果。", "提醒");
  expect((await axe(supervisor).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await take(town, "申请复核", "换人当天就报告了街道，请看交接记录。");
  await supervisor.goto("/accountability");
  await expect(supervisor.getByText("单位申请了复核，等另一位同事决定").first()).toBeVisible();
  await supervisor.goto(address);
  await expect(supervisor.locator("summary", { hasText: /^复核决定$/ }), "somebody else rules").toHaveCount(
    0,
  );
  await expect(supervisor.locator("summary", { hasText: /^了结$/ })).toHaveCount(0);

  const above = await pageOf(browser, "supervisor");
  await take(above, "复核决定", "交接记录齐全，当天报告过，改为不予追究。", "容错，不予追究");
  await town.goto(address);
  await expect(town.getByText("复核决定").first()).toBeVisible();
  await expect(town.getByText("容错，不予追究").first(), "what holds now stands on top").toBeVisible();
  await expect(town.locator("summary", { hasText: /^申请复核$/ }), "once").toHaveCount(0);
  await town.setViewportSize({ width: 360, height: 740 });
  expect(await town.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(360);

  const clerk = await pageOf(browser, "clerk");
  expect((await clerk.goto(address))?.status()).toBe(404);
});

test("an order from a window that is behind is not sent; what was typed stays beside what changed", async ({
  browser,
}) => {
  const ahead = await pageOf(browser, "supervisor");
  const behind = await ahead.context().newPage();
  const words = "请三天内给居民一个答复，并把结果报给督办台";
  const order = async (page: typeof ahead) => {
    await page.goto("/board/orders");
    await page.getByRole("link", { name: "提高督办级别，或再督办" }).first().click();
    const step = page.locator("#step-supervise");
    await step.locator("[name=reason]").selectOption("INSTRUCTION");
    await step.locator("[name=level]").selectOption({ label: "三级：市里挂牌" });
    await step.locator("[name=words]").fill(words);
    return step.getByRole("button", { name: "督办", exact: true });
  };
  const [first, second] = [await order(ahead), await order(behind)];
  await first.click();
  await expect(ahead).toHaveURL(/[?&]done=supervise/);
  await second.click();
  await expect(behind.getByText("这件事刚刚有了变化")).toBeVisible();
  await expect(behind.locator("#step-supervise [name=words]")).toHaveValue(words);
});
