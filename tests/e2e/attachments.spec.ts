import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { type Browser, expect, type Page } from "@playwright/test";
import { docx, noise, pdf, phonePhoto, SVG } from "#tests/support/files.ts";
import { elsewhere, issueUrl, logVisit, submit, troubles } from "./people.ts";
import { pageOf, test, verbForm } from "./support.ts";

const asFile = (name: string, buffer: Buffer) => ({ name, mimeType: "application/octet-stream", buffer });
const files = (page: Page) => page.locator("#files");
const unfold = async (page: Page, words: string) => {
  const summary = files(page).locator("summary", { hasText: words });
  if ((await summary.locator("..").getAttribute("open")) === null) await summary.click();
};
const resident = async (browser: Browser, options = {}): Promise<Page> =>
  (await browser.newContext({ ...elsewhere(), ...options })).newPage();
const matter = async (page: Page, statement: string): Promise<string> => {
  const { no } = await submit(page, { statement, phone: "13800001234" });
  await page.goto("/track/issue");
  return no;
};
/** Slow enough that a line can be cut in the middle of a file: 250 kB a second. The function cuts it. */
async function weakLine(page: Page): Promise<() => Promise<void>> {
  const line = await page.context().newCDPSession(page);
  const weak = { latency: 50, downloadThroughput: -1, uploadThroughput: 250_000 };
  await line.send("Network.emulateNetworkConditions", { offline: false, ...weak });
  return async () => void (await line.send("Network.emulateNetworkConditions", { offline: true, ...weak }));
}

test("a photo from a weak line: cut half-way, the page closed, and it goes on where it stopped", async ({
  browser,
}, info) => {
  test.setTimeout(240_000);
  const page = await resident(browser);
  const no = await matter(page, "厨房天花板漏水，拍了照片。");
  // A file on the disk: chosen again, it is known by its name, size and date.
  const photo = info.outputPath("厨房漏水.jpg");
  const content = await noise(2400, 1800).jpeg({ quality: 92 }).withMetadata({ orientation: 6 }).toBuffer();
  expect(content.length).toBeGreaterThan(2_000_000);
  await writeFile(photo, content);

  const cut = await weakLine(page);
  await unfold(page, "交给工作人员");
  await page.locator("input[type=file]").setInputFiles(photo);
  await expect(files(page).getByText(/正在传 [3-6]\d%/)).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "交给工作人员" }).click();
  await expect(files(page).getByRole("alert")).toContainText("还有文件没有传完");
  await cut();
  await expect(files(page).getByText(/网络断了，停在 \d+%/)).toBeVisible({ timeout: 30_000 });
  await page.close();

  const again = await page.context().newPage();
  const offsets: number[] = [];
  again.on("request", (request) => {
    if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]));
  });
  await again.goto("/track/issue");
  await unfold(again, "交给工作人员");
  await again.locator("input[type=file]").setInputFiles(photo);
  await expect(files(again).getByText("已传好")).toBeVisible({ timeout: 30_000 });
  expect(offsets[0]).toBeGreaterThan(500_000);
  await again.getByRole("button", { name: "交给工作人员" }).click();
  await expect(again).toHaveURL(/files=DONE/);
  await expect(files(again).getByText("收到了")).toBeVisible();
  await expect(files(again).getByRole("link", { name: "厨房漏水.jpg" })).toBeVisible();

  const clerk = await pageOf(browser, "clerk");
  await clerk.goto(await issueUrl(clerk, no));
  await expect(files(clerk).getByText("当事人提供")).toBeVisible();
  const link = files(clerk).getByRole("link", { name: "厨房漏水.jpg" });
  const picture = files(clerk).locator("img");
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalHeight)).toBe(320);
  const way = clerk.getByRole("region", { name: "全部经过" });
  await expect(way.getByRole("listitem").filter({ hasText: "添加附件（1个）" }).first()).toContainText(
    "厨房漏水.jpg",
  );
  const answer = await clerk.request.get((await link.getAttribute("href")) ?? "");
  expect(answer.headers()["content-type"]).toBe("image/jpeg");
});

