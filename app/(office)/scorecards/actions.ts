"use server";
import { action } from "#lib/action.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { publishForm, scorecardReplyForm } from "#lib/domain/review/scorecards.ts";
import { answerScorecard, publishScorecard } from "#lib/usecases/review/scorecards.ts";

export const publish = action("publishScorecard", publishForm, async (form, { actor, now }) => {
  const made = await publishScorecard(actor, form, now);
  return isProblem(made) ? made : { to: `/scorecards/${made.id}?done=published` };
});
export const answer = action("answerScorecard", scorecardReplyForm, async (form, { actor, now }) => {
  const done = await answerScorecard(actor, form, now);
  return isProblem(done) ? done : { to: `/scorecards/${form.scorecardId}?done=answered` };
});
