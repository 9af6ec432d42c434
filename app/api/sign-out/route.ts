import { currentActor, forgetSession } from "#lib/auth/actor.ts";
import { now } from "#lib/now.ts";
import { revokeSession } from "#lib/usecases/sessions/sessions.ts";

/** Signs out from the round on a phone, which is no page of the server's. Who is not signed in has nothing to end. */
export async function POST(): Promise<Response> {
  const actor = await currentActor();
  if (actor) await revokeSession(actor.personId, actor.sessionId, await now());
  await forgetSession();
  return Response.json({}, { headers: { "Cache-Control": "no-store" } });
}
