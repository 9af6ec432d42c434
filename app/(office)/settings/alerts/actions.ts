"use server";
import { action } from "#lib/action.ts";
import { putBackForm, type RuleForm, ruleForm } from "#lib/domain/alerts/ruleChange.ts";
import { isProblem, type Problem } from "#lib/domain/problems.ts";
import { changeAlertRule } from "#lib/usecases/alerts/rules.ts";

const shown = ({ kind }: RuleForm, saved: { version: number } | Problem) =>
  isProblem(saved) ? saved : { to: `/settings/alerts?saved=${kind}${saved.version}` };

export const saveRule = action("editAlertRules", ruleForm, async (form, { actor, now }) =>
  shown(form, await changeAlertRule(actor, form, now)),
);
export const putBack = action("editAlertRules", putBackForm, async (form, { actor, now }) =>
  shown(form, await changeAlertRule(actor, form, now)),
);
