"use server";
import { action } from "#lib/action.ts";
import { endForm, hotForm, moveForm } from "#lib/domain/open/hotIssues.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { endHot, moveHot, promiseHot } from "#lib/usecases/open/hotIssues.ts";

export const promise = action("keepHot", hotForm, async (form, { actor, now }) => {
  const made = await promiseHot(actor, form, now);
  return isProblem(made) ? made : { to: `/hot-desk?done=promised&of=${made.id}#hot-${made.id}` };
});
export const move = action("keepHot", moveForm, async (form, { actor, now }) => {
  const done = await moveHot(actor, form, now);
  return isProblem(done) ? done : { to: `/hot-desk?done=moved&of=${done.id}#hot-${form.hotId}` };
});
export const end = action("keepHot", endForm, async (form, { actor, now }) => {
  const done = await endHot(actor, form, now);
  return isProblem(done) ? done : { to: `/hot-desk?done=ended&of=${done.id}#hot-${form.hotId}` };
});
