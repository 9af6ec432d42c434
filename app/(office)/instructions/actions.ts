"use server";
import { action } from "#lib/action.ts";
import { STEP_FORMS } from "#lib/domain/direct/instructions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { stepTask } from "#lib/usecases/direct/instructions.ts";

/** An address that stays the same is not read anew by the browser: each step has a mark of its own there. */
export const report = action("answerInstruction", STEP_FORMS.report, async (form, { actor, now }) => {
  const done = await stepTask(actor, "report", form, now);
  return isProblem(done) ? done : { to: `/instructions/${done.id}?done=${form.stepId}` };
});
export const finish = action("answerInstruction", STEP_FORMS.finish, async (form, { actor, now }) => {
  const done = await stepTask(actor, "finish", form, now);
  return isProblem(done) ? done : { to: `/instructions/${done.id}?done=${form.stepId}` };
});
export const sendBack = action("instruct", STEP_FORMS.sendBack, async (form, { actor, now }) => {
  const done = await stepTask(actor, "sendBack", form, now);
  return isProblem(done) ? done : { to: `/instructions/${done.id}?done=${form.stepId}` };
});
export const end = action("instruct", STEP_FORMS.end, async (form, { actor, now }) => {
  const done = await stepTask(actor, "end", form, now);
  return isProblem(done) ? done : { to: `/instructions/${done.id}?done=${form.stepId}` };
});
