import type { NextRequest } from "next/server";
import { messages } from "#components/figures/messages.ts";
import { figureTable } from "#components/figures/table.ts";
import { say } from "#lib/domain/labels.ts";
import { writeCsv } from "#lib/domain/ledger/csv.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { answerUnlessKnown } from "#lib/etag.ts";
import { now } from "#lib/now.ts";
import { readPublicFigures } from "#lib/queries/figures/publicFigures.ts";
import { figuresAsked } from "../asked.ts";

/** The figures of the page as a table: ?period= &county= &lang=. Kept by whoever asks as long as the figures themselves are. */
export async function GET(request: NextRequest): Promise<Response> {
  const at = await now();
  const params = Object.fromEntries(request.nextUrl.searchParams);
  const lang: Lang = params.lang === "en" ? "en" : "zh";
  const { county, period } = figuresAsked(params, at);
  const figures = await readPublicFigures(county, period, at);
  const name = say(messages, lang).fileName(period.from, period.to);
  const seconds = Math.max(0, Math.floor((figures.keptUntil.getTime() - at.getTime()) / 1000));
  return answerUnlessKnown(request, writeCsv(figureTable(figures, lang)), {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename="figures.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
    "Cache-Control": `public, max-age=${seconds}`,
  });
}
