import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { uuidv7 } from "uuidv7";
import { db } from "#lib/db/client.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { openXlsx } from "#lib/files/xlsxReader.ts";
import { type SheetPlan, writeXlsx } from "#lib/files/xlsxWriter.ts";
import { doLedgerJob } from "#lib/usecases/ledger/ledgerJobs.ts";

/** A folder of this test file's own for what is on its way out or in; set before anything reads the environment. */
export function filesFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "minqing-files-"));
  process.env.MINQING_FILES = folder;
  return folder;
}

/** The person of these posts, in the database: work in the background asks for posts again. */
export async function employed(staff: Staff, name = "钱主任"): Promise<Staff> {
  await db.person.create({
    data: {
      id: staff.personId,
      loginName: `login-${staff.personId}`,
      name,
      dutyTitle: name,
      passwordHash: "-",
      createdAt: new Date("2026-01-01"),
      posts: {
        create: staff.posts.map(({ role, unitId }) => ({
          id: uuidv7(),
          unitId,
          role,
          validFrom: new Date("2026-01-01"),
        })),
      },
    },
  });
  return staff;
}

/** Everything of a workbook, as texts by sheet. */
export async function sheetsOf(file: string): Promise<Record<string, string[][]>> {
  const workbook = await openXlsx(file);
  const found: Record<string, string[][]> = {};
  for (const [at, name] of workbook.sheets.entries()) {
    const rows: string[][] = [];
    for await (const { cells } of workbook.rows(at)) rows.push(Array.from(cells, (cell) => cell ?? ""));
    found[name] = rows;
  }
  workbook.close();
  return found;
}

/** An .xlsx with one sheet of these rows. */
export const makeXlsx = (
  file: string,
  rows: readonly (readonly string[])[],
  more: readonly SheetPlan[] = [],
) =>
  writeXlsx(file, [
    { name: "台账", widths: [10], headRows: 0, foot: "", rows: rows.map((cells) => ({ cells })) },
    ...more,
  ]);

/** Does all work on the ledger that waits; throws what went wrong by a bug. */
export async function workAll(now: Date): Promise<void> {
  for (;;) {
    const done = await doLedgerJob(now);
    if (done?.error) throw done.error;
    if (!done) return;
  }
}

/** A worker on the ledger in a process of its own, to be killed. */
export function ledgerProcess(now: Date): ChildProcess & { ended: Promise<void> } {
  const script = path.resolve("tests/support/ledgerProcess.ts");
  const child = spawn(process.execPath, ["--conditions=react-server", script, now.toISOString()], {
    env: process.env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
  });
  return Object.assign(child, { ended });
}
