"use server";
import { action } from "#lib/action.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { caseStepForm, openCaseForm } from "#lib/domain/review/accountability.ts";
import { openCase, takeCaseStep } from "#lib/usecases/review/accountability.ts";

export const open = action("keepAccountability", openCaseForm, async (form, { actor, now }) => {
  const made = await openCase(actor, form, now);
  return isProblem(made) ? made : { to: `/accountability/${made.id}?done=opened` };
});
export const supervise = action("keepAccountability", caseStepForm, async (form, { actor, now }) => {
  const done = await takeCaseStep(actor, form, now);
  return isProblem(done) ? done : { to: `/accountability/${form.caseId}?done=saved&of=${done.id}` };
});
export const answer = action("answerAccountability", caseStepForm, async (form, { actor, now }) => {
  const done = await takeCaseStep(actor, form, now);
  return isProblem(done) ? done : { to: `/accountability/${form.caseId}?done=saved&of=${done.id}` };
});
