import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findBrowser } from "../browser.ts";
import { startServer } from "./server.ts";
import { table } from "./table.ts";

// Residents' pages as Lighthouse's phone sees them (slow 4G, a processor four times slower, both computed). Lighthouse is
// fetched by npx when asked for: with a hundred packages of its own it stays out of the lock file.

const LIGHTHOUSE = "lighthouse@13.5.0";
const PAGES = ["/", "/submit", "/track"] as const;
const ROUNDS = 3;
const FLAGS =
  "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const AUDITS = {
  "first paint ms": "first-contentful-paint",
  "largest paint ms": "largest-contentful-paint",
  "blocked ms": "total-blocking-time",
  "layout shift": "cumulative-layout-shift",
  bytes: "total-byte-weight",
} as const;

type Report = {
  categories: Record<"performance" | "accessibility", { score: number }>;
  audits: Record<string, { numericValue?: number }>;
  environment: { benchmarkIndex: number };
};

const server = await startServer(process.env.BENCH_FOLDER ?? "");
try {
  const lines: string[][] = [];
  for (const page of PAGES) {
    await fetch(`${server.url}${page}`); // the first answer of a fresh server is not what is measured
    const reports: Report[] = [];
    for (let round = 0; round < ROUNDS; round++) reports.push(await look(`${server.url}${page}`));
    reports.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
    lines.push(line(page, reports[Math.floor(ROUNDS / 2)] as Report));
  }
  console.log(
    table(["mobile, median of 3", "performance", "accessibility", ...Object.keys(AUDITS), "machine"], lines),
  );
} finally {
  await server.stop();
}
process.exit();

async function look(url: string): Promise<Report> {
  const args = ["--yes", LIGHTHOUSE, url, "--quiet", "--output=json", `--chrome-flags=${FLAGS}`];
  const { stdout } = await promisify(execFile)(
    "npx",
    [...args, "--only-categories=performance,accessibility"],
    {
      env: { ...process.env, CHROME_PATH: findBrowser() },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return JSON.parse(stdout);
}

function line(page: string, { categories, audits, environment }: Report): string[] {
  const score = (name: keyof Report["categories"]) => String(Math.round(categories[name].score * 100));
  const figures = Object.values(AUDITS).map((name) => {
    const value = audits[name]?.numericValue ?? 0;
    return value < 1 ? value.toFixed(3) : String(Math.round(value));
  });
  return [page, score("performance"), score("accessibility"), ...figures, String(environment.benchmarkIndex)];
}
