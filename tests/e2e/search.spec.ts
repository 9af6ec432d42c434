import { expect, type Page } from "@playwright/test";
import { elsewhere, submit } from "./people.ts";
import { pageOf, somebody, test } from "./support.ts";

/** One box for everything: the clerk finds an issue by a word, the number and the initials of a name. */
const WORDS = "楼顶的太阳能水箱夜里漏个不停，墙根都泡软了。";
const result = (page: Page, no: string) =>
  page.getByRole("list", { name: "搜索结果" }).getByRole("link", { name: no });

test("the clerk finds an issue by a word, the number, the pinyin initials and the phone", async ({
  browser,
}) => {
  const resident = await somebody(browser, elsewhere());
  const { no } = await submit(resident, { statement: WORDS, name: "尉迟小满", phone: "138 0000 7391" });

  const clerk = await pageOf(browser, "clerk");
  await clerk.goto("/desk");
  const box = clerk.getByRole("searchbox", { name: "搜索事项" });
  await expect(async () => {
    await clerk.keyboard.press("/"); // heard once the page's script runs
    await expect(box).toBeFocused({ timeout: 500 });
  }).toPass();
  await box.pressSequentially("太阳能水箱");
  await clerk.keyboard.press("Enter");
  await expect(clerk).toHaveURL(/\/search\?q=/);
  await expect(result(clerk, no)).toBeVisible();
  await expect(clerk.locator("mark", { hasText: "太阳能水箱" }).first()).toBeVisible();

  for (const [typed, how] of [
    [no, "编号相符"],
    ["ycxm", "姓名相符"],
    ["尉迟", "姓名相符"],
    ["yuchixiaoman", "姓名相符"],
    ["7391", "手机号相符"],
    ["夜里漏", "原话或地址里有"],
    ["水箱墙根", "分开的词或地名相符"],
  ] as const) {
    await box.fill(typed);
    await clerk.keyboard.press("Enter");
    await expect(clerk).toHaveURL(new RegExp(`q=${encodeURIComponent(typed).replace(/%20/g, "(%20|\\+)")}$`));
    await expect(clerk.getByRole("heading", { name: how })).toBeVisible();
    await expect(result(clerk, no)).toBeVisible();
  }
  await expect(clerk.locator("main")).not.toContainText("138 0000");
  await result(clerk, no).click();
  await expect(clerk).toHaveURL(/\/issues\//);
  await expect(clerk.getByText(WORDS).first()).toBeVisible();
});

test("a colleague who need not call finds it by what was said, not by who said it", async ({ browser }) => {
  const visitor = await pageOf(browser, "visitor");
  await visitor.goto(`/search?q=${encodeURIComponent("太阳能水箱")}`);
  await expect(visitor.getByRole("list", { name: "搜索结果" }).getByRole("link").first()).toBeVisible();
  for (const typed of ["ycxm", "尉迟小满", "7391", "13800007391"]) {
    await visitor.goto(`/search?q=${encodeURIComponent(typed)}`);
    await expect(visitor.getByText("没有找到")).toBeVisible();
  }
});

test("with script off, in both languages, and whatever is typed", async ({ browser }) => {
  const plain = await pageOf(browser, "clerk", { javaScriptEnabled: false });
  await plain.goto("/desk");
  await plain.getByRole("searchbox", { name: "搜索事项" }).fill("水箱");
  await plain.getByRole("button", { name: "搜索", exact: true }).first().click();
  await expect(plain.getByRole("list", { name: "搜索结果" }).getByRole("link").first()).toBeVisible();
  await plain.locator("summary", { hasText: "筛选" }).click();
  await plain.locator("main [name=tier]").selectOption("HOPE");
  await plain.locator("main form").getByRole("button", { name: "搜索", exact: true }).click();
  await expect(plain).toHaveURL(/tier=HOPE/);
  for (const typed of ["%", "\\", "'", "水".repeat(900), "🚰", "<script>alert(1)</script>水箱"]) {
    const answer = await plain.goto(`/search?q=${encodeURIComponent(typed)}`);
    expect(answer?.status()).toBe(200);
    await expect(plain.getByRole("heading", { level: 1, name: "搜索" })).toBeVisible();
  }
});
