import { cookies } from "next/headers";
import { currentActor, type SignedIn } from "#lib/auth/actor.ts";
import { FIELD_COOKIE, fieldPull, fieldPush } from "#lib/domain/field/items.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { log } from "#lib/log.ts";
import { now } from "#lib/now.ts";
import { fieldRound } from "#lib/queries/field/round.ts";
import { isEnded, pullRound } from "#lib/usecases/field/devices.ts";
import { applyItems } from "#lib/usecases/field/items.ts";

/** What changed of the round: `?device=&cursor=`. 401 says whether the device is to forget everything. */
export const GET = (request: Request): Promise<Response> =>
  answered(
    fieldPull.safeParse(Object.fromEntries(new URL(request.url).searchParams)),
    async (asked, actor, at) => pullRound(actor, asked, await fieldRound(actor, at), at),
  );

/** What was done on the way; every item is answered by itself. */
export async function POST(request: Request): Promise<Response> {
  const body: unknown = await request.json().catch(() => null);
  return answered(fieldPush.safeParse(body), async (push, actor, at) => {
    const answers = await applyItems(actor, push, at);
    return isProblem(answers) ? answers : { answers, now: at.toISOString() };
  });
}

const YEAR_SECONDS = 31_536_000;
const STATUS: Partial<Record<Problem["code"], number>> = {
  OTHER_PERSON_DEVICE: 409,
  DEVICE_ENDED: 401,
  INVALID: 400,
};

async function answered<T extends { device: string }, R extends object>(
  asked: { success: true; data: T } | { success: false },
  work: (asked: T, actor: SignedIn, at: Date) => Promise<R | Problem>,
): Promise<Response> {
  if (!asked.success) return told({ problem: problem("INVALID") }, 400);
  const actor = await currentActor();
  if (!actor)
    return told({ problem: problem("NOT_SIGNED_IN"), forget: await isEnded(asked.data.device) }, 401);
  const result = await work(asked.data, actor, await now()).catch((error: unknown) => {
    log.error("sync failed", error);
    return problem("UNAVAILABLE");
  });
  if (!isProblem(result)) {
    (await cookies()).set(FIELD_COOKIE, "1", { httpOnly: true, sameSite: "lax", maxAge: YEAR_SECONDS });
    return told(result, 200);
  }
  return told({ problem: result, forget: result.code === "DEVICE_ENDED" }, STATUS[result.code] ?? 503);
}

const told = (body: object, status: number): Response =>
  Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
