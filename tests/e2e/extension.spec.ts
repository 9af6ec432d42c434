import { expect } from "@playwright/test";
import { cast, raised, replied, step, takenOn, write } from "./steps.ts";
import { test } from "./support.ts";

/** 延期: asked, approved by another, and in force only once the resident was told; REPLY never moves (domain.md C2, 信访工作条例 §34). */
test("an extension asked, approved, told", async ({ browser }) => {
  test.setTimeout(180_000);
  const who = cast(browser);
  const { resident, url } = await raised(browser, await who("clerk"), "二栋电梯钢丝绳生锈，物业说要等配件。");
  await takenOn(who, url, "HOUSING_PROPERTY.ELEVATOR");
  const handler = await who("handler");
  await replied(handler, url, "PROGRESS", {
    done: "请维保公司上门看过，钢丝绳要整根换，当天停用了二栋电梯。",
    state: "厂里没有现货，配件要从外省调，大约十天到。",
    next: "配件一到就换，换好请质监来验。",
  });
  await resident.goto("/track/issue");
  const before = await resident.getByText(/^争取.*前办好/).innerText();

  await step(handler, url, "申请延期", (form) =>
    write(form, { days: "10", reason: "配件要从外省调，十天才到" }),
  );
  await expect(handler.getByText("待决定：延期10天")).toBeVisible();
  await expect(handler.locator("form summary", { hasText: /^同意延期$/ })).toHaveCount(0);

  const lead = await who("lead");
  await lead.goto(url);
  await expect(lead.getByText("配件要从外省调，十天才到").first()).toBeVisible();
  await step(lead, url, "同意延期");
  await expect(lead.getByText("已同意延期10天，还要告诉居民")).toBeVisible();
  await resident.reload();
  await expect(resident.getByText(/^争取.*前办好/)).toHaveText(before, { useInnerText: true });

  await step(handler, url, "告知延期", async (form) => {
    await write(form, { words: "钢丝绳要从外省调，十天后到，到了马上换" });
    await form.locator("[name=channel]").selectOption("PHONE");
    await form.locator("[name=reached]").check();
  });
  await resident.reload();
  await expect(resident.getByText(/办好的日子推后到/)).toBeVisible();
  await expect(resident.getByText("钢丝绳要从外省调，十天后到，到了马上换").first()).toBeVisible();
  await expect(resident.getByText(/^争取.*前办好/)).not.toHaveText(before, { useInnerText: true });
});
