import { expect, type Page } from "@playwright/test";
import { test } from "./support.ts";

/** Residents have no account: they raise a matter, take the receipt, follow it. Each with and without script. */

/** A client of its own in each run: by hand the same city may see this file many times within an hour. */
test.use({ extraHTTPHeaders: { "x-forwarded-for": `198.51.100.${Date.now() % 250}` } });

async function fillIn(page: Page, words: string): Promise<void> {
  await page.goto("/submit?whole=1");
  await page.getByLabel("发生了什么").fill(words);
  await page.getByLabel("在哪里").selectOption({ index: 2 });
}

const send = (page: Page) => page.getByRole("button", { name: "交上去" }).click();

/** Number and key from the receipt on the page. */
async function receipt(page: Page): Promise<{ no: string; key: string }> {
  await expect(page).toHaveURL(/\/submit\/done$/);
  const [no = "", key = ""] = await page.getByRole("definition").allInnerTexts();
  return { no: no.trim(), key: key.slice(0, 9) };
}

async function open(page: Page, no: string, proof: string): Promise<void> {
  await page.goto("/track");
  await page.getByLabel("回执编号").fill(no);
  await page.getByLabel(/电话后四位/).fill(proof);
  await page.getByRole("button", { name: "查看" }).click();
}

const fullWidth = (digits: string) =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));

for (const script of [true, false])
  test.describe(script ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled: script });

    test("a matter is raised with nothing lost on the way, and followed by number and phone", async ({
      page,
    }) => {
      await page.goto("/submit?whole=1");
      await page.getByLabel("发生了什么").fill("楼下有煤气味😀，\u0007三天了。");
      await page.getByLabel(/现在有危险/).check();
      await expect(page.getByText("有危险，请先打电话")).toBeVisible();
      await page.getByLabel(/^电话（/).fill("138");
      await page.getByLabel("请为我保密").check();
      await send(page);

      const summary = page.getByRole("alert").filter({ hasText: "还差一点" });
      await expect(summary).toContainText("在哪里？");
      await expect(summary).toContainText("电话号码不对");
      await expect(page.getByLabel("发生了什么")).toHaveValue(/煤气味😀/);
      await expect(page.getByLabel("请为我保密")).toBeChecked();

      await page.getByLabel("在哪里").selectOption({ index: 2 });
      await page.getByLabel(/^电话（/).fill(fullWidth("13800005678"));
      await send(page);
      const { no } = await receipt(page);
      await expect(page.getByRole("img", { name: "扫码查进度" })).toBeVisible();

      // Back, filled in the same way and sent again: the same receipt. Whatever is changed, and be it one tick, is another matter.
      const sentAgain = async (confidential: boolean) => {
        await page.goto("/submit?whole=1");
        await page.getByLabel("发生了什么").fill("楼下有煤气味😀，\u0007三天了。");
        await page.getByLabel(/现在有危险/).check();
        if (confidential) await page.getByLabel("请为我保密").check();
        await page.getByLabel("在哪里").selectOption({ index: 2 });
        await page.getByLabel(/^电话（/).fill(fullWidth("13800005678"));
        await send(page);
        return (await receipt(page)).no;
      };
      expect(await sentAgain(true)).toBe(no);
      expect(await sentAgain(false), "without a tick").not.toBe(no);
      expect(await sentAgain(true), "not the one before the last").not.toBe(no);

      await page.context().clearCookies();
      await open(page, fullWidth(no), "0000");
      await expect(page.getByText(/没有查到/)).toBeVisible();
      await open(page, fullWidth(no), fullWidth("5678"));
      await expect(page).toHaveURL(/\/track\/issue$/);
      await expect(page.getByText("煤气味😀，三天了。")).toBeVisible();
      await expect(page.getByText(/最晚.*答复您/)).toBeVisible();

      const calendar = page.getByRole("link", { name: "把答应您的日子放进手机日历" });
      const address = new URL((await calendar.getAttribute("href")) ?? "");
      const days = await page.request.get(address.pathname + address.search);
      expect(await days.text()).toContain("最晚这天答复您");

      await page.getByText("催一催").click();
      await page.getByRole("button", { name: "催办" }).click();
      await expect(page.getByText("今天已经催过了")).toBeVisible();
      await page.getByRole("button", { name: "看完了" }).click();
      await expect(page).toHaveURL(/\/track$/);
      await page.goto("/track/issue");
      await expect(page).toHaveURL(/\/track$/);
    });

    test("without a name, only the receipt's own key opens it", async ({ page }) => {
      await fillIn(page, "路灯坏了");
      await page.locator("[name=residentName]").fill("王阿姨");
      await page.locator("[name=residentPhone]").fill("13800005678");
      await page.getByLabel("不留姓名").check();
      await send(page);
      const { no, key } = await receipt(page);
      await page.context().clearCookies();
      await open(page, no, "5678");
      await expect(page.getByText(/没有查到/)).toBeVisible();
      await open(page, no, key.toLowerCase());
      await expect(page.getByText("路灯坏了")).toBeVisible();
    });
  });

test("a language is changed in the middle of a form and nothing typed is lost", async ({ page }) => {
  await fillIn(page, "路灯坏了");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Raise a matter" })).toBeVisible();
  await expect(page.locator("#field-statement")).toHaveValue("路灯坏了");
});

test("what weighs more than a megabyte is refused in the person's language, before it is read", async ({
  page,
}) => {
  await fillIn(page, "漏".repeat(400_000));
  await send(page);
  await expect(page.getByText(/内容太大/)).toBeVisible();
  const answer = await page.request.post("/submit", {
    data: "a".repeat(10_000_000),
    headers: { cookie: "lang=en" },
  });
  expect(answer.status()).toBe(413);
  expect(await answer.text()).toContain("too large");
});

test("a sign-in leads nowhere but here", async ({ page }) => {
  await page.goto(`/sign-in?to=${encodeURIComponent("//evil.example")}`);
  await expect(page.locator("input[name=to]").first()).toHaveValue("/desk");
});

test("every script of a page carries its nonce, and no page breaks its own policy", async ({ page }) => {
  const broken: string[] = [];
  page.on("console", (said) => {
    if (/Content Security Policy/.test(said.text())) broken.push(said.text());
  });
  for (const path of ["/", "/submit", "/track", "/deadline", "/privacy", "/sign-in", "/nowhere"]) {
    const answer = await page.goto(path);
    const policy = answer?.headers()["content-security-policy"] ?? "";
    expect(policy, path).toMatch(/script-src 'self' 'nonce-[\w-]+' 'strict-dynamic';/);
    await page.waitForLoadState("networkidle");
  }
  expect(broken).toEqual([]);
});
