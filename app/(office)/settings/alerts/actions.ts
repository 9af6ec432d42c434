"use server";
import { action } from "#lib/action.ts";
import { ruleForm } from "#lib/domain/alerts/ruleChange.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { changeAlertRule } from "#lib/usecases/alerts/rules.ts";

export const saveRule = action("editAlertRules", ruleForm, async (form, { actor, now }) => {
  const saved = await changeAlertRule(actor, form, now);
  return isProblem(saved) ? saved : { to: `/settings/alerts?saved=${form.kind}${saved.version}` };
});
