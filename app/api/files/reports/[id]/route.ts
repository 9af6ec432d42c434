import { xlsxHeaders } from "#app/api/files/ledger/headers.ts";
import { currentLang } from "#app/preferences.ts";
import { currentActor } from "#lib/auth/actor.ts";
import { inLang } from "#lib/domain/reports/blocks.ts";
import { fileStem } from "#lib/domain/reports/published.ts";
import { readOpenReport, readReport } from "#lib/queries/reports/reports.ts";
import { reportWorkbook } from "#lib/usecases/reports/reportFile.ts";

type Asked = { params: Promise<{ id: string }> };

/** A published report as a workbook: those for everybody to anybody, others to whoever may read them. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const { id } = await params;
  const [lang, actor] = await Promise.all([currentLang(), currentActor()]);
  const page = (await readOpenReport(id)) ?? (actor && (await readReport(actor, id)));
  if (!page) return new Response(null, { status: 404 });
  const { report } = page;
  const name = fileStem(inLang(report.body.title, lang), report);
  const file = await reportWorkbook(report.body, report, lang);
  return new Response(file, { headers: xlsxHeaders(`${name}.xlsx`, "report.xlsx", file.length) });
}
