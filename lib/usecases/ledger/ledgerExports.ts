import { type Db, db, transaction } from "#lib/db/client.ts";
import { countLedger, type LedgerScope, ledgerAsked, snapshot } from "#lib/db/ledger/ledger.ts";
import { recordExport, unitName } from "#lib/db/ledger/ledgerExports.ts";
import { beat, type ClaimedJob, endJob, ownJob } from "#lib/db/ledger/ledgerJobs.ts";
import { batchMarks, readNames, readSheetRows } from "#lib/db/ledger/ledgerSheet.ts";
import { type Reader, withReaders } from "#lib/db/readers.ts";
import { namedUnits } from "#lib/db/routing/reachUnits.ts";
import { staffOf } from "#lib/db/staff.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { filterWords } from "#lib/domain/labels/filter.ts";
import { sheetHeading } from "#lib/domain/labels/ledger.ts";
import { noticeRows, sheetFoot, sheetNames, titleRows } from "#lib/domain/labels/sheet.ts";
import { ledgerPairs } from "#lib/domain/ledger/ledgerFilter.ts";
import {
  EXPORT_HOURS,
  hoursLater,
  MOST_EXPORT_ROWS,
  MOST_UNMASKED_ROWS,
  paramsOf,
} from "#lib/domain/ledger/ledgerJob.ts";
import { isRevealed, sheetLine } from "#lib/domain/ledger/ledgerLine.ts";
import { SHEET_COLUMNS, writeLine } from "#lib/domain/ledger/ledgerSheet.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import type { Lang, LedgerFormat } from "#lib/domain/vocabulary.ts";
import { writeCsvFile } from "#lib/files/csvWriter.ts";
import {
  finishFile,
  growingFile,
  openLedgerFile,
  removeJobFiles,
  removeLedgerFile,
} from "#lib/files/ledgerFiles.ts";
import { type SheetRow, writeXlsx } from "#lib/files/xlsxWriter.ts";
import { notAllowed, queueJob } from "./ledgerQueue.ts";

type AskedExport = {
  jobId: string;
  query: string;
  format?: LedgerFormat;
  unmasked: boolean;
  reason: string;
  lang: Lang;
};

/**
 * Asks for the ledger as an Excel file or as plain rows (domain.md F6): masked, or with names in full by permission and for a reason.
 * Errors: NOT_ALLOWED, LEDGER_BUSY, NOT_FOUND.
 */
export async function askExport(
  actor: Staff,
  { jobId, query, format = "XLSX", unmasked, reason, lang }: AskedExport,
  now: Date,
): Promise<{ id: string } | Problem> {
  if (unmasked && !mayAtDesk(actor, "exportUnmasked")) return notAllowed("exportUnmasked");
  const job = { id: jobId, task: "EXPORT", lang, params: paramsOf(query), format, unmasked, reason } as const;
  return queueJob(actor, "exportLedger", { ...job, expiresAt: hoursLater(now, EXPORT_HOURS) }, now);
}

const BATCH = 2000;
/** Connections that read at once: while the lines of a batch are written, the next ones are made. */
const READERS = 2;
/** Somebody else has taken the work over: nothing of this run may be kept. */
class ClaimLost extends Error {}

/**
 * Makes the file of an export. It grows under another name and is given its own only when it is whole; what was exported
 * is written down in the same transaction that makes it ready. Killed anywhere, it begins anew and no half file is ever
 * served. What the person may see and do is asked again now. Errors: NOT_ALLOWED, LEDGER_TOO_MANY_ROWS.
 */
export async function runExport(job: ClaimedJob, now: Date): Promise<Problem | undefined> {
  const actor = await staffOf(db, job.personId, now);
  if (!actor || !mayAtDesk(actor, "exportLedger")) return notAllowed("exportLedger");
  if (job.unmasked && !mayAtDesk(actor, "exportUnmasked")) return notAllowed("exportUnmasked");
  const { asked } = await ledgerAsked(actor, job.params, now);
  const file = `${job.id}.${job.claim}`;
  try {
    const made = await snapshot((tx) =>
      withReaders(tx, READERS, (readers) => makeFile(file, job, actor, asked, { tx, readers }, now)),
    );
    if (isProblem(made)) return made;
    const bytes = await finishFile(file);
    await transaction(async (tx) => {
      await recordExport(tx, job, { ...made, filter: ledgerPairs(asked.filter) }, now);
      const ready = { state: "DONE", now, expiresAt: hoursLater(now, EXPORT_HOURS) } as const;
      const whole = { fileName: file, fileBytes: bytes, done: made.rows, total: made.rows };
      if (!(await endJob(tx, job, { ...ready, ...whole }))) throw new ClaimLost();
    });
    // What killed workers left of it; one that still lives finds its own gone, and stops.
    await removeJobFiles(job.id, file);
    return undefined;
  } catch (error) {
    await removeLedgerFile(file);
    if (error instanceof ClaimLost) return undefined;
    throw error;
  }
}

