import { expect, type Page } from "@playwright/test";
import { elsewhere, receiptOn } from "./people.ts";
import { pageOf, somebody, test, verbForm } from "./support.ts";

/**
 * Ten neighbours, one broken pump: one matter, ten answers. Each is told online and accepted by itself; the office puts them
 * together, writes one answer, and every neighbour gets their own, checked and sent by a person.
 */
test.describe.configure({ mode: "serial" });
test.setTimeout(600_000);

const TOLD = [
  "水泵房的水泵坏了，三楼以上没有水",
  "水泵又坏了，我家五楼一天没水用",
  "我们这栋楼没有水，水泵房的水泵不转",
  "水泵坏了，楼上没有水，老人没法做饭",
  "停水了，说是水泵房的水泵坏了",
  "水泵房水泵坏了两天，没水洗澡",
  "六楼没水，物业说水泵坏了",
  "水泵坏了没人修，楼上没水",
  "又没水了，水泵房的水泵坏了",
  "水泵坏了，孩子没水洗脸，楼上没有水",
];
const CATEGORY = "UTILITIES.WATER_SUPPLY";
const story = { urls: [] as string[], matter: "" };

async function urlOf(staff: Page, no: string): Promise<string> {
  await staff.goto(`/ledger?text=${no.replace(/\D/g, "")}`);
  return (await staff.locator("table a[href^='/issues/']").first().getAttribute("href")) ?? "";
}

test("ten neighbours tell of it, and from the fourth on are told that others did", async ({ browser }) => {
  const town = await pageOf(browser, "town");
  for (const [at, statement] of TOLD.entries()) {
    const page = await somebody(browser, elsewhere());
    await page.goto("/submit?whole=1");
    await page.locator("[name=statement]").fill(statement);
    await page.locator("[name=unitId]").selectOption({ label: "农机厂社区" });
    await page.locator("[name=category]").selectOption(CATEGORY);
    await page.locator("form:has([name=statement]) button[type=submit]").click();
    await expect(page).toHaveURL(/\/submit\/done$/);
    const receipt = await receiptOn(page);
    if (at >= 3) {
      await expect(page.getByText("类似的事已有人反映")).toBeVisible();
      for (const other of TOLD.filter((words) => words !== statement))
        await expect(page.getByText(other)).toHaveCount(0);
    }
    story.urls.push(await urlOf(town, receipt.no));
    await page.context().close();
  }
});

test("while writing, the eleventh hears of it too, and may still send", async ({ browser }) => {
  const page = await somebody(browser, elsewhere());
  await page.goto("/submit?whole=1");
  await page.locator("[name=unitId]").selectOption({ label: "农机厂社区" });
  await page.locator("[name=statement]").pressSequentially("水泵房的水泵坏了没有水");
  await expect(page.getByText(/农机厂社区最近90日已有\d+件类似的事/)).toBeVisible();
  await expect(page.locator("form:has([name=statement]) button[type=submit]")).toBeEnabled();
});

test("they are handed up and accepted, each by itself", async ({ browser }) => {
  const office = await pageOf(browser, "369902001002-recorder");
  for (const url of story.urls) {
    await office.goto(url);
    const form = await verbForm(office, "受理并派单");
    await form.locator("select[name=category]").selectOption(CATEGORY);
    await form.getByRole("button", { name: "受理并派单", exact: true }).click();
    await expect(office.getByText(/已派单/).first()).toBeVisible();
  }
  await office.goto(story.urls[0] ?? "");
  await expect(office.getByText("可能是同一件事")).toBeVisible();
});

test("the office puts them together: one problem, ten issues", async ({ browser }) => {
  const office = await pageOf(browser, "369902001002-recorder");
  await office.goto("/matters");
  const group = office
    .locator("form")
    .filter({ has: office.locator("summary", { hasText: /供水，农机厂社区，\d+件/ }) })
    .first();
  await group.locator("summary").click();
  await group.locator("[name=title]").fill("农机厂社区水泵房水泵反复损坏");
  await group.getByRole("button", { name: "放在一起" }).click();
  await expect(office).toHaveURL(/\/matters\/[0-9a-f-]{36}/);
  story.matter = new URL(office.url()).pathname;
  await expect(office.getByText(/1\d件，1\d个事项/)).toBeVisible();
});

test("one answer is written, and nothing is sent by it", async ({ browser }) => {
  const office = await pageOf(browser, "369902001002-recorder");
  await office.goto(story.matter);
  const form = office.locator("form").filter({ has: office.locator("summary", { hasText: "给每一件起草" }) });
  await form.locator("summary").click();
  await form.locator("[name=state][value=ANSWERED]").check();
  await form.locator("[name=done]").fill("今天请厂家看过水泵，是电机烧了，已经订了新的电机");
  await form.locator("[name=now]").fill("备用水泵先供到六楼，水压小一些，夜里水会大");
  await form.locator("[name=next]").fill("新电机到货当天换上，换好了再给您打电话");
  const today = await form.locator("[name=nextOn]").getAttribute("min");
  await form.locator("[name=nextOn]").fill(today ?? "");
  await form.getByRole("button", { name: "起草", exact: true }).click();
  await expect(office.getByText("已起草，没有发出。")).toBeVisible();
  await office.goto(story.urls[0] ?? "");
  await expect(office.getByText("今天请厂家看过水泵")).toHaveCount(0);
});

test("whoever handles them goes through them one by one: ten answers", async ({ browser }) => {
  const handler = await pageOf(browser, "369902001002-handler");
  for (const url of story.urls) {
    await handler.goto(url);
    await (await verbForm(handler, "签收")).getByRole("button", { name: "签收", exact: true }).click();
    await expect(handler.getByText("办理中").first()).toBeVisible();
  }
  await handler.goto(story.urls[0] ?? "");
  await expect(handler.locator("[name=done]").first()).toHaveValue(/今天请厂家看过水泵/);
  await handler.goto(`${story.matter}/deliver`);
  for (let sent = 0; sent < TOLD.length; sent += 1) {
    const no = await handler.locator("article a[href^='/issues/']").innerText();
    await expect(handler.locator("[name=done]")).toHaveValue(/今天请厂家看过水泵/);
    await handler.locator("select[name=channel]").selectOption("PUBLIC_POST");
    await handler.locator("[name=contactPhone]").fill("0799-0001234");
    await handler.locator("[name=reached]").check();
    await handler.getByRole("button", { name: "答复这一件，看下一件" }).click();
    await expect(handler.getByText(`${no}已答复。`)).toBeVisible();
  }
  await expect(handler.getByText("都送到了")).toBeVisible();
  for (const url of story.urls) {
    await handler.goto(url);
    const replies = handler.getByRole("region", { name: "答复", exact: true });
    await expect(replies.getByText("今天请厂家看过水泵")).toBeVisible();
  }
});
