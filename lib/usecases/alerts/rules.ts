import { loadRules } from "#lib/db/alerts/alerts.ts";
import { type Db, db } from "#lib/db/client.ts";
import { changedRule, type RuleForm } from "#lib/domain/alerts/ruleChange.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { asNextVersion } from "../nextVersion.ts";

/**
 * Sets from when on something stands out, as the next version; it holds from the next look on, and what was told stays told.
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
    const rules = await loadRules(tx);
    if (rules.versions[kind] !== form.version) return null;
    const rule = changedRule(rules[kind], form);
    if (isProblem(rule)) return rule;
    const version = form.version + 1;
    await tx.alertRule.create({
      data: { kind, version, ...rule, validFrom: now, reason, personId: actor.personId },
    });
    return { version };
  };
  return asNextVersion(work, () => db.alertRule.findFirst({ where: { kind }, orderBy: { version: "desc" } }));
}
