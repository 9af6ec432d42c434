"use server";
import { action } from "#lib/action.ts";
import { answerForm, askForm } from "#lib/domain/policy/questions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { answerBatch, askPolicy } from "#lib/usecases/policy/questions.ts";

export const ask = action("askPolicy", askForm, async (form, { actor, now }) => {
  const asked = await askPolicy(actor, form, now);
  return isProblem(asked) ? asked : { to: `/policy?done=asked&of=${asked.id}` };
});
export const answer = action("answerPolicy", answerForm, async (form, { actor, now }) => {
  const done = await answerBatch(actor, form, now);
  return isProblem(done) ? done : { to: `/policy?done=answered&of=${done.id}` };
});
