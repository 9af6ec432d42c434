import { spawn } from "node:child_process";
import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import { SHEET_HEADINGS } from "#lib/domain/labels/ledger.ts";
import { EXPORT_HOURS, hoursLater, MOST_UNMASKED_ROWS } from "#lib/domain/ledger/ledgerJob.ts";
import { SHEET_KEYS, type SheetKey } from "#lib/domain/ledger/ledgerSheet.ts";
import { writeXlsx } from "#lib/files/xlsxWriter.ts";
import { confirmImport } from "#lib/usecases/ledger/ledgerChecks.ts";
import { workerProgram } from "../../deploy/programs.ts";
import type { LedgerDone } from "./ledgerWork.ts";
import { figure, type Line, table } from "./table.ts";

/** The Excel ledger out and in, done by a process with the worker's bounds on memory, over the rows of the city. */
const EXPORTED = 39_000;
const IMPORTED = 50_000;
const folder = path.join(process.env.MINQING_FILES ?? "", "ledger");
await mkdir(folder, { recursive: true });
const now = new Date();
const expiresAt = hoursLater(now, EXPORT_HOURS);
const clerk = await councilClerk();

const lines: Line[] = [];
const rows = await db.issue.count();
for (const [name, format, unmasked] of [
  ["CSV, masked", "CSV", false],
  ["Excel, masked", "XLSX", false],
  ["Excel, names in full where permitted", "XLSX", true],
] as const) {
  if (unmasked && rows > MOST_UNMASKED_ROWS) continue;
  const id = await queued("EXPORT", { format, unmasked, reason: unmasked ? "Benchmark of the ledger" : "" });
  const done = await work();
  const job = await db.ledgerJob.findUniqueOrThrow({ where: { id } });
  if (job.state !== "DONE") throw new Error(`${job.state} ${JSON.stringify(job.failure)}`);
  const megabytes = (await stat(path.join(folder, job.fileName))).size / 1e6;
  lines.push(line(`export, ${name}`, job.done, done, `${megabytes.toFixed(1)} MB`));
}
if (rows <= EXPORTED) await importOld();
console.log(
  table(["ledger", "rows", "s", "rows/s", "RSS before MB", "RSS most MB", "more MB", "file"], lines),
);
console.log(
  "target: 39,000 rows out in ≤ 60 s and ≤ +150 MB; a million as CSV in ≤ 60 s, as Excel in ≤ 180 s, ≤ 300 MB",
);
process.exit(0);

async function importOld(): Promise<void> {
  const id = await queued("CHECK", { fileName: "bench.xlsx" });
  const made = path.join(folder, id);
  await writeXlsx(made, [{ name: "台账", widths: [10], headRows: 1, foot: "", rows: rowsToImport() }]);
  const megabytes = (await stat(made)).size / 1e6;
  const checked = await work();
  lines.push(line("import, dry run", IMPORTED, checked, `${megabytes.toFixed(1)} MB`));
  await confirmImport(clerk, { jobId: id, sameWords: false }, now);
  const imported = await work();
  const job = await db.ledgerJob.findUniqueOrThrow({ where: { id } });
  if (job.imported !== IMPORTED) throw new Error(`imported ${job.imported} ${JSON.stringify(job.failure)}`);
  lines.push(line("import, issues with trail", IMPORTED, imported, ""));
}

function line(name: string, rows: number, { ms, before, most }: LedgerDone, file: string): Line {
  const s = ms / 1000;
  return [
    name,
    rows.toLocaleString("en"),
    figure(s),
    figure(rows / s),
    figure(before),
    figure(most),
    figure(most - before),
    file,
  ];
}

async function councilClerk() {
  const unit = await db.orgUnit.findFirstOrThrow({ where: { level: "CITY", kind: "AREA" } });
  const personId = uuidv7();
  const post = { role: "COUNCIL_CLERK", unitId: unit.id } as const;
  await db.person.create({
    data: {
      id: personId,
      loginName: "bench",
      name: "Bench",
      dutyTitle: "Bench",
      passwordHash: "-",
      createdAt: now,
      posts: { create: [{ ...post, id: uuidv7(), validFrom: new Date("2024-01-01") }] },
    },
  });
  return { kind: "STAFF", personId, posts: [{ ...post, level: "CITY", kind: "AREA" }] } as const;
}

async function queued(
  task: string,
  facts: { format?: "XLSX" | "CSV"; unmasked?: boolean; reason?: string; fileName?: string },
) {
  const jobId = uuidv7();
  const by = { personId: clerk.personId, unitId: clerk.posts[0].unitId, role: "COUNCIL_CLERK", lang: "zh" };
  await db.ledgerJob.create({
    data: { id: jobId, task, state: "WAITING", params: {}, ...by, ...facts, createdAt: now, expiresAt },
  });
  return jobId;
}

/** The oldest job, in a fresh process bounded like the worker. */
async function work(): Promise<LedgerDone> {
  const { args, env } = workerProgram(process.env);
  const bounds = args.filter((arg) => arg.startsWith("--"));
  const child = spawn(process.execPath, [...bounds, "tests/bench/ledgerWork.ts"], {
    env: env ?? process.env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = "";
  for await (const text of child.stdout) told += text;
  return JSON.parse(told) as LedgerDone;
}

/** Last year's ledger: every community in turn, each row with its own words, nine in ten ended. */
async function* rowsToImport() {
  yield { style: "HEAD" as const, cells: SHEET_KEYS.map((key) => SHEET_HEADINGS[key][0]) };
  const places = await db.$queryRaw<{ county: string; town: string; community: string }[]>`
    SELECT c.name AS county, t.name AS town, m.name AS community FROM org_units m
      JOIN org_units t ON t.id = m.town_id JOIN org_units c ON c.id = m.county_id
    WHERE m.level = 'COMMUNITY' AND m.kind = 'AREA' ORDER BY m.code`;
  for (let n = 0; n < IMPORTED; n += 1) {
    const ended = n % 10 > 0;
    const told: Partial<Record<SheetKey, string>> = {
      seq: String(n + 1),
      number: `2025-${n}`,
      registeredOn: `2025-${String(1 + (n % 12)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`,
      channel: "上门走访",
      ...places[n % places.length],
      resident: "王阿姨",
      phone: `138${String(n).padStart(8, "0")}`,
      categoryL1: "市政公用",
      categoryL2: "路灯照明",
      statement: `第${n}件：小区东门的路灯坏了半个月，晚上老人不敢出门，找过物业和社区，还没有人来修，请帮忙催一催。`,
      ...(ended && {
        dispatchedOn: "2025-12-29",
        repliedOn: "2025-12-30",
        reply: "已经联系市政派人来看过，确认是线路老化，换了两盏灯，晚上亮了。",
        resolvedOn: "2025-12-31",
        outcome: "已解决",
        measures: "更换灯具两套",
        rating: "满意",
      }),
    };
    yield { cells: SHEET_KEYS.map((key) => told[key] ?? "") };
  }
}
