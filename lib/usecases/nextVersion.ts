import { type Db, db, isUniqueViolation } from "#lib/db/client.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { refusable } from "./outcome.ts";

type Signed = { readonly personId: string } | null;

/**
 * Changes a setting to its next version, one row each that stays for ever. `work` answers null where the version that somebody
 * looked at is no longer the last; that one and the loser of a race are told who was first, which `last` finds.
 * Errors: SETTINGS_CHANGED and those of `work`.
 */
export async function asNextVersion<T>(
  work: (tx: Db) => Promise<T | Problem | null>,
  last: () => Promise<Signed>,
): Promise<T | Problem> {
  const raced = async () => {
    const row = await last();
    const person =
      row && (await db.person.findUnique({ where: { id: row.personId }, select: { name: true } }));
    return problem("SETTINGS_CHANGED", { who: person?.name ?? "" });
  };
  return refusable(async (tx) => (await work(tx)) ?? raced()).catch((error: unknown) => {
    if (isUniqueViolation(error)) return raced();
    throw error;
  });
}
