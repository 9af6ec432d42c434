import type { Db } from "#lib/db/client.ts";
import { isDeadlock, isUniqueViolation, Refused, transaction } from "#lib/db/client.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";

/** Two that each hold what the other waits for: the database ends one of them, whose turn is then after the other's. */
const TURNS = 3;

/**
 * Runs one transaction; a Problem that comes back or is refused inside undoes everything written in it. Ended by a deadlock it
 * wrote nothing, and is run again: nobody is shown an error because two merged into each other at once.
 */
export async function refusable<T>(
  work: (tx: Db) => Promise<T | Problem>,
  turns = TURNS,
): Promise<T | Problem> {
  try {
    return await transaction(async (tx) => {
      const result = await work(tx);
      if (isProblem(result)) throw new Refused(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.problem as Problem;
    if (isDeadlock(error) && turns > 1) return refusable(work, turns - 1);
    throw error;
  }
}

/**
 * The same command may arrive twice, also at the same moment: the loser waits for the winner, is then refused or meets
 * its unique key, and is answered as the first time. An id that belongs to somebody else's is NOT_FOUND.
 */
export async function onceOnly<T>(
  work: () => Promise<T | Problem>,
  answerAgain: () => Promise<T | null>,
): Promise<T | Problem> {
  const before = await answerAgain();
  if (before !== null) return before;
  const result = await work().catch((error: unknown) => {
    if (isTakenId(error)) return problem("NOT_FOUND");
    throw error;
  });
  return isProblem(result) ? ((await answerAgain()) ?? result) : result;
}

/** Any other unique key that is met is a bug. */
const isTakenId = (error: unknown): boolean =>
  isUniqueViolation(error) && /command_id|_pkey|\(`id`\)/.test((error as Error).message);
