import type { NextRequest } from "next/server";
import { currentLang } from "#app/preferences.ts";
import { clientKey } from "#lib/auth/actor.ts";
import { PAYLOADS } from "#lib/domain/commands.ts";
import { sameWords, similarLines } from "#lib/domain/labels/similar.ts";
import { now } from "#lib/now.ts";
import { sameProblems, similarNearby } from "#lib/queries/alike/similar.ts";
import { countTry } from "#lib/usecases/sessions/throttle.ts";

const PER_CLIENT = { limit: 60, minutes: 60 } as const;
const asked = PAYLOADS.register.pick({ statement: true, unitId: true, category: true });

/**
 * What is like a matter that somebody is writing: POST {statement, unitId, category}, so that no word of it stands in an
 * address. 200 {lines: [sentence], posts: [{id, words}]} in the language of the page: how many others there are, and what of
 * theirs stands on the opinion wall; none when there is nothing to say, nothing can be made of
 * the question, or one client asks too often.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const query = asked.safeParse(await request.json().catch(() => null));
  const at = await now();
  const allowed =
    query.success && (await countTry({ key: `similar:${await clientKey()}`, ...PER_CLIENT }, at)) === 0;
  const nearby = allowed ? await similarNearby(query.data, at) : null;
  const [lang, same] = await Promise.all([currentLang(), allowed ? sameProblems(query.data) : []]);
  const posts = same.map((one) => ({ id: one.postId, words: sameWords(one, lang) }));
  return Response.json(
    { lines: similarLines(nearby, lang), posts },
    { headers: { "Cache-Control": "no-store" } },
  );
}
