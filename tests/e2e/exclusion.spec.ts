import { expect } from "@playwright/test";
import { axe, pageOf, test } from "./support.ts";

test.setTimeout(120_000);

/** 剔除 (domain.md C6): a reason of the list, the word of the office above, and both numbers printed. */
test("a town asks for an exclusion, the county decides, and the month tells both numbers", async ({
  browser,
}) => {
  const proof = `气证${Date.now()}`;
  const town = await pageOf(browser, "town");
  await town.goto("/ledger?level=TOWN");
  const matters = await town.locator("main a[href^='/issues/']").all();
  const paths = await Promise.all(matters.map((link) => link.getAttribute("href")));
  const door = town.getByRole("link", { name: "申请考核剔除" });
  for (const path of new Set(paths)) {
    await town.goto(path ?? "");
    if ((await door.count()) > 0) break;
  }
  const matter = new URL(town.url()).pathname;
  await door.click();
  await town.getByRole("button", { name: "交上级决定" }).click();
  await expect(town.getByRole("alert").first(), "without a reason").toBeVisible();
  await town.locator("[name=reason]").selectOption("FORCE_MAJEURE");
  await town.locator("form [name=words]").first().fill(`特大暴雨停工三天，有气象证明，编号${proof}`);
  await town.getByRole("button", { name: "交上级决定" }).click();
  await expect(town.getByText("已交上级办公室决定。")).toBeVisible();
  const asked = (page: typeof town) => page.getByRole("listitem").filter({ hasText: proof });
  await expect(asked(town)).toContainText("等上级决定");
  await expect(asked(town).locator("form"), "not its own to decide").toHaveCount(0);
  expect((await axe(town).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await town.goto(matter);
  await expect(door, "once").toHaveCount(0);

  const county = await pageOf(browser, "council");
  await county.goto("/exclusions");
  await asked(county).locator("summary", { hasText: "作决定" }).click();
  await asked(county).getByText("同意，考核口径不算这件事").click();
  await asked(county).locator("[name=words]").fill("看过气象证明，属实。");
  await asked(county).getByRole("button", { name: "作决定" }).click();
  await expect(asked(county)).toContainText("同意剔除");
  await town.goto(matter);
  await expect(town.getByText(/考核剔除：自然灾害等不可抗力。锦溪区.*同意剔除/)).toBeVisible();
  await county.setViewportSize({ width: 360, height: 740 });
  expect(await county.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(360);

  await county.setViewportSize({ width: 1280, height: 900 });
  await county.goto("/reports");
  await county.getByRole("button", { name: "看一看" }).click();
  await expect(county.getByRole("columnheader", { name: "考核口径" })).toBeVisible();
  await expect(
    county.getByText(/没有剔除的事，两种口径一样。|考核口径剔除\d+件，都经上级办公室同意/),
  ).toBeVisible();
});
