import { spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { JSONReport, JSONReportSuite } from "@playwright/test/reporter";
import type { JsonTestResults } from "vitest/node";
import { freePort } from "../prisma/database.ts";
import { installBrowser } from "./browser.ts";

// `npm test` and `npm run check`: every runner in turn, and at the end one line with their sum.
// deploy/start.mjs has installed what was missing. A runner that crashes, or finds nothing to run, has failed.

/** Of those that failed, and of those that passed only at the second try, the names, as far as a runner tells them. */
type Count = {
  passed: number;
  failed: number;
  named?: readonly string[];
  secondTry?: readonly string[];
};

const root = path.resolve(import.meta.dirname, "..");
const bin = (name: string) => path.join(root, "node_modules", ".bin", name);
const scratch = await mkdtemp(path.join(os.tmpdir(), "minqing-run-"));
await chmod(scratch, 0o755); // the database's account passes through
const total: Count = { passed: 0, failed: 0 };
/** Said again at the very end, where one looks first. */
const failures: string[] = [];
const secondTries: string[] = [];

await count("database client", () => exitOf(process.execPath, ["deploy/generate.ts"]).then(one));
await count("types", types);
await count("lint", () => exitOf(bin("biome"), ["check", "--error-on-warnings"]).then(one));
await count("unit, database, architecture", () => vitest(["domain", "pure", "database"], ["--coverage"]));
if (process.argv[2] !== "check") {
  await count("build", () => exitOf(process.execPath, ["deploy/build.ts"]).then(one));
  await count("start and stop", () => vitest(["runtime"], []));
  await count("browser", browser);
}
await rm(scratch, { recursive: true, force: true });

for (const name of secondTries) console.log(`passed at the second try: ${name}`);
for (const name of failures) console.log(`failed: ${name}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

async function count(name: string, runner: () => Promise<Count>): Promise<void> {
  const startedAt = Date.now();
  console.log(`\n== ${name}`);
  const {
    passed,
    failed,
    named = [],
    secondTry = [],
  } = await runner().catch((error): Count => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  console.log(`== ${name}: ${passed} passed, ${failed} failed, ${seconds} s`);
  total.passed += passed;
  total.failed += failed;
  secondTries.push(...secondTry);
  if (failed > 0) failures.push(name, ...named.map((test) => `${name}: ${test}`));
}

async function types(): Promise<Count> {
  // what an earlier build wrote about pages that have moved since is no longer true
  await rm(path.join(root, ".next", "types"), { recursive: true, force: true });
  const whole = await exitOf(bin("tsc"), ["-p", "."]);
  // the domain once more with neither DOM nor Node in sight: it must run everywhere
  const domain = await exitOf(bin("tsc"), ["-p", "lib/domain"]);
  return one(whole || domain);
}

async function vitest(projects: string[], extra: string[]): Promise<Count> {
  const file = path.join(scratch, `${projects.join("-")}.json`);
  const args = ["run", ...projects.map((project) => `--project=${project}`), ...extra];
  const code = await exitOf(bin("vitest"), [
    ...args,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const report = JSON.parse(await readFile(file, "utf8")) as JsonTestResults;
  const named = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName }) => `${path.relative(root, name)} › ${fullName}`),
  );
  return whole({ passed: report.numPassedTests, failed: report.numFailedTests, named }, code);
}

/** Two halves at once, each with a city and a clock of its own: one browser leaves half the machine idle. */
async function browser(): Promise<Count> {
  await installBrowser((line) => console.log(line));
  const city = path.join(scratch, "e2e");
  const seed = ["deploy/start.mjs", "run", "prisma/seed/main.ts"];
  if ((await exitOf(process.execPath, seed, { MINQING_DATA: city })) !== 0) throw new Error("no city");
  for (const half of [1, 2]) {
    await exitOf("cp", ["-a", city, `${city}-${half}`]);
    const kept = path.join(`${city}-${half}`, "database.json"); // a port of its own: both start at one moment
    const home = JSON.parse(await readFile(kept, "utf8"));
    await writeFile(kept, JSON.stringify({ ...home, port: await freePort() }));
  }
  const halves = await Promise.all([1, 2].map(browserHalf));
  return halves.reduce((sum, half) => ({
    passed: sum.passed + half.passed,
    failed: sum.failed + half.failed,
    named: [...(sum.named ?? []), ...(half.named ?? [])],
    secondTry: [...(sum.secondTry ?? []), ...(half.secondTry ?? [])],
  }));
}

async function browserHalf(half: number): Promise<Count> {
  const file = path.join(scratch, `browser-${half}.json`);
  const args = ["test", `--shard=${half}/2`, `--output=test-results/${half}`, "--reporter=list,json"];
  const code = await exitOf(bin("playwright"), args, {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    E2E_PORT: String(await freePort()),
    E2E_DATA: path.join(scratch, `e2e-${half}`),
  });
  const { stats, suites } = JSON.parse(await readFile(file, "utf8")) as JSONReport;
  const of = (status: string) => suites.flatMap((suite) => namesIn(suite, status));
  return whole(
    {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      named: of("unexpected"),
      secondTry: of("flaky"),
    },
    code,
  );
}

/** Stories that ended so. */
function namesIn({ specs, suites = [] }: JSONReportSuite, status: string): string[] {
  const own = specs
    .filter(({ tests }) => tests.some((test) => test.status === status))
    .map(({ file, title }) => `${file} › ${title}`);
  return [...own, ...suites.flatMap((suite) => namesIn(suite, status))];
}

function one(code: number): Count {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A runner that ended badly without a failed test (too little covered, say), or ran none, counts as one failure. */
function whole(count: Count, code: number): Count {
  const silent = count.failed === 0 && (code !== 0 || count.passed === 0);
  return silent
    ? { ...count, failed: 1, named: [`no test failed, but the runner ended with ${code}`] }
    : count;
}

function exitOf(program: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...cleanEnv(), ...env },
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** Nothing of the caller's own service may reach the tests, but everything else of the machine does. */
function cleanEnv(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  const node = path.join(root, "node_modules", ".bin");
  for (const name of [
    "DATABASE_URL",
    "AUTH_SECRET",
    "PUBLIC_URL",
    "NEXTAUTH_URL",
    "NEXTAUTH_SECRET",
    "PORT",
    "HOST",
  ]) {
    delete env[name];
  }
  for (const name of Object.keys(env)) if (name.startsWith("MINQING_")) delete env[name];
  return {
    ...env,
    PATH: `${node}${path.delimiter}${env.PATH}`,
    NEXT_TELEMETRY_DISABLED: "1",
    FORCE_COLOR: "0",
  };
}
