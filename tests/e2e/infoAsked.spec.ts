import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { elsewhere, issueUrl, submit } from "./people.ts";
import { cast, step, takenOn, write } from "./steps.ts";
import { axe, somebody, test } from "./support.ts";

/** 请补充 and a danger, told by a resident whose browser runs no script; and what axe says of both pages then. */
test("a resident without script is asked for more, answers, and tells of a danger", async ({ browser }) => {
  test.setTimeout(240_000);
  const who = cast(browser);
  const resident = await somebody(browser, { ...elsewhere(), javaScriptEnabled: false });
  const { no } = await submit(resident, { statement: "河边栏杆断了一截，孩子放学都从那里走。" });
  const handler = await who("handler");
  const url = await issueUrl(await who("clerk"), no);
  await takenOn(who, url, "UTILITIES.ROAD_MANHOLE");
  await step(handler, url, "请补充材料", async (form) => {
    await write(form, { words: "断的是哪一段，靠近几号门" });
    await form.locator("[name=channel]").selectOption("PHONE");
    await form.locator("[name=reached]").check();
  });
  await expect(handler.getByText("办结期限停着：等居民补充材料")).toBeVisible();

  await resident.goto("/track/issue");
  await expect(resident.getByText("断的是哪一段，靠近几号门")).toBeVisible();
  await expect(resident.getByText(/过了这天没收到，我们照样接着办/)).toBeVisible();
  await resident.locator("#info button[type=submit]").click();
  await expect(resident.locator("#info [role=alert]:visible")).toBeVisible();
  await readable(browser, resident, handler, url);
  await resident.locator("#info [name=words]").fill("七号门往南二十步");
  await resident.locator("#info button[type=submit]").click();
  await expect(resident.getByText("收到了，接着给您办")).toBeVisible();
  await expect(resident.locator("#info")).toHaveCount(0);

  await resident.getByText("现在有危险？").click();
  await expect(resident.locator("a[href='tel:119']")).toBeVisible();
  await resident.locator("[name=hazard][value=COLLAPSE]").check();
  await resident.locator("form:has([name=hazard]) [name=words]").fill("栏杆整段要掉下河");
  await resident.locator("form:has([name=hazard]) button[type=submit]").click();
  await expect(resident.getByText("还没打电话的，请现在就打")).toBeVisible();
  await handler.goto(url);
  await expect(handler.getByText("有危险：先打 110").first()).toBeVisible();
  await expect(handler.getByText("七号门往南二十步")).toBeVisible();
});

const LOOKS: readonly BrowserContextOptions[] = [
  {},
  { viewport: { width: 360, height: 740 }, isMobile: true },
  { colorScheme: "dark" },
];
/** Both pages at their fullest, for axe and on a narrow phone. */
async function readable(browser: Browser, resident: Page, handler: Page, url: string): Promise<void> {
  for (const look of LOOKS)
    for (const [from, path] of [
      [resident, "/track/issue"],
      [handler, url],
    ] as const) {
      const storageState = await from.context().storageState();
      const page = await somebody(browser, { ...look, storageState });
      await page.goto(path);
      await page.locator("main details").evaluateAll((folds) => {
        for (const fold of folds) (fold as HTMLDetailsElement).open = true;
      });
      const { violations } = await axe(page).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wider, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
      await page.context().close();
    }
}
