import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { elsewhere, issueUrl, type Receipt, submit } from "./people.ts";
import { as, somebody, verbForm } from "./support.ts";

/** The people of one story: each signs in once and keeps their page. */
export function cast(browser: Browser): (login: string) => Promise<Page> {
  const pages = new Map<string, Page>();
  return async (login) => {
    const page = pages.get(login) ?? (await as(browser, login));
    pages.set(login, page);
    return page;
  };
}

/** Does one step on the page of an issue and waits until it is done. */
export async function step(
  page: Page,
  url: string,
  name: string,
  fill: (form: Locator) => Promise<void> = async () => {},
): Promise<void> {
  await page.goto(url);
  const form = await verbForm(page, name);
  await fill(form);
  await form.getByRole("button", { name, exact: true }).click();
  await expect(page, name).toHaveURL(/[?&]done=/);
}

export const choose = (form: Locator, name: string, value: string) =>
  form.locator(`input[name=${name}][value="${value}"]`).check();
/** Chooses the option whose words match; the own office is named with a remark behind it. */
export async function pick(form: Locator, name: string, label: string | RegExp): Promise<void> {
  const field = form.locator(`select[name=${name}]`);
  const option = field.locator("option").filter({ hasText: label });
  await field.selectOption((await option.first().getAttribute("value")) ?? "");
}
export async function write(form: Locator, words: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(words)) await form.locator(`[name=${name}]`).fill(text);
}

/** What a resident raised in 梧桐里社区, and where staff find it. */
export async function raised(browser: Browser, staff: Page, statement: string): Promise<Raised> {
  const resident = await somebody(browser, elsewhere());
  const receipt = await submit(resident, { statement, name: "王阿姨", phone: "13800005678" });
  return { resident, receipt, url: await issueUrl(staff, receipt.no) };
}
export type Raised = { readonly resident: Page; readonly receipt: Receipt; readonly url: string };

/** Accepted, dispatched to the community itself, and signed for. */
export async function takenOn(who: (login: string) => Promise<Page>, url: string, category: string) {
  await accepted(who, url, category);
  await dispatched(who, url);
  await step(await who("handler"), url, "签收");
}
export const accepted = async (who: (login: string) => Promise<Page>, url: string, category: string) =>
  step(await who("clerk"), url, "受理", async (form) => {
    await form.locator("select[name=category]").selectOption(category);
  });
export const dispatched = async (who: (login: string) => Promise<Page>, url: string) =>
  step(await who("dispatcher"), url, "派单", (form) => pick(form, "unitId", /梧桐里社区/));

export type Told = { readonly done: string; readonly state: string; readonly next: string };
/** A reply by phone. On data that an earlier run left behind the same words were said before: sent all the same. */
export async function replied(
  page: Page,
  url: string,
  kind: "PROGRESS" | "FINAL",
  told: Told,
): Promise<void> {
  await page.goto(url);
  const form = await verbForm(page, "答复");
  await choose(form, "kind", kind);
  await write(form, told);
  const today = await form.locator("[name=nextOn]").getAttribute("min");
  await write(form, { nextOn: today ?? "", contactName: "王师傅", contactPhone: "0791-86000000" });
  await form.locator("[name=channel]").selectOption("PHONE");
  await form.locator("[name=reached]").check();
  const send = form.getByRole("button", { name: "答复", exact: true });
  await send.click();
  const again = form.locator("[name=sendAnyway]");
  await expect(again.or(page.getByRole("status").filter({ hasText: "已答复" })).first()).toBeVisible();
  if (await again.isVisible()) {
    await again.check();
    await send.click();
  }
  await expect(page).toHaveURL(/[?&]done=reply/);
}
export const resolved = (page: Page, url: string, evidence: string) =>
  step(page, url, "办结", async (form) => {
    await choose(form, "outcome", "SOLVED");
    await write(form, { evidence });
  });

/** "2026-03-09", some days after the day that a date field calls the first possible one. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Sends an instruction that is written in this form to a unit, and answers its address. */
export async function sendInstruction(form: Locator, unit: string): Promise<string> {
  const page = form.page();
  await form.locator("[name='units.0.unitId']").selectOption({ label: unit });
  await form.getByRole("button", { name: "发出批示" }).click();
  await expect(page.getByText("批示发出了")).toBeVisible();
  return new URL(page.url()).pathname;
}
/** The receipt of a unit, and the words it then reads. */
export async function openInstruction(unit: Page, address: string): Promise<void> {
  await unit.goto(address);
  await unit.getByRole("button", { name: "签阅，看全文" }).click();
}
