import { lockPromise } from "#lib/db/rounds/promises.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import type { PromiseForm } from "#lib/domain/rounds/promises.ts";
import { refusable } from "../outcome.ts";
import { communityFor } from "./households.ts";

/**
 * What was promised at a visit is done, with words of what was done: by the unit that owes it or by who was there. The same
 * person pressing twice changes nothing. Errors: NOT_FOUND (also out of reach), PROMISE_DONE.
 */
export const keepPromise = (
  actor: Staff,
  { promiseId, words }: PromiseForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const found = await lockPromise(tx, actor, promiseId);
    if (!found) return problem("NOT_FOUND");
    if (found.visitorId !== actor.personId && "code" in (await communityFor(tx, actor, found.communityId)))
      return problem("NOT_FOUND");
    if (found.doneAt) return found.doneBy === actor.personId ? { id: promiseId } : problem("PROMISE_DONE");
    await tx.visitPromise.update({
      where: { id: promiseId },
      data: { doneAt: now, doneBy: actor.personId, doneWords: words },
    });
    return { id: promiseId };
  });
