import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { issueUrl, refusal, resident, send, submit } from "./people.ts";
import { pageOf, signIn, somebody, test, verbForm } from "./support.ts";

test.use({ trace: "off" });

/** What is not theirs stays shut to curious and hostile people: others' issues, the office, ended sessions; what every answer carries. */
const somewhereElse = async (page: Page): Promise<string> => {
  await page.goto("/submit?whole=1");
  return (await page.locator("[name=unitId] optgroup").last().locator("option").last().innerText()).trim();
};

test.describe("whose it is", () => {
  test("missing, mistyped and somebody else's issue are one page; a forged id is not found", async ({
    browser,
  }) => {
    const page = await resident(browser);
    const { no } = await submit(page, {
      statement: "别的县的事，社区不该看到。",
      place: await somewhereElse(page),
    });
    const far = await issueUrl(await pageOf(browser, "city"), no);
    expect(far).toMatch(/^\/issues\/[0-9a-f-]{36}$/);

    const clerk = await pageOf(browser, "clerk");
    const told = new Set<string>();
    for (const path of [
      far,
      `/issues/${randomUUID()}`,
      "/issues/not-a-uuid",
      "/issues/%00",
      `${far}/slip`,
      `/visits/${randomUUID()}`,
      "/visits/x",
    ]) {
      const answer = await clerk.goto(path);
      expect(answer?.status(), path).toBe(404);
      told.add(await clerk.locator("main").innerText());
    }
    expect([...told]).toHaveLength(1);

    const own = await submit(page, { statement: "自己社区的事。" });
    await clerk.goto(await issueUrl(clerk, own.no));
    const accept = await verbForm(clerk, "受理");
    await accept.locator("[name=category]").selectOption({ index: 1 });
    const mine = await accept.locator("[name=issueId]").inputValue();
    for (const [forged, words] of [
      [far.split("/").at(-1) ?? "", "没有找到这件事"],
      [randomUUID(), "没有找到这件事"],
      ["x", "请从名单里选一个"],
    ] as const) {
      await accept.locator("[name=issueId]").evaluate((field, id) => {
        (field as HTMLInputElement).value = id;
      }, forged);
      await accept.locator("button[type=submit]").click();
      await expect(clerk.getByRole("alert").filter({ hasText: words })).toBeVisible();
    }
    await accept.locator("[name=issueId]").evaluate((field, id) => {
      (field as HTMLInputElement).value = id;
    }, mine);
    await accept.locator("button[type=submit]").click();
    await expect(clerk.getByRole("status").filter({ hasText: "已受理" })).toBeVisible();
  });

  test("a community's ledger holds its own issues only", async ({ browser }) => {
    const page = await resident(browser);
    const far = await submit(page, { statement: "外县的事。", place: await somewhereElse(page) });
    const clerk = await pageOf(browser, "clerk");
    await clerk.goto("/ledger?col=community&col=county");
    const places = await clerk.locator("table tbody tr").allInnerTexts();
    expect(places.length).toBeGreaterThan(5);
    expect(places.every((place) => /锦溪区\s+梧桐里社区/.test(place))).toBe(true);
    await clerk.goto(`/ledger?text=${far.no.replace(/\D/g, "")}`);
    await expect(clerk.locator("table a[href^='/issues/']")).toHaveCount(0);
  });

  test("a post without actions sees none; the administrator sees no issue", async ({ browser }) => {
    const page = await resident(browser);
    const { no } = await submit(page, { statement: "谁都不能乱动的事。", phone: "13800005678" });
    const auditor = await pageOf(browser, "auditor");
    const url = await issueUrl(auditor, no);
    expect((await auditor.goto(url))?.status()).toBe(200);
    await expect(auditor.getByText("谁都不能乱动的事。")).toBeVisible();
    await expect(auditor.locator("main form")).toHaveCount(0);
    expect(await auditor.content()).not.toContain("13800005678");
    await auditor.goto("/visits/new");
    await expect(auditor.locator("main form")).toHaveCount(0);
    const admin = await pageOf(browser, "admin");
    expect((await admin.goto(url))?.status()).toBe(404);
    await admin.goto("/visits/new");
    await expect(admin.locator("main form")).toHaveCount(0);
    for (const path of ["/ledger", "/dashboard", "/dashboard/flow", "/dashboard/file?view=flow&as=xlsx"])
      expect((await admin.goto(path))?.status(), path).toBe(404);
  });

  test("a wrong pair and an unknown number read the same", async ({ browser }) => {
    const page = await resident(browser);
    const { no } = await submit(page, { statement: "公厕没有灯。", phone: "13800009876" });
    const told = new Set<string>();
    for (const [typed, proof] of [
      [no, "0000"],
      ["123 456 789", "0000"],
      ["9", "9876"],
      [no, "AAAA-AAAA"],
    ] as const) {
      const other = await resident(browser);
      await other.goto("/track");
      await other.locator("[name=receiptNo]").fill(typed);
      await other.locator("[name=proof]").fill(proof);
      await send(other, "proof");
      told.add(await refusal(other).innerText());
      await expect(other.locator("[name=receiptNo]")).toHaveValue(typed);
    }
    expect([...told]).toHaveLength(1);
    expect([...told][0]).toContain("没有查到");
  });
});

