import type { NextRequest } from "next/server";
import { clientKey } from "#lib/auth/actor.ts";
import { now } from "#lib/now.ts";
import { findPlaces } from "#lib/queries/routing/places.ts";
import { countTry } from "#lib/usecases/sessions/throttle.ts";

const PER_CLIENT = { limit: 240, minutes: 60 } as const;

/**
 * Places by what is typed of their names: GET ?q=. 200 {places: [{id, path}]}, at most 20; none when nothing is found or
 * one client asks too often.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const minutes = await countTry({ key: `places:${await clientKey()}`, ...PER_CLIENT }, await now());
  const places = minutes === 0 ? await findPlaces(request.nextUrl.searchParams.get("q") ?? "") : [];
  return Response.json({ places }, { headers: { "Cache-Control": "no-store" } });
}
