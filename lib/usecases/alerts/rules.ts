import { loadRules } from "#lib/db/alerts/alerts.ts";
import { db, isUniqueViolation } from "#lib/db/client.ts";
import { changedRule, type RuleForm } from "#lib/domain/alerts/ruleChange.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { refusable } from "../outcome.ts";

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
  return refusable(async (tx) => {
    const rules = await loadRules(tx);
    if (rules.versions[kind] !== form.version) return raced(kind);
    const rule = changedRule(rules[kind], form);
    if (isProblem(rule)) return rule;
    const version = form.version + 1;
    await tx.alertRule.create({
      data: { kind, version, ...rule, validFrom: now, reason, personId: actor.personId },
    });
    return { version };
  }).catch((error: unknown) => {
    if (isUniqueViolation(error)) return raced(kind);
    throw error;
  });
}

async function raced(kind: string): Promise<Problem> {
  const last = await db.alertRule.findFirst({ where: { kind }, orderBy: { version: "desc" } });
  const person =
    last && (await db.person.findUnique({ where: { id: last.personId }, select: { name: true } }));
  return problem("SETTINGS_CHANGED", { who: person?.name ?? "" });
}
