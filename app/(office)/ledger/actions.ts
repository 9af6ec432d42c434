"use server";
import { z } from "zod";
import { currentLang } from "#app/preferences.ts";
import { action } from "#lib/action.ts";
import { exportAsked } from "#lib/domain/ledger/ledgerJob.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { confirmImport, dropImport } from "#lib/usecases/ledger/ledgerChecks.ts";
import { askExport } from "#lib/usecases/ledger/ledgerExports.ts";

/** Puts an export into the queue; sent again, leads to the same one. */
export const startExport = action("exportLedger", exportAsked, async (asked, { actor, now }) => {
  const queued = await askExport(actor, { ...asked, lang: await currentLang() }, now);
  return isProblem(queued) ? queued : { to: `/ledger/jobs/${queued.id}` };
});

const jobForm = z.object({
  jobId: z.uuid({ error: () => "BAD_ID" }),
  sameWords: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
});

/** Brings in what the dry run found good. */
export const bringIn = action("importLedger", jobForm, async (asked, { actor, now }) => {
  const queued = await confirmImport(actor, asked, now);
  return isProblem(queued) ? queued : { to: `/ledger/jobs/${queued.id}` };
});

/** Deletes an upload that is not wanted. */
export const drop = action("importLedger", jobForm, async ({ jobId }, { actor, now }) => {
  const dropped = await dropImport(actor, jobId, now);
  return isProblem(dropped) ? dropped : { to: "/ledger/jobs" };
});
