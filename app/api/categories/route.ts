import type { NextRequest } from "next/server";
import { clientKey } from "#lib/auth/actor.ts";
import { PAYLOADS } from "#lib/domain/commands.ts";
import { now } from "#lib/now.ts";
import { suggestCategories } from "#lib/queries/alike/categories.ts";
import { countTry } from "#lib/usecases/sessions/throttle.ts";

const PER_CLIENT = { limit: 60, minutes: 60 } as const;
const asked = PAYLOADS.register.pick({ statement: true });

/**
 * What the words that somebody is writing may be about: POST {statement}, so that none of them stands in an address. 200
 * {categories: [code, …]}, at most three, the likeliest first; none when the words say nothing, nothing can be made of the
 * question, or one client asks too often.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const query = asked.safeParse(await request.json().catch(() => null));
  const allowed =
    query.success &&
    (await countTry({ key: `categories:${await clientKey()}`, ...PER_CLIENT }, await now())) === 0;
  const categories = allowed ? await suggestCategories(query.data.statement) : [];
  return Response.json({ categories }, { headers: { "Cache-Control": "no-store" } });
}
