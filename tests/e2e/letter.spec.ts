import { expect, type Page } from "@playwright/test";
import { issueUrl, type Receipt, submit } from "./people.ts";
import { pageOf, somebody, test, verbForm } from "./support.ts";

/** An official letter with a number, printed and served: drafted by one, signed by another, and paper from there on. */
test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

const STATEMENT = "楼下水泵房夜里响得厉害，老人整夜睡不着。";
let receipt: Receipt;
let issue = "";
let letter = "";

const sheet = (page: Page) => page.getByRole("article", { name: "受理告知书" });

test("a resident submits, the clerk accepts, and the notice of acceptance is offered", async ({
  browser,
}) => {
  receipt = await submit(await somebody(browser), {
    statement: STATEMENT,
    name: "王小明",
    phone: "13900001234",
  });
  const clerk = await pageOf(browser, "clerk");
  issue = await issueUrl(clerk, receipt.no);
  await clerk.goto(issue);
  await expect(clerk.getByRole("link", { name: /^拟/ })).toHaveCount(0);
  const accept = await verbForm(clerk, "受理");
  await accept.locator("select[name=category]").selectOption("ENVIRONMENT.NOISE");
  await accept.getByRole("button", { name: "受理", exact: true }).click();
  await expect(clerk.getByRole("link", { name: "拟受理告知书" })).toBeVisible();
});

test("the clerk drafts it from what the record says; a missing part is asked for, nothing typed is lost", async ({
  browser,
}) => {
  const clerk = await pageOf(browser, "clerk");
  await clerk.goto(issue);
  await clerk.getByRole("link", { name: "拟受理告知书" }).click();
  await expect(clerk.locator("[name=summary]")).toHaveValue(STATEMENT);
  await clerk.locator("[name=addressee]").fill("王小明");
  await clerk.locator("[name=next]").fill("");
  await clerk.getByRole("button", { name: "存为草稿" }).click();
  await expect(clerk.getByRole("alert").filter({ hasText: "还差一点" })).toBeVisible();
  await expect(clerk.locator("[name=addressee]")).toHaveValue("王小明");
  await clerk.locator("[name=next]").fill("明天上午上门看水泵房。");
  await clerk.getByRole("button", { name: "存为草稿" }).click();
  await expect(clerk).toHaveURL(/\/letters\/[0-9a-f-]{36}/);
  letter = new URL(clerk.url()).pathname;
  await expect(sheet(clerk)).toContainText("王小明：");
  await expect(sheet(clerk)).toContainText("明天上午上门看水泵房。");
  await expect(clerk.getByRole("button", { name: "签发" })).toHaveCount(0);
});

test("the head signs: the number comes, and the draft cannot be changed any more", async ({ browser }) => {
  const head = await pageOf(browser, "lead");
  await head.goto(letter);
  await head.getByRole("button", { name: "签发" }).click();
  await expect(head.getByText(/已签发，编号.+民访告〔\d{4}〕\d+号/)).toBeVisible();
  await expect(sheet(head)).toContainText(/民访告〔\d{4}〕\d+号/);
  const clerk = await pageOf(browser, "clerk");
  await clerk.goto(letter);
  await expect(clerk.getByRole("link", { name: "修改草稿" })).toHaveCount(0);
});

test("printed, only the sheet remains, on A4 with its page number; the .docx is the same letter", async ({
  browser,
}) => {
  const head = await pageOf(browser, "lead");
  await head.goto(letter);
  await head.emulateMedia({ media: "print" });
  await expect(head.getByRole("button", { name: "打印" })).toBeHidden();
  await expect(head.getByRole("navigation").first()).toBeHidden();
  await expect(sheet(head)).toBeVisible();
  const pdf = await head.pdf({ preferCSSPageSize: true });
  expect(pdf.toString("latin1")).toMatch(/\/MediaBox\s*\[\s*0 0 59[45]\S* 84[12]\S*\s*\]/);
  const answer = await head.request.get(`${letter}/docx`);
  expect(answer.headers()["content-disposition"]).toContain(encodeURIComponent("民访告〔"));
  expect((await answer.body()).subarray(0, 2).toString()).toBe("PK");
});

test("somebody of another place sees neither page nor file", async ({ browser }) => {
  const other = await pageOf(browser, "bureau");
  expect((await other.request.get(letter)).status()).toBe(404);
  expect((await other.request.get(`${letter}/docx`)).status()).toBe(404);
});

