"use server";
import { z } from "zod";
import { action } from "#lib/action.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { revokeSession } from "#lib/usecases/sessions.ts";

/** Ends one of one's own sessions on another device. */
export const revoke = action(
  "revokeSession",
  z.object({ sessionId: z.uuid({ error: () => "BAD_ID" }) }),
  async ({ sessionId }, { actor, now }) => {
    const refused = await revokeSession(actor.personId, sessionId, now);
    return isProblem(refused) ? refused : { to: "/account" };
  },
);
