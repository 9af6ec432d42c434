"use server";
import { action } from "#lib/action.ts";
import { compositeForm } from "#lib/domain/figures/compositeChange.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { changeComposite } from "#lib/usecases/figures/composite.ts";

export const saveComposite = action("editComposite", compositeForm, async (form, { actor, now }) => {
  const saved = await changeComposite(actor, form, now);
  return isProblem(saved) ? saved : { to: `/settings/composite?saved=${saved.version}` };
});
