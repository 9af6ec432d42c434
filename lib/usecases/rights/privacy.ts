import { type Db, db } from "#lib/db/client.ts";
import { loadPrivacy } from "#lib/db/rights/privacy.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { changedPrivacy, type PrivacyForm } from "#lib/domain/rights/privacyChange.ts";
import { asNextVersion } from "../nextVersion.ts";

/**
 * Sets how long contacts are kept and how soon requests are answered, as the next version. The time for keeping holds for
 * every contact from the next night on, also for matters that ended before; requests keep the day they were promised.
 * Errors: NOT_ALLOWED, SETTINGS_CHANGED, NO_LIMIT_CHANGES.
 */
export async function changePrivacy(
  actor: Staff,
  form: PrivacyForm,
  now: Date,
): Promise<{ version: number } | Problem> {
  if (!mayAtDesk(actor, "editPrivacy")) return problem("NOT_ALLOWED", { who: "COUNCIL_CLERK" });
  const work = async (tx: Db) => {
    const before = await loadPrivacy(tx);
    if (before.version !== form.version) return null;
    const next = changedPrivacy(before, form);
    if (isProblem(next)) return next;
    await tx.privacySetting.create({
      data: { ...next, validFrom: now, reason: form.reason, personId: actor.personId },
    });
    return { version: next.version };
  };
  return asNextVersion(work, () => db.privacySetting.findFirst({ orderBy: { version: "desc" } }));
}
