import { currentLang } from "#app/preferences.ts";
import { addressTemplate } from "#lib/domain/labels/addresses.ts";
import { writeCsv } from "#lib/domain/ledger/csv.ts";

/** The empty list of addresses to fill in. It holds nothing but words of this program, so anybody may have it. */
export async function GET(): Promise<Response> {
  return new Response(writeCsv(addressTemplate(await currentLang())), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="addresses.csv"',
    },
  });
}
