import { expect, type Page } from "@playwright/test";
import { logVisit, receiptOn, submit } from "./people.ts";
import { as, pageOf, test, verbForm } from "./support.ts";

/**
 * Several people at one piece of work: a clerk signs five issues at once, a handler goes on leave, two people open one
 * issue and the second loses nothing, a note stays inside.
 */
test.setTimeout(180_000);

const unique = (words: string) => `${words}（${Date.now() % 1_000_000}）`;

/** A resident's matter of the personas' community, accepted and dispatched to the community itself. */
async function dispatched(browser: import("@playwright/test").Browser, words: string): Promise<string> {
  const recorder = await pageOf(browser, "recorder");
  await logVisit(recorder, [words]);
  const url =
    (await recorder
      .getByRole("listitem")
      .filter({ hasText: words })
      .getByRole("link", { name: "看这件事" })
      .getAttribute("href")) ?? "";
  await recorder.context().close();
  const clerk = await pageOf(browser, "clerk");
  await clerk.goto(url);
  const accept = await verbForm(clerk, "受理");
  await accept.locator("select[name=category]").selectOption("UTILITIES.STREET_LIGHT");
  await accept.getByRole("button", { name: "受理", exact: true }).click();
  await expect(clerk.getByRole("status").filter({ hasText: "已受理" })).toBeVisible();
  await clerk.context().close();
  return url;
}
async function dispatchOne(page: Page, url: string): Promise<void> {
  await page.goto(url);
  const dispatch = await verbForm(page, "派单");
  await dispatch.locator("select[name=unitId]").selectOption({ label: "梧桐里社区（本单位）" });
  await dispatch.getByRole("button", { name: "派单", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "已派单" })).toBeVisible();
}
/** Ticks an issue on the desk, on whichever page of the queue it stands. */
async function tick(page: Page, words: string): Promise<void> {
  const row = page.getByRole("listitem").filter({ hasText: words });
  await expect(row.getByRole("checkbox")).toBeVisible();
  await row.getByRole("checkbox").check();
}

test("a clerk signs five issues at once", async ({ browser }) => {
  const words = ["一", "二", "三", "四", "五"].map((n) => unique(`第${n}盏路灯不亮`));
  const urls: string[] = [];
  for (const one of words) urls.push(await dispatched(browser, one));
  const dispatcher = await pageOf(browser, "dispatcher");
  await dispatcher.goto("/desk");
  const steps = dispatcher.locator("form").filter({ hasText: "对勾选的" });
  await steps.getByLabel("派单").check();
  await dispatcher.getByRole("button", { name: "全选这一页" }).click();
  const ticked = dispatcher.locator("input[data-can]:checked");
  await expect(ticked.first(), "all that can be dispatched").toBeChecked();
  for (const box of await ticked.all()) await expect(box).toHaveAttribute("data-can", /dispatch/);

  await dispatcher.goto("/desk?state=ACCEPTED");
  for (const one of words) await tick(dispatcher, one);
  const bulk = dispatcher.locator("form").filter({ hasText: "对勾选的" });
  await bulk.getByLabel("派单").check();
  await bulk.locator("select[name=unitId]").selectOption({ label: "梧桐里社区" });
  await bulk.getByRole("button", { name: "对勾选的一起办" }).click();
  await expect(dispatcher.getByText("5件已派单。")).toBeVisible();

  const handler = await pageOf(browser, "handler");
  await handler.goto("/desk?state=DISPATCHED");
  for (const one of words) await tick(handler, one);
  // In the meantime the head takes the third: that one is refused, the others are signed all the same.
  const lead = await pageOf(browser, "lead");
  await lead.goto(urls[2] ?? "");
  await (await verbForm(lead, "签收")).getByRole("button", { name: "签收", exact: true }).click();
  await expect(lead.getByText("办理中").first()).toBeVisible();

  await handler.locator("form").filter({ hasText: "对勾选的" }).getByLabel("签收").check();
  await handler.getByRole("button", { name: "对勾选的一起办" }).click();
  const results = handler.getByRole("status", { name: "每一件办得怎样" });
  await expect(results.getByText("4件已签收，1件没有办成")).toBeVisible();
  await expect(results.getByRole("listitem").filter({ hasText: words[2] })).toContainText("先做了“签收”");
  await expect(results.getByRole("listitem")).toHaveCount(5);
});

