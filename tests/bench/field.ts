import pg from "pg";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { uuidv7 } from "uuidv7";
import { OPEN_STATES } from "#lib/domain/vocabulary.ts";
import { findBrowser } from "../browser.ts";
import { sessionOf } from "../support/signedIn.ts";
import { communities } from "./city.ts";
import { load } from "./load.ts";
import { startServer } from "./server.ts";
import { figure, type Line, median, table } from "./table.ts";

// The room on the phone: how much of what phones send the office carries out, and how a phone with 2,000 records feels on a weak
// line and a slow processor. Phone, line, office and database share this machine's processors.

const RECORDS = 2000;
const VISITS = 200;
const PIN = "246813";
/** What browsers call 3G: 1.6 Mbit/s down, 750 kbit/s up, 300 ms there and back. */
const WEAK = {
  offline: false,
  latency: 300,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const SLOW_PROCESSOR = 4;

const url = process.env.DATABASE_URL ?? "";
const client = new pg.Client({ connectionString: url });
await client.connect();
const place = (await communities(url))[0]?.communityId ?? "";
await fillRound();
const server = await startServer(process.env.BENCH_FOLDER ?? "");
const cookie = await sessionOf(client, "bench", "a secret of the benchmark, 32 bytes or more");
const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox"] });
try {
  console.log(table(["the office", "items", "per second", "p95 of 50, ms"], await commands()));
  console.log();
  console.log(table(["a phone", "figure", "asked"], await phone()));
} finally {
  await browser.close();
  await server.stop();
  await client.end();
}
process.exit();

/** Somebody with the desk of one community, and its register. */
async function fillRound(): Promise<void> {
  const personId = uuidv7();
  await client.query(
    `INSERT INTO people (id, login_name, name, duty_title, password_hash, created_at) VALUES ($1, 'bench', '走访员', '走访员', '-', now())`,
    [personId],
  );
  for (const role of ["VISITOR", "COUNCIL_CLERK"])
    await client.query(
      `INSERT INTO posts (id, person_id, unit_id, role, valid_from) VALUES ($1, $2, $3, $4, '2026-01-01')`,
      [uuidv7(), personId, place, role],
    );
  const open = await client.query(
    `SELECT count(*)::int AS n FROM issues WHERE community_id = $1 AND state = ANY($2)`,
    [place, OPEN_STATES],
  );
  await client.query(
    `INSERT INTO households (id, community_id, building, unit, room, created_at)
      SELECT gen_random_uuid(), $1, 1 + n / 60 || '栋', 1 + n / 20 % 3 || '单元', 101 + n % 20 || '', now()
      FROM generate_series(1, $2::int) n`,
    [place, RECORDS - 1 - open.rows[0].n],
  );
}

function visitMade(n: number) {
  const [id, madeAt] = [uuidv7(), new Date().toISOString()];
  const at = { unitId: place, building: `${1 + (n % 30)}栋`, unit: "1单元", room: String(101 + (n % 20)) };
  const visit = {
    id,
    ...at,
    type: "HOUSEHOLD_VISIT",
    result: "NOTHING_RAISED",
    visitedOn: madeAt.slice(0, 10),
  };
  return { id, kind: "visit", madeAt, values: visit };
}
function raised(n: number) {
  const { values, ...item } = visitMade(n);
  const problem = {
    "problems.0.id": uuidv7(),
    "problems.0.statement": "三楼的灯不亮",
    "problems.0.confidentiality": "NORMAL",
  };
  return { ...item, values: { ...values, result: "RAISED", ...problem } };
}

/** 50 items in each request, over four phones at once, each with a device of its own. */
async function commands(): Promise<Line[]> {
  const made = { "visits without a problem": visitMade, "visits with a problem, registered": raised };
  const lines: Line[] = [];
  for (const [name, item] of Object.entries(made)) {
    const send = async (n: number) => {
      const items = Array.from({ length: 50 }, (_, at) => item(n * 50 + at));
      const answer = await fetch(`${server.url}/api/sync`, {
        method: "POST",
        headers: { cookie, "Content-Type": "application/json", origin: server.url },
        body: JSON.stringify({ device: uuidv7(), items }),
      });
      const { answers } = (await answer.json()) as { answers: { outcome: string }[] };
      if (answers.some(({ outcome }) => outcome !== "APPLIED")) throw new Error(JSON.stringify(answers[0]));
    };
    await load(4, 4, send);
    const { perSecond, p95 } = await load(80, 4, send);
    lines.push([name, 4000, figure(perSecond * 50), figure(p95)]);
  }
  return lines;
}

async function phone(): Promise<Line[]> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: server.url }]);
  const page = await context.newPage();
  await page.goto(`${server.url}/field`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", WEAK);
  let bytes = 0;
  cdp.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  for (const label of ["6位数字密码", "再输一遍"]) await page.getByLabel(label).fill(PIN);
  const first = await timed(async () => {
    await page.getByRole("button", { name: "设好了，开始下载任务" }).click();
    await page.getByText("上次更新").waitFor();
  });
  const lines: Line[] = [
    [`first exchange of ${RECORDS.toLocaleString("en")} records on 3G, s`, seconds(first), "≤ 3"],
    ["  its bytes, MB", (bytes / 1e6).toFixed(2), "≤ 1"],
  ];
  await cdp.send("Network.emulateNetworkConditions", { ...WEAK, offline: true });
  for (let n = 0; n < VISITS; n++) await noteVisit(page, n);
  const sent = await timed(async () => {
    await cdp.send("Network.emulateNetworkConditions", WEAK);
    await page.getByRole("button", { name: "马上更新" }).click();
    await page.getByRole("status").getByText("都交上了").waitFor({ timeout: 60_000 });
  });
  lines.push([`${VISITS} visits that waited, sent on 3G, s`, seconds(sent), "≤ 10"]);
  lines.push(...(await memory(page)));
  await context.setOffline(true);
  lines.push([
    `opening without a line, processor ${SLOW_PROCESSOR} times slower, s`,
    seconds(await opens(context)),
    "≤ 1",
  ]);
  await context.close();
  return lines;
}

async function noteVisit(page: Page, n: number): Promise<void> {
  await page.evaluate(() => {
    location.hash = "#/visit";
  });
  await page.locator("[name=result][value=NOTHING_RAISED]").check();
  await page.locator("[name=note]").evaluate((field, text) => {
    (field as HTMLTextAreaElement).value = text;
  }, `第 ${n} 户，一切都好`);
  await page.locator("form:has([name=visitedOn]) button[type=submit]").click();
  await page.getByRole("button", { name: "记得对，记下来" }).click();
  await page.getByRole("heading", { name: "待交" }).waitFor();
}

async function memory(page: Page): Promise<Line[]> {
  const { usage = 0 } = await page.evaluate(() => navigator.storage.estimate());
  const heap = await page.evaluate(
    () => (performance as never as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
  );
  return [
    ["stored on the phone with all of it, MB", (usage / 1e6).toFixed(1), ""],
    ["script's memory, open, MB", (heap / 1e6).toFixed(1), ""],
  ];
}

/** From the press on the icon to a field that takes the PIN, median of five. */
async function opens(context: BrowserContext): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOW_PROCESSOR });
    times.push(
      await timed(async () => {
        await page.goto(`${server.url}/field`, { waitUntil: "commit" });
        await page.getByLabel("6位数字密码").fill("2");
      }),
    );
    await page.close();
  }
  return median(times);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}
