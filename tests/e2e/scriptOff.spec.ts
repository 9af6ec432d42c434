import { type Browser, expect, type Page } from "@playwright/test";
import { elsewhere, issueUrl, logVisit, submit } from "./people.ts";
import { pageOf, signIn, somebody, test, verbForm } from "./support.ts";

/** Old phones, strict browsers, broken bundles: every form works with script off. */
test.use({ trace: "off" });
const withoutScript = async (browser: Browser): Promise<Page> =>
  somebody(browser, { ...elsewhere(), javaScriptEnabled: false });
const send = (page: Page, field: string) =>
  page.locator(`form:has([name="${field}"]) button[type=submit]`).last().click();

test("a resident submits, tracks with the receipt and urges", async ({ browser }) => {
  const page = await withoutScript(browser);
  const { no, secret } = await submit(page, { statement: "三楼水管爆了，一直在漏。" });
  expect(no).toMatch(/^\d{3} \d{3} \d{3}$/);
  await expect(page.getByText("三楼水管爆了，一直在漏。")).toBeVisible();

  const other = await withoutScript(browser);
  await other.goto("/track");
  await other.locator("[name=receiptNo]").fill(no);
  await other.locator("[name=proof]").fill(secret);
  await send(other, "proof");
  await expect(other).toHaveURL(/\/track\/issue$/);
  await expect(other.getByText("三楼水管爆了，一直在漏。")).toBeVisible();
  await other.locator("summary", { hasText: "催一催" }).click();
  await other.locator("details[open] [name=words]").fill("快来人吧");
  await other.getByRole("button", { name: "催办", exact: true }).click();
  await expect(other.getByText("已经替您催了")).toBeVisible();
});

test("a refused form keeps what was typed and names what is missing, with a link to it", async ({
  browser,
}) => {
  const page = await withoutScript(browser);
  await page.goto("/submit");
  await page.locator("form:has([name=statement])").evaluate((form) => {
    (form as HTMLFormElement).noValidate = true;
  });
  await page.locator("[name=statement]").fill("长".repeat(2001));
  await page.locator("[name=residentName]").fill("赵大妈");
  await page.locator("[name=residentPhone]").fill("12345");
  await page.locator("[name=unitId]").selectOption({ label: "梧桐里社区" });
  await send(page, "statement");
  const summary = page.getByRole("alert").filter({ hasText: /\S/ });
  await expect(summary).toContainText("请删去1个字");
  await expect(summary).toContainText("电话号码不对");
  for (const link of await summary.getByRole("link").all())
    await expect(page.locator((await link.getAttribute("href")) ?? "none")).toHaveCount(1);
  await expect(page.locator("[name=statement]")).toHaveValue("长".repeat(2001));
  await expect(page.locator("[name=residentName]")).toHaveValue("赵大妈");
  await expect(page.locator("[name=residentPhone]")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("[name=unitId] option:checked")).toHaveText("梧桐里社区");

  await page.locator("[name=statement]").fill("楼道里堆着纸箱。");
  await page.locator("[name=residentPhone]").fill("138 0000 1234");
  await send(page, "statement");
  await expect(page).toHaveURL(/\/submit\/done$/);
});

test("language and large text are switched where one stands", async ({ browser }) => {
  const page = await withoutScript(browser);
  await page.goto("/track");
  await page.locator("button[name=lang]").click();
  await expect(page).toHaveURL(/\/track$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.locator("button[name=elder]").click();
  await expect(page).toHaveURL(/\/track$/);
  await expect(page.locator("html")).toHaveAttribute("data-elder", "true");
  await page.locator("button[name=lang]").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

test("the header's menus open without script: a room, the language, the way out", async ({ browser }) => {
  const page = await withoutScript(browser);
  await signIn(page, "reviewer");
  const [rooms, own] = [page.locator("header details").first(), page.locator("header details").last()];
  await rooms.locator("summary").click();
  await rooms.locator("a:visible").last().click();
  await expect(page).not.toHaveURL(/\/desk/);
  await own.locator("summary").click();
  await own.locator("button[name=lang]").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await own.locator("summary").click();
  await own.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
});

test("an officer logs a visit with two problems", async ({ browser }) => {
  const page = await pageOf(browser, "recorder", { javaScriptEnabled: false });
  const [first, second] = ["楼上漏水到我家客厅。", "垃圾两天没人收。"];
  await logVisit(page, [first, second]);
  await expect(page.getByText("已登记2件")).toBeVisible();
  await expect(page.getByText(first).first()).toBeVisible();
  await expect(page.getByText(second).first()).toBeVisible();
});

test("a matter is accepted, answered and resolved, and its resident rates it", async ({ browser }) => {
  const person = await withoutScript(browser);
  const { no } = await submit(person, { statement: "健身器材的螺丝松了。", phone: "13800002468" });
  const office = async (login: string) => {
    const page = await pageOf(browser, login, { javaScriptEnabled: false });
    return page;
  };
  const url = await issueUrl(await pageOf(browser, "clerk"), no);
  const step = async (
    login: string,
    verb: string,
    fill: (page: Page, form: Awaited<ReturnType<typeof verbForm>>) => Promise<void>,
  ) => {
    const page = await office(login);
    await page.goto(url);
    const form = await verbForm(page, verb);
    await fill(page, form);
    await form.locator("button[type=submit]").last().click(); // a template may be picked inside
    await expect(page, verb).toHaveURL(/done=/);
  };
  await step(
    "clerk",
    "受理",
    async (_, form) => void (await form.locator("[name=category]").selectOption({ index: 1 })),
  );
  await step(
    "dispatcher",
    "派单",
    async (_, form) => void (await form.locator("[name=unitId]").selectOption({ index: 1 })),
  );
  await step("handler", "签收", async () => {});
  await step("handler", "答复", async (_, form) => {
    await form.locator("[name=kind][value=FINAL]").check();
    await form.locator("[name=done]").fill("今天去把健身器材的螺丝全部拧紧了，换了两个。");
    await form.locator("[name=state]").fill("现在可以放心用，已经试过。");
    await form.locator("[name=next]").fill("每月检查一次，有松的再拧。");
    await form.locator("[name=contactName]").fill("王师傅");
    await form.locator("[name=contactPhone]").fill("0791-86000000");
    await form
      .locator("[name=channel]")
      .first()
      .evaluate((field) => {
        if (field instanceof HTMLSelectElement) field.value = "PHONE";
        else (field as HTMLInputElement).click();
      });
    await form.locator("[name=reached]").check();
  });
  await step("lead", "办结", async (_, form) => {
    await form.locator("[name=outcome]").first().check();
    await form.locator("[name=evidence]").fill("照片存在社区，编号 7");
  });

  await person.goto("/track/issue");
  await person.locator("[name=solved][value=YES]").check();
  await person.locator("[name=level]").first().check();
  await person.locator("[name=contacted][value=yes]").check();
  await person.getByRole("button", { name: "提交评价" }).click();
  await expect(person.getByText("谢谢，您的评价收到了。")).toBeVisible();
  await expect(person.locator("[name=solved]")).toHaveCount(0);
});