test("a handler goes on leave", async ({ browser }) => {
  const words = unique("楼道的灯一闪一闪");
  const url = await dispatched(browser, words);
  const dispatcher = await pageOf(browser, "dispatcher");
  await dispatchOne(dispatcher, url);
  const handler = await pageOf(browser, "handler");
  await handler.goto(url);
  await (await verbForm(handler, "签收")).getByRole("button", { name: "签收", exact: true }).click();
  await expect(handler.getByText("办理中").first()).toBeVisible();

  await handler.goto("/absences");
  const today = await handler.locator("#field-absence-fromOn").inputValue();
  await handler.locator("#field-absence-toOn").fill(today);
  const clerkName = (await handler.locator("#field-absence-standIn1 option").allInnerTexts()).find((name) =>
    name.includes("受理员"),
  );
  await handler.locator("#field-absence-standIn1").selectOption({ label: clerkName ?? "" });
  await handler.getByRole("button", { name: "设好", exact: true }).click();
  await expect(handler.getByText("正在请假")).toBeVisible();

  const clerk = await pageOf(browser, "clerk");
  await clerk.goto("/desk");
  await expect(clerk.getByText("您正代")).toBeVisible();
  await clerk.getByRole("link", { name: /^代办/ }).click();
  await expect(clerk.getByText(words)).toBeVisible();
  await clerk.goto(url);
  const reply = await verbForm(clerk, "答复");
  await reply.locator("input[name=kind][value=PROGRESS]").check();
  await reply.getByLabel("做了什么").fill("今天上楼看过，是镇流器老化，已经领了新的。");
  await reply.getByLabel("现在怎样").fill("先换了一层，二层三层等电工明天来换。");
  await reply.getByLabel("下一步做什么").fill("换好二层三层的镇流器");
  await reply.getByLabel("下一步的日期").fill(today);
  await reply.getByLabel("居民可以找谁").fill("社区值班");
  await reply.getByLabel("电话").fill("0791-86000000");
  await reply.locator("select[name=channel]").selectOption("FACE_TO_FACE");
  await reply.getByLabel("已经联系到本人").check();
  await reply.getByRole("button", { name: "答复", exact: true }).click();
  await expect(clerk.getByText(/（代.*承办人.*）/).first()).toBeVisible();

  const lead = await pageOf(browser, "lead");
  await lead.goto("/desk?queue=standIn");
  await expect(lead.getByText(words)).toBeVisible();

  await handler.goto("/absences");
  await handler.getByRole("button", { name: "提前结束" }).first().click();
  await expect(handler.getByText("现在没有请假安排。")).toBeVisible();
  await clerk.goto("/desk");
  await expect(clerk.getByText("您正代")).toHaveCount(0);
  await clerk.goto(url);
  await expect(
    clerk.getByRole("region", { name: "现在可以做" }).getByText("答复", { exact: true }),
  ).toHaveCount(0);
});

