import { receiveAddresses } from "#lib/usecases/rounds/addressImports.ts";
import { sheetDoor } from "../sheetDoor.ts";

/** A list of addresses: leads to its dry run. */
export const POST = (request: Request): Promise<Response> =>
  sheetDoor(request, {
    page: "/households/import",
    receive: (actor, at) => receiveAddresses(actor, request, at),
    found: (id) => `/households/import/${id}`,
  });
