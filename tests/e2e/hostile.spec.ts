import { randomUUID } from "node:crypto";
import { request as rawRequest } from "node:http";
import { type Browser, expect, type Page } from "@playwright/test";
import { elsewhere, issueUrl, receiptOn, submit, troubles } from "./people.ts";
import { pageOf, signIn, somebody, test, verbForm } from "./support.ts";

test.use({ trace: "off" });

/** What hurried, curious and hostile people send. Each is answered with a sentence, and what was typed stays. */
const resident = async (browser: Browser, options = {}) => somebody(browser, { ...elsewhere(), ...options });
const send = (page: Page, field: string) =>
  page.locator(`form:has([name="${field}"]) button[type=submit]`).last().click();
const refusal = (page: Page) => page.getByRole("alert").filter({ hasText: /\S/ }).first();
const forge = (page: Page, selector: string, value: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((field, forged) => {
      if (field instanceof HTMLSelectElement) field.add(new Option("forged", forged));
      if (field instanceof HTMLInputElement && field.type !== "hidden") field.type = "text";
      (field as HTMLInputElement).value = forged;
    }, value);
const somewhereElse = async (page: Page): Promise<string> => {
  await page.goto("/submit?whole=1");
  return (await page.locator("[name=unitId] optgroup").last().locator("option").last().innerText()).trim();
};
/** Every hidden field of a form as the server wrote it, with Next's own. */
const hiddenOf = async (page: Page, field: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    await page
      .locator(`form:has([name="${field}"]) input[type=hidden]`)
      .evaluateAll((all) =>
        all.map((one) => [(one as HTMLInputElement).name, (one as HTMLInputElement).value] as const),
      ),
  );

test.describe("what is typed", () => {
  test("too long: how much too long, kept, and nothing registered; an emoji is one character", async ({
    browser,
  }) => {
    const page = await resident(browser);
    await page.goto("/submit?whole=1");
    await page.locator("[name=unitId]").selectOption({ label: "梧桐里社区" });
    await page.locator("[name=statement]").fill("长".repeat(2003));
    await send(page, "statement");
    await expect(refusal(page)).toContainText("最多2000个字，现在有2003个字，请删去3个字");
    await expect(page.locator("[name=statement]")).toHaveValue("长".repeat(2003));
    await page.locator("[name=statement]").fill("💧".repeat(2000));
    await send(page, "statement");
    await expect(page).toHaveURL(/\/submit\/done$/);
  });

  test("a whole book is refused before it is sent, and stays in the field", async ({ browser }) => {
    const page = await resident(browser);
    await page.goto("/submit?whole=1");
    await page.locator("[name=statement]").fill("书".repeat(400_000));
    await send(page, "statement");
    await expect(refusal(page)).toContainText("内容太大");
    expect((await page.locator("[name=statement]").inputValue()).length).toBe(400_000);
  });

  test("control characters and hidden turns of direction are dropped, emoji stay", async ({ browser }) => {
    const page = await resident(browser);
    await submit(page, { statement: "水\u0007管\u202e漏\u200b水👨‍👩‍👧🚰" });
    await expect(page.getByText("水管漏水👨‍👩‍👧🚰", { exact: true })).toBeVisible();
  });

  test("full-width digits: in a phone, a receipt number and the last four", async ({ browser }) => {
    const page = await resident(browser);
    const { no } = await submit(page, {
      statement: "井盖松了，车一过就响。",
      phone: "１３８０００１４３２１",
    });
    const wide = no.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const other = await resident(browser);
    await other.goto("/track");
    await other.locator("[name=receiptNo]").fill(wide);
    await other.locator("[name=proof]").fill("４３２１");
    await send(other, "proof");
    await expect(other).toHaveURL(/\/track\/issue$/);
    await expect(other.getByText("井盖松了")).toBeVisible();
  });

  test("dates that do not exist and dates to come", async ({ browser }) => {
    const page = await pageOf(browser, "recorder");
    await page.goto("/visits/new");
    await page.locator("[name=unitId]").selectOption({ index: 1 });
    await page.locator("[name=result][value=RAISED]").check();
    await page.locator("[name='problems.0.statement']").fill("门口积水，下雨进不去。");
    for (const [date, words] of [
      ["2026-02-30", "请填写真实的日期"],
      ["昨天", "请填写真实的日期"],
      ["2199-01-01", "不能晚于今天"],
    ] as const) {
      await forge(page, "[name=visitedOn]", date);
      await send(page, "visitedOn");
      await expect(refusal(page)).toContainText(words);
      await expect(page.locator("[name='problems.0.statement']")).toHaveValue("门口积水，下雨进不去。");
    }
  });

  test("codes and ids that are in no list", async ({ browser }) => {
    const page = await resident(browser);
    await page.goto("/submit?whole=1");
    await page.locator("[name=statement]").fill("楼下夜里施工。");
    await page.locator("[name=unitId]").selectOption({ label: "梧桐里社区" });
    const tries = [
      ["[name=category]", "NO.SUCH_CODE", "", "请选一项"],
      ["[name=unitId]", randomUUID(), "", "这个地点不在名册里"],
      ["[name=unitId]", "1 OR 1=1", "", "请从名单里重新选择"],
      ["[name=commandId]", "../../etc/passwd", randomUUID(), "请从名单里重新选择"],
    ] as const;
    for (const [field, forged, , words] of tries) {
      const before = await page.locator(field).first().inputValue();
      await forge(page, field, forged);
      await send(page, "statement");
      await expect(refusal(page), forged).toContainText(words);
      await expect(page.locator("[name=statement]")).toHaveValue("楼下夜里施工。");
      await forge(page, field, before);
    }
  });

  test("markup in every field is shown as it was typed, and nothing runs", async ({ browser }) => {
    const bad = (name: string) => `${name}<script>alert(1)</script>"><img src=x onerror=alert(2)>`;
    const staff = await pageOf(browser, "recorder");
    const broken = troubles(staff);
    await staff.goto("/visits/new");
    await staff.locator("details").evaluateAll((all) => all.map((fold) => fold.setAttribute("open", "")));
    await staff.locator("[name=unitId]").selectOption({ index: 1 });
    await staff.locator("[name=result][value=RAISED]").check();
    await staff.locator("[name='problems.0.statement']").fill(bad("原话"));
    for (const name of ["building", "unit", "room", "residentName"])
      await staff.locator(`[name=${name}]`).fill("<b>x</b>'\"&");
    for (const name of ["note", "companions"]) await staff.locator(`[name=${name}]`).fill(bad(name));
    await send(staff, "visitedOn");
    await expect(staff).toHaveURL(/\/visits\/[0-9a-f-]{36}/);
    await expect(staff.getByText(bad("note"))).toBeVisible();
    const slip = (await staff.locator("a[href$='/slip']").first().getAttribute("href")) ?? "";
    for (const path of [
      slip,
      slip.replace("/slip", ""),
      "/ledger?text=%3Cscript%3Ealert(1)&col=receiptNo&col=statement&col=placeText",
    ]) {
      await staff.goto(path);
      await expect(staff.getByText("<script>alert(1)</script>").first(), path).toBeVisible();
      await expect(staff.locator("main img[src=x]")).toHaveCount(0);
    }
    expect(broken).toEqual([]);

    const page = await resident(browser);
    const wrong = troubles(page);
    await submit(page, { statement: bad("居民"), name: "<i>赵</i>" });
    await expect(page.getByText(bad("居民"))).toBeVisible();
    await page.goto("/track/issue");
    await expect(page.getByText(bad("居民"))).toBeVisible();
    await page.goto(`/track?no=${encodeURIComponent('"><script>alert(3)</script>')}`);
    await page.goto(`/deadline?from=${encodeURIComponent('"><script>alert(4)</script>')}&days=5`);
    await page.goto(`/sign-in?to=${encodeURIComponent("javascript:alert(5)")}`);
    expect(wrong).toEqual([]);
  });
});

test.describe("what is sent", () => {
  test("ten megabytes are refused with a sentence", async ({ request }) => {
    const data = "x".repeat(10_000_000);
    const zh = await request.post("/submit", { data, headers: { "content-type": "text/plain" } });
    expect(zh.status()).toBe(413);
    expect(await zh.text()).toContain("内容太大");
    const en = await request.post("/submit", {
      data,
      headers: { "content-type": "text/plain", cookie: "lang=en" },
    });
    expect(await en.text()).toContain("too large");
  });

  test("so is a body that does not say how large it is", async ({ baseURL }) => {
    const status = await new Promise((resolve, reject) => {
      const headers = { "content-type": "text/plain", "transfer-encoding": "chunked" };
      const sent = rawRequest(`${baseURL}/submit`, { method: "POST", headers }, (answer) =>
        resolve(answer.statusCode),
      );
      sent.on("error", reject);
      sent.write("x".repeat(2_000_000));
      sent.end();
    });
    expect(status).toBe(413);
  });

  test("a form sent twice makes one issue and one receipt; sent from another site it is refused", async ({
    browser,
    baseURL,
  }) => {
    const page = await resident(browser, { javaScriptEnabled: false });
    await page.goto("/submit?whole=1");
    const form = {
      ...(await hiddenOf(page, "statement")),
      statement: `电梯又停了 ${randomUUID()}`,
      unitId:
        (await page
          .locator("[name=unitId] option", { hasText: "梧桐里社区" })
          .first()
          .getAttribute("value")) ?? "",
      confidentiality: "NORMAL",
    };
    const post = (origin: string) =>
      page.request.post("/submit", { multipart: form, headers: { origin }, maxRedirects: 0 });
    const foreign = await post("https://evil.example");
    expect(foreign.status()).toBe(403);
    expect(await foreign.text()).toContain("不是从本站的网页发来的");
    await page.goto("/submit/done");
    expect(await page.locator("dd[translate=no]").count(), "no receipt for a forged form").toBe(0);

    const numbers: string[] = [];
    for (let sent = 0; sent < 2; sent += 1) {
      const own = await post(baseURL ?? "");
      expect(own.status()).toBe(303);
      await page.goto("/submit/done");
      numbers.push((await receiptOn(page)).no);
    }
    expect(numbers[0]).toMatch(/^\d{3} \d{3} \d{3}$/);
    expect(numbers[1]).toBe(numbers[0]);
    const staff = await pageOf(browser, "clerk");
    await staff.goto(`/ledger?text=${encodeURIComponent(form.statement)}`);
    await expect(staff.locator("table a[href^='/issues/']")).toHaveCount(1);
  });

  test("two act on one issue: the second hears who did what, and keeps what was typed", async ({
    browser,
  }) => {
    const page = await resident(browser);
    const { no } = await submit(page, { statement: "围墙歪了，怕倒下来砸人。" });
    const clerk = await pageOf(browser, "clerk");
    const url = await issueUrl(clerk, no);
    await clerk.goto(url);
    const propose = await verbForm(clerk, "拟不予受理");
    await propose.locator("[name=reason]").selectOption({ index: 1 });
    await propose.locator("[name=words]").fill("听说已经打官司了，要走诉讼。");
    await propose.locator("button[type=submit]").click();
    await expect(clerk.getByText("待决定：不予受理")).toBeVisible();

    const lead = await pageOf(browser, "lead");
    await lead.goto(url);
    const refuse = await verbForm(lead, "不予受理");
    await refuse.locator("[name=words]").fill("这件事法院正在审理，请等判决。");
    await refuse.locator("[name=whereToGo]").fill("区法院立案庭");

    await clerk.goto(url);
    const accept = await verbForm(clerk, "受理");
    await accept.locator("[name=category]").selectOption({ index: 1 });
    await accept.getByRole("button", { name: "受理", exact: true }).click();
    await expect(clerk.getByRole("status").filter({ hasText: "已受理" })).toBeVisible();

    await refuse.locator("button[type=submit]").click();
    await expect(refuse.getByRole("alert")).toContainText("这件事刚刚有了变化");
    await expect(refuse.getByRole("region", { name: "在您填写的时候，有了这些变化" })).toContainText(
      "已受理",
    );
    await expect(refuse.getByRole("listitem").filter({ hasText: "已受理" }), "told once").toHaveCount(1);
    await expect(refuse.locator("[name=words]")).toHaveValue("这件事法院正在审理，请等判决。");
    await expect(refuse.locator("[name=whereToGo]")).toHaveValue("区法院立案庭");
  });
});

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
      ["x", "请从名单里重新选择"],
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
    await admin.goto("/ledger");
    await expect(admin.locator("a[href^='/issues/']")).toHaveCount(0);
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
