import "server-only";
import { clientKey, currentActor } from "#lib/auth/actor.ts";
import { currentResident } from "#lib/auth/receipt.ts";
import { fromOwnPage } from "#lib/domain/open/ownPage.ts";
import { now } from "#lib/now.ts";
import { type Browser, receiveUpload } from "#lib/usecases/files/receive.ts";
import { countTry } from "#lib/usecases/sessions/throttle.ts";
import { guarded } from "./headers.ts";

/** New files from one client; a form of ten counts as one. */
const PER_CLIENT = { limit: 300, minutes: 60 } as const;

export async function browser(): Promise<Browser> {
  const [staff, resident] = await Promise.all([currentActor(), currentResident()]);
  return { staff, resident };
}

/** Minutes to wait, 0 when it may go on. */
export const minutesToWait = async (at: Date): Promise<number> =>
  countTry({ key: `upload:${await clientKey()}`, ...PER_CLIENT }, at);

/** One request of the resumable protocol. Its own header keeps other sites out: browsers ask first, and no site is named as allowed. */
export async function answer(request: Request, id: string | null): Promise<Response> {
  const at = await now();
  if (request.method === "POST" && (await minutesToWait(at)) > 0)
    return guarded(new Response("TOO_MANY_TRIES", { status: 429 }));
  return guarded(await receiveUpload(request, id, await browser(), at));
}

/** Pages and their actions are held to their own site by proxy.ts, which files do not pass; and here a form must say whence. */
export const isOwnPage = (request: Request): boolean => fromOwnPage(request.headers) === true;
