import { request } from "node:http";
import { expect, type Page } from "@playwright/test";
import { preferring } from "./people.ts";
import { pageOf, test } from "./support.ts";
import { sheetsIn, xlsxOf } from "./xlsx.ts";

/** The county office hands in last year's ledger and takes this year's out. */
test.describe.configure({ mode: "serial" });

const HEAD =
  "编号 登记时间 来源渠道 街道乡镇 社区村 反映人 联系电话 一级 二级 层级 反映内容 派单时间 答复时间 答复内容 办结时间 办理结果 满意度".split(
    " ",
  );
type Line = Partial<Record<(typeof HEAD)[number], string>>;
const stamp = Date.now();
const line = (n: number, changes: Line = {}): string[] => {
  const told: Line = {
    编号: `旧${stamp}-${n}`,
    登记时间: "3/9",
    来源渠道: "入户走访",
    街道乡镇: "枫树街办",
    社区村: "梧桐里社区",
    反映人: "王阿姨",
    联系电话: "１３８ ０００１ ２３４５",
    一级: "市政公用",
    二级: "路灯照明",
    层级: "急",
    反映内容: `去年第${stamp}-${n}件，三号楼前的路灯不亮`,
    派单时间: "2025.3.10",
    答复时间: "2025年3月12日",
    答复内容: "已经派人去修",
    办结时间: "2025/3/15",
    办理结果: "已解决",
    满意度: "满意",
    ...changes,
  };
  return HEAD.map((name) => told[name] ?? "");
};
const LAST_YEAR = [
  ["锦溪区2025年民情家访工作台账"],
  ["填报单位：锦溪区理事会办公室", "", "", "日期：2025-12-31"],
  HEAD,
  line(1),
  line(2),
  line(3, { 登记时间: "2025-02-30", 二级: "路灯" }),
  line(4, { 社区村: "梧桐里小区" }),
  line(5, { 编号: `旧${stamp}-1` }),
];

async function upload(page: Page, rows: string[][]): Promise<void> {
  await page.goto("/ledger/import");
  const buffer = await xlsxOf(rows);
  await page.locator("[name=file]").setInputFiles({
    name: "锦溪区2025年台账.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer,
  });
  await page.getByRole("button", { name: "上传并检查" }).click();
  await expect(page).toHaveURL(/\/ledger\/jobs\/[0-9a-f-]{36}$/);
}

test("last year's ledger: checked by cell, confirmed, and in the casework as history", async ({
  browser,
}) => {
  const office = await pageOf(browser, "council");
  await office.goto("/ledger");
  await office.getByRole("link", { name: "导入旧台账" }).click();
  const [template] = await Promise.all([
    office.waitForEvent("download"),
    office.getByRole("link", { name: "下载模板" }).click(),
  ]);
  const [columns] = await sheetsIn(await template.path());
  expect(columns?.[0]).toHaveLength(29);

  await upload(office, LAST_YEAR);
  await expect(office.getByRole("heading", { name: "检查结果" })).toBeVisible({ timeout: 60_000 });
  const wrong = office.getByRole("region", { name: "没有通过的行" });
  await expect(wrong.getByRole("row", { name: /B6 登记时间 2025-02-30 看不懂这个日期/ })).toBeVisible();
  await expect(wrong.getByRole("row", { name: /I6 二级 路灯 .*可以写：路灯照明/ })).toBeVisible();
  await expect(wrong.getByRole("row", { name: /E7 社区村 梧桐里小区 .*可以写：梧桐里社区/ })).toBeVisible();
  await expect(
    wrong.getByRole("row", { name: /8 编号已有 .*与文件里前面的一行相同，不再导入/ }),
  ).toBeVisible();
  await office.goto(`/ledger?text=${encodeURIComponent(`${stamp}-1`)}`);
  await expect(office.getByText("没有符合条件的事")).toBeVisible();

  await office.goto("/ledger/jobs");
  await office.getByRole("link", { name: "导入前检查" }).first().click();
  await office.getByLabel("我看过检查结果").check();
  await office.getByRole("button", { name: "导入这2行" }).click();
  await expect(office.getByText("已导入2行。")).toBeVisible({ timeout: 60_000 });

  await office.goto(`/ledger?text=${encodeURIComponent(`${stamp}-1`)}`);
  await office.locator("table a[href^='/issues/']").click();
  await expect(office.getByText("已归档").first()).toBeVisible();
  await expect(office.getByText("由旧台账导入，第几行").first()).toBeVisible();
  await expect(office.getByText("2025年3月15日 周六").first()).toBeVisible();
});

test("the same file again brings nothing in twice", async ({ browser }) => {
  const office = await pageOf(browser, "council");
  await upload(office, LAST_YEAR);
  await expect(office.getByRole("heading", { name: "检查结果" })).toBeVisible({ timeout: 60_000 });
  await expect(office.getByRole("button", { name: /^导入这/ })).toHaveCount(0);
  await office.getByRole("button", { name: "不导入，删除这次上传" }).click();
  await expect(office).toHaveURL(/\/ledger\/jobs$/);
});

