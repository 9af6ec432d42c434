"use server";
import { action } from "#lib/action.ts";
import { matterForm } from "#lib/domain/alike/matters.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { openMatter } from "#lib/usecases/alike/matters.ts";

export const open = action("keepMatter", matterForm, async (form, { actor, now }) => {
  const matter = await openMatter(actor, form, now);
  return isProblem(matter) ? matter : { to: `/matters/${matter.id}?done=opened` };
});
