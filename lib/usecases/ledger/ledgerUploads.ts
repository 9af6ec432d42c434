import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { templateSheets } from "#lib/domain/labels/template.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { Problem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { xlsxStream } from "#lib/files/xlsxWriter.ts";
import { askImport } from "./ledgerChecks.ts";
import { notAllowed } from "./ledgerQueue.ts";
import { receiveSheet } from "./sheetUpload.ts";

/**
 * A ledger as a plain form brings it, straight to the disk; its dry run is queued. Whoever may not is refused before the
 * first byte is kept. Errors: NOT_ALLOWED, those of {@link receiveSheet} and of {@link askImport}.
 */
export async function receiveLedger(
  actor: Staff,
  request: Request,
  lang: Lang,
  now: Date,
): Promise<{ id: string } | Problem> {
  if (!mayAtDesk(actor, "importLedger")) return notAllowed("importLedger");
  return receiveSheet(request, ({ id, ...file }) => askImport(actor, { jobId: id, ...file, lang }, now));
}

/** The empty ledger to fill in, with an example and what may stand in each column. */
export const ledgerTemplate = (lang: Lang): NodeJS.ReadableStream => xlsxStream(templateSheets(lang)).bytes;
