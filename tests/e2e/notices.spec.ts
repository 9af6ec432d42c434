import { expect } from "@playwright/test";
import { elsewhere, issueUrl, preferring, submit } from "./people.ts";
import { appears, pageOf, somebody, test, verbForm } from "./support.ts";

/**
 * A unit lead hears about a new issue in the inbox, and the admin sees what would have been sent: to the lead by e-mail, to
 * the resident by text message, and nothing of what was said.
 */
test.describe.configure({ mode: "serial" });
test.setTimeout(240_000);

const STATEMENT = "小区东门的井盖翘起来了，推婴儿车过不去。";
const PHONE = "13800004321";
const story = { no: "", url: "", englishNo: "" };

test("a resident submits, the community accepts and dispatches", async ({ browser, baseURL }) => {
  const storageState = preferring({ lang: "en" }, baseURL ?? "");
  const foreigner = await somebody(browser, { ...elsewhere(), storageState });
  const told = { statement: "The lamp at the east gate is dark.", name: "Anna", phone: "13800004322" };
  story.englishNo = (await submit(foreigner, told)).no;

  const resident = await somebody(browser, elsewhere());
  story.no = (await submit(resident, { statement: STATEMENT, name: "李婶", phone: PHONE })).no;

  const clerk = await pageOf(browser, "clerk");
  story.url = await issueUrl(clerk, story.no);
  await clerk.goto(story.url);
  const accept = await verbForm(clerk, "受理");
  await accept.locator("select[name=category]").selectOption("UTILITIES.ROAD_MANHOLE");
  await accept.getByRole("button", { name: "受理", exact: true }).click();
  await expect(clerk.getByRole("status").filter({ hasText: "已受理" })).toBeVisible();

  const dispatcher = await pageOf(browser, "dispatcher");
  await dispatcher.goto(story.url);
  const dispatch = await verbForm(dispatcher, "派单");
  await dispatch.locator("select[name=unitId]").selectOption({ index: 1 });
  await dispatch.getByRole("button", { name: "派单", exact: true }).click();
  await expect(dispatcher.getByRole("status").filter({ hasText: "已派单" })).toBeVisible();
});

test("the unit lead hears about it, opens it from the inbox, and it counts as read", async ({ browser }) => {
  const lead = await pageOf(browser, "lead");
  const sentence = `派给您单位一件，编号${story.no}，请签收。`;
  await appears(lead, "/inbox?unread=1", sentence);
  const unread = lead.getByRole("link", { name: /^通知，\d+\+?条没看过$/ });
  await expect(unread).toBeVisible();
  const notice = lead.getByRole("article", { name: sentence });
  await expect(notice.getByText("没看过")).toBeVisible();
  await notice.getByRole("button", { name: "看这件事" }).click();
  await expect(lead).toHaveURL(new RegExp(`${story.url}$`));
  await expect(lead.getByText(STATEMENT).first()).toBeVisible();

  await lead.goto("/inbox");
  await expect(lead.getByRole("article", { name: sentence }).getByText("没看过")).toHaveCount(0);
  const all = lead.getByRole("button", { name: "全部标为看过" });
  if (await all.isVisible()) await all.click();
  await expect(lead.getByText("都看过了。")).toBeVisible();
  await expect(lead.getByRole("link", { name: "通知", exact: true })).toBeVisible();
});

test("the admin sees what would have been sent, and nothing of what was said", async ({ browser }) => {
  const admin = await pageOf(browser, "admin");
  await appears(admin, "/deliveries?channel=SMS", `您反映的事收到了，编号${story.no}`);
  await expect(admin.getByText("什么都没有发出去", { exact: false })).toBeVisible();
  const text = admin.getByRole("article").filter({ hasText: `您反映的事收到了，编号${story.no}` });
  await expect(text).toContainText("138********");
  await expect(text).toContainText(`/track?no=${story.no.replace(/\D/g, "")}`);

  await appears(admin, "/deliveries?channel=SMS", `We have received your matter, number ${story.englishNo}`);

  await appears(admin, "/deliveries?channel=EMAIL", `派给您单位一件，编号${story.no}`);
  const mail = admin
    .getByRole("article")
    .filter({ hasText: `派给您单位一件，编号${story.no}` })
    .first();
  await expect(mail).toContainText("***@ganping.example");
  const page = (await admin.locator("main").innerText()).replaceAll(/\s/g, "");
  for (const secret of [STATEMENT, "李婶", PHONE, PHONE.slice(-4), "井盖"])
    expect(page).not.toContain(secret);

  const lead = await pageOf(browser, "lead");
  await lead.goto("/deliveries");
  await expect(lead.getByText("没有这个页面").first()).toBeVisible();
});

test("the lead says how to be told: a wrong number is refused and kept, a right one is masked, danger cannot be muted", async ({
  browser,
}) => {
  const lead = await pageOf(browser, "lead");
  await lead.goto("/account");
  const sms = lead.getByRole("region", { name: "短信" });
  await sms.getByLabel("手机号").fill("12345");
  await sms.getByRole("button", { name: "保存" }).click();
  await expect(sms.getByText("请填11位手机号。").first()).toBeVisible();
  await expect(sms.getByLabel("手机号")).toHaveValue("12345");
  await sms.getByLabel("手机号").fill("139 0000 1111");
  await sms.getByRole("button", { name: "保存" }).click();
  await expect(lead.getByText("已保存。")).toBeVisible();
  await expect(lead.getByRole("region", { name: "短信" })).toContainText("139********");

  const group = lead.getByRole("group", { name: "短信" });
  await group.getByLabel("要办的事").uncheck();
  await lead.getByLabel("每天汇总").selectOption("EMAIL");
  const form = lead.locator("form").filter({ has: group });
  // the words of the first saving still stand there, so it is the answer that is waited for
  const saved = lead.waitForResponse((answer) => answer.request().method() === "POST");
  await form.getByRole("button", { name: "保存" }).click();
  await saved;
  await expect(lead.getByText("已保存。")).toBeVisible();
  await lead.reload();
  await expect(lead.getByRole("group", { name: "短信" }).getByLabel("要办的事")).not.toBeChecked();
  await expect(lead.getByLabel("每天汇总")).toHaveValue("EMAIL");
  await expect(lead.getByRole("group", { name: "短信" }).getByRole("checkbox")).toHaveCount(4);
});

test("with script off a notice is read, an address kept and removed, and a refusal keeps what was typed", async ({
  browser,
}) => {
  const lead = await pageOf(browser, "town", { javaScriptEnabled: false });
  await lead.goto("/inbox?unread=1");
  const before = await lead.getByRole("article").count();
  if (before > 0) {
    const first = lead.getByRole("article").first();
    const name = (await first.locator("p").first().innerText()).trim();
    await first.getByRole("button", { name: "知道了" }).click();
    await expect(lead).toHaveURL(/\/inbox$/);
    await expect(lead.getByRole("article", { name }).first()).toBeVisible();
  }
  await lead.goto("/account");
  const sms = lead.getByRole("region", { name: "短信" });
  await sms.getByLabel("手机号").fill("0791-86381234");
  await sms.getByRole("button", { name: "保存" }).click();
  await expect(sms.getByText("请填11位手机号。").first()).toBeVisible();
  await expect(sms.getByLabel("手机号")).toHaveValue("0791-86381234");
  await sms.getByLabel("手机号").fill("13900002222");
  await sms.getByRole("button", { name: "保存" }).click();
  await expect(sms).toContainText("139********");
  await sms.getByRole("button", { name: "删除" }).click();
  await expect(sms).toContainText("还没有填");
});
