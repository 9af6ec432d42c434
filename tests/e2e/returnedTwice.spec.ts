import { expect } from "@playwright/test";
import { accepted, cast, choose, dispatched, pick, raised, step, write } from "./steps.ts";
import { test, verbForm } from "./support.ts";

/** 退单 twice, then 审定 by the common superior, which binds (domain.md C2 return, rule; C5). */
test("returned twice, then ruled", async ({ browser }) => {
  test.setTimeout(180_000);
  const who = cast(browser);
  const { resident, url } = await raised(
    browser,
    await who("clerk"),
    "菜场后门的下水井盖翘起来，绊倒过老人。",
  );
  await accepted(who, url, "UTILITIES.ROAD_MANHOLE");
  const lead = await who("lead");
  for (const reason of ["井盖归排水公司管，不归社区", "又问过了，还是排水公司的井"]) {
    await dispatched(who, url);
    await step(lead, url, "退单", (form) =>
      write(form, { reason, suggestedUnit: "排水公司", legalBasis: "市政设施职责分工" }),
    );
  }

  const dispatcher = await who("dispatcher");
  await dispatcher.goto(url);
  await expect(dispatcher.getByText("等上级审定由谁办")).toBeVisible();

  const town = await who("town");
  await step(town, url, "审定", async (form) => {
    // Were the return right, it could go to the ruling office itself (信访工作条例 §24).
    await expect(form.getByRole("option", { name: /街道$/ })).toBeAttached();
    await choose(form, "upheld", "no");
    await pick(form, "unitId", /梧桐里社区/);
    await write(form, { words: "井盖在社区的路上，社区先围起来，再联系排水公司" });
  });
  await expect(town.getByText("这一轮如有延误，记在梧桐里社区")).toBeVisible();

  await lead.goto(url);
  await expect(lead.getByText("上级已经审定，不能再退单")).toBeVisible();
  await expect(await verbForm(lead, "签收")).toBeVisible();
  await expect(lead.getByRole("row", { name: /梧桐里社区/ })).toBeVisible();

  await resident.goto("/track/issue");
  await expect(resident.getByText("正在办").first()).toBeVisible();
  await expect(resident.getByText(/退单|审定/)).toHaveCount(0);
});
