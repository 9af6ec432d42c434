import { currentActor } from "#lib/auth/actor.ts";
import { countUnread } from "#lib/queries/notices/notices.ts";

/** How many of one's own notices are unread; 401 without a session. */
export async function GET(): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ unread: null }, { status: 401 });
  const unread = await countUnread(actor.personId);
  return Response.json({ unread }, { headers: { "Cache-Control": "no-store" } });
}
