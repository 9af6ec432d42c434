"use server";
import { z } from "zod";
import { publicAction } from "#lib/action.ts";
import { problem } from "#lib/domain/problems.ts";
import { confirmFollow, stopFollowing } from "#lib/usecases/residents/followers.ts";

/** A press of a button, not the link alone: programs that look into mailboxes follow links too. */
const byWord = z.object({ word: z.string().max(80), of: z.literal("notices").optional() });

export const start = publicAction("follow", byWord, async ({ word }, { now }) =>
  (await confirmFollow(word, now)) ? { to: `/follow/${word}?done=start` } : problem("FOLLOW_OVER"),
);
export const stop = publicAction("unfollow", byWord, async ({ word, of }) =>
  (await stopFollowing(word))
    ? { to: `/follow/${word}/stop?done=stop${of ? `&of=${of}` : ""}` }
    : problem("FOLLOW_OVER"),
);
