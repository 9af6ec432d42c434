import AxeBuilder from "@axe-core/playwright";
import { type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { elsewhere, logVisit, pageOf, preferring, submit, troubles } from "./people.ts";

/** Every screen, in both languages, on a desk and on a 360 px phone, in the dark and in large text. */
test.setTimeout(180_000);
test.use({ trace: "off" }); // a trace of every screen takes longer than the screens

const PHONE = { width: 360, height: 740 };
const base = `http://localhost:${process.env.E2E_PORT ?? "3177"}`;
/** `asks`: everything; or what this look alone can break: its colours, or (nothing of axe) only its width. */
type Asks = "ALL" | "COLOURS" | "WIDTH";
type Look = { name: string; lang: "zh" | "en"; asks: Asks; options: BrowserContextOptions };
const seen = (
  name: string,
  lang: "zh" | "en",
  options: BrowserContextOptions,
  { elder = false, asks = "ALL" as Asks } = {},
): Look => ({
  name,
  lang,
  asks,
  options: { ...options, storageState: preferring({ lang, elder }, base) },
});
const LOOKS: readonly Look[] = [
  seen("中文", "zh", {}),
  seen("English", "en", {}),
  seen("中文 phone", "zh", { viewport: PHONE, isMobile: true, hasTouch: true }),
  seen("English phone", "en", { viewport: PHONE, isMobile: true, hasTouch: true }, { asks: "WIDTH" }),
  seen("中文 dark", "zh", { colorScheme: "dark" }, { asks: "COLOURS" }),
];
const ELDER = seen(
  "长辈版 phone",
  "zh",
  { viewport: PHONE, isMobile: true, hasTouch: true },
  { elder: true },
);

/** What is wrong with the screen that is open now, in words that name the element. */
async function faults(page: Page, { lang, asks }: Look): Promise<string[]> {
  // Two copies of Playwright's types may lie in node_modules; they mean the same page.
  const axe = new AxeBuilder({ page: page as never }).options({ resultTypes: ["violations"] });
  if (asks === "COLOURS") axe.withRules(["color-contrast"]);
  const { violations } = asks === "WIDTH" ? { violations: [] } : await axe.analyze();
  const found = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
    );
  const { html, headings, wide, over } = await page.evaluate((room) => {
    const wide = (document.scrollingElement as Element).scrollWidth;
    const inScroller = (el: Element) => el.closest("[class*=overflow-x]") !== null;
    const over = [...document.body.querySelectorAll("*")]
      .filter((el) => el.checkVisibility() && el.getBoundingClientRect().right > room + 1 && !inScroller(el))
      .slice(0, 4)
      .map((el) => `${el.tagName.toLowerCase()}.${el.className}`.slice(0, 80));
    return {
      html: document.documentElement.lang,
      headings: document.querySelectorAll("h1").length,
      wide: wide - room,
      over,
    };
  }, page.viewportSize()?.width ?? 0);
  if (html !== (lang === "zh" ? "zh-CN" : "en")) found.push(`html lang is ${html}`);
  if (headings !== 1) found.push(`${headings} headings of the first level`);
  if (wide > 0) found.push(`${wide} px too wide: ${over.join(" | ")}`);
  return found;
}

async function walk(page: Page, screens: readonly string[], look: Look): Promise<void> {
  const broken = troubles(page);
  for (const screen of screens) {
    const answer = await page.goto(screen);
    expect(answer?.status(), screen).toBe(200);
    expect(new URL(page.url()).pathname, "the screen itself, not the sign-in").toBe(screen.split("?")[0]);
    await page
      .locator("main details:not(details details details)")
      .evaluateAll((all) => all.map((fold) => fold.setAttribute("open", "")));
    expect.soft(await faults(page, look), screen).toEqual([]);
  }
  expect.soft(broken).toEqual([]);
}

const PUBLIC = [
  "/",
  "/submit",
  "/submit/done",
  "/track",
  "/track/issue",
  "/track/issue/mine",
  "/track/issue/mine/forget",
  "/track/issue/mine/copy",
  "/deadline",
  "/wall",
  "/privacy",
  "/deadline?from=2026-02-30&days=x",
  "/rooms",
  "/rooms?q=梧桐里",
  "/notices",
  "/figures?period=year",
  "/sign-in",
];

