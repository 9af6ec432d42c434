import { expect } from "@playwright/test";
import { cast, choose, pick, raised, replied, resolved, step, takenOn, write } from "./steps.ts";
import { test } from "./support.ts";

/** 会办 with an own task and date, 吹哨 by the town with report-in; the lead ends it once both are done (domain.md C2). */
test("two departments handle it together, one is whistled in", async ({ browser }) => {
  test.setTimeout(240_000);
  const who = cast(browser);
  const { url } = await raised(browser, await who("clerk"), "夜市油烟飘进三栋，地面全是油，消防通道也占了。");
  await takenOn(who, url, "ENVIRONMENT.FUMES_ODOR");
  await step(await who("lead"), url, "上报", async (form) => {
    await choose(form, "reason", "AUTHORITY");
    await write(form, {
      done: "社区劝过摊主三次，也请物业拦过",
      whyNot: "社区没有执法权，摊主第二天照摆",
      asked: "请街道出面，叫上执法的部门",
    });
  });

  const town = await who("town");
  await step(town, url, "派单", async (form) => {
    await pick(form, "unitId", /枫树街道/);
    await form.locator("[name=signToo]").check();
  });
  await expect(town.getByText("办理中").first()).toBeVisible();
  await step(town, url, "会办", async (form) => {
    await pick(form, "unitId", "锦溪区城管局");
    await write(form, { task: "晚上八点到夜市查占道和油烟" });
    const today = await form.locator("[name=dueOn]").getAttribute("min");
    await write(form, { dueOn: today ?? "" });
  });
  await step(town, url, "吹哨", async (form) => {
    await write(form, { where: "农机厂路夜市", lacking: "消防通道被占，街道没有权限拆" });
    await pick(form, "unitId", "锦溪区住建局");
  });
  await expect(town.getByRole("row", { name: /城管局/ })).toContainText("晚上八点到夜市");
  await expect(town.getByRole("row", { name: /住建局/ })).toContainText("消防通道被占");

  await step(town, url, "记协调会", async (form) => {
    await write(form, { present: "城管、住建、夜市管理方" });
    await write(form, { words: "城管每晚八点到场；住建今晚拆围挡；管理方三天内划线。" });
  });
  const agreed = town.getByRole("listitem").filter({ hasText: "已开协调会" });
  await expect(agreed).toContainText("住建今晚拆围挡");

  await replied(town, url, "FINAL", {
    done: "街道和城管、住建一起到夜市，摊位退到线里，通道清开了。",
    state: "装了两台油烟机，三栋楼下不再呛人。",
    next: "一个月内每晚八点有人去看。",
  });
  await expect(town.getByText("协办单位还没有办完")).toBeVisible();

  const bureau = await who("bureau");
  await step(bureau, url, "报到", (form) => write(form, { words: "刘工带两个人已到，今晚拆围挡" }));
  const city = await who("369902-02-lead");
  await city.goto(url);
  await expect(city.getByRole("row", { name: /城管局/ })).toContainText("晚上八点到夜市查占道和油烟");
  await step(city, url, "完成协办任务", (form) =>
    write(form, { words: "查了十一家，收走占道桌椅，油烟机装好了" }),
  );
  await expect(city.getByRole("row", { name: /城管局/ })).toContainText("查了十一家");
  await expect(city.locator("form summary", { hasText: /^完成协办任务$/ })).toHaveCount(0);

  await resolved(town, url, "清理前后照片存街道，编号 21");
  await expect(town.getByRole("status").filter({ hasText: "已办结" })).toBeVisible();

  // Both sides of the whistle rate the work; the department reads the town's word after its own.
  await step(town, url, "吹哨互评", async (form) => {
    for (const question of ["inTime", "tookOver", "together"]) await choose(form, question, "yes");
  });
  await expect(town.getByText("枫树街道评锦溪区住建局")).toBeVisible();
  await bureau.goto(url);
  await expect(bureau.getByText("已评。您的单位评过以后，就能看到。")).toBeVisible();
  await step(bureau, url, "吹哨互评", async (form) => {
    for (const question of ["needed", "rightUnit", "together"]) await choose(form, question, "yes");
  });
  await expect(bureau.getByText("按时到场，该管的接下来了，问题一起办好了")).toBeVisible();
});
