import { type Db, db } from "#lib/db/client.ts";
import { loadComposite } from "#lib/db/figures/composite.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { type CompositeForm, changedComposite } from "#lib/domain/figures/compositeChange.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { asNextVersion } from "../nextVersion.ts";

/**
 * Sets whether the three rates are also told as one, and what each weighs, as the next version. It holds for what is looked at
 * from now on; a report of an earlier instant is formed with what was set then.
 * Errors: NOT_ALLOWED, SETTINGS_CHANGED, NO_LIMIT_CHANGES, NOT_ONE_HUNDRED.
 */
export async function changeComposite(
  actor: Staff,
  form: CompositeForm,
  now: Date,
): Promise<{ version: number } | Problem> {
  if (!mayAtDesk(actor, "editComposite")) return problem("NOT_ALLOWED", { who: "COUNCIL_CLERK" });
  const work = async (tx: Db) => {
    const before = await loadComposite(tx);
    if (before.version !== form.version) return null;
    const next = changedComposite(before, form);
    if (isProblem(next)) return next;
    await tx.compositeRule.create({
      data: { ...next, validFrom: now, reason: form.reason, personId: actor.personId },
    });
    return { version: next.version };
  };
  return asNextVersion(work, () => db.compositeRule.findFirst({ orderBy: { version: "desc" } }));
}
