import { expect, type Locator, type Page } from "@playwright/test";
import { numberIn as reckoned } from "#lib/domain/files/sheetNumbers.ts";
import { pageOf, test } from "./support.ts";
import { sheetsIn } from "./xlsx.ts";

const numberIn = async (place: Locator) =>
  Number(((await place.innerText()).match(/[\d,]+$/)?.[0] ?? "").replace(/,/g, ""));
/** Opens a number, and the ledger behind it holds just as many. */
async function opened(page: Page, link: Locator): Promise<number> {
  const count = await numberIn(link);
  expect(count).toBeGreaterThan(0);
  await link.click();
  await expect(page.getByText(`共${count}件`).first()).toBeVisible();
  return count;
}

test("the county head asks why the rate is not higher, and ends at one issue", async ({ browser }) => {
  const head = await pageOf(browser, "council");
  await head.goto("/dashboard?period=12months");
  const card = head.getByRole("article", { name: "反馈办结率" });
  await expect(card).toContainText(/\d+\.\d%/);

  const missing = await opened(head, card.getByRole("link", { name: /^还没有反馈的/ }));
  await expect(head.getByText(/反馈办结率.*还没有反馈的/).first()).toBeVisible();

  const places = head.getByRole("navigation", { name: "在哪里" });
  const counts = await Promise.all((await places.getByRole("link").all()).map(numberIn));
  expect(
    counts.reduce((sum, n) => sum + n, 0),
    "the places together are the whole",
  ).toBe(missing);
  const inTown = await opened(head, places.getByRole("link").first());
  expect(inTown).toBe(counts[0]);

  const kinds = head.getByRole("navigation", { name: "是什么事" });
  const ofKind = (await kinds.count()) > 0 ? await opened(head, kinds.getByRole("link").first()) : inTown;
  const rows = head.getByRole("table", { name: "台账" }).getByRole("row");
  // The number is that of the whole list; a page of it holds fifty, and other stories raise matters too.
  await expect(rows).toHaveCount(Math.min(ofKind, 50) + 1);
  await rows.nth(1).getByRole("link").first().click();
  await expect(head).toHaveURL(/\/issues\//);
  await expect(head.getByRole("heading", { name: "全部经过" }).first()).toBeVisible();
});

test("pieces of a drawing are links without a script, and files hold what the page shows", async ({
  browser,
}) => {
  const head = await pageOf(browser, "council", { javaScriptEnabled: false });
  await head.goto("/dashboard/flow?period=12months");
  const picture = head.getByRole("region", { name: "从最初的层次到现在" });
  const station = picture.locator("svg a:visible").last();
  const count = Number((await station.locator("title").textContent())?.match(/\d+$/)?.[0]);
  await head.goto((await station.getAttribute("href")) ?? "");
  await expect(head.getByText(`共${count}件`).first()).toBeVisible();

  await head.goto("/dashboard/flow?period=12months");
  const sum = await picture.getByRole("row").last().getByRole("link").last().innerText();
  const csv = await head.request.get(
    (await picture.getByRole("link", { name: /CSV$/ }).getAttribute("href")) ?? "",
  );
  expect((await csv.text()).trim().split("\r\n").at(-1)).toMatch(new RegExp(`,${sum}$`));
  const png = await head.request.get(
    (await picture.getByRole("link", { name: /PNG$/ }).getAttribute("href")) ?? "",
  );
  expect((await png.body()).subarray(1, 4).toString()).toBe("PNG");
  const book = await head.request.get("/dashboard/file?view=flow&as=xlsx&period=12months");
  expect((await book.body()).subarray(0, 2).toString()).toBe("PK");
  // Whose figures they are stands in the name: asked for another county's, one gets one's own and is not misled.
  const named = decodeURIComponent(book.headers()["content-disposition"] ?? "");
  expect(named).toContain("民情数据-锦溪区-");
  await head.goto("/dashboard/compare");
  await expect(head.getByText(/用来比的那段日子没有记全/), "no year before the record").toBeVisible();
  for (const asked of ["from=2026-02-31&to=2026-03-01", "unit=01a22922-0000-7000-8000-000000000000"]) {
    const wrong = await head.goto(`/dashboard/file?view=flow&as=xlsx&${asked}`);
    expect(wrong?.url(), "no file of other days or another place than were asked").toContain(
      "/dashboard/flow?",
    );
  }
});

test("the page of the process is taken along as one Excel file with the numbers it shows", async ({
  browser,
}) => {
  const head = await pageOf(browser, "council", { javaScriptEnabled: false });
  await head.goto("/dashboard/process?period=12months");
  const shown = await head.getByRole("table", { name: "各地区" }).getByRole("row").nth(1).innerText();
  const saved = head.waitForEvent("download");
  await head.getByRole("link", { name: "整页存为 Excel" }).click();
  const [rates, days, below] = await sheetsIn(await (await saved).path());
  expect(rates?.[1]?.join("")).toContain("截至");
  expect(rates?.slice(3).map(([name]) => name)).toContain("首次解决率第1版");
  expect(days?.at(-1)?.[0]).toBe("合计");
  const first = below?.[3] ?? [];
  expect(first.length).toBeGreaterThan(12);
  // Numbers to reckon with, where the page says them for people.
  const cells = shown.split(/\s+/).map((text) => String(reckoned(text)?.value ?? text));
  for (const told of first) expect(cells).toContain(told);
});

test("the city asks whose delay the late replies were, and opens one unit's", async ({ browser }) => {
  const city = await pageOf(browser, "city", { javaScriptEnabled: false });
  await city.goto("/dashboard?period=12months");
  await city.getByRole("link", { name: "超期算在谁" }).click();
  const row = city.getByRole("table", { name: "超期算在谁" }).getByRole("row").nth(1);
  const unit = await row.getByRole("rowheader").innerText();
  const [due, late] = await Promise.all((await row.getByRole("link").all()).map(numberIn));
  expect(due, "not all of them are late").toBeGreaterThan(Number(late));
  await row.getByRole("link").last().click();
  await expect(city.getByText(`责任算在：${unit}`)).toBeVisible();
  await expect(city.getByText(`${late}次答复，涉及`)).toBeVisible();
});

test("dates that are typed are taken, whatever period stands beside them, and those that cannot be are told", async ({
  browser,
}) => {
  const head = await pageOf(browser, "council");
  await head.goto("/dashboard");
  const form = head.locator("form", { has: head.locator("[name=from]") });
  await form.locator("[name=from]").fill("2026-07-01");
  await form.locator("[name=to]").fill("2026-07-31");
  await form.getByRole("button", { name: "查看" }).click();
  await expect(form.locator("[name=period]")).toHaveValue("custom");
  await expect(form.locator("[name=from]")).toHaveValue("2026-07-01");
  await form.locator("[name=period]").selectOption("year");
  await form.getByRole("button", { name: "查看" }).click();
  await expect(form.locator("[name=from]")).toHaveValue(/-01-01$/);
  await head.goto("/dashboard?period=custom&from=9999-12-01&to=9999-12-31");
  await expect(head.getByText("时间没有选对")).toBeVisible();
});
