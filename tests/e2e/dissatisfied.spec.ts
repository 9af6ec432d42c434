import { expect, type Page } from "@playwright/test";
import { cast, choose, raised, replied, resolved, takenOn } from "./steps.ts";
import { test } from "./support.ts";

/** The resident has the last word: asks back about an answer, and says twice that nothing is solved (domain.md C2 reopen, C5). */
test("the dissatisfied resident asks back, and has it opened again twice: the second time the county takes it", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const who = cast(browser);
  const { resident, url } = await raised(browser, await who("clerk"), "楼下的烧烤摊半夜还冒烟，窗户不敢开。");
  await takenOn(who, url, "ENVIRONMENT.FUMES_ODOR");
  const [handler, lead] = [await who("handler"), await who("lead")];
  await replied(handler, url, "FINAL", {
    done: "昨天晚上到摊位看过，和摊主谈了，答应十点收摊。",
    state: "摊主写了保证书，油烟罩还没有装好，晚上会再去看。",
    next: "一星期以后再去查一次。",
  });

  await resident.goto("/track/issue");
  await resident.getByText("答复没看懂，还想问").click();
  await resident.getByLabel("想问什么？").fill("油烟罩到底哪一天装？");
  await resident.getByRole("button", { name: "问一问" }).click();
  await expect(resident.getByText("您的话转给承办的人了").first()).toBeVisible();
  await handler.goto(url);
  await expect(handler.getByText("油烟罩到底哪一天装？").first()).toBeVisible();
  await replied(handler, url, "FINAL", {
    done: "问了摊主和安装师傅，油烟罩已经订好，后天上午来装。",
    state: "这两天先不许烤，社区网格员每天晚上去看一次。",
    next: "装好那天请您一起来看。",
  });
  await resident.goto("/track/issue");
  await expect(resident.getByText("后天上午来装").first(), "answered again").toBeVisible();

  await resolved(lead, url, "保证书照片存社区，编号 41");
  await notSolved(resident, "第2次办理");
  await expect(
    resident.getByRole("link", { name: /梧桐里社区/ }).first(),
    "the same unit once more",
  ).toBeVisible();
  await replied(handler, url, "FINAL", {
    done: "油烟罩装好了，又请环保的人测了一次。",
    state: "测下来是合格的，夜里十点以后摊子不在了。",
    next: "下个月再测一次，结果告诉您。",
  });
  await resolved(lead, url, "检测单存社区，编号 42");
  await notSolved(resident, "第3次办理");
  await expect(resident.getByRole("link", { name: /锦溪区/ }).first(), "now the office above").toBeVisible();
});

/** Rates "not solved" and reads that it begins again. */
async function notSolved(resident: Page, round: string): Promise<void> {
  await resident.goto("/track/issue");
  const main = resident.locator("main");
  await choose(main, "solved", "NO");
  await choose(main, "level", "1");
  await choose(main, "contacted", "yes");
  await resident.getByRole("button", { name: "提交评价" }).click();
  await expect(resident.getByText("谢谢，您的评价收到了")).toBeVisible();
  await expect(resident.getByText(round)).toBeVisible();
  await expect(resident.locator("input[name=solved]"), "nothing is asked while it is being done").toHaveCount(
    0,
  );
}
