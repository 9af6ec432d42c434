"use server";
import { z } from "zod";
import { publicAction } from "#lib/action.ts";
import { currentActor } from "#lib/auth/actor.ts";
import { raterOf } from "#lib/auth/ratingWord.ts";
import { PAYLOADS } from "#lib/domain/commands.ts";
import { isProblem, problem } from "#lib/domain/problems.ts";
import { rateByLink } from "#lib/usecases/residents/ratingLink.ts";

/** 一事一评 by the link of a message: no number, no key, no account. */
export const rate = publicAction(
  "rateByLink",
  PAYLOADS.rate.extend({ word: z.string().max(60), commandId: z.uuid({ error: () => "BAD_ID" }) }),
  async ({ word, commandId, ...payload }, { now }) => {
    if (await currentActor()) return problem("STAFF_HERE");
    const rater = await raterOf(word);
    if (!rater) return problem("LINK_OVER");
    const command = { id: commandId, verb: "rate", version: null, madeAt: now, payload } as const;
    const done = await rateByLink(rater, command, now);
    return isProblem(done) ? done : { to: `/r/${word}?done=rate` };
  },
);
