"use server";
import { action } from "#lib/action.ts";
import { dropViewForm, renameViewForm } from "#lib/domain/desk/savedViews.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { dropView, renameView } from "#lib/usecases/desk/savedViews.ts";

export const rename = action("renameView", renameViewForm, async (form, { actor, now }) => {
  const done = await renameView(actor, form, now);
  return isProblem(done) ? done : { to: "/views" };
});
export const drop = action("dropView", dropViewForm, async ({ viewId }, { actor }) => {
  const done = await dropView(actor, viewId);
  return isProblem(done) ? done : { to: "/views" };
});
