import { type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { elsewhere, logVisit, preferring, submit, troubles } from "./people.ts";
import { axe, pageOf, somebody, test } from "./support.ts";

/** Every screen, in both languages, on a desk and on a 360 px phone, in the dark and in large text. */
test.setTimeout(180_000);

const PHONE = { width: 360, height: 740 };
/** The narrowest a page must take (WCAG 1.4.10): also what is left of 1,280 px at a zoom of 400 %. */
const NARROW = { width: 320, height: 640 };
const base = `http://localhost:${process.env.E2E_PORT ?? "3177"}`;
/** `asks`: everything, or (nothing of axe) only its width. */
type Asks = "ALL" | "WIDTH";
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
const DESK = "中文";
const LOOKS: readonly Look[] = [
  seen(DESK, "zh", {}), // and once more, folded to a phone's width
  // What axe asks does not change with the words, and what fits a phone fits a desk.
  seen("English phone", "en", { viewport: PHONE, isMobile: true, hasTouch: true }, { asks: "WIDTH" }),
];
/** Residents' screens are asked more: large text and long words on the narrowest phone. */
const RESIDENTS: readonly Look[] = [
  ...LOOKS,
  seen("长辈版 320 px", "zh", { viewport: NARROW, isMobile: true, hasTouch: true }, { elder: true }),
  seen(
    "English large text 320 px",
    "en",
    { viewport: NARROW, isMobile: true, hasTouch: true },
    { elder: true, asks: "WIDTH" },
  ),
].filter(({ name }) => name !== "English phone");

/** What is wrong with the screen that is open now, in words that name the element; residents' screens in every respect. */
async function faults(page: Page, { name, lang, asks }: Look, worst = true): Promise<string[]> {
  const all = axe(page).options({ resultTypes: ["violations"] });
  const { violations } = asks === "WIDTH" ? { violations: [] } : await all.analyze();
  const found = violations
    .filter(({ impact }) => !worst || impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
    );
  const { html, headings } = await page.evaluate(() => ({
    html: document.documentElement.lang,
    headings: document.querySelectorAll("h1").length,
  }));
  if (html !== (lang === "zh" ? "zh-CN" : "en")) found.push(`html lang is ${html}`);
  if (headings !== 1) found.push(`${headings} headings of the first level`);
  const more = name === DESK ? [...(await inTheDark(page)), ...(await folded(page))] : [];
  return [...found, ...(await tooWide(page)), ...more];
}

/** What sticks out to the right of the screen and is no table that scrolls by itself. */
async function tooWide(page: Page): Promise<string[]> {
  const { wide, over, room } = await page.evaluate((room) => {
    const wide = (document.scrollingElement as Element).scrollWidth - room;
    const inScroller = (el: Element) => el.closest("[class*=overflow-x]") !== null;
    const sticksOut = (el: Element) =>
      el.checkVisibility() && el.getBoundingClientRect().right > room + 1 && !inScroller(el);
    const over = wide > 0 ? [...document.body.querySelectorAll("*")].filter(sticksOut).slice(0, 4) : [];
    return {
      wide,
      room,
      over: over.map((el) => `${el.tagName.toLowerCase()}.${el.className}`.slice(0, 80)),
    };
  }, page.viewportSize()?.width ?? 0);
  return wide > 0 ? [`at ${room} px, ${wide} px too wide: ${over.join(" | ")}`] : [];
}

/** The same page drawn in by hand to a phone's width, which spares a second load of it. */
async function folded(page: Page): Promise<string[]> {
  const desk = page.viewportSize();
  await page.setViewportSize(PHONE);
  const found = await tooWide(page);
  if (desk) await page.setViewportSize(desk);
  return found;
}

/**
 * The same screen with the other colours, which is all that the dark changes: axe has found what lies on what in the light, so
 * it is enough to hold each pair of a letter's colour and what is painted behind it against the ratio of WCAG 1.4.3.
 */
async function inTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "dark" });
  const found = await page.evaluate(() => {
    const pixel = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const painted = new Map<string, readonly number[]>();
    /** A colour laid over another, as the screen lays it: whatever way of writing colours the style has. */
    const over = (colour: string, under: readonly number[]): readonly number[] => {
      const key = `${colour} ${under}`;
      const known = painted.get(key);
      if (known || !pixel) return known ?? under;
      for (const fill of [`rgb(${under.join(" ")})`, colour]) {
        pixel.fillStyle = fill;
        pixel.fillRect(0, 0, 1, 1);
      }
      const seen = [...pixel.getImageData(0, 0, 1, 1).data.slice(0, 3)];
      painted.set(key, seen);
      return seen;
    };
    const behind = (el: Element | null): readonly number[] =>
      el ? over(getComputedStyle(el).backgroundColor, behind(el.parentElement)) : [0, 0, 0];
    const light = (rgb: readonly number[]) =>
      rgb
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const pairs = new Map<string, string>();
    while (words.nextNode()) {
      const el = words.currentNode.parentElement;
      const said = words.currentNode.nodeValue?.trim();
      if (!el || !said || el.closest("svg, [disabled], [aria-disabled=true]")) continue;
      const style = getComputedStyle(el);
      const large = Number.parseFloat(style.fontSize) >= (Number(style.fontWeight) >= 700 ? 18.66 : 24);
      if (!el.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const ground = behind(el);
      const [a, b] = [light(over(style.color, ground)), light(ground)];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (ratio < (large ? 3 : 4.5))
        pairs.set(
          `${style.color} ${ground}`,
          `in the dark, ${ratio.toFixed(2)} : 1 “${said.slice(0, 20)}” (${el.className})`,
        );
    }
    return [...pairs.values()];
  });
  await page.emulateMedia({ colorScheme: "light" });
  return found;
}

