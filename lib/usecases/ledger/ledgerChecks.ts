import { createHash } from "node:crypto";
import { db, transaction } from "#lib/db/client.ts";
import { loadCounting } from "#lib/db/clocks/clockSettings.ts";
import {
  type CheckedRow,
  countRows,
  countWanted,
  forgetRows,
  insertRows,
  markDuplicates,
  unitsOfCity,
} from "#lib/db/ledger/ledgerImports.ts";
import {
  beat,
  type ClaimedJob,
  confirmJob,
  endJob,
  expireJob,
  ownJob,
  resumeJob,
} from "#lib/db/ledger/ledgerJobs.ts";
import { staffOf } from "#lib/db/staff.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { deskPost, mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { isExample } from "#lib/domain/labels/template.ts";
import { checkLine } from "#lib/domain/ledger/ledgerCheck.ts";
import { entryOf, type ImportEntry } from "#lib/domain/ledger/ledgerEntry.ts";
import { cellsOf, dayOfLedger, headOf } from "#lib/domain/ledger/ledgerHead.ts";
import { importedIssue } from "#lib/domain/ledger/ledgerImport.ts";
import { hoursLater, IMPORT_DAYS, MOST_BAD_ROWS, MOST_IMPORT_ROWS } from "#lib/domain/ledger/ledgerJob.ts";
import { makeRegister, type Register } from "#lib/domain/ledger/ledgerNames.ts";
import { type CellProblem, columnLetter, readLine } from "#lib/domain/ledger/ledgerSheet.ts";
import { mayRegister, type Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { normaliseDigits } from "#lib/domain/text.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { firstBytes, ledgerFile, removeJobFiles } from "#lib/files/ledgerFiles.ts";
import { findHead } from "#lib/files/sheets.ts";
import { NotXlsx, openXlsx, TooMuch, type Workbook } from "#lib/files/xlsxReader.ts";
import { refusable } from "../outcome.ts";
import { notAllowed, queueJob } from "./ledgerQueue.ts";

/** Both zip (.xlsx) files and whatever else is one begin like this; the rest is told at once. */
const ZIP = Buffer.from("504b0304", "hex");
const kept = (now: Date): Date => hoursLater(now, IMPORT_DAYS * 24);

/**
 * Takes an uploaded ledger into the queue for its dry run. The file lies at `ledgerFile(jobId)`; a refused one is removed.
 * Errors: NOT_ALLOWED, LEDGER_NOT_XLSX, LEDGER_BUSY, NOT_FOUND.
 */
export async function askImport(
  actor: Staff,
  asked: { jobId: string; fileName: string; bytes: number; lang: Lang },
  now: Date,
): Promise<{ id: string } | Problem> {
  const { jobId, fileName, bytes, lang } = asked;
  const zip = (await firstBytes(ledgerFile(jobId), ZIP.length)).equals(ZIP);
  const job = { id: jobId, task: "CHECK", lang, fileName, fileBytes: bytes, expiresAt: kept(now) } as const;
  const queued = zip ? await queueJob(actor, "importLedger", job, now) : problem("LEDGER_NOT_XLSX");
  if (isProblem(queued) && queued.code !== "NOT_FOUND") await removeJobFiles(jobId);
  return queued;
}

const BATCH = 500;
class ClaimLost extends Error {}

/**
 * The dry run: reads every row, finds its names, and keeps what each would become or what is wrong with it, cell by cell.
 * Nothing comes into the casework. Killed half-way, it begins anew. The file is not needed afterwards and goes.
 * Errors: NOT_ALLOWED, LEDGER_NOT_XLSX, LEDGER_UNPACKS_TOO_LARGE, LEDGER_NO_HEAD, LEDGER_EMPTY, LEDGER_TOO_MANY_ROWS,
 * LEDGER_ALL_WRONG.
 */
export async function runCheck(job: ClaimedJob, now: Date): Promise<Problem | undefined> {
  const actor = await staffOf(db, job.personId, now);
  if (!actor || !mayAtDesk(actor, "importLedger")) return notAllowed("importLedger");
  const given = {
    actor,
    now,
    job,
    ...(await loadCounting()),
    register: makeRegister(await unitsOfCity(db, job.unitId)),
  };
  let workbook: Workbook | undefined;
  try {
    workbook = await openXlsx(ledgerFile(job.id));
    await forgetRows(db, job.id);
    const refused = await readRows(workbook, given);
    if (refused) return refused;
    await transaction(async (tx) => {
      await markDuplicates(tx, job.id);
      const counts = await countRows(tx, job.id);
      if (
        !(await endJob(tx, job, {
          state: "CHECKED",
          now,
          expiresAt: kept(now),
          done: counts.total,
          ...counts,
        }))
      )
        throw new ClaimLost();
    });
    await removeJobFiles(job.id);
    return undefined;
  } catch (error) {
    if (error instanceof ClaimLost) return undefined;
    if (error instanceof NotXlsx) return problem("LEDGER_NOT_XLSX");
    if (error instanceof TooMuch) return problem("LEDGER_UNPACKS_TOO_LARGE");
    throw error;
  } finally {
    workbook?.close();
  }
}

type Given = { actor: Staff; now: Date; job: ClaimedJob; register: Register } & Awaited<
  ReturnType<typeof loadCounting>
>;

async function readRows(workbook: Workbook, given: Given): Promise<Problem | undefined> {
  const found = await findHead(workbook, headOf);
  if (!found) return problem("LEDGER_NO_HEAD");
  const day = dayOfLedger(found.above, shanghaiDate(given.now));
  const letters = new Map([...found.head].map(([column, key]) => [key, columnLetter(column)]));
  const located = (wrong: CellProblem): CellProblem => {
    const letter = letters.get(wrong.key);
    return letter ? { ...wrong, letter } : wrong;
  };
  let batch: CheckedRow[] = [];
  let done = 0;
  let bad = 0;
  const keep = async () => {
    await transaction(async (tx) => {
      await insertRows(tx, given.job.id, batch);
      if (!(await beat(tx, given.job, { done, bad }))) throw new ClaimLost();
    });
    batch = [];
  };
  for await (const { row, cells } of workbook.rows(found.sheet)) {
    const told = row > found.row ? cellsOf(cells, found.head, workbook.dayShift) : null;
    if (!told) continue;
    if (done === MOST_IMPORT_ROWS)
      return problem("LEDGER_TOO_MANY_ROWS", { rows: `>${MOST_IMPORT_ROWS}`, most: MOST_IMPORT_ROWS });
    const { line, problems } = readLine(told, day);
    const checked = isExample(line)
      ? leftIn(row)
      : checkRow(row, line, [...problems, ...checkLine(line, shanghaiDate(given.now), problems)], given);
    if (checked.verdict !== "EXAMPLE") done += 1;
    if (checked.verdict === "BAD") bad += 1;
    if (bad > MOST_BAD_ROWS) return problem("LEDGER_ALL_WRONG", { most: MOST_BAD_ROWS });
    batch.push({ ...checked, problems: checked.problems.map(located) });
    if (batch.length === BATCH) await keep();
  }
  await keep();
  return done === 0 ? problem("LEDGER_EMPTY") : undefined;
}

const leftIn = (row: number): CheckedRow => ({
  row,
  verdict: "EXAMPLE",
  entry: null,
  problems: [],
  number: "",
  likeness: "",
});

function checkRow(
  row: number,
  line: Parameters<typeof entryOf>[1],
  problems: CellProblem[],
  given: Given,
): CheckedRow {
  const entry = problems.length > 0 ? problems : entryOf(row, line, given.register);
  const wrong = Array.isArray(entry) ? entry : outOfReach(entry, given);
  const facts = { row, number: normaliseDigits(line.number) };
  if (Array.isArray(entry) || wrong.length > 0)
    return { ...facts, verdict: "BAD", entry: null, problems: wrong, likeness: "" };
  return {
    ...facts,
    verdict: "GOOD",
    entry: { ...entry, overdue: isOverdue(entry, given) },
    problems: [],
    likeness: digest([JSON.stringify(entry.place), entry.spokenOn, entry.statement]),
  };
}

export const OUT_OF_REACH: CellProblem = { key: "community", code: "OUT_OF_REACH", typed: "" };
/** The same right by which somebody registers at the desk decides whether a row may come in. */
const outOfReach = (entry: ImportEntry, { actor }: Given): CellProblem[] =>
  mayRegister(actor, entry) ? [] : [OUT_OF_REACH];

/** Still open, and a promise to the resident has run out: it will be recorded and moved by the next sweep. */
function isOverdue(entry: ImportEntry, { now, calendar, settings, job }: Given): boolean {
  if (entry.resolvedOn) return false;
  const by = { personId: job.personId, role: job.role, post: null };
  let made = 0;
  const newId = () => `${made++}`;
  const ctx = { now, calendar, settings, newId, by };
  const { issue } = importedIssue(entry, { id: "", receiptNo: "", residentId: null, ctx });
  return issue.clocks.some(({ dueAt }) => dueAt <= now);
}

const digest = (parts: readonly string[]): string =>
  createHash("sha256").update(parts.join("\u0000")).digest("base64url").slice(0, 22);

/**
 * The person has seen the dry run and wants the good rows in, and those that look the same as an issue where they say so.
 * Errors: NOT_FOUND, NOT_ALLOWED, LEDGER_GONE (not checked, or expired), LEDGER_NOTHING_TO_IMPORT.
 */
export const confirmImport = (
  actor: Staff,
  { jobId, sameWords }: { jobId: string; sameWords: boolean },
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const job = await ownJob(tx, actor.personId, jobId, { lock: true });
    if (!job || job.task === "EXPORT") return problem("NOT_FOUND");
    if (!deskPost(actor, "importLedger")) return notAllowed("importLedger");
    if (job.task === "IMPORT") {
      // What broke off goes on behind the last batch that is in.
      if (job.state === "FAILED") await resumeJob(tx, jobId, kept(now));
      return { id: job.id };
    }
    if (job.state !== "CHECKED" || job.expiresAt <= now) return problem("LEDGER_GONE");
    const total = await countWanted(tx, jobId, sameWords);
    if (total === 0) return problem("LEDGER_NOTHING_TO_IMPORT");
    await confirmJob(tx, jobId, { total, withSameWords: sameWords, expiresAt: kept(now) });
    return { id: job.id };
  });

/** What was uploaded is not wanted after all: rows and file go at once. Errors: NOT_FOUND, LEDGER_GONE (already under way). */
export async function dropImport(actor: Staff, jobId: string, now: Date): Promise<{ id: string } | Problem> {
  const dropped = await refusable(async (tx) => {
    const job = await ownJob(tx, actor.personId, jobId, { lock: true });
    if (!job || job.task === "EXPORT") return problem("NOT_FOUND");
    if (job.state !== "CHECKED" && job.state !== "FAILED") return problem("LEDGER_GONE");
    await expireJob(tx, jobId, now);
    return { id: job.id };
  });
  if (!isProblem(dropped)) await removeJobFiles(jobId);
  return dropped;
}
