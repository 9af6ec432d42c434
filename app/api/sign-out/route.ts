import { leave } from "#app/leave.ts";
import { currentActor } from "#lib/auth/actor.ts";
import { now } from "#lib/now.ts";

/** Signs out from the round on a phone, which is no page of the server's. Who is not signed in has nothing to end. */
export async function POST(): Promise<Response> {
  const actor = await currentActor();
  if (actor) await leave(actor, await now());
  return Response.json({}, { headers: { "Cache-Control": "no-store" } });
}
