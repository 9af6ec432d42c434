"use server";
import { action } from "#lib/action.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { endedRuleForm, ruleForm } from "#lib/domain/routing/routingForm.ts";
import { addRule, endRoutingRule } from "#lib/usecases/routing/directory.ts";

export const add = action("editDirectory", ruleForm, async (form, { actor, now }) => {
  const rule = await addRule(actor, form, now);
  return isProblem(rule) ? rule : { to: "/directory?done=added" };
});

export const end = action("editDirectory", endedRuleForm, async (form, { actor, now }) => {
  const rule = await endRoutingRule(actor, form, now);
  return isProblem(rule) ? rule : { to: "/directory?done=ended" };
});
