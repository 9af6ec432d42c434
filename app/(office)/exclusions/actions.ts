"use server";
import { action } from "#lib/action.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { askExclusionForm, decideExclusionForm } from "#lib/domain/review/exclusions.ts";
import { askExclusion, decideExclusion } from "#lib/usecases/review/exclusions.ts";

export const ask = action("askExclusion", askExclusionForm, async (form, { actor, now }) => {
  const asked = await askExclusion(actor, form, now);
  return isProblem(asked) ? asked : { to: `/exclusions?done=asked#exclusion-${asked.id}` };
});
export const decide = action("decideExclusion", decideExclusionForm, async (form, { actor, now }) => {
  const decided = await decideExclusion(actor, form, now);
  return isProblem(decided) ? decided : { to: `/exclusions?done=decided#exclusion-${form.exclusionId}` };
});