async function walk(page: Page, screens: readonly string[], look: Look, worst = true): Promise<void> {
  const broken = troubles(page);
  for (const screen of screens) {
    const answer = await page.goto(screen);
    expect(answer?.status(), screen).toBe(200);
    expect(new URL(page.url()).pathname, "the screen itself, not the sign-in").toBe(screen.split("?")[0]);
    await page
      .locator("main details:not(details details details)")
      .evaluateAll((all) => all.map((fold) => fold.setAttribute("open", "")));
    expect.soft(await faults(page, look, worst), screen).toEqual([]);
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
  "/hot",
  "/figures/reports",
  "/sign-in",
];

for (const look of RESIDENTS)
  test(`residents' screens, ${look.name}`, async ({ browser }) => {
    const page = await somebody(browser, { ...look.options, ...elsewhere() });
    await submit(page, { statement: "小区门口的路灯不亮，老人出门怕摔。", phone: "13800001234" });
    await walk(page, PUBLIC, look, false);
    const inside = async (list: string, link: string) => {
      await page.goto(list);
      return (
        (await page.locator(`main a[href*='${link}']`).first().getAttribute("href")) ?? `none on ${list}`
      );
    };
    await walk(
      page,
      [await inside("/rooms?q=梧桐里", "/offices/"), await inside("/notices", "/notices/0"), "/book"],
      look,
    );
    await page.goto("/notices");
    const evening = await page.getByRole("link", { name: "梧桐里社区听您说" }).first().getAttribute("href");
    await walk(page, [`${evening}`, `${evening}/book`], look);
    await page.goto("/submit?whole=1");
    await page.locator("form:has([name=statement]) button[type=submit]").click();
    await expect(page.getByRole("alert").first()).toBeVisible();
    expect.soft(await faults(page, look), "a refused form").toEqual([]);
  });

/** The first link of a list, or words that say there is none. */
async function firstOn(page: Page, list: string, link: string): Promise<string> {
  await page.goto(list);
  const found = page.locator(`main a[href*='${link}']`).first();
  return (await found.getAttribute("href")) ?? `no ${link} on ${list}`;
}
/** Who walks which screens of the offices; some are found on others. */
const OFFICES: Readonly<
  Record<string, { login: string; screens: (page: Page) => Promise<readonly string[]> }>
> = {
  "a recorder's": {
    login: "recorder",
    screens: async (page) => {
      const visit = await logVisit(page, ["楼梯扶手松了，孩子差点摔下去。"]);
      const doors = await firstOn(page, "/households", "building=");
      const door = await firstOn(page, doors, "/households/edit");
      return ["/desk", "/visits/new", visit, doors, door, "/account", "/inbox", "/demo-clock"];
    },
  },
  "a recorder's evening": {
    login: "recorder",
    screens: async (page) => {
      const point = await firstOn(page, "/points", "/points/at");
      return ["/points", point, await firstOn(page, "/points", "/points/sessions/")];
    },
  },
  "a department's consultation": {
    login: "bureau",
    screens: async (page) => {
      await page.goto("/points");
      const row = page.locator("tr", { hasText: "农机厂社区" }).first();
      return ["/points", (await row.locator("a").first().getAttribute("href")) ?? "no consultation"];
    },
  },
  "the county's contact points": {
    login: "council",
    screens: async (page) => {
      const point = await firstOn(page, "/points/matrix", "/points/at");
      const handover = await firstOn(page, point, "/points/handover");
      const campaign = await firstOn(page, "/campaigns", "/campaigns/0");
      return ["/points/matrix", point, handover, "/points/gaps", "/campaigns", campaign];
    },
  },
  "the community's round": {
    login: "recorder",
    screens: async (page) => {
      const plans = await firstOn(page, "/households", "/households/plans");
      const doubles = await firstOn(page, "/households", "/households/doubles");
      const pair = await firstOn(page, doubles, "/households/merge");
      const community = new URL(plans, base).searchParams.get("place") ?? "";
      return [
        "/households/import",
        await firstOn(page, "/households/import", "/households/import/0"),
        doubles,
        pair,
        pair.replace(/&other=.*/, ""),
        plans,
        await firstOn(page, plans, "/households/plans/list"),
        "/households/promises",
        `/households/patrols?place=${community}`,
        `/households/brief?${new URLSearchParams({ place: community, building: "3栋" })}`,
      ];
    },
  },
  "a clerk's": {
    login: "clerk",
    screens: async (page) => {
      const toDo = await firstOn(page, "/desk", "/issues/");
      return [toDo, `${toDo}/slip`, "/desk?queue=unit", "/absences", "/views"];
    },
  },
  "the city's casework": {
    login: "city",
    screens: async (page) => [
      "/desk",
      "/escalations",
      "/instructions?all=1",
      "/digests",
      "/board",
      "/board/orders",
      "/ledger",
      "/ledger?text=nothing-like-it",
      "/ledger/export?state=CLOSED",
      "/ledger/import",
      "/ledger/jobs",
      "/reports",
      await firstOn(page, "/reports", "/reports/"),
      "/matters",
      "/rights",
      await firstOn(page, "/ledger?state=RATED&state=CLOSED", "/issues/"),
    ],
  },
  "the city's figures": {
    login: "city",
    screens: async () => [
      "/alerts",
      "/alerts?all=on",
      "/forecast",
      "/settings/alerts",
      "/settings/composite",
      "/dashboard",
      "/dashboard/process",
      "/dashboard/charges",
      "/dashboard/compare",
      "/dashboard/flow",
      "/dashboard/places",
      "/dashboard/time",
      "/dashboard/topics",
      "/dashboard/wall",
    ],
  },
  "the city's settings": {
    login: "city",
    screens: async (page) => [
      "/directory",
      "/households",
      "/reception",
      "/bulletin",
      "/bulletin/edit",
      "/templates",
      "/templates/new",
      "/settings/calendar",
      "/settings/calendar/change?from=2026-12-31&kind=OFF&name=x",
      "/settings/clocks?kind=REPLY",
      "/settings/privacy",
      await firstOn(page, "/reception", "/reception/edit"),
    ],
  },
  "the city’s promises and questions": {
    login: "city",
    screens: async () => ["/hot-desk", "/policy", "/exclusions"],
  },
  "the watchers' cases and scorecards": {
    login: "supervisor",
    screens: async (page) => [
      "/accountability",
      await firstOn(page, "/accountability", "/accountability/0"),
      "/scorecards",
      await firstOn(page, "/scorecards", "/scorecards/0"),
    ],
  },
  "an auditor's": { login: "auditor", screens: async () => ["/ledger/exports"] },
  "an administrator's": {
    login: "admin",
    screens: async () => ["/deliveries", "/inbox", "/settings/open311"],
  },
};
for (const look of LOOKS)
  for (const [whose, { login, screens }] of Object.entries(OFFICES))
    test(`${whose} screens, ${look.name}`, async ({ browser }) => {
      const page = await pageOf(browser, login, look.options);
      await walk(page, await screens(page), look);
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

test("a menu that was opened before the script came stays open when it has come", async ({ browser }) => {
  const page = await pageOf(browser, "city");
  let come = () => {};
  const script = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route("**/_next/static/**/*.js", (route) => script.then(() => route.continue()));
  await page.goto("/desk", { waitUntil: "domcontentloaded" });
  const menu = page.locator("header details").first();
  await menu.locator("summary").press("Enter");
  come();
  await expect
    .poll(() => menu.evaluate((fold) => Object.keys(fold).some((key) => key.startsWith("__react"))))
    .toBe(true);
  await page.waitForLoadState("networkidle");
  await expect(menu).toHaveAttribute("open");
});

test("what is not there has a page too", async ({ browser }) => {
  for (const look of LOOKS) {
    const page = await pageOf(browser, "clerk", look.options);
    for (const missing of ["/issues/not-a-uuid", "/no-such-page"]) {
      expect((await page.goto(missing))?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1 }), "the framework fills it late").toBeVisible();
      expect.soft(await faults(page, look), missing).toEqual([]);
    }
  }
});