/** The two sheets: the rows of one moment, and behind them the notice, which can tell how many they were. */
async function makeFile(
  file: string,
  job: ClaimedJob,
  actor: Staff & { readonly name: string },
  { filter: { after: _after, before: _before, ...filter }, ...asked }: LedgerScope,
  { tx, readers }: { tx: Db; readers: readonly Reader[] },
  now: Date,
): Promise<{ rows: number; revealed: string[] } | Problem> {
  const { lang } = job;
  const total = await countLedger(tx, { ...asked, filter });
  const most = job.unmasked ? MOST_UNMASKED_ROWS : MOST_EXPORT_ROWS;
  if (total > most) return problem("LEDGER_TOO_MANY_ROWS", { rows: total, most });
  const told = { by: actor.name, unit: await unitName(tx, job.unitId), role: job.role, at: now, lang };
  const named = await namedUnits([filter.unit, filter.charged].flatMap((id) => id ?? []));
  const names = Object.fromEntries(named.map(({ id, name }) => [id, name]));
  const made = { rows: 0, revealed: [] as string[] };

  const people = await readNames(tx);
  const marks = await batchMarks(tx, { ...asked, filter }, BATCH);
  function read(nth: number): ReturnType<typeof readSheetRows> {
    const after = marks[nth];
    const reader = readers[nth % READERS] as Reader;
    const batch = readSheetRows(
      reader,
      people,
      { ...asked, filter: { ...filter, ...(after && { after }) } },
      BATCH,
    );
    batch.catch(() => {}); // heard when its turn comes
    return batch;
  }
  async function* lines(): AsyncGenerator<readonly string[]> {
    const coming = marks.slice(0, READERS).map((_, nth) => read(nth));
    for (let nth = 0; nth < marks.length; nth += 1) {
      // Told outside of the snapshot, so that the person sees it grow.
      const going = await beat(db, job, { total, done: made.rows });
      const rows = (await coming.shift()) ?? [];
      if (!going) throw new ClaimLost();
      if (nth + READERS < marks.length) coming.push(read(nth + READERS));
      for (const row of rows) {
        const revealed = isRevealed(row, actor, job.unmasked);
        if (revealed) made.revealed.push(row.id);
        made.rows += 1;
        yield writeLine(sheetLine(row, made.rows, revealed, lang), lang);
      }
    }
  }
  if (job.format === "CSV") {
    await writeCsvFile(await growingFile(file), withHead(lang, lines()));
    return made;
  }
  async function* ledger(): AsyncGenerator<SheetRow> {
    yield* titleRows(told);
    for await (const cells of lines()) yield { cells };
  }
  function* notice(): Generator<SheetRow> {
    yield* noticeRows({
      ...told,
      id: job.id,
      filter: filterWords(filter, names, lang),
      rows: made.rows,
      revealed: made.revealed.length,
      unmasked: job.unmasked,
      reason: job.reason,
    });
  }
  const [ledgerName, noticeName] = sheetNames(lang);
  const foot = sheetFoot(told);
  await writeXlsx(await growingFile(file), [
    {
      name: ledgerName,
      widths: SHEET_COLUMNS.map(({ width }) => width),
      headRows: 3,
      wide: [1],
      foot,
      rows: ledger(),
    },
    { name: noticeName, widths: [20, 90], headRows: 0, foot, rows: notice() },
  ]);
  return made;
}

async function* withHead(
  lang: Lang,
  lines: AsyncIterable<readonly string[]>,
): AsyncGenerator<readonly string[]> {
  yield SHEET_COLUMNS.map(({ key }) => sheetHeading(key, lang));
  yield* lines;
}

/**
 * The file of an own export that is ready and has not expired, for who may still have it: posts end before files do.
 * Errors: NOT_FOUND (also for others'), NOT_ALLOWED, LEDGER_GONE.
 */
export async function openExport(
  actor: Staff,
  id: string,
  now: Date,
): Promise<
  | { bytes: number; body: ReadableStream<Uint8Array>; madeAt: Date; lang: Lang; format: LedgerFormat }
  | Problem
> {
  const job = await ownJob(db, actor.personId, id);
  if (job?.task !== "EXPORT") return problem("NOT_FOUND");
  if (!mayAtDesk(actor, "exportLedger")) return notAllowed("exportLedger");
  if (job.unmasked && !mayAtDesk(actor, "exportUnmasked")) return notAllowed("exportUnmasked");
  if (job.state !== "DONE" || job.expiresAt <= now) return problem("LEDGER_GONE");
  const file = await openLedgerFile(job.fileName);
  return file
    ? { ...file, madeAt: job.endedAt ?? now, lang: job.lang, format: job.format }
    : problem("LEDGER_GONE");
}
