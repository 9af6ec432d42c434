import type { NextRequest } from "next/server";
import { currentLang } from "#app/preferences.ts";
import { clientKey } from "#lib/auth/actor.ts";
import { PAYLOADS } from "#lib/domain/commands.ts";
import { similarLines } from "#lib/domain/labels/similar.ts";
import { now } from "#lib/now.ts";
import { similarNearby } from "#lib/queries/similar.ts";
import { countTry } from "#lib/usecases/throttle.ts";

const PER_CLIENT = { limit: 60, minutes: 60 } as const;
const asked = PAYLOADS.register.pick({ statement: true, unitId: true, category: true });

/**
 * What is like a matter that somebody is writing: POST {statement, unitId, category}, so that no word of it stands in an
 * address. 200 {lines: [sentence]} in the language of the page; none when there is nothing to say, nothing can be made of
 * the question, or one client asks too often.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const query = asked.safeParse(await request.json().catch(() => null));
  const at = await now();
  const allowed =
    query.success && (await countTry({ key: `similar:${await clientKey()}`, ...PER_CLIENT }, at)) === 0;
  const nearby = allowed ? await similarNearby(query.data, at) : null;
  const lines = similarLines(nearby, await currentLang());
  return Response.json({ lines }, { headers: { "Cache-Control": "no-store" } });
}
