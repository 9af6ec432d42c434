import { randomUUID } from "node:crypto";
import { request as rawRequest } from "node:http";
import { expect, type Page } from "@playwright/test";
import { issueUrl, receiptOn, refusal, resident, send, submit, troubles } from "./people.ts";
import { pageOf, test, verbForm } from "./support.ts";

test.use({ trace: "off" });

/** What hurried, curious and hostile people send. Each is answered with a sentence, and what was typed stays. */
const forge = (page: Page, selector: string, value: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((field, forged) => {
      if (field instanceof HTMLSelectElement) field.add(new Option("forged", forged));
      if (field instanceof HTMLInputElement && field.type !== "hidden") field.type = "text";
      (field as HTMLInputElement).value = forged;
    }, value);
/** Every hidden field of a form as the server wrote it, with Next's own. */
const hiddenOf = async (page: Page, field: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    await page
      .locator(`form:has([name="${field}"]) input[type=hidden]`)
      .evaluateAll((all) =>
        all.map((one) => [(one as HTMLInputElement).name, (one as HTMLInputElement).value] as const),
      ),
  );

test.describe("what is typed", () => {
  test("too long: how much too long, kept, and nothing registered; an emoji is one character", async ({
    browser,
  }) => {
    const page = await resident(browser);
    await page.goto("/submit?whole=1");
    await page.locator("[name=unitId]").selectOption({ label: "梧桐里社区" });
    await page.locator("[name=statement]").fill("长".repeat(2003));
    await send(page, "statement");
    await expect(refusal(page)).toContainText("最多2000个字，现在有2003个字，请删去3个字");
    await expect(page.locator("[name=statement]")).toHaveValue("长".repeat(2003));
    await page.locator("[name=statement]").fill("💧".repeat(2000));
    await send(page, "statement");
    await expect(page).toHaveURL(/\/submit\/done$/);
  });

  test("a whole book is refused before it is sent, and stays in the field", async ({ browser }) => {
    const page = await resident(browser);
    await page.goto("/submit?whole=1");
    await page.locator("[name=statement]").fill("书".repeat(400_000));
    await send(page, "statement");
    await expect(refusal(page)).toContainText("内容太大");
    expect((await page.locator("[name=statement]").inputValue()).length).toBe(400_000);
  });

  test("control characters and hidden turns of direction are dropped, emoji stay", async ({ browser }) => {
    const page = await resident(browser);
    await submit(page, { statement: "水\u0007管\u202e漏\u200b水👨‍👩‍👧🚰" });
    await expect(page.getByText("水管漏水👨‍👩‍👧🚰", { exact: true })).toBeVisible();
  });

  test("full-width digits: in a phone, a receipt number and the last four", async ({ browser }) => {
    const page = await resident(browser);
    const { no } = await submit(page, {
      statement: "井盖松了，车一过就响。",
      phone: "１３８０００１４３２１",
    });
    const wide = no.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const other = await resident(browser);
    await other.goto("/track");
    await other.locator("[name=receiptNo]").fill(wide);
    await other.locator("[name=proof]").fill("４３２１");
    await send(other, "proof");
    await expect(other).toHaveURL(/\/track\/issue$/);
    await expect(other.getByText("井盖松了")).toBeVisible();
  });

  test("dates that do not exist and dates to come", async ({ browser }) => {
    const page = await pageOf(browser, "recorder");
    await page.goto("/visits/new");
    await page.locator("[name=unitId]").selectOption({ index: 1 });
    await page.locator("[name=result][value=RAISED]").check();
    await page.locator("[name='problems.0.statement']").fill("门口积水，下雨进不去。");
    for (const [date, words] of [
      ["2026-02-30", "请填一个日期"],
      ["昨天", "请填一个日期"],
      ["2199-01-01", "不能晚于今天"],
    ] as const) {
      await forge(page, "[name=visitedOn]", date);
      await send(page, "visitedOn");
      await expect(refusal(page)).toContainText(words);
      await expect(page.locator("[name='problems.0.statement']")).toHaveValue("门口积水，下雨进不去。");
    }
  });

  test("codes and ids that are in no list", async ({ browser }) => {
    const page = await resident(browser);
    await page.goto("/submit?whole=1");
    await page.locator("[name=statement]").fill("楼下夜里施工。");
    await page.locator("[name=unitId]").selectOption({ label: "梧桐里社区" });
    const tries = [
      ["[name=category]", "NO.SUCH_CODE", "", "请选一项"],
      ["[name=unitId]", randomUUID(), "", "这个地点不在名册里"],
      ["[name=unitId]", "1 OR 1=1", "", "请从名单里选一个"],
      ["[name=commandId]", "../../etc/passwd", randomUUID(), "请从名单里选一个"],
    ] as const;
    for (const [field, forged, , words] of tries) {
      const before = await page.locator(field).first().inputValue();
      await forge(page, field, forged);
      await send(page, "statement");
      await expect(refusal(page), forged).toContainText(words);
      await expect(page.locator("[name=statement]")).toHaveValue("楼下夜里施工。");
      await forge(page, field, before);
    }
  });

  test("markup in every field is shown as it was typed, and nothing runs", async ({ browser }) => {
    const bad = (name: string) => `${name}<script>alert(1)</script>"><img src=x onerror=alert(2)>`;
    const staff = await pageOf(browser, "recorder");
    const broken = troubles(staff);
    await staff.goto("/visits/new");
    await staff.locator("details").evaluateAll((all) => all.map((fold) => fold.setAttribute("open", "")));
    await staff.locator("[name=unitId]").selectOption({ index: 1 });
    await staff.locator("[name=result][value=RAISED]").check();
    await staff.locator("[name='problems.0.statement']").fill(bad("原话"));
    for (const name of ["building", "unit", "room", "residentName"])
      await staff.locator(`[name=${name}]`).fill("<b>x</b>'\"&");
    for (const name of ["note", "companions"]) await staff.locator(`[name=${name}]`).fill(bad(name));
    await send(staff, "visitedOn");
    await expect(staff).toHaveURL(/\/visits\/[0-9a-f-]{36}/);
    await expect(staff.getByText(bad("note"))).toBeVisible();
    const slip = (await staff.locator("a[href$='/slip']").first().getAttribute("href")) ?? "";
    for (const path of [
      slip,
      slip.replace("/slip", ""),
      "/ledger?text=%3Cscript%3Ealert(1)&col=receiptNo&col=statement&col=placeText",
    ]) {
      await staff.goto(path);
      await expect(staff.getByText("<script>alert(1)</script>").first(), path).toBeVisible();
      await expect(staff.locator("main img[src=x]")).toHaveCount(0);
    }
    expect(broken).toEqual([]);

    const page = await resident(browser);
    const wrong = troubles(page);
    await submit(page, { statement: bad("居民"), name: "<i>赵</i>" });
    await expect(page.getByText(bad("居民"))).toBeVisible();
    await page.goto("/track/issue");
    await expect(page.getByText(bad("居民"))).toBeVisible();
    await page.goto(`/track?no=${encodeURIComponent('"><script>alert(3)</script>')}`);
    await page.goto(`/deadline?from=${encodeURIComponent('"><script>alert(4)</script>')}&days=5`);
    await page.goto(`/sign-in?to=${encodeURIComponent("javascript:alert(5)")}`);
    expect(wrong).toEqual([]);
  });
});

test.describe("what is sent", () => {
  test("ten megabytes are refused with a sentence", async ({ request }) => {
    const data = "x".repeat(10_000_000);
    const zh = await request.post("/submit", { data, headers: { "content-type": "text/plain" } });
    expect(zh.status()).toBe(413);
    expect(await zh.text()).toContain("内容太大");
    const en = await request.post("/submit", {
      data,
      headers: { "content-type": "text/plain", cookie: "lang=en" },
    });
    expect(await en.text()).toContain("too large");
  });

  test("so is a body that does not say how large it is", async ({ baseURL }) => {
    const status = await new Promise((resolve, reject) => {
      const headers = { "content-type": "text/plain", "transfer-encoding": "chunked" };
      const sent = rawRequest(`${baseURL}/submit`, { method: "POST", headers }, (answer) =>
        resolve(answer.statusCode),
      );
      sent.on("error", reject);
      sent.write("x".repeat(2_000_000));
      sent.end();
    });
    expect(status).toBe(413);
  });

  test("a form sent twice makes one issue and one receipt; sent from another site it is refused", async ({
    browser,
    baseURL,
  }) => {
    const page = await resident(browser, { javaScriptEnabled: false });
    await page.goto("/submit?whole=1");
    const form = {
      ...(await hiddenOf(page, "statement")),
      statement: `电梯又停了 ${randomUUID()}`,
      unitId:
        (await page
          .locator("[name=unitId] option", { hasText: "梧桐里社区" })
          .first()
          .getAttribute("value")) ?? "",
      confidentiality: "NORMAL",
    };
    const post = (origin: string) =>
      page.request.post("/submit", { multipart: form, headers: { origin }, maxRedirects: 0 });
    const foreign = await post("https://evil.example");
    expect(foreign.status()).toBe(403);
    expect(await foreign.text()).toContain("不是从本站的网页发来的");
    await page.goto("/submit/done");
    expect(await page.locator("dd[translate=no]").count(), "no receipt for a forged form").toBe(0);

    const numbers: string[] = [];
    for (let sent = 0; sent < 2; sent += 1) {
      const own = await post(baseURL ?? "");
      expect(own.status()).toBe(303);
      await page.goto("/submit/done");
      numbers.push((await receiptOn(page)).no);
    }
    expect(numbers[0]).toMatch(/^\d{3} \d{3} \d{3}$/);
    expect(numbers[1]).toBe(numbers[0]);
    const staff = await pageOf(browser, "clerk");
    await staff.goto(`/ledger?text=${encodeURIComponent(form.statement)}`);
    await expect(staff.locator("table a[href^='/issues/']")).toHaveCount(1);
  });

  test("two act on one issue: the second hears who did what, and keeps what was typed", async ({
    browser,
  }) => {
    const page = await resident(browser);
    const { no } = await submit(page, { statement: "围墙歪了，怕倒下来砸人。" });
    const clerk = await pageOf(browser, "clerk");
    const url = await issueUrl(clerk, no);
    await clerk.goto(url);
    const propose = await verbForm(clerk, "拟不予受理");
    await propose.locator("[name=reason]").selectOption({ index: 1 });
    await propose.locator("[name=words]").fill("听说已经打官司了，要走诉讼。");
    await propose.locator("button[type=submit]").click();
    await expect(clerk.getByText("待决定：不予受理")).toBeVisible();

    const lead = await pageOf(browser, "lead");
    await lead.goto(url);
    const refuse = await verbForm(lead, "不予受理");
    await refuse.locator("[name=words]").fill("这件事法院正在审理，请等判决。");
    await refuse.locator("[name=whereToGo]").fill("区法院立案庭");

    await clerk.goto(url);
    const accept = await verbForm(clerk, "受理");
    await accept.locator("[name=category]").selectOption({ index: 1 });
    await accept.getByRole("button", { name: "受理", exact: true }).click();
    await expect(clerk.getByRole("status").filter({ hasText: "已受理" })).toBeVisible();

    await refuse.locator("button[type=submit]").click();
    await expect(refuse.getByRole("alert")).toContainText("这件事刚刚有了变化");
    await expect(refuse.getByRole("region", { name: "在您填写的时候，有了这些变化" })).toContainText(
      "已受理",
    );
    await expect(refuse.getByRole("listitem").filter({ hasText: "已受理" }), "told once").toHaveCount(1);
    await expect(refuse.locator("[name=words]")).toHaveValue("这件事法院正在审理，请等判决。");
    await expect(refuse.locator("[name=whereToGo]")).toHaveValue("区法院立案庭");
  });
});
