"use server";
import { action } from "#lib/action.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { publishForm } from "#lib/domain/reports/kinds.ts";
import { publishReport } from "#lib/usecases/reports/reports.ts";

export const publish = action("publishReports", publishForm, async (form, { actor, now }) => {
  const made = await publishReport(actor, form, now);
  return isProblem(made) ? made : { to: `/reports/${made.id}?done=1` };
});
