import { currentLang } from "#app/preferences.ts";
import { inLang, type ReportBody } from "#lib/domain/reports/blocks.ts";
import { fileStem, type Published } from "#lib/domain/reports/published.ts";
import type { ReportKind } from "#lib/domain/vocabulary.ts";
import { reportDocx } from "#lib/letters/reportDocx.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A published report as a .docx file, or nothing where there is none to read. */
export async function reportPaper(
  page: {
    readonly report: Published & {
      readonly kind: ReportKind;
      readonly body: ReportBody;
      readonly fromOn: string;
    };
  } | null,
): Promise<Response> {
  if (!page) return new Response(null, { status: 404 });
  const { report } = page;
  const lang = await currentLang();
  const name = encodeURIComponent(`${fileStem(inLang(report.body.title, lang), report)}.docx`);
  return new Response(await reportDocx(report.body, report, lang), {
    headers: {
      "Content-Type": DOCX,
      "Content-Disposition": `attachment; filename="report.docx"; filename*=UTF-8''${name}`,
      "Cache-Control": "no-store",
    },
  });
}