test("two people open one issue and the second loses nothing", async ({ browser }) => {
  const words = unique("井盖翘起来一角");
  const url = await dispatched(browser, words);
  const dispatcher = await pageOf(browser, "dispatcher");
  await dispatchOne(dispatcher, url);
  const handler = await pageOf(browser, "handler");
  await handler.goto(url);
  const lead = await pageOf(browser, "lead");
  await lead.goto(url);
  await expect(lead.getByText(/承办人.*也正在看这件事/)).toBeVisible();

  const back = await verbForm(lead, "退单");
  await back.locator("[name=reason]").fill("这段路归市政养护中心管，已经核对过界桩。");
  await back.locator("[name=suggestedUnit]").fill("市政养护中心");
  await back.locator("[name=legalBasis]").fill("市政设施职责分工");
  await (await verbForm(handler, "签收")).getByRole("button", { name: "签收", exact: true }).click();
  await expect(handler.getByText("办理中").first()).toBeVisible();
  await back.getByRole("button", { name: "退单", exact: true }).click();

  const changed = lead.getByRole("region", { name: "在您填写的时候，有了这些变化" });
  await expect(changed).toContainText("已签收");
  await expect(changed.locator("del").filter({ hasText: "已派单" })).toBeVisible();
  await expect(changed.locator("ins").filter({ hasText: "办理中" })).toBeVisible();
  await expect(back.locator("[name=reason]")).toHaveValue("这段路归市政养护中心管，已经核对过界桩。");
  await back.getByRole("button", { name: "退单", exact: true }).click();
  await expect(lead.getByRole("status").filter({ hasText: "已退单" })).toBeVisible();

  await lead.goto("/desk");
  await handler.goto(url);
  await expect(handler.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(handler.getByText(/主任.*也正在看这件事/)).toHaveCount(0);
});

test("without script who else opened it is still said, and the difference too", async ({ browser }) => {
  const words = unique("扶手松了");
  const url = await dispatched(browser, words);
  const dispatcher = await pageOf(browser, "dispatcher");
  await dispatchOne(dispatcher, url);
  const plain = { javaScriptEnabled: false };
  const lead = await pageOf(browser, "lead", plain);
  await lead.goto(url);
  const handler = await pageOf(browser, "handler", plain);
  await handler.goto(url);
  await expect(handler.getByText(/主任.*也正在看这件事/)).toBeVisible();

  await handler
    .locator("form")
    .filter({ hasText: "4个工作小时" })
    .getByRole("button", { name: "签收", exact: true })
    .click();
  await expect(handler.getByText("办理中").first()).toBeVisible();
  const form = () => lead.locator("form").filter({ has: lead.locator("[name=suggestedUnit]") });
  await form()
    .locator("[name=reason]")
    .evaluate((field) => field.closest("details")?.setAttribute("open", ""));
  await form().locator("[name=reason]").fill("这段路归市政养护中心管");
  await form().locator("[name=suggestedUnit]").fill("市政养护中心");
  await form().locator("[name=legalBasis]").fill("市政设施职责分工");
  await form().getByRole("button", { name: "退单", exact: true }).click();
  await expect(form().locator("del").filter({ hasText: "已派单" })).toBeVisible();
  await expect(form().locator("[name=reason]")).toHaveValue("这段路归市政养护中心管");
  await form().getByRole("button", { name: "退单", exact: true }).click();
  await expect(lead.getByRole("status").filter({ hasText: "已退单" })).toBeVisible();
});

test("a note stays inside", async ({ browser, page }) => {
  const words = unique("半夜水管响");
  const secret = unique("钥匙在隔壁张姐那里");
  const receipt = await submit(page, { statement: words });
  expect(receipt).toEqual(await receiptOn(page));
  const clerk = await as(browser, "clerk");
  await clerk.goto(`/ledger?text=${receipt.no.replace(/\D/g, "")}`);
  await clerk.locator("table a[href^='/issues/']").first().click();
  const notes = clerk.getByRole("region", { name: "内部备注" });
  await expect(notes.getByText("内部，居民看不到")).toBeVisible();
  await notes.getByLabel("写给同事").fill(secret);
  await notes.getByText("@ 提到谁").click();
  await notes.getByRole("checkbox").first().check();
  await notes.getByRole("button", { name: "记下（内部）" }).click();
  await expect(notes.getByText(secret)).toBeVisible();
  await expect(notes.getByText(/^提到：/)).toBeVisible();
  const url = clerk.url();

  const town = await pageOf(browser, "town");
  await town.goto(url);
  await expect(town.getByRole("region", { name: "内部备注" }).getByText(secret)).toBeVisible();
  await expect(town.getByRole("button", { name: "撤下" })).toHaveCount(0);

  await page.goto("/track");
  await page.locator("input[name=receiptNo]").fill(receipt.no);
  await page.locator("input[name=proof]").fill(receipt.secret);
  await page.locator("form:has(input[name=proof]) button[type=submit]").click();
  await expect(page.getByText(words)).toBeVisible();
  expect(await page.content()).not.toContain(secret);

  await notes.getByRole("button", { name: "撤下" }).click();
  await expect(notes.getByText(/本人已撤下/)).toBeVisible();
});

test("a filter is kept under a name, shared, used and forgotten", async ({ browser }) => {
  const lead = await pageOf(browser, "lead");
  const name = `急的${Date.now() % 100_000}`;
  await lead.goto("/ledger?tier=URGENT&due=overdue");
  await lead.getByText("把现在的筛选存起来").click();
  await lead.locator("#field-view-name").fill(name);
  await lead.locator("#field-view-unitId").selectOption({ label: "梧桐里社区的人都能用" });
  await lead.getByRole("button", { name: "存起来", exact: true }).click();
  await expect(lead.getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", "page");

  const handler = await pageOf(browser, "handler");
  await handler.goto("/ledger");
  await handler.getByRole("link", { name, exact: true }).click();
  await expect(handler).toHaveURL(/tier=URGENT/);
  await handler.goto("/views");
  await expect(handler.getByText("由建立的人或单位负责人改。").first()).toBeVisible();

  await lead.goto("/views");
  const row = lead.getByRole("listitem").filter({ hasText: name });
  await row.locator("summary", { hasText: "删除" }).click();
  await row.getByLabel("确认删除").check();
  await row.getByRole("button", { name: "删除", exact: true }).click();
  await expect(lead.getByRole("link", { name, exact: true })).toHaveCount(0);
});
