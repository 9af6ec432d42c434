import { currentLang } from "#app/preferences.ts";
import { currentResident } from "#lib/auth/receipt.ts";
import { now } from "#lib/now.ts";
import { privacySettings } from "#lib/queries/rights/privacy.ts";
import { readOwnCopy } from "../ownCopy.ts";

/** The copy as a file; its shape is told in lib/domain/rights/ownCopy. 404 without a receipt. */
export async function GET(): Promise<Response> {
  const [lang, resident, at] = await Promise.all([currentLang(), currentResident(), now()]);
  const copy = await readOwnCopy(resident, await privacySettings(), lang, at);
  if (!copy) return new Response(null, { status: 404 });
  return new Response(`${JSON.stringify(copy, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="minqing-${copy.matter.receiptNo}.json"`,
      "Cache-Control": "no-store",
    },
  });
}
