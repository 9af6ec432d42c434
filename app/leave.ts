import { cookies } from "next/headers";
import { forgetSession } from "#lib/auth/actor.ts";
import { FIELD_COOKIE } from "#lib/domain/field/items.ts";
import { revokeSession } from "#lib/usecases/sessions/sessions.ts";

/**
 * Ends this session on the server too, so that a copied cookie is worth nothing afterwards. Answers where to go: a browser that
 * carries a round lets it go first.
 */
export async function leave(actor: { personId: string; sessionId: string }, now: Date): Promise<string> {
  await revokeSession(actor.personId, actor.sessionId, now);
  await forgetSession();
  return (await cookies()).has(FIELD_COOKIE) ? "/field?signed-out" : "/sign-in";
}