test.describe("who is there", () => {
  const OFFICE = [
    "/desk",
    "/visits/new",
    `/visits/${randomUUID()}`,
    `/issues/${randomUUID()}`,
    `/issues/${randomUUID()}/slip`,
    "/escalations",
    "/ledger",
    "/ledger/export",
    "/ledger/import",
    "/ledger/jobs",
    "/dashboard",
    "/dashboard/process",
    "/dashboard/charges",
    "/dashboard/places",
    "/dashboard/wall",
    "/dashboard/file?view=overview&as=xlsx",
    "/demo-clock",
    "/account",
  ];

  test("signed out, every office page leads to the sign-in and back", async ({ page }) => {
    for (const path of OFFICE) {
      await page.goto(path);
      expect(new URL(page.url()).pathname, path).toBe("/sign-in");
      expect(new URL(page.url()).searchParams.get("to"), path).toContain(path.split("/")[1]);
    }
    await page.goto("/track/issue");
    expect(new URL(page.url()).pathname).toBe("/track");
  });

  test("a session that was ended elsewhere, and a copied cookie after signing out, open nothing", async ({
    browser,
  }) => {
    const [first, second] = [await somebody(browser), await somebody(browser)];
    await signIn(first, "callback");
    await signIn(second, "callback");
    await second.goto("/account");
    await second.locator("main table tbody tr").nth(1).locator("button[type=submit]").click();
    await expect(async () => {
      await first.goto("/desk");
      expect(new URL(first.url()).pathname).toBe("/sign-in");
    }).toPass({ timeout: 10_000 });

    const copied = await second.context().cookies();
    await second.locator("header summary").last().click();
    await second.getByRole("button", { name: "退出" }).click();
    await expect(second).toHaveURL(/\/sign-in/);
    await second.context().addCookies(copied);
    await second.goto("/desk");
    expect(new URL(second.url()).pathname).toBe("/sign-in");
  });

  test("five failures, then waiting; an unknown name and a wrong password read the same", async ({
    browser,
  }) => {
    const page = await resident(browser);
    const attempt = async (login: string) => {
      await page.goto("/sign-in");
      await page.locator("#field-loginName").fill(login);
      await page.locator("#field-password").fill("not-the-password");
      await page.locator("form:has(#field-password) button[type=submit]").click();
      await expect(refusal(page)).toBeVisible();
      await expect(page.locator("#field-loginName")).toHaveValue(login);
      await expect(page.locator("#field-password")).not.toHaveAttribute("value", /./);
      return refusal(page).innerText();
    };
    const nobody = `nobody-${randomUUID()}`;
    const told = [await attempt("supervisor")];
    for (let tries = 0; tries < 5; tries += 1) told.push(await attempt(nobody));
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toContain("用户名或密码不对");
    expect(await attempt(nobody)).toMatch(/请 \d+ 分钟后再试/);
    await pageOf(browser, "supervisor"); // clears the one failure
  });

  test("no way back leads to another site", async ({ browser, baseURL }) => {
    const page = await pageOf(browser, "clerk");
    for (const to of [
      "//evil.example/x",
      "https://evil.example",
      "/\\evil.example",
      "/.//evil.example",
      "javascript:alert(1)",
      "/%2f/evil.example",
      "/\t/evil.example",
    ]) {
      await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
      expect(new URL(page.url()).origin, to).toBe(new URL(baseURL ?? "").origin);
    }
    await page.goto("/sign-in?to=/ledger%3Ftext%3Dx");
    expect(page.url()).toBe(`${baseURL}/ledger?text=x`);
    const fresh = await somebody(browser);
    await fresh.goto("/sign-in?to=//evil.example");
    await fresh.locator("#field-loginName").fill("clerk");
    await fresh.locator("#field-password").fill("minqing-demo");
    await fresh.locator("form:has(#field-password) button[type=submit]").click();
    await expect(fresh).toHaveURL(`${baseURL}/desk`);
  });
});

test.describe("what every answer carries", () => {
  test("a policy with a nonce of its own, and scripts that bear it", async ({ request }) => {
    const nonces = new Set<string>();
    for (const path of ["/", "/submit", "/sign-in", "/no-such-page"]) {
      const answer = await request.get(path);
      const policy = answer.headers()["content-security-policy"] ?? "";
      const scripts = policy.split("; ").find((part) => part.startsWith("script-src ")) ?? "";
      expect(scripts, path).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
      const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1] ?? "";
      expect(nonce.length, path).toBeGreaterThan(20);
      nonces.add(nonce);
      for (const [tag] of (await answer.text()).matchAll(/<script\b[^>]*>/g))
        expect(tag).toContain(`nonce="${nonce}"`);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).toContain("base-uri");
      expect(answer.headers()).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
      });
      expect(answer.headers()["x-powered-by"]).toBeUndefined();
    }
    expect(nonces.size).toBe(4);
  });

  test("cookies no script reads and no other site sends; personal pages nobody stores", async ({
    browser,
  }) => {
    const staff = await pageOf(browser, "clerk");
    const person = await resident(browser);
    await submit(person, { statement: "树枝压着电线。" });
    await person.locator("button[name=elder]").click();
    await expect(person.locator("html")).toHaveAttribute("data-elder", "true");
    const cookies = [...(await staff.context().cookies()), ...(await person.context().cookies())];
    expect(cookies.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["minqing.session", "minqing.receipt", "elder"]),
    );
    for (const { name, httpOnly, sameSite } of cookies)
      expect({ name, httpOnly, sameSite }).toEqual({ name, httpOnly: true, sameSite: "Lax" });
    for (const [page, path] of [
      [staff, "/desk"],
      [staff, "/ledger"],
      [staff, "/account"],
      [staff, "/dashboard"],
      [person, "/submit/done"],
      [person, "/track/issue"],
    ] as const)
      expect((await page.request.get(path)).headers()["cache-control"], path).toContain("no-store");
  });
});
