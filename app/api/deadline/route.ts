import type { NextRequest } from "next/server";
import { deadlineQuery } from "#lib/domain/calendar/deadlines.ts";
import { type FieldProblem, fieldProblems } from "#lib/domain/commands.ts";
import { deadlineRefusal, deadlineWords } from "#lib/domain/labels/deadline.ts";
import type { ProblemCode } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { readDeadline } from "#lib/queries/clocks/calendar.ts";

/** The holiday table changes a few times a year. */
const CACHE_SECONDS = 300;

/**
 * The public deadline calculator: ?from=YYYY-MM-DD&days=N, and if wished mode and lang.
 * 200 {due, provisional, steps: [{date, rule}]}; 400 {code, message, details: {field: what is wrong}}.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const asked = Object.fromEntries(request.nextUrl.searchParams);
  const query = deadlineQuery.safeParse(asked);
  if (!query.success) return refused(fieldProblems(query.error), asked.lang === "en" ? "en" : "zh");

  const { from, days, mode, lang } = query.data;
  const { due, provisional, steps } = await readDeadline({ from, days, mode });
  return Response.json(
    { due, provisional, steps: deadlineWords(steps, lang) },
    { headers: { "Cache-Control": `public, max-age=${CACHE_SECONDS}` } },
  );
}

function refused(fields: Record<string, FieldProblem>, lang: Lang): Response {
  const details = Object.fromEntries(Object.entries(fields).map(([field, { code }]) => [field, code]));
  const code: ProblemCode = "INVALID";
  const message = deadlineRefusal(Object.keys(details), lang);
  return Response.json({ code, message, details }, { status: 400, headers: { "Cache-Control": "no-store" } });
}
