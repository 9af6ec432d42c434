import { currentActor } from "#lib/auth/actor.ts";
import { type PresenceForm, presenceForm } from "#lib/domain/casework/presence.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { now } from "#lib/now.ts";
import { isUuid } from "#lib/queries/casework/issues.ts";
import { beAt } from "#lib/usecases/casework/presence.ts";

type Asked = { params: Promise<{ id: string }> };
const NO_STORE = { "cache-control": "no-store" };

/** A page with script says again and again that it is open. Answers who else is there. */
export async function POST(request: Request, { params }: Asked): Promise<Response> {
  const body: unknown = await request.json().catch(() => null);
  const form = presenceForm.safeParse(body);
  if (!form.success) return new Response(null, { status: 400, headers: NO_STORE });
  const here = await note((await params).id, form.data);
  return here
    ? Response.json(here, { headers: NO_STORE })
    : new Response(null, { status: 404, headers: NO_STORE });
}

const PIXEL = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`;
/**
 * A page without script says once that it was opened, with a picture of nothing: only a page that is truly shown loads
 * it, one that a browser fetches beforehand does not. It tells of the reader alone, and only to the house.
 */
export async function GET(request: Request, { params }: Asked): Promise<Response> {
  const form = presenceForm.safeParse({
    stay: "OPENED",
    seen: new URL(request.url).searchParams.get("seen"),
  });
  if (form.success) await note((await params).id, form.data);
  return new Response(PIXEL, { headers: { ...NO_STORE, "content-type": "image/svg+xml" } });
}

async function note(issueId: string, form: PresenceForm) {
  const actor = isUuid(issueId) ? await currentActor() : null;
  const here = actor && (await beAt(actor, issueId, form, await now()));
  return here && !isProblem(here) ? here : null;
}
