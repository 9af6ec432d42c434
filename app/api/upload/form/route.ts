import { currentLang } from "#app/preferences.ts";
import type { Entry } from "#lib/domain/files/attachments.ts";
import { sentence } from "#lib/domain/labels.ts";
import { isProblem, type ProblemCode, problem } from "#lib/domain/problems.ts";
import { now } from "#lib/now.ts";
import { MOST_FORM_BYTES, receiveForm } from "#lib/usecases/files/receive.ts";
import { browser, isOwnPage, minutesToWait } from "../door.ts";
import { guarded } from "../headers.ts";

/** The plain form, with script and without: attaches, and leads back to the page with what came of it. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnPage(request)) return refused("NOT_SIGNED_IN", 403);
  const bytes = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(bytes <= MOST_FORM_BYTES)) return refused("FILE_TOO_LARGE", 413);
  const at = await now();
  if ((await minutesToWait(at)) > 0) return refused("FILES_WAITING", 429);
  const { to, asResident, result } = await receiveForm(request, await browser(), at);
  if (!to) return refused("INVALID", 400);
  const came = isProblem(result) ? result.code : "DONE";
  if (came === "RECEIPT_OVER") return leadTo("/track?why=expired");
  if (came === "NOT_SIGNED_IN") return leadTo(`/sign-in?to=${encodeURIComponent(pageOf(to, false))}`);
  return leadTo(`${pageOf(to, asResident)}?files=${came}#files`);
}

function pageOf(to: Entry, asResident: boolean): string {
  if (asResident) return "/track/issue";
  return to.entry === "VISIT" ? `/visits/${to.visitId}` : `/issues/${to.issueId}`;
}

const leadTo = (place: string): Response =>
  guarded(new Response(null, { status: 303, headers: { Location: place } }));

async function refused(code: ProblemCode, status: number): Promise<Response> {
  const lang = await currentLang();
  return guarded(
    new Response(`${sentence(problem(code), lang)}\n`, {
      status,
      headers: { "Content-Type": "text/plain; charset=utf-8", Connection: "close" },
    }),
  );
}
