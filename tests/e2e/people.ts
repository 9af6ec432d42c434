import { randomInt } from "node:crypto";
import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { type Kept, somebody } from "./support.ts";

/** The switches of the header as cookies. */
export const preferring = (choice: { lang?: "zh" | "en"; elder?: boolean }, baseURL: string): Kept => ({
  cookies: Object.entries({ lang: choice.lang ?? "zh", elder: choice.elder ? "1" : "0" }).map(
    ([name, value]) => ({
      name,
      value,
      domain: new URL(baseURL).hostname,
      path: "/",
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: "Lax" as const,
    }),
  ),
  origins: [],
});

/** Residents from somewhere else each time: what one client may send in an hour is not what is tried here. */
export const elsewhere = (): BrowserContextOptions => ({
  extraHTTPHeaders: { "x-forwarded-for": `198.18.${randomInt(256)}.${randomInt(256)}` },
});

/** Somebody from somewhere else, with nothing but a browser. */
export const resident = async (browser: Browser, options = {}) =>
  somebody(browser, { ...elsewhere(), ...options });

export type Receipt = { no: string; secret: string };

/** A resident's own matter, submitted through the form on one page; ends on the receipt. */
export async function submit(
  page: Page,
  told: { statement: string; place?: string; category?: string; name?: string; phone?: string },
): Promise<Receipt> {
  await page.goto("/submit?whole=1");
  await page.locator("[name=statement]").fill(told.statement);
  await page.locator("[name=unitId]").selectOption({ label: told.place ?? "梧桐里社区" });
  await page.locator("[name=category]").selectOption(told.category ?? "");
  await page.locator("[name=residentName]").fill(told.name ?? "");
  await page.locator("[name=residentPhone]").fill(told.phone ?? "");
  await page.locator("form:has([name=statement]) button[type=submit]").click();
  await expect(page).toHaveURL(/\/submit\/done$/);
  return receiptOn(page);
}

/** Sends the form that has this field, whatever is in it. */
export const send = (page: Page, field: string) =>
  page.locator(`form:has([name="${field}"]) button[type=submit]`).last().click();
/** What a page says about what it did not take. */
export const refusal = (page: Page) => page.getByRole("alert").filter({ hasText: /\S/ }).first();

export async function receiptOn(page: Page): Promise<Receipt> {
  const [no, secret] = await page.locator("dd [translate=no], dd[translate=no]").allInnerTexts();
  return { no: (no ?? "").trim().replace(/\s/g, " "), secret: (secret ?? "").trim() };
}

/** Where staff find the issue of a receipt: the ledger searched by its number. */
export async function issueUrl(staff: Page, no: string): Promise<string> {
  await staff.goto(`/ledger?text=${no.replace(/\D/g, "")}`);
  return (await staff.locator("table a[href^='/issues/']").first().getAttribute("href")) ?? "";
}

/** What the page broke or was stopped at: refused by the policy, thrown in a script, or a dialog. */
export function troubles(page: Page): string[] {
  const seen: string[] = [];
  page.on("console", (line) => {
    if (/Content.Security.Policy|Refused to/i.test(line.text())) seen.push(line.text());
  });
  page.on("pageerror", (error) => seen.push(String(error)));
  page.on("dialog", (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return seen;
}

/** A visit through the form; with no problems nothing was raised. Ends on the page of the visit and returns its address. */
export async function logVisit(page: Page, problems: readonly string[] = []): Promise<string> {
  await page.goto("/visits/new");
  await page.locator("[name=unitId]").selectOption({ index: 1 });
  await page.locator(`[name=result][value=${problems.length > 0 ? "RAISED" : "NOTHING_RAISED"}]`).check();
  for (const [at, problem] of problems.entries()) {
    const field = page.locator(`[name="problems.${at}.statement"]`);
    if (!(await field.isVisible()))
      await page.locator("details:not([open]) > summary", { hasText: "+" }).first().click();
    await field.fill(problem);
  }
  await page.locator("form:has([name=visitedOn]) button[type=submit]").click();
  await expect(page).toHaveURL(/\/visits\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}
