"use server";
import { z } from "zod";
import { action } from "#lib/action.ts";
import { forgetSession } from "#lib/auth/actor.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { revokeSession } from "#lib/usecases/sessions.ts";

/** Ends this session on the server too, so that a copied cookie is worth nothing afterwards. */
export const signOut = action("signOut", z.object({}), async (_input, { actor, now }) => {
  await revokeSession(actor.personId, actor.sessionId, now);
  await forgetSession();
  return { to: "/sign-in" };
});

/** Ends one of one's own sessions on another device. */
export const revoke = action(
  "revokeSession",
  z.object({ sessionId: z.uuid({ error: () => "BAD_ID" }) }),
  async ({ sessionId }, { actor, now }) => {
    const refused = await revokeSession(actor.personId, sessionId, now);
    return isProblem(refused) ? refused : { to: "/account" };
  },
);
