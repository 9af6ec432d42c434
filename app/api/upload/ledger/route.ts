import { currentLang } from "#app/preferences.ts";
import { receiveLedger } from "#lib/usecases/ledger/ledgerUploads.ts";
import { sheetDoor } from "../sheetDoor.ts";

/** An old ledger: leads to its dry run. */
export const POST = (request: Request): Promise<Response> =>
  sheetDoor(request, {
    page: "/ledger/import",
    receive: async (actor, at) => receiveLedger(actor, request, await currentLang(), at),
    found: (id) => `/ledger/jobs/${id}`,
  });
