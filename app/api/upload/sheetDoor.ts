import { currentActor, type SignedIn } from "#lib/auth/actor.ts";
import { isProblem, type Problem, type ProblemCode } from "#lib/domain/problems.ts";
import { now } from "#lib/now.ts";
import { MOST_SHEET_FORM } from "#lib/usecases/ledger/sheetUpload.ts";
import { isOwnPage, minutesToWait } from "./door.ts";
import { guarded } from "./headers.ts";

/** A table as a plain form sends it, with script and without: leads on to what was found, or back with what to do. */
export async function sheetDoor(
  request: Request,
  {
    page,
    receive,
    found,
  }: {
    /** where the form stands */
    page: string;
    receive: (actor: SignedIn, at: Date) => Promise<{ id: string } | Problem>;
    found: (id: string) => string;
  },
): Promise<Response> {
  const back = (code: ProblemCode) => leadTo(`${page}?refused=${code}`);
  const actor = await currentActor();
  if (!actor || !isOwnPage(request)) return leadTo(`/sign-in?to=${encodeURIComponent(page)}`);
  // A body that does not say its size could be any; browsers always say it.
  const bytes = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(bytes <= MOST_SHEET_FORM)) return back("FILE_TOO_LARGE");
  const at = await now();
  if ((await minutesToWait(at)) > 0) return back("TOO_MANY_TRIES");
  const taken = await receive(actor, at);
  return isProblem(taken) ? back(taken.code) : leadTo(found(taken.id));
}

const leadTo = (place: string): Response =>
  guarded(new Response(null, { status: 303, headers: { Location: place, Connection: "close" } }));
