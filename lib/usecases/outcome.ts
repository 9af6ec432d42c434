import type { Db } from "#lib/db/client.ts";
import { isUniqueViolation, Refused, transaction } from "#lib/db/client.ts";
import { isProblem, type Problem } from "#lib/domain/problems.ts";

/** Runs one transaction; a Problem that comes back or is refused inside undoes everything written in it. */
export async function refusable<T>(work: (tx: Db) => Promise<T | Problem>): Promise<T | Problem> {
  try {
    return await transaction(async (tx) => {
      const result = await work(tx);
      if (isProblem(result)) throw new Refused(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.problem as Problem;
    throw error;
  }
}

/**
 * The same command may arrive twice at the same moment: the loser meets the unique key of the winner and is answered
 * as the first time.
 */
export async function onceOnly<T>(work: () => Promise<T>, answerAgain: () => Promise<T | null>): Promise<T> {
  const before = await answerAgain();
  if (before !== null) return before;
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const winner = await answerAgain();
    if (winner === null) throw error;
    return winner;
  }
}
