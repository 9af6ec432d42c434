import { expect } from "@playwright/test";
import { cast, dayAfter, raised, replied, step, takenOn, write } from "./steps.ts";
import { test } from "./support.ts";

/** 挂账 by the superior office after a reply, reviewed on its day, and taken up again (domain.md C2 hold). */
test("put on hold, reviewed, taken up again", async ({ browser }) => {
  test.setTimeout(180_000);
  const who = cast(browser);
  const { resident, url } = await raised(
    browser,
    await who("clerk"),
    "六栋没有电梯，八十岁的老人下不了楼，想加装。",
  );
  await takenOn(who, url, "HOUSING_PROPERTY.ELEVATOR");
  const town = await who("town");
  await town.goto(url);
  await expect(town.getByText("请先答复居民，再挂账")).toBeVisible();
  await replied(await who("handler"), url, "PROGRESS", {
    done: "挨家问过六栋二十四户，十八户愿意加装，六户担心采光。",
    state: "加装要业主表决，今年的补贴名额已经用完。",
    next: "明年三月名额下来以前再开两次业主会。",
  });

  const hold = async (words: string, days: number) => {
    await step(town, url, "挂账", async (form) => {
      await write(form, { words });
      const tomorrow = (await form.locator("[name=reviewOn]").getAttribute("min")) ?? "";
      await write(form, { reviewOn: dayAfter(tomorrow, days) });
    });
  };
  await hold("今年补贴名额用完，明年列入加装计划", 5); // so soon that it may be decided anew today
  await expect(town.getByText("挂账中（第1次，最多4次）")).toBeVisible();
  await resident.goto("/track/issue");
  await expect(resident.getByText("这件事眼下办不了，已经记在账上")).toBeVisible();
  await expect(resident.getByText("今年补贴名额用完，明年列入加装计划")).toBeVisible();
  await expect(resident.getByText(/争取.*前办好/), "nothing is promised that nobody can keep").toHaveCount(0);

  await hold("业主会开过一次，二十一户同意，还差两户签字", 60);
  await expect(town.getByText("挂账中（第2次，最多4次）")).toBeVisible();

  await step(town, url, "恢复办理", (form) => write(form, { words: "名额下来了，六栋排第一" }));
  await expect(town.getByText("办理中").first()).toBeVisible();
  await resident.reload();
  await expect(resident.getByText(/争取.*前办好/)).toBeVisible();
  await expect(resident.getByText("接着办")).toBeVisible();
});
