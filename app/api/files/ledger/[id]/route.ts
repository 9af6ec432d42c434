import { ledgerHeaders } from "#app/api/files/ledger/headers.ts";
import { currentActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { fileNames } from "#lib/domain/labels/sheet.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { now } from "#lib/now.ts";
import { isUuid } from "#lib/queries/casework/issues.ts";
import { openExport } from "#lib/usecases/ledger/ledgerExports.ts";

type Asked = { params: Promise<{ id: string }> };

/** An own export that is ready and has not expired; anybody else's, and what is gone, lead to the list of one's own. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const { id } = await params;
  const actor = await currentActor();
  const leadTo = (place: string) => new Response(null, { status: 303, headers: { Location: place } });
  if (!actor) return leadTo(`/sign-in?to=${encodeURIComponent(`/ledger/jobs/${id}`)}`);
  const file = isUuid(id) ? await openExport(actor, id, await now()) : null;
  if (!file || isProblem(file)) return leadTo("/ledger/jobs?gone=1");
  const day = shanghaiDate(file.madeAt);
  return new Response(file.body, {
    headers: ledgerHeaders(file.format, fileNames.ledger(day, file.format, file.lang), day, file.bytes),
  });
}
