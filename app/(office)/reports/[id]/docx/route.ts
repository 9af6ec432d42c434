import { reportPaper } from "#app/(public)/figures/reports/paper.ts";
import { requireActor } from "#lib/auth/actor.ts";
import { readReport } from "#lib/queries/reports/reports.ts";

/** A published report as a file for the office's own word processor. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const actor = await requireActor(`/reports/${encodeURIComponent(id)}`);
  return reportPaper(await readReport(actor, id));
}
