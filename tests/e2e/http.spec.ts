import { type APIRequestContext, expect } from "@playwright/test";
import { test } from "./support.ts";

/** The doors for machines: health for whoever runs the service, and the public deadline calculator (domain.md C4). */
const ask = (request: APIRequestContext, query: Record<string, string>) =>
  request.get(`/api/deadline?${new URLSearchParams(query)}`);

test("health says ok, which version, and nothing that is kept", async ({ request }) => {
  const answer = await request.get("/api/health");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["cache-control"]).toBe("no-store");
  expect(await answer.json()).toEqual({ status: "ok", version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
});

/** The seven vectors of C4: from, days, strict, rollover, working days. */
const VECTORS = [
  ["2026-03-02", 5, "2026-03-07", "2026-03-09", "2026-03-09"],
  ["2026-02-12", 5, "2026-02-17", "2026-02-24", "2026-02-26"],
  ["2026-02-13", 15, "2026-02-28", "2026-02-28", "2026-03-12"],
  ["2026-02-14", 15, "2026-03-01", "2026-03-02", "2026-03-13"],
  ["2026-09-29", 5, "2026-10-04", "2026-10-08", "2026-10-12"],
  ["2026-04-30", 5, "2026-05-05", "2026-05-06", "2026-05-11"],
  ["2026-03-06", 60, "2026-05-05", "2026-05-06", "2026-06-03"],
] as const;

for (const [from, days, strict, rollover, working] of VECTORS)
  test(`${from} + ${days} in every mode, rollover when none is named`, async ({ request }) => {
    const due = async (mode?: string) => {
      const answer = await ask(request, { from, days: String(days), ...(mode && { mode }) });
      expect(answer.status()).toBe(200);
      const told = (await answer.json()) as { due: string; provisional: boolean; steps: unknown[] };
      expect(told.provisional).toBe(false);
      expect(told.steps.length).toBeGreaterThan(1);
      return told.due;
    };
    expect(await due("CALENDAR_STRICT")).toBe(strict);
    expect(await due("CALENDAR_ROLLOVER")).toBe(rollover);
    expect(await due("WORKING_DAY")).toBe(working);
    expect(await due()).toBe(rollover);
  });

test("every step has its date and its rule in words, in either language", async ({ request }) => {
  const told = async (lang: string) => {
    const answer = await ask(request, { from: "2026-02-12", days: "5", lang });
    return (await answer.json()) as { steps: { date: string; rule: string }[] };
  };
  const [zh, en] = [await told("zh"), await told("en")];
  expect(en.steps.map(({ date }) => date)).toEqual(zh.steps.map(({ date }) => date));
  for (const { date } of zh.steps) expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(zh.steps.map(({ rule }) => rule).join()).toContain("春节");
  expect(en.steps.map(({ rule }) => rule).join()).toContain("Spring Festival");
  expect(en.steps.map(({ rule }) => rule).join()).not.toMatch(/\p{Script=Han}/u);
});

test("full-width digits are digits; a year without a holiday table is provisional", async ({ request }) => {
  const wide = await ask(request, { from: "２０２６－０２－１２", days: "５" });
  expect(wide.status()).toBe(200);
  expect(await wide.json()).toMatchObject({ due: "2026-02-24" });
  const beyond = await ask(request, { from: "2027-05-01", days: "5" });
  expect(await beyond.json()).toMatchObject({ provisional: true });
});

const WRONG = [
  [{ days: "5" }, "from"],
  [{ from: "2026-02-12" }, "days"],
  [{ from: "2026-02-30", days: "5" }, "from"],
  [{ from: "12/02/2026", days: "5" }, "from"],
  [{ from: "99999-01-01", days: "5" }, "from"],
  [{ from: "2026-02-12", days: "-1" }, "days"],
  [{ from: "2026-02-12", days: "1.5" }, "days"],
  [{ from: "2026-02-12", days: "1e9" }, "days"],
  [{ from: "2026-02-12", days: "99999999" }, "days"],
  [{ from: "2026-02-12", days: "💧" }, "days"],
  [{ from: "2026-02-12", days: "5", mode: "LUNAR" }, "mode"],
  [{ from: "2026-02-12", days: "5", mode: "__proto__" }, "mode"],
] as const;

for (const [query, field] of WRONG)
  test(`${JSON.stringify(query)} is refused with a sentence, and says that it is ${field}`, async ({
    request,
  }) => {
    const refused = await ask(request, query);
    expect(refused.status()).toBe(400);
    expect(refused.headers()["content-type"]).toContain("application/json");
    const told = (await refused.json()) as { code: string; message: string; details: Record<string, string> };
    expect(told.code).toBe("INVALID");
    expect(Object.keys(told.details)).toEqual([field]);
    expect(told.message).toMatch(/\p{Script=Han}/u);
    const english = (await (await ask(request, { ...query, lang: "en" })).json()) as { message: string };
    expect(english.message).toMatch(/[a-z]{3}/);
    expect(english.message).not.toMatch(/\p{Script=Han}/u);
  });

test("what does not exist is 404, and other methods are refused", async ({ request }) => {
  expect((await request.get("/api/nothing")).status()).toBe(404);
  expect((await request.post("/api/deadline", { data: {} })).status()).toBe(405);
  expect((await request.delete("/api/health")).status()).toBe(405);
});

test("what another site sends is refused with a sentence, before any action runs", async ({
  request,
  baseURL,
}) => {
  for (const origin of ["https://evil.example", "null", "not an origin"])
    for (const action of [undefined, "0".repeat(42)]) {
      const answer = await request.post("/submit", {
        multipart: { statement: "x" },
        headers: { origin, ...(action && { "next-action": action }) },
        maxRedirects: 0,
      });
      expect(answer.status(), origin).toBe(403);
      expect(answer.headers()["content-type"]).toContain("text/plain");
      expect(await answer.text()).toContain("不是从本站的网页发来的");
    }
  const own = await request.post("/submit", {
    multipart: { statement: "x" },
    headers: { origin: baseURL ?? "" },
  });
  expect(own.status()).not.toBe(403);
});

test("the page of the calculator names the limits that it has", async ({ page }) => {
  await page.goto("/deadline?from=2026-02-12&days=99999");
  await expect(page.getByText("请填0到3660的整数。").first()).toBeVisible();
});

test("what words may be about is answered in codes, and a question that is none with nothing", async ({
  request,
}) => {
  const about = async (body: string) => {
    const headers = { "Content-Type": "application/json", "x-forwarded-for": "198.18.7.7" };
    const answer = await request.post("/api/categories", { data: Buffer.from(body), headers });
    expect(answer.headers()["cache-control"]).toBe("no-store");
    return ((await answer.json()) as { categories: string[] }).categories;
  };
  const told = await about(JSON.stringify({ statement: "三楼从窗户飞线充电，怕着火" }));
  expect(told).toContain("URBAN_MANAGEMENT.UNSAFE_CHARGING");
  expect(told.length).toBeLessThanOrEqual(3);
  for (const nonsense of ["", "[]", '{"statement":1}', '{"statement":""}'])
    expect(await about(nonsense)).toEqual([]);
});

test("what machines and phones are answered is compressed like every page", async ({ request }) => {
  const headers = { "Accept-Encoding": "gzip" };
  for (const address of ["/sign-in", "/api/places?q=社区"])
    expect((await request.get(address, { headers })).headers()["content-encoding"], address).toBe("gzip");
});
