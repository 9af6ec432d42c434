import { Readable } from "node:stream";
import { xlsxHeaders } from "#app/api/files/ledger/headers.ts";
import { currentLang } from "#app/preferences.ts";
import { fileNames } from "#lib/domain/labels/sheet.ts";
import { ledgerTemplate } from "#lib/usecases/ledger/ledgerUploads.ts";

/** The empty ledger to fill in. It holds nothing but words of this program, so anybody may have it. */
export async function GET(): Promise<Response> {
  const lang = await currentLang();
  const bytes = Readable.toWeb(ledgerTemplate(lang) as Readable) as ReadableStream<Uint8Array>;
  return new Response(bytes, { headers: xlsxHeaders(fileNames.template(lang), "ledger-template.xlsx") });
}