test("it is served, with script off too, and that is the proof", async ({ browser }) => {
  const clerk = await pageOf(browser, "clerk", { javaScriptEnabled: false });
  await clerk.goto(letter);
  const form = clerk.locator("form:has([name=servedOn])");
  await form.locator("[name=servedHow][value=IN_PERSON]").check();
  await form.locator("[name=servedNote]").fill("本人签收");
  await form.getByRole("button", { name: "登记送达" }).click();
  await expect(clerk.getByText("直接送达")).toBeVisible();
  await expect(clerk.getByText("本人签收")).toBeVisible();
  await clerk.goto(issue);
  await expect(clerk.getByRole("region", { name: "文书" })).toContainText("送达");
  const way = clerk.getByRole("region", { name: "全部经过" });
  for (const words of [/公文已签发/, /公文已送达/, /民访告〔\d{4}〕\d+号/])
    await expect(way).toContainText(words);
});

test("a template fills the reply, its words do not count, and a second reply alike is asked about", async ({
  browser,
}) => {
  const head = await pageOf(browser, "lead");
  await head.goto("/templates/new?kind=REPLY");
  await head.locator("[name=name]").fill("噪声上门");
  await head.locator("[name=done]").fill("{称谓}您好，您反映的{类别}问题我们已安排人员上门了解情况。");
  await head.getByRole("button", { name: "保存" }).click();
  await expect(head.getByText("没有这样的填充项：{称谓}")).toBeVisible();
  await head.locator("[name=done]").fill("{称呼}您好，您反映的{类别}问题我们已安排人员上门了解情况。");
  await head.locator("[name=next]").fill("我们将在{期限}前再次与您联系。");
  await head.getByRole("button", { name: "保存" }).click();
  await expect(head.getByText("已保存，现在是第1版。")).toBeVisible();

  const dispatcher = await pageOf(browser, "dispatcher");
  await dispatcher.goto(issue);
  const dispatch = await verbForm(dispatcher, "派单");
  const unit = dispatch.locator("select[name=unitId]");
  await unit.selectOption(
    (await unit.locator("option[value]:not([value=''])").first().getAttribute("value")) ?? "",
  );
  await dispatch.getByRole("button", { name: "派单", exact: true }).click();
  await expect(dispatcher.getByRole("status").filter({ hasText: "已派单" })).toBeVisible();
  const handler = await pageOf(browser, "handler");
  await handler.goto(issue);
  await (await verbForm(handler, "签收")).getByRole("button", { name: "签收", exact: true }).click();
  await expect(handler.getByText("办理中").first()).toBeVisible();

  const picker = handler.locator("select[name=template]");
  const picked = picker.locator("option", { hasText: "噪声上门" }).first();
  await picker.selectOption((await picked.getAttribute("value")) ?? "");
  await handler.getByRole("button", { name: "套用", exact: true }).click();
  const reply = await verbForm(handler, "答复");
  await expect(reply.locator("[name=done]")).toHaveValue(/^王先生\/女士您好，您反映的.+噪声/);
  const own = "水泵减震垫老化，已报物业更换，夜里十点后先停一台泵，噪声降下来了，垫子三天内到货。";
  const send = async (state: string) => {
    await reply.locator("[name=state]").fill(state);
    const today = await reply.locator("[name=nextOn]").getAttribute("min");
    await reply.locator("[name=nextOn]").fill(today ?? "");
    await reply.locator("select[name=channel]").selectOption("PHONE");
    await reply.locator("[name=reached]").check();
    await reply.getByRole("button", { name: "答复", exact: true }).click();
  };
  await send("正在办");
  await expect(reply.getByRole("alert")).toContainText("内容太短");
  await send(own);
  await expect(handler.getByRole("status").filter({ hasText: "已答复" })).toBeVisible();

  await handler.goto(issue);
  await reply.locator("[name=done]").fill("水泵减震垫老化，已报物业更换。");
  await reply.locator("[name=next]").fill("垫子三天内到货。");
  await send("夜里十点后先停一台泵，噪声降下来了，垫子三天内到货，水泵减震垫老化，已报物业更换。");
  await expect(reply.getByRole("alert")).toContainText("几乎一样");
  await reply.getByLabel("仍然发送").check();
  await reply.getByRole("button", { name: "答复", exact: true }).click();
  await expect(handler.getByRole("status").filter({ hasText: "已答复" })).toBeVisible();
});
