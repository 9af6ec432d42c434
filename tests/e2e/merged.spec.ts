import { expect } from "@playwright/test";
import { accepted, cast, choose, raised, replied, resolved, step, takenOn, write } from "./steps.ts";
import { test } from "./support.ts";

/** 并案: one problem, two residents; each keeps receipt, answer and rating (domain.md C2 merge). A poor rating brings the callback. */
test("two neighbours, one leak: merged", async ({ browser }) => {
  test.setTimeout(240_000);
  const who = cast(browser);
  const clerk = await who("clerk");
  const first = await raised(browser, clerk, "五栋楼顶水箱漏水，顺着墙流到三楼窗台。");
  const second = await raised(browser, clerk, "三楼窗台天天滴水，是楼顶水箱的水。");
  await takenOn(who, first.url, "HOUSING_PROPERTY.LEAK_QUALITY");
  await accepted(who, second.url, "HOUSING_PROPERTY.LEAK_QUALITY");
  await step(clerk, second.url, "并案", (form) =>
    write(form, { masterNo: first.receipt.no, words: "是同一个水箱" }),
  );
  await expect(clerk.getByText("并到这一件一起办")).toBeVisible();
  await second.resident.goto("/track/issue");
  await expect(second.resident.getByText("和邻居反映的同一件事一起办").first()).toBeVisible();
  await expect(second.resident.getByText("您的答复还是单独给您")).toBeVisible();

  const [handler, lead] = [await who("handler"), await who("lead")];
  await replied(handler, first.url, "FINAL", {
    done: "请师傅上楼顶补了水箱的裂缝，又换了溢水管。",
    state: "水箱试满一夜，没有再漏，墙面在晾干。",
    next: "墙面干透以后给三楼补漆。",
  });
  await lead.goto(first.url);
  await expect(lead.getByText(/并在一起的还有 1 件没有最终答复/)).toBeVisible();
  await replied(handler, second.url, "FINAL", {
    done: "您说的滴水，根子在楼顶水箱，昨天已经补好裂缝。",
    state: "到您家窗台看过，今天早上起不滴了，木框有点发黑。",
    next: "下周来给您家窗框换一块板。",
  });
  await resolved(lead, first.url, "水箱补漏照片存社区，编号 33");
  await lead.goto(second.url);
  await expect(lead.getByText("已办结").first()).toBeVisible();

  const neighbour = second.resident;
  await neighbour.goto("/track/issue");
  await choose(neighbour.locator("main"), "solved", "PARTLY");
  await choose(neighbour.locator("main"), "level", "2");
  await choose(neighbour.locator("main"), "contacted", "yes");
  await neighbour.getByRole("button", { name: "提交评价" }).click();
  await expect(neighbour.getByText("谢谢，您的评价收到了")).toBeVisible();
  await first.resident.goto("/track/issue");
  await expect(
    first.resident.locator("input[name=solved]"),
    "the other one has a word of their own",
  ).toHaveCount(3);

  const callback = await who("callback");
  await step(callback, second.url, "回访", async (form) => {
    await choose(form, "result", "ANSWERED");
    await choose(form, "solved", "YES");
    await choose(form, "level", "4");
    await choose(form, "contacted", "yes");
    await write(form, { words: "窗框已经换好" });
  });
  await expect(callback.getByText("已结案").first()).toBeVisible();
  await neighbour.reload();
  await expect(neighbour.getByText("已结束").first()).toBeVisible();
});
