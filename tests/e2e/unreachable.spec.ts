import { expect } from "@playwright/test";
import { cast, choose, dayAfter, raised, step, takenOn, write } from "./steps.ts";
import { as, moveClock, test, verbForm } from "./support.ts";

/** Three logged tries, two days, one evening stop REPLY as ATTEMPTED; the resident's denial revokes it (domain.md C3). */
test("a resident nobody can reach, who says that nobody called", async ({ browser }) => {
  test.setTimeout(240_000);
  const first = cast(browser);
  const { resident, url } = await raised(browser, await first("clerk"), "楼下配电箱嗡嗡响，晚上睡不着。");
  await takenOn(first, url, "UTILITIES.POWER_SUPPLY");
  const clerk = await first("handler");
  await clerk.goto(url);
  const today = (await (await verbForm(clerk, "记录联系")).locator("[name=on]").inputValue()) ?? "";
  await moveClock(await as(browser, "city"), 3);

  const handler = await as(browser, "handler");
  const tried = (on: string, time: string) =>
    step(handler, url, "记录联系", async (form) => {
      await choose(form, "result", "NOT_REACHED");
      await write(form, { on, time, words: "打了两遍，没人接" });
    });
  await tried(dayAfter(today, 1), "10:00");
  await expect(handler.getByText("试过1次，没联系上居民")).toBeVisible();
  await expect(handler.getByText(/还要再试2次，换一天(，有一次在晚上或休息日)?。/)).toBeVisible();
  await tried(dayAfter(today, 1), "19:00");
  await tried(dayAfter(today, 2), "10:00");
  await expect(handler.getByText(/还要(再试|换一天|有一次)/)).toHaveCount(0);
  await expect(handler.getByRole("listitem").filter({ hasText: "没联系上" }).first()).toBeVisible();
  await handler.getByText(/已经停下的期限/).click();
  await expect(handler.getByText(/联系了三次，没联系上/).first()).toBeVisible();

  await resident.goto("/track/issue");
  await expect(resident.getByText("联系过您，没有联系上").first()).toBeVisible();
  await resident.getByText("没有人联系过我？").click();
  await resident.getByRole("button", { name: "没有人联系过我", exact: true }).click();
  await expect(resident.getByRole("status")).toHaveText(/那次答复不算/);
  await expect(resident.getByText(/最晚.*答复您/)).toBeVisible();
});
