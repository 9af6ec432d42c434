import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { generateIssues } from "#prisma/seed/history.ts";
import { WIDEN_CITY } from "#prisma/seed/wideCity.ts";
import { plainContext } from "../../deploy/context.ts";
import { startTethered, type Tethered } from "../../deploy/processes.ts";
import { generateClient } from "../../deploy/steps.ts";
import { startDatabase } from "../../prisma/database.ts";
import { applyMigrations } from "../../prisma/migrate.ts";
import { buildCity, runSql } from "./city.ts";
import { generateSearched } from "./searchData.ts";

// `npm run bench [-- register sweep reads web publicFigures field ledgerExport ledgerFilters search lighthouse figures]`: measures on a database of its own, in a folder of its own, and leaves
// nothing behind. Ratios are taken within one run and nothing is asserted: another machine's figures are no failure.

/** Makes a million issues first, or fetches a program: done only where it is asked for. */
const ON_REQUEST: readonly string[] = ["ledgerFilters", "search", "lighthouse", "figures"];
const LONGEST_MS =
  (process.argv.slice(3).some((name) => name === "search" || name === "figures")
    ? 180
    : process.env.LEDGER_ISSUES
      ? 40
      : 8) * 60_000;
const HISTORY = 100_000;
/** A city’s year; a million takes ten minutes to make (LEDGER_ISSUES=1000000). */
const LEDGER = Number(process.env.LEDGER_ISSUES) || 39_000;
const [THREE_YEARS, TEN_YEARS] = [1_095, 3_652];
const SECTIONS = [
  "register",
  "sweep",
  "reads",
  "web",
  "publicFigures",
  "field",
  "ledgerExport",
  "ledgerFilters",
  "search",
  "lighthouse",
  "figures",
] as const;
type Section = (typeof SECTIONS)[number];

const asked = process.argv.slice(3);
const sections = SECTIONS.filter((section) =>
  asked.length === 0 ? !ON_REQUEST.includes(section) : asked.includes(section),
);
let running: Tethered | undefined;
let ending = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end("interrupted"));
process.once("disconnect", () => end("interrupted"));
setTimeout(() => end(`stopped after ${LONGEST_MS / 60_000} minutes`), LONGEST_MS).unref();

await generateClient(plainContext());
const folder = await mkdtemp(path.join(os.tmpdir(), "minqing-bench-"));
await chmod(folder, 0o755); // the database's account passes through
const database = await startDatabase({ folder });
let failed = false;
try {
  console.log(
    `${os.cpus().length} × ${os.cpus()[0]?.model}, ${os.type()}, Node ${process.version}, load ${os.loadavg()[0]?.toFixed(1)}\n`,
  );
  await applyMigrations(database.url);
  await buildCity(database.url);
  for (const section of sections) if (!ending) await run(section);
} finally {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

/** One section in a process of its own, on fresh copies of the city. */
async function run(section: Section): Promise<void> {
  const env = {
    ...process.env,
    DATABASE_URL: await copy(section),
    PLAIN_DATABASE_URL: section === "register" ? await copy("plain") : "",
    BENCH_FOLDER: folder,
    MINQING_FILES: folder,
  };
  if (section === "reads" || section === "web" || section === "publicFigures")
    await generateIssues(env.DATABASE_URL, HISTORY, "HISTORY");

  if (section === "ledgerExport" || section === "ledgerFilters" || section === "field")
    await generateIssues(env.DATABASE_URL, LEDGER, "HISTORY", { summedUp: false });
  if (section === "search")
    await generateSearched(env.DATABASE_URL, Number(process.env.SEARCH_ISSUES) || 1_000_000);
  if (section === "figures") {
    await runSql(env.DATABASE_URL, ...WIDEN_CITY);
    const count = Number(process.env.FIGURES_ISSUES) || 1_000_000;
    await generateIssues(env.DATABASE_URL, count, "HISTORY", {
      days: count > 1_000_000 ? TEN_YEARS : THREE_YEARS,
      factsOnly: count > 1_000_000, // with all that belongs to them ten million want 60 GB
    });
  }
  if (ending) return;
  running = startTethered(section, { args: ["--conditions=react-server", `tests/bench/${section}.ts`], env });
  if ((await running.ended) !== 0) failed = true;
  console.log();
}

async function copy(name: string): Promise<string> {
  await runSql(database.urlOf("postgres"), `CREATE DATABASE "${name}" TEMPLATE minqing`);
  return database.urlOf(name);
}

/** What is running is stopped; the database and its folder go as always. */
function end(why: string): void {
  if (ending) return;
  ending = failed = true;
  console.error(why);
  void running?.stop();
}
