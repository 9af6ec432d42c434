import { currentLang } from "#app/preferences.ts";
import { currentActor } from "#lib/auth/actor.ts";
import { isProblem, type ProblemCode } from "#lib/domain/problems.ts";
import { now } from "#lib/now.ts";
import { MOST_LEDGER_FORM, receiveLedger } from "#lib/usecases/ledger/ledgerUploads.ts";
import { isOwnPage, minutesToWait } from "../door.ts";
import { guarded } from "../headers.ts";

/** An old ledger as a plain form sends it, with script and without: leads to its dry run, or back with what to do. */
export async function POST(request: Request): Promise<Response> {
  const back = (code: ProblemCode) => leadTo(`/ledger/import?refused=${code}`);
  const actor = await currentActor();
  if (!actor || !isOwnPage(request)) return leadTo("/sign-in?to=%2Fledger%2Fimport");
  // A body that does not say its size could be any; browsers always say it.
  const bytes = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(bytes <= MOST_LEDGER_FORM)) return back("FILE_TOO_LARGE");
  const [at, lang] = await Promise.all([now(), currentLang()]);
  if ((await minutesToWait(at)) > 0) return back("TOO_MANY_TRIES");
  const queued = await receiveLedger(actor, request, lang, at);
  return isProblem(queued) ? back(queued.code) : leadTo(`/ledger/jobs/${queued.id}`);
}

const leadTo = (place: string): Response =>
  guarded(new Response(null, { status: 303, headers: { Location: place, Connection: "close" } }));
