import { uuidv7 } from "uuidv7";
import { MOST_IMPORT_BYTES } from "#lib/domain/ledger/ledgerJob.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { cleanText } from "#lib/domain/text.ts";
import { ledgerFile, makeLedgerFolder, removeJobFiles } from "#lib/files/ledgerFiles.ts";
import { readForm } from "#lib/files/multipart.ts";

/** Beside the file there is next to nothing in the form. */
export const MOST_SHEET_FORM = MOST_IMPORT_BYTES + 100_000;
const LONGEST_NAME = 120;

export type Upload = { readonly id: string; readonly fileName: string; readonly bytes: number };

/**
 * One table as a plain form brings it, straight to the disk, where it lies at `ledgerFile(id)`; what is refused is removed.
 * Errors: INVALID, FILES_NONE, FILES_TOO_MANY, FILE_TOO_LARGE and those of `take`.
 */
export async function receiveSheet<T extends object>(
  request: Request,
  take: (upload: Upload) => Promise<T | Problem>,
): Promise<T | Problem> {
  await makeLedgerFolder();
  const form = await readForm(request, uuidv7, ledgerFile);
  const [file] = form.files;
  const taken = async (): Promise<T | Problem> => {
    if (form.problem) return form.problem;
    if (!file) return problem("FILES_NONE");
    if (form.files.length > 1) return problem("FILES_TOO_MANY");
    if (file.bytes > MOST_IMPORT_BYTES) return problem("FILE_TOO_LARGE");
    const fileName = [...cleanText(file.name)].slice(0, LONGEST_NAME).join("");
    return take({ id: file.id, fileName, bytes: file.bytes });
  };
  const result = await taken();
  if (isProblem(result)) for (const { id } of form.files) await removeJobFiles(id);
  return result;
}
