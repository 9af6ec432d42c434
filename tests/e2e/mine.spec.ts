import { expect } from "@playwright/test";
import { elsewhere, submit, troubles } from "./people.ts";
import { somebody, test } from "./support.ts";

/** The receipt is lost: whoever has the phone in hand sees what was told with it, without an account or a password. */
for (const javaScriptEnabled of [true, false])
  test(`the receipt is lost, the phone is not, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    browser,
  }) => {
    const phone = `137${String(Date.now()).slice(-7)}${javaScriptEnabled ? 1 : 2}`;
    const first = await somebody(browser, elsewhere());
    const { no } = await submit(first, { statement: "楼道的灯坏了，摸黑上楼。", phone });

    const page = await somebody(browser, { ...elsewhere(), javaScriptEnabled });
    const broken = troubles(page);
    await page.goto("/track");
    await page.getByRole("link", { name: /短信验证码/ }).click();
    await page.getByLabel("手机号").fill(phone.replace(/(\d{3})(\d{4})/, "$1 $2 "));
    await page.getByRole("button", { name: "发验证码" }).click();
    await expect(page).toHaveURL(/\/mine\/code$/);
    await expect(page.locator("body")).not.toContainText(phone);
    const code = /验证码是 (\d{6})/.exec(await page.locator("main").innerText())?.[1] ?? "";

    await page.getByLabel("短信验证码").fill(code === "000000" ? "000001" : "000000");
    await page.getByRole("button", { name: "看我的事" }).click();
    await expect(page.getByRole("alert").first()).toContainText("验证码不对");
    await page.getByLabel("短信验证码").fill(code);
    await page.getByRole("button", { name: "看我的事" }).click();
    await expect(page).toHaveURL(/\/mine$/);
    await expect(page.getByText(no, { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "打开" }).click();
    await expect(page).toHaveURL(/\/track\/issue$/);
    await expect(page.getByText("楼道的灯坏了，摸黑上楼。")).toBeVisible();

    await page.goto("/mine");
    await page.getByRole("button", { name: "看完了，退出" }).click();
    await expect(page.getByLabel("手机号")).toBeVisible();
    expect(broken).toEqual([]);
  });
