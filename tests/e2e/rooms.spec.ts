import { expect } from "@playwright/test";
import { pageOf, test } from "./support.ts";

test.setTimeout(180_000);

const PERSONAS = [
  ...["visitor", "recorder", "grid", "liaison", "clerk", "handler", "lead", "dispatcher", "town"],
  ...["council", "bureau", "callback", "city", "supervisor", "reviewer", "auditor", "admin"],
];

/** What stands in a menu and does not open is a door painted on a wall. */
test("every room that anybody's menu names opens for them", async ({ browser }) => {
  const closed: string[] = [];
  for (const login of PERSONAS) {
    const page = await pageOf(browser, login);
    await page.goto("/desk");
    const hrefs = await page
      .locator("header a[href^='/']")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    expect(hrefs.length, login).toBeGreaterThan(4);
    const opened = async (href: string) => {
      const status = (await page.request.get(href)).status();
      if (status !== 200) closed.push(`${login}: ${href} ${status}`);
    };
    await Promise.all([...new Set(hrefs)].map(opened));
  }
  expect(closed).toEqual([]);
});