test("files go with an answer and with a visit; who asked sees the answer's, not the office's own", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const person = await resident(browser);
  const seen = troubles(person);
  const no = await matter(person, "路灯不亮，已经三天。");
  const office = await pageOf(browser, "clerk");
  const url = await issueUrl(office, no);
  await office.goto(url);
  await unfold(office, "添加附件");
  await files(office)
    .locator("input[type=file]")
    .setInputFiles([asFile("内部记录.docx", await docx()), asFile("坏的.jpg", Buffer.from(SVG))]);
  await expect(files(office).getByText("已传好")).toHaveCount(1);
  await expect(files(office).getByText("只收照片")).toBeVisible();
  await files(office).getByRole("button", { name: "去掉 坏的.jpg" }).click();
  await files(office).getByRole("button", { name: "添加附件" }).click();
  await expect(files(office).getByRole("link", { name: "内部记录.docx" })).toBeVisible();

  const step = async (
    login: string,
    verb: string,
    fill: (form: Awaited<ReturnType<typeof verbForm>>) => Promise<void>,
  ) => {
    const page = await pageOf(browser, login);
    await page.goto(url);
    const form = await verbForm(page, verb);
    await fill(form);
    await form.locator("button[type=submit]").last().click();
    await expect(page, verb).toHaveURL(/done=/);
    return page;
  };
  await step(
    "clerk",
    "受理",
    async (form) => void (await form.locator("[name=category]").selectOption({ index: 1 })),
  );
  await step(
    "dispatcher",
    "派单",
    async (form) => void (await form.locator("[name=unitId]").selectOption({ index: 1 })),
  );
  await step("handler", "签收", async () => {});
  await step("handler", "答复", async (form) => {
    await form.locator("[name=done]").fill(`今天去看了路灯，线路断了，报修单 ${randomUUID()}。`);
    await form.locator("[name=state]").fill(`等电力公司来接线，工单 ${randomUUID()}。`);
    await form.locator("[name=next]").fill("亮了以后再打电话给您。");
    await form.locator("[name=nextOn]").fill("2027-01-01");
    await form.locator("[name=contactName]").fill("王师傅");
    await form.locator("[name=contactPhone]").fill("0791-86000000");
    await form.locator("select[name=channel]").selectOption("PHONE");
    await form.locator("[name=reached]").check();
    await form.locator("input[type=file]").setInputFiles(asFile("报修单.pdf", pdf("报修")));
    await expect(form.getByText("已传好")).toBeVisible();
  });

  await person.reload();
  await expect(files(person).getByRole("link", { name: "报修单.pdf" })).toBeVisible();
  await expect(files(person).getByText("内部记录.docx")).toHaveCount(0);
  const saved = person.waitForEvent("download");
  await files(person).getByRole("link", { name: "报修单.pdf" }).click();
  expect((await saved).suggestedFilename()).toBe("报修单.pdf");
  expect(seen).toEqual([]);

  const visitor = await pageOf(browser, "recorder");
  await visitor.goto("/visits/new");
  await visitor.locator("input[type=file]").setInputFiles(asFile("楼道.jpg", await phonePhoto()));
  await expect(visitor.getByText("已传好")).toBeVisible();
  await visitor.locator("[name=unitId]").selectOption({ index: 1 });
  await visitor.locator("[name=result][value=NOTHING_RAISED]").check();
  await visitor.locator("form:has([name=visitedOn]) button[type=submit]").click();
  await expect(visitor).toHaveURL(/\/visits\/[0-9a-f-]{36}/);
  await expect(files(visitor).getByRole("link", { name: "楼道.jpg" })).toBeVisible();
});

test("without script the plain forms carry the files, and say what was wrong", async ({ browser }) => {
  const person = await resident(browser, { javaScriptEnabled: false });
  await matter(person, "垃圾桶满了没人清。");
  await unfold(person, "交给工作人员");
  const input = files(person).locator("input[type=file]");
  await input.setInputFiles([asFile("桶.jpg", await phonePhoto()), asFile("通知.pdf", pdf())]);
  await person.getByRole("button", { name: "交给工作人员" }).click();
  await expect(person).toHaveURL(/files=DONE/);
  await expect(files(person).getByRole("link")).toHaveText(["桶.jpg", "通知.pdf"]);
  await expect(files(person).locator("img")).toHaveCount(1);
  await unfold(person, "交给工作人员");
  await input.setInputFiles(asFile("假照片.jpg", Buffer.from(SVG)));
  await person.getByRole("button", { name: "交给工作人员" }).click();
  await expect(files(person).getByText("只收照片")).toBeVisible();
  await expect(files(person).getByRole("link")).toHaveCount(2);

  const visitor = await pageOf(browser, "recorder", { javaScriptEnabled: false });
  await visitor.goto("/visits/new");
  await expect(visitor.getByText("照片和文件可以在提交后的页面上添加")).toBeVisible();
  await logVisit(visitor);
  await unfold(visitor, "添加附件");
  await files(visitor)
    .locator("input[type=file]")
    .setInputFiles(asFile("记录.txt", Buffer.from("走访记录")));
  await files(visitor).getByRole("button", { name: "添加附件" }).click();
  await expect(files(visitor).getByRole("link", { name: "记录.txt" })).toBeVisible();
});
