import { expect } from "@playwright/test";
import { pageOf, test, verbForm } from "./support.ts";

/** A long form says on top which fields are wrong, by their names, also those that a part of the form draws by itself. */
test("a reply that leaves things out is told which, each by its name", async ({ browser }) => {
  const page = await pageOf(browser, "handler");
  await page.goto("/desk");
  const hrefs = await page
    .locator("main a[href^='/issues/']")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const href of new Set(hrefs)) {
    await page.goto(href);
    if (
      (await page
        .locator("form summary")
        .filter({ hasText: /^答复$/ })
        .count()) > 0
    )
      break;
  }
  const form = await verbForm(page, "答复");
  await form.locator("button[type=submit]").last().click();
  const links = form.getByRole("alert").first().getByRole("link");
  await expect(links.first()).toBeVisible();
  for (const link of await links.all()) await expect(link).toHaveText(/^.+(：|？ ).+$/);
});
