"use server";
import { action } from "#lib/action.ts";
import { letterForm } from "#lib/domain/letters/forms.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { draftLetter } from "#lib/usecases/replies/letters.ts";

export const saveDraft = action("draftLetter", letterForm, async (form, { actor, now }) => {
  const draft = await draftLetter(actor, form, now);
  return isProblem(draft) ? draft : { to: `/letters/${draft.id}` };
});
