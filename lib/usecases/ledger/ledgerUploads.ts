import { uuidv7 } from "uuidv7";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { templateSheets } from "#lib/domain/labels/template.ts";
import { MOST_IMPORT_BYTES } from "#lib/domain/ledger/ledgerJob.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { cleanText } from "#lib/domain/text.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { ledgerFile, makeLedgerFolder, removeJobFiles } from "#lib/files/ledgerFiles.ts";
import { readForm } from "#lib/files/multipart.ts";
import { xlsxStream } from "#lib/files/xlsxWriter.ts";
import { askImport } from "./ledgerChecks.ts";
import { notAllowed } from "./ledgerQueue.ts";

/** Beside the file there is next to nothing in the form. */
export const MOST_LEDGER_FORM = MOST_IMPORT_BYTES + 100_000;
const LONGEST_NAME = 120;

/**
 * A ledger as a plain form brings it, straight to the disk; its dry run is queued. Whoever may not is refused before the
 * first byte is kept. Errors: NOT_ALLOWED, INVALID, FILES_NONE, FILE_TOO_LARGE and those of {@link askImport}.
 */
export async function receiveLedger(
  actor: Staff,
  request: Request,
  lang: Lang,
  now: Date,
): Promise<{ id: string } | Problem> {
  if (!mayAtDesk(actor, "importLedger")) return notAllowed("importLedger");
  await makeLedgerFolder();
  const form = await readForm(request, uuidv7, ledgerFile);
  const [file] = form.files;
  const taken = async (): Promise<{ id: string } | Problem> => {
    if (form.problem) return form.problem;
    if (!file) return problem("FILES_NONE");
    if (form.files.length > 1) return problem("FILES_TOO_MANY");
    if (file.bytes > MOST_IMPORT_BYTES) return problem("FILE_TOO_LARGE");
    const fileName = [...cleanText(file.name)].slice(0, LONGEST_NAME).join("");
    return askImport(actor, { jobId: file.id, fileName, bytes: file.bytes, lang }, now);
  };
  const result = await taken();
  if (isProblem(result)) for (const { id } of form.files) await removeJobFiles(id);
  return result;
}

/** The empty ledger to fill in, with an example and what may stand in each column. */
export const ledgerTemplate = (lang: Lang): NodeJS.ReadableStream => xlsxStream(templateSheets(lang)).bytes;
