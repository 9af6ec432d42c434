import { expect } from "@playwright/test";
import { elsewhere } from "./people.ts";
import { pageOf, test } from "./support.ts";

/** A city app gets a key, files a matter for a resident, staff see where it came from, and the key ends. */
test("a key is made, files a matter that staff work on, and is revoked", async ({
  browser,
  playwright,
  baseURL,
}) => {
  const admin = await pageOf(browser, "admin");
  await admin.goto("/settings/open311");
  await admin.locator("[name=name]").fill("市民随手拍 测试");
  await admin.getByRole("button", { name: "发放密钥" }).click();
  const shown = admin.getByRole("status").filter({ hasText: "只显示这一次" });
  const key = /mq_[\w-]+/.exec(await shown.innerText())?.[0] ?? "";
  await expect(admin.getByRole("listitem").filter({ hasText: "市民随手拍 测试" })).toBeVisible();
  await admin.reload();
  await expect(admin.locator("body")).not.toContainText(key);

  const app = await playwright.request.newContext({ baseURL: baseURL ?? "", ...elsewhere() });
  const form = {
    api_key: key,
    service_code: "UTILITIES.STREET_LIGHT",
    address_string: "枫树街道梧桐里社区3号楼东门",
    description: "东门路灯坏了半个月",
    media_url: "https://pictures.example/lamp.jpg",
  };
  const sent = await app.post("/open311/v2/requests.json", { form });
  expect(sent.status(), await sent.text()).toBe(200);
  const [{ service_request_id: id }] = await sent.json();
  const read = await app.get(`/open311/v2/requests/${id}.xml`);
  expect(read.headers()["content-type"]).toBe("text/xml; charset=utf-8");
  expect(read.headers()["access-control-allow-origin"]).toBe("*");
  expect(await read.text()).toContain("<address>锦溪区枫树街道梧桐里社区</address>");

  const clerk = await pageOf(browser, "clerk");
  await clerk.goto(`/issues/${id}`);
  await expect(clerk.getByText("东门路灯坏了半个月")).toBeVisible();
  await expect(clerk.getByText("市民随手拍 测试")).toBeVisible();
  await expect(clerk.getByText("https://pictures.example/lamp.jpg")).toBeVisible();
  await expect(clerk.locator("[src*='pictures.example'], [href*='pictures.example']")).toHaveCount(0);

  const mine = admin.getByRole("listitem").filter({ hasText: "市民随手拍 测试" });
  await mine.getByText("停用这个密钥").click();
  await mine.getByRole("checkbox").check();
  await mine.getByRole("button", { name: "停用" }).click();
  await expect(admin.getByText("已停用，马上生效。")).toBeVisible();
  expect((await app.post("/open311/v2/requests.json", { form })).status()).toBe(403);
});
