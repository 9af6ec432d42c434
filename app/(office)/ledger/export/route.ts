import type { NextRequest } from "next/server";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/ledger/messages.ts";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar.ts";
import { say } from "#lib/domain/labels.ts";
import { parseLedger } from "#lib/domain/ledgerFilter.ts";
import { ledgerCsvHead, ledgerCsvRows } from "#lib/domain/ledgerRow.ts";
import { now } from "#lib/now.ts";
import { exportLedger } from "#lib/queries/ledger.ts";

/** The ledger as filtered, with the chosen columns, as a file that grows while it is read: no row waits in memory. */
export async function GET(request: NextRequest): Promise<Response> {
  const actor = await requireActor("/ledger");
  const [lang, at] = await Promise.all([currentLang(), now()]);
  const search = request.nextUrl.searchParams;
  const params = Object.fromEntries([...new Set(search.keys())].map((key) => [key, search.getAll(key)]));
  const columns = parseLedger(params).filter.col;

  const { readable, writable } = new TransformStream<string, string>();
  const writer = writable.getWriter();
  const written = async () => {
    await writer.write(ledgerCsvHead(columns, lang));
    await exportLedger(actor, params, at, (rows) => writer.write(ledgerCsvRows(columns, rows, lang)));
    await writer.close();
  };
  // A file that cannot be finished is broken off, so that half a ledger never passes for a whole one.
  written().catch((error) => writer.abort(error).catch(() => {}));

  const name = encodeURIComponent(say(messages, lang).fileName(shanghaiDate(at)));
  return new Response(readable.pipeThrough(new TextEncoderStream()), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="ledger.csv"; filename*=UTF-8''${name}`,
      "Cache-Control": "no-store",
    },
  });
}
