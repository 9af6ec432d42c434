import { loadRules } from "#lib/db/alerts/alerts.ts";
import { type Db, db } from "#lib/db/client.ts";
import { nextChange, type RuleForm } from "#lib/domain/alerts/ruleChange.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { asNextVersion } from "../nextVersion.ts";

/**
 * Sets from when on something stands out, in general or for a category of the first level, or puts a category back under the
 * general rule; as the next version of the kind's settings. It holds from the next look on, and what was told stays told.
 * Errors: NOT_ALLOWED, SETTINGS_CHANGED, NO_LIMIT_CHANGES.
 */
export async function changeAlertRule(
  actor: Staff,
  form: RuleForm,
  now: Date,
): Promise<{ version: number } | Problem> {
  if (!mayAtDesk(actor, "editAlertRules")) return problem("NOT_ALLOWED", { who: "COUNCIL_CLERK" });
  const { kind, reason } = form;
  const work = async (tx: Db) => {
    const before = (await loadRules(tx))[kind];
    if (before.version !== form.version) return null;
    const change = nextChange(before, form);
    if (isProblem(change)) return change;
    const { rule, ...next } = change;
    await tx.alertRule.create({
      data: { ...next, ...rule, validFrom: now, reason, personId: actor.personId },
    });
    return { version: next.version };
  };
  return asNextVersion(work, () => db.alertRule.findFirst({ where: { kind }, orderBy: { version: "desc" } }));
}
