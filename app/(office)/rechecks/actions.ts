"use server";
import { action } from "#lib/action.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { drawForm, findingForm } from "#lib/domain/review/rechecks.ts";
import { drawRecheck, recordFinding } from "#lib/usecases/review/rechecks.ts";

export const draw = action("keepRechecks", drawForm, async (form, { actor, now }) => {
  const made = await drawRecheck(actor, form, now);
  return isProblem(made) ? made : { to: `/rechecks/${made.id}?done=drawn` };
});

/** An address that differs in its part alone is not read anew by the browser: each finding has a mark of its own there. */
export const find = action("keepRechecks", findingForm, async (form, { actor, now }) => {
  const done = await recordFinding(actor, form, now);
  return isProblem(done)
    ? done
    : { to: `/rechecks/${form.recheckId}?done=saved&of=${form.no}#item-${form.no}` };
});
