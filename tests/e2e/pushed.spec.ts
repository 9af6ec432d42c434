import { randomBytes } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { elsewhere, troubles } from "./people.ts";
import { accepted, cast, raised } from "./steps.ts";
import { appears, pageOf, somebody, spoilt, test } from "./support.ts";

/** 在这台设备上提醒我: asked by the browser, told with the number alone, and ended with a press. */
const ENDPOINT = `https://fcm.googleapis.com/fcm/send/${randomBytes(12).toString("hex")}`;

/** No push service can be reached from here; what it would answer stands in its place. */
const withPushService = (page: Page, permission: NotificationPermission) =>
  spoilt(page).addInitScript(
    ([endpoint, p256dh, auth, answer]) => {
      Notification.requestPermission = async () => answer as NotificationPermission;
      PushManager.prototype.subscribe = async () =>
        ({ toJSON: () => ({ endpoint, keys: { p256dh, auth } }) }) as unknown as PushSubscription;
    },
    [ENDPOINT, "B".repeat(87), "a".repeat(22), permission] as const,
  );

test("a browser that says no is told how to go on, one that says yes hears of the next step, and can be ended", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const who = cast(browser);
  const { resident, receipt, url } = await raised(browser, await who("clerk"), "单元门关不上，夜里有风。");
  const seen = troubles(resident);
  await withPushService(resident, "denied");
  await resident.goto("/track/issue");
  const press = resident.getByRole("button", { name: "在这台设备上提醒我" });
  await press.click();
  await expect(resident.getByRole("alert").filter({ hasText: "浏览器没有允许提醒" })).toBeVisible();
  await expect(resident).not.toHaveURL(/done=/);

  await withPushService(resident, "granted");
  await resident.goto("/track/issue");
  await press.click();
  await expect(resident.getByText("有消息就在这台设备上提醒您")).toBeVisible();
  const list = resident.getByRole("region", { name: "正在用这些方式收" });
  await expect(list.getByText(/^浏览器提醒（.*起）$/)).toBeVisible();

  await accepted(who, url, "UTILITIES.STREET_LIGHT");
  const admin = await pageOf(browser, "admin");
  await appears(admin, "/deliveries?channel=WEB_PUSH", `您反映的事已受理，编号${receipt.no}`);

  await resident.goto("/track/issue");
  await list.getByRole("button", { name: "不再收" }).click();
  await expect(resident.getByText("已经去掉")).toBeVisible();
  await expect(list).toBeHidden();
  expect(seen).toEqual([]);
});

test("without script the button is not shown, and the other ways are", async ({ browser }) => {
  const page = await somebody(browser, { ...elsewhere(), javaScriptEnabled: false });
  await page.goto("/submit");
  await page.locator("#field-statement").fill("楼道里堆了东西。");
  await page.locator("#field-unitId").selectOption({ index: 2 });
  await page.getByRole("button", { name: "交上去" }).click();
  await page.goto("/track/issue");
  await expect(page.getByRole("button", { name: "在这台设备上提醒我" })).toBeHidden();
  await expect(page.getByRole("button", { name: "用邮箱收消息" })).toBeVisible();
});
