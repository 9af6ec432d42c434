import { expect, type Page } from "@playwright/test";
import { axe, pageOf, test } from "./support.ts";

test.setTimeout(120_000);

const step = async (page: Page, name: string, words: string) => {
  await page.locator("summary", { hasText: name }).first().click();
  const form = page.locator("form").filter({ has: page.getByRole("button", { name, exact: true }) });
  await form.locator("[name=words]").fill(words);
  await form.getByRole("button", { name, exact: true }).click();
  await expect(
    page.locator("ol").getByText(words),
    "the word of the step before may still stand",
  ).toBeVisible();
};

/** 批示 (domain.md N11): what a digest tells becomes a task of a unit, with its receipt, until whoever gave it ends it. */
test("a leader reads the digest, writes 批示 on an entry, the town reports, the leader ends it", async ({
  browser,
}) => {
  const leader = await pageOf(browser, "council");
  await leader.goto("/digests");
  await leader
    .getByRole("row", { name: /赣平市.*已印发/ })
    .getByRole("link")
    .first()
    .click();
  await leader.getByRole("button", { name: "签阅" }).click();
  await expect(leader.getByRole("heading", { name: "反映集中的问题" })).toBeVisible();
  expect((await axe(leader).analyze()).violations.map(({ id }) => id)).toEqual([]);

  const entry = leader.locator("li[id^=entry-]").first();
  await entry.locator("summary", { hasText: "写批示" }).click();
  await entry.locator("[name=words]").fill("请枫树街道查清原因，一周内拿出办法");
  await entry.getByRole("button", { name: "发出批示" }).click();
  await expect(leader.getByRole("alert").first(), "without saying to whom").toBeVisible();
  await entry.locator("[name='units.0.unitId']").selectOption({ label: "枫树街道" });
  await entry.getByRole("button", { name: "发出批示" }).click();
  await expect(leader.getByText("批示发出了")).toBeVisible();
  const address = new URL(leader.url()).pathname;
  await expect(leader.getByText("还没有签阅")).toBeVisible();

  const town = await pageOf(browser, "town");
  await town.goto(address);
  await expect(town.getByText("请枫树街道查清原因"), "before it is opened").toBeHidden();
  await town.getByRole("button", { name: "签阅，看全文" }).click();
  await expect(town.getByText("请枫树街道查清原因")).toBeVisible();
  await step(town, "报进展", "到现场看了三处，正在联系物业");
  await step(town, "报办结", "三处都修好了，回访了反映的居民");

  await leader.goto(address);
  await expect(leader.getByText(/签阅$/).first(), "the receipt: a time and a duty").toBeVisible();
  await expect(leader.getByText("到现场看了三处")).toBeVisible();
  await step(leader, "了结", "办得实，了结");
  await expect(leader.getByText("已了结")).toBeVisible();
  expect((await axe(leader).analyze()).violations.map(({ id }) => id)).toEqual([]);
});