let address = "";
test("this year's ledger goes out with script off: masked, its filter kept, with a notice", async ({
  browser,
  baseURL,
}) => {
  const office = await pageOf(browser, "council", {
    javaScriptEnabled: false,
    storageState: preferring({}, baseURL ?? ""),
  });
  await office.goto("/ledger?from=2026-01-01&channel=VISIT");
  const shown = Number(/共([\d,]+)件/.exec(await office.locator("main").innerText())?.[1]?.replace(",", ""));
  await office.getByRole("link", { name: "导出Excel" }).click();
  await office.getByRole("button", { name: "开始导出" }).click();
  await expect(office).toHaveURL(/\/ledger\/jobs\/[0-9a-f-]{36}$/);
  address = new URL(office.url()).pathname.replace("/ledger/jobs/", "/api/files/ledger/");
  // The page asks again by itself, without script.
  const download = office.getByRole("link", { name: /^下载/ });
  await expect(download).toBeVisible({ timeout: 60_000 });
  const [file] = await Promise.all([office.waitForEvent("download"), download.click()]);
  expect(file.suggestedFilename()).toMatch(/^台账-\d{4}-\d\d-\d\d\.xlsx$/);
  const [ledger = [], notice = []] = await sheetsIn(await file.path());
  expect(ledger[0]?.[0]).toBe("锦溪区民情家访工作台账");
  expect(ledger[1]?.join("")).toMatch(/填报单位：锦溪区.*填报人：.*审核人：.*日期：/);
  expect(ledger[2]).toHaveLength(29);
  const lines = ledger.slice(3);
  expect(lines).toHaveLength(shown);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.every((cells) => (cells[2] ?? "") >= "2026-01-01" && cells[3] === "上门走访")).toBe(true);
  expect(lines.some((cells) => cells[10]?.endsWith("*"))).toBe(true);
  expect(lines.every((cells) => !/1\d{10}/.test(cells[11] ?? ""))).toBe(true);
  expect(Object.fromEntries(notice)).toMatchObject({
    姓名和电话: "全部已遮盖",
    筛选条件: expect.stringContaining("渠道：上门走访"),
  });
});

test("names in full need a reason; the auditor sees who took what, and nobody else gets the file", async ({
  browser,
}) => {
  const office = await pageOf(browser, "council");
  await office.goto("/ledger/export?from=2026-01-01");
  await office.getByLabel(/在我可以查看的行里显示/).check();
  await office.getByRole("button", { name: "开始导出" }).click();
  await expect(office.getByRole("link", { name: "为什么要显示：请填写这一项。" })).toBeVisible();
  const reason = `年度台账归档核对 ${stamp}`;
  await office.locator("[name=reason]").fill(reason);
  await office.getByRole("button", { name: "开始导出" }).click();
  await expect(office.getByRole("link", { name: /^下载/ })).toBeVisible({ timeout: 60_000 });

  const auditor = await pageOf(browser, "auditor");
  await auditor.goto("/ledger/exports");
  await expect(auditor.getByRole("row", { name: new RegExp(reason) })).toContainText("显示");
  expect((await auditor.request.get(address, { maxRedirects: 0 })).headers().location).toBe(
    "/ledger/jobs?gone=1",
  );
  await office.goto("/ledger/exports");
  await expect(office.getByRole("table")).toHaveCount(0);
  const visitor = await pageOf(browser, "visitor");
  await visitor.goto("/ledger");
  await expect(visitor.getByRole("link", { name: "导出Excel" })).toHaveCount(0);
});

test("what is no ledger is told in one sentence, and what is too large before it is read", async ({
  browser,
  baseURL,
}) => {
  const office = await pageOf(browser, "council");
  const sent = (buffer: Buffer, origin = baseURL ?? "") =>
    office.request.post("/api/upload/ledger", {
      multipart: { file: { name: "x.xlsx", mimeType: "application/octet-stream", buffer } },
      headers: { origin },
      maxRedirects: 0,
    });
  expect((await sent(Buffer.from("no zip"))).headers().location).toBe(
    "/ledger/import?refused=LEDGER_NOT_XLSX",
  );
  const { cookies } = await office.context().storageState();
  expect(await announced(`${baseURL}`, 22_000_000, cookies)).toBe("/ledger/import?refused=FILE_TOO_LARGE");
  expect((await sent(Buffer.from("x"), "https://evil.example")).headers().location).toMatch(/^\/sign-in/);
  await office.goto("/ledger/import?refused=LEDGER_NOT_XLSX");
  await expect(office.getByText("这不是能读的Excel文件")).toBeVisible();
});

/** Where a file is sent that is announced as so large, and of which nothing has come yet. */
const announced = (base: string, bytes: number, cookies: readonly { name: string; value: string }[]) =>
  new Promise<string | undefined>((resolve, reject) => {
    const headers = {
      origin: base,
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
      "content-type": "multipart/form-data; boundary=x",
      "content-length": bytes,
    };
    const asked = request(new URL("/api/upload/ledger", base), { method: "POST", headers }, (answer) => {
      resolve(answer.headers.location);
      asked.destroy();
    });
    asked.on("error", reject);
    asked.flushHeaders();
  });
