"use server";
import { publicAction } from "#lib/action.ts";
import { clientKey } from "#lib/auth/actor.ts";
import { likeForm } from "#lib/domain/open/wall.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { likePost } from "#lib/usecases/open/wall.ts";

export const like = publicAction("likePost", likeForm, async ({ postId }, { now }) => {
  const liked = await likePost({ postId, client: await clientKey() }, now);
  return isProblem(liked) ? liked : { to: `/wall/${postId}?liked=1` };
});
