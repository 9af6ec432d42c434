"use server";
import { z } from "zod";
import { action } from "#lib/action.ts";
import { forgetSession } from "#lib/auth/actor.ts";
import { revokeSession } from "#lib/usecases/sessions.ts";

/** Ends this session on the server too, so that a copied cookie is worth nothing afterwards. */
export const signOut = action("signOut", z.object({}), async (_input, { actor, now }) => {
  await revokeSession(actor.personId, actor.sessionId, now);
  await forgetSession();
  return { to: "/sign-in" };
});
