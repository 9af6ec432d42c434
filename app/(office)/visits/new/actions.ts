"use server";
import { action } from "#lib/action.ts";
import { visitForm } from "#lib/domain/casework/visitForm.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { logVisit } from "#lib/usecases/casework/visits.ts";

/** Ends on the page with the receipts; sent again, on the same one. */
export const log = action("logVisit", visitForm, async (visit, { actor, now }) => {
  const logged = await logVisit(actor, visit, now, now);
  return isProblem(logged) ? logged : { to: `/visits/${logged.visitId}?done=1` };
});