for (const look of [...LOOKS, ELDER])
  test(`residents' screens, ${look.name}`, async ({ browser }) => {
    const page = await (await browser.newContext({ ...look.options, ...elsewhere() })).newPage();
    await submit(page, { statement: "小区门口的路灯不亮，老人出门怕摔。", phone: "13800001234" });
    await walk(page, PUBLIC, look);
    const inside = async (list: string, link: string) => {
      await page.goto(list);
      return (
        (await page.locator(`main a[href^='${link}']`).first().getAttribute("href")) ?? `none on ${list}`
      );
    };
    await walk(
      page,
      [await inside("/rooms?q=梧桐里", "/offices/"), await inside("/notices", "/notices/0")],
      look,
    );
    await page.goto("/submit?whole=1");
    await page.locator("form:has([name=statement]) button[type=submit]").click();
    await expect(page.getByRole("alert").first()).toBeVisible();
    expect.soft(await faults(page, look), "a refused form").toEqual([]);
  });

for (const look of LOOKS)
  test(`offices' screens, ${look.name}`, async ({ browser }) => {
    const recorder = await pageOf(browser, "recorder", look.options);
    const visit = await logVisit(recorder, ["楼梯扶手松了，孩子差点摔下去。"]);
    await walk(recorder, ["/desk", "/visits/new", visit, "/account", "/inbox", "/demo-clock"], look);

    const clerk = await pageOf(browser, "clerk", look.options);
    await clerk.goto("/desk");
    const toDo = await clerk.locator("main a[href^='/issues/']").first().getAttribute("href");
    const together = ["/desk?queue=unit", "/absences", "/views"];
    await walk(clerk, [toDo ?? "no issue on the desk", `${toDo}/slip`, ...together], look);

    const city = await pageOf(browser, "city", look.options);
    await walk(
      city,
      [
        "/desk",
        "/escalations",
        "/ledger",
        "/ledger?text=nothing-like-it",
        "/ledger/export?state=CLOSED",
        "/ledger/import",
        "/ledger/jobs",
        "/dashboard",
        "/directory",
        "/reception",
        "/bulletin",
        "/bulletin/edit",
        "/matters",
        "/templates",
        "/templates/new",
        "/settings/calendar",
        "/settings/calendar/change?from=2026-12-31&kind=OFF&name=x",
        "/settings/clocks?kind=REPLY",
        "/settings/privacy",
        "/rights",
      ],
      look,
    );
    await city.goto("/ledger?state=RATED&state=CLOSED");
    const ended = await city.locator("table a[href^='/issues/']").first().getAttribute("href");
    await city.goto("/reception");
    const room = await city.locator("main a[href^='/reception/edit']").first().getAttribute("href");
    await walk(city, [ended ?? "no ended issue", room ?? "no room to edit"], look);

    const auditor = await pageOf(browser, "auditor", look.options);
    await walk(auditor, ["/ledger/exports"], look);

    const admin = await pageOf(browser, "admin", look.options);
    await walk(admin, ["/deliveries", "/inbox", "/settings/open311"], look);
  });

test("an opened menu of the header stays on the screen of a phone, whatever its word and size", async ({
  browser,
}) => {
  for (const lang of ["zh", "en"] as const)
    for (const [width, elder] of [
      [360, false],
      [320, false],
      [360, true],
    ] as const) {
      const page = await pageOf(browser, "city", {
        viewport: { width, height: 740 },
        storageState: preferring({ lang, elder }, base),
      });
      await page.goto("/desk");
      for (const menu of await page.locator("header details").all()) {
        await menu.locator("summary").press("Enter"); // in large text the other menu may lie under the open one
        const links = menu.locator("a:visible, button:visible");
        expect(await links.count()).toBeGreaterThan(2);
        for (const link of await links.all()) {
          const box = await link.boundingBox();
          expect(box?.x, `${lang} ${width}`).toBeGreaterThanOrEqual(0);
          expect((box?.x ?? 0) + (box?.width ?? 0), `${lang} ${width}`).toBeLessThanOrEqual(width);
        }
      }
      await expect(page.locator("header details[open]"), "one at a time").toHaveCount(1);
      expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(width);
    }
});

test("what is not there has a page too", async ({ browser }) => {
  for (const look of LOOKS.slice(0, 3)) {
    const page = await pageOf(browser, "clerk", look.options);
    for (const missing of ["/issues/not-a-uuid", "/no-such-page"]) {
      expect((await page.goto(missing))?.status()).toBe(404);
      expect.soft(await faults(page, look), missing).toEqual([]);
    }
  }
});
