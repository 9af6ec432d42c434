"use server";
import { action } from "#lib/action.ts";
import { foldForm, prepareWallForm, publishWallForm, unfoldForm } from "#lib/domain/open/wall.ts";
import { isProblem, type Problem } from "#lib/domain/problems.ts";
import { foldPost, prepareWall, publishOnWall, unfoldPost } from "#lib/usecases/open/wall.ts";

const back = (issue: { id: string } | Problem, done: string) =>
  isProblem(issue) ? issue : { to: `/wall-desk/${issue.id}?done=${done}` };

export const prepare = action("prepareWall", prepareWallForm, async (form, { actor, now }) =>
  back(await prepareWall(actor, form, now), "prepared"),
);
export const publish = action("publishOnWall", publishWallForm, async (form, { actor, now }) => {
  const post = await publishOnWall(actor, form, now);
  return isProblem(post) ? post : { to: `/wall-desk/${form.issueId}?done=published` };
});
export const fold = action("foldOnWall", foldForm, async (form, { actor, now }) =>
  back(await foldPost(actor, form, now), "folded"),
);
export const unfold = action("foldOnWall", unfoldForm, async (form, { actor, now }) =>
  back(await unfoldPost(actor, form, now), "folded"),
);
