import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { uuidv7 } from "uuidv7";
import { expect } from "vitest";
import { db } from "#lib/db/client.ts";
import { rowsNotGood } from "#lib/db/ledger/ledgerImports.ts";
import { SHEET_HEADINGS } from "#lib/domain/labels/ledger.ts";
import { SHEET_KEYS, type SheetKey } from "#lib/domain/ledger/ledgerSheet.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { askImport, confirmImport } from "#lib/usecases/ledger/ledgerChecks.ts";
import { filesFolder, makeXlsx, workAll } from "#tests/support/ledgerFiles.ts";
import { clock, makeOffices, type Offices } from "#tests/support/offices.ts";

/** Ledgers that are brought in, by the clerk of a county: what the tests about them share. */
export const NOW = clock("2026-03-11 12:00");
const files = filesFolder();
/** where uploads wait, and exports */
export const folder = path.join(files, "ledger");
/** Each file of tests has its own. */
export let offices: Offices;
export let clerk: Staff;
/** For beforeAll; gives back what clears the folder. */
export async function makeClerk(): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  offices = await makeOffices();
  clerk = offices.people.county;
  return () => rmSync(files, { recursive: true, force: true });
}

export type Line = Partial<Record<SheetKey, string>>;
const GOOD: Line = {
  number: "2025-001",
  registeredOn: "2025-03-03",
  channel: "上门走访",
  county: "锦溪区",
  town: "枫树街道",
  community: "槐树社区",
  statement: "三楼水管一直漏",
};
let made = 0;
/** A line like the good one, about something else. */
export const line = (changes: Line = {}): Line => {
  made += 1;
  return { ...GOOD, number: `2025-${1000 + made}`, statement: `第${made}件：路灯坏了`, ...changes };
};
export const HEAD = SHEET_KEYS.map((key) => SHEET_HEADINGS[key][0]);
export const cells = (told: Line) => SHEET_KEYS.map((key) => told[key] ?? "");

export async function upload(rows: readonly (readonly string[])[], actor = clerk): Promise<string> {
  const jobId = uuidv7();
  const file = path.join(folder, jobId);
  await makeXlsx(file, rows);
  const queued = await askImport(actor, { jobId, fileName: "台账.xlsx", bytes: 1, lang: "zh" }, NOW);
  if (isProblem(queued)) throw new Error(queued.code);
  return jobId;
}
export const job = (id: string) => db.ledgerJob.findUniqueOrThrow({ where: { id } });
export async function checked(lines: readonly Line[], actor = clerk): Promise<string> {
  const id = await upload([HEAD, ...lines.map(cells)], actor);
  await workAll(NOW);
  return id;
}
export async function broughtIn(lines: readonly Line[], { sameWords = false } = {}) {
  const id = await checked(lines);
  expect(await rowsNotGood(db, id, 0, 10)).toEqual([]);
  const confirmed = await confirmImport(clerk, { jobId: id, sameWords }, NOW);
  if (isProblem(confirmed)) throw new Error(confirmed.code);
  await workAll(NOW);
  const issues = await db.issue.findMany({
    where: { importedJobId: id },
    include: {
      events: { orderBy: { seq: "asc" } },
      clocks: true,
      replies: true,
      resident: true,
      importedRow: true,
    },
    orderBy: { importedRow: { row: "asc" } },
  });
  return { id, issues };
}
