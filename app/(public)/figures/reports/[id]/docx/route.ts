import { readOpenReport } from "#lib/queries/reports/reports.ts";
import { reportPaper } from "../../paper.ts";

/** A yearly public report as a file for a word processor; anybody may have it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return reportPaper(await readOpenReport((await params).id));
}
